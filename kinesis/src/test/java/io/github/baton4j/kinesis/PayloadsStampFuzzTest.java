// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.kinesis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.baton4j.CorrelationIds;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@link Payloads#stamp} and {@link Payloads#strip}: to the byte what {@link Oracle} says, and back. */
class PayloadsStampFuzzTest {
  private static final Map<String, String> IDS = new LinkedHashMap<>();
  private static final CorrelationIds CORRELATION_IDS = CorrelationIds.of("c-1")
      .with("call-chain-length", "7")
      .with("debug-log-enabled", "false")
      .with("x-correlation-user-id", "u\"1\\");

  static {
    IDS.put("x-correlation-id", "c-1");
    IDS.put("call-chain-length", "7");
    IDS.put("debug-log-enabled", "false");
    IDS.put("x-correlation-user-id", "u\"1\\");
  }

  @FuzzTest
  void dataIsStampedAndStripped(byte[] data) {
    byte[] given = data.clone();
    Oracle.Verdict expected = Oracle.injected(data, IDS);
    byte[] stamped = Payloads.stamp(given, CORRELATION_IDS);
    assertArrayEquals(expected.bytes, stamped);
    assertEquals(expected.bytes == data, stamped == given);
    assertSame(stamped, Payloads.stamp(stamped, CORRELATION_IDS));
    byte[] stripped = Payloads.strip(given);
    assertArrayEquals(Oracle.stripped(data), stripped);
    assertArrayEquals(stripped, Payloads.strip(stamped));
    assertArrayEquals(data, given);
  }
}
