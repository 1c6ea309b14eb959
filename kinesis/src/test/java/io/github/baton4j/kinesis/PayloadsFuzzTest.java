// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.kinesis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.baton4j.contract.CaptureOracle;
import io.github.baton4j.contract.ExpectedCapture;
import io.github.baton4j.contract.StrictJson;
import java.nio.ByteBuffer;

/** {@link Payloads#incoming}: the bytes are the data itself, as an array and in a buffer of every kind. */
class PayloadsFuzzTest {
  @FuzzTest
  void dataIsCaptured(byte[] data) {
    ExpectedCapture expected =
        ExpectedCapture.trusted().context(StrictJson.object(data)).fallback("sequence-1");
    byte[] array = data.clone();
    CaptureOracle.judge(() -> Payloads.incoming(array, "sequence-1"), expected);
    assertArrayEquals(data, array);
    for (BufferKind kind : BufferKind.forData(data)) {
      ByteBuffer buffer = kind.of(data);
      CaptureOracle.judge(() -> Payloads.incoming(buffer, "sequence-1"), expected);
      kind.isUntouched(buffer, data);
    }
  }
}
