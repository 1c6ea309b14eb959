// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.kinesis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.baton4j.contract.CaptureOracle;
import io.github.baton4j.contract.ExpectedCapture;
import io.github.baton4j.contract.StrictJson;
import java.nio.ByteBuffer;

/** {@link KinesisEvents}: the bytes are a record's data, in a buffer of every kind. */
class KinesisEventsFuzzTest {
  private static final String EVENT_ID =
      "shardId-000000000006:49590338271490256608559692538361571095921575989136588898";

  @FuzzTest
  void recordsAreCaptured(byte[] data) {
    ExpectedCapture expected =
        ExpectedCapture.trusted().context(StrictJson.object(data)).fallback(EVENT_ID);
    for (BufferKind kind : BufferKind.forData(data)) {
      ByteBuffer buffer = kind.of(data);
      KinesisEvent.KinesisEventRecord given = streamRecord(buffer);
      CaptureOracle.judge(() -> KinesisEvents.incoming(given), expected);
      kind.isUntouched(buffer, data);
      assertEquals(streamRecord(buffer), given);
    }
  }

  private static KinesisEvent.KinesisEventRecord streamRecord(ByteBuffer data) {
    KinesisEvent.KinesisEventRecord streamRecord = new KinesisEvent.KinesisEventRecord();
    streamRecord.setEventID(EVENT_ID);
    streamRecord.setKinesis(new KinesisEvent.Record());
    streamRecord.getKinesis().setPartitionKey("pk");
    streamRecord.getKinesis().setData(data);
    return streamRecord;
  }
}
