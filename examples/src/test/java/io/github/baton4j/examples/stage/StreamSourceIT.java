// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.stage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import com.amazonaws.services.lambda.runtime.events.KinesisEvent.KinesisEventRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;

class StreamSourceIT {
  private final Streams streams;
  private final List<String> handled = Collections.synchronizedList(new ArrayList<>());
  private final List<KinesisEvent> events = Collections.synchronizedList(new ArrayList<>());

  StreamSourceIT() throws IOException {
    streams = new Streams();
  }

  @AfterEach
  void close() {
    streams.close();
  }

  private interface Handling {
    /** Whether the record was handled. */
    boolean handle(String data);
  }

  private static String data(KinesisEventRecord each) {
    return UTF_8.decode(each.getKinesis().getData().duplicate()).toString();
  }

  private void deliver(List<String> data, Handling handling) {
    for (String each : data) {
      streams
          .client()
          .putRecord(r -> r.streamName(Streams.CREATED)
              .partitionKey("same")
              .data(SdkBytes.fromUtf8String(each)));
    }
    Function<KinesisEvent, StreamsEventResponse> function =
        new Function<>("f", (event, context) -> handled(event, handling));
    new StreamSource(streams.client(), Streams.CREATED, function).deliver(Duration.ofSeconds(20));
  }

  private StreamsEventResponse handled(KinesisEvent event, Handling handling) {
    events.add(event);
    List<StreamsEventResponse.BatchItemFailure> failed = new ArrayList<>();
    for (KinesisEventRecord each : event.getRecords()) {
      handled.add(data(each));
      if (!handling.handle(data(each))) {
        failed.add(
            new StreamsEventResponse.BatchItemFailure(each.getKinesis().getSequenceNumber()));
        break;
      }
    }
    return new StreamsEventResponse(failed);
  }

  @Test
  void recordsArriveInTheirOrderAsLambdaDeliversThem() {
    deliver(List.of("a", "b", "c"), data -> true);
    assertEquals(List.of("a", "b", "c"), handled);
    KinesisEventRecord first = events.get(0).getRecords().get(0);
    assertEquals("aws:kinesis", first.getEventSource());
    assertTrue(first.getEventID().matches("shardId-[0-9]+:[0-9]+"), first.getEventID());
    assertTrue(first.getEventID().endsWith(":" + first.getKinesis().getSequenceNumber()));
    assertEquals("same", first.getKinesis().getPartitionKey());
  }

  @Test
  void itGoesOnFromTheRecordThatFailed() {
    List<String> failedOnce = new ArrayList<>(List.of("b"));
    deliver(List.of("a", "b", "c"), data -> !failedOnce.remove(data));
    assertEquals(List.of("a", "b", "b", "c"), handled);
  }

  @Test
  void theBatchComesAgainWhenTheFunctionThrowsAndIsGivenUpInTheEnd() {
    deliver(List.of("a", "b"), data -> {
      throw new IllegalStateException("on purpose");
    });
    assertEquals(List.of("a", "a", "a"), handled);
  }

  @Test
  void anEmptyStreamInvokesNothing() {
    deliver(List.of(), data -> true);
    assertEquals(List.of(), events);
  }
}
