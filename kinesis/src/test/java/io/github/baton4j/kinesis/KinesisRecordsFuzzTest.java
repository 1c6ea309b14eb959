// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.kinesis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.baton4j.contract.CaptureOracle;
import io.github.baton4j.contract.ExpectedCapture;
import io.github.baton4j.contract.StrictJson;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.Record;

/** {@link KinesisRecords#incoming}: the bytes are the data of one of the SDK's records. */
class KinesisRecordsFuzzTest {
  private static final String SEQUENCE_NUMBER =
      "49590338271490256608559692538361571095921575989136588898";

  @FuzzTest
  void recordsAreCaptured(byte[] data) {
    Record given = streamRecord(data);
    CaptureOracle.judge(
        () -> KinesisRecords.incoming(given),
        ExpectedCapture.trusted().context(StrictJson.object(data)).fallback(SEQUENCE_NUMBER));
    assertEquals(streamRecord(data), given);
  }

  private static Record streamRecord(byte[] data) {
    return Record.builder()
        .partitionKey("pk")
        .sequenceNumber(SEQUENCE_NUMBER)
        .data(SdkBytes.fromByteArray(data))
        .build();
  }
}
