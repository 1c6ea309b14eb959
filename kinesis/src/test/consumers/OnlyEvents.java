// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationContext;
import io.github.baton4j.Scope;
import io.github.baton4j.kinesis.KinesisEvents;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Opens a scope for each record of an event, one with an ID and one without. */
final class OnlyEvents {
  private static final Baton BATON = Baton.create();

  public static void main(String[] args) {
    KinesisEvent event = new KinesisEvent();
    event.setRecords(List.of(
        streamRecord("event-1", "{\"__context__\":{\"x-correlation-id\":\"only-events\"}}"),
        streamRecord("event-2", "{}")));
    for (KinesisEvent.KinesisEventRecord streamRecord : event.getRecords()) {
      Scope scope = BATON.open(KinesisEvents.incoming(streamRecord));
      try (scope) {
        System.out.println(CorrelationContext.current().correlationId());
      }
    }
  }

  private static KinesisEvent.KinesisEventRecord streamRecord(String id, String data) {
    KinesisEvent.Record inner = new KinesisEvent.Record();
    inner.setData(ByteBuffer.wrap(data.getBytes(StandardCharsets.UTF_8)));
    KinesisEvent.KinesisEventRecord streamRecord = new KinesisEvent.KinesisEventRecord();
    streamRecord.setEventID(id);
    streamRecord.setKinesis(inner);
    return streamRecord;
  }
}
