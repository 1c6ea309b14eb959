// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.kinesis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Limits;
import io.github.baton4j.Scope;
import io.github.baton4j.contract.Counts;
import java.lang.management.ManagementFactory;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A {@code __context__} that somebody else has written, for the worst. */
class HostileContextTest {
  /** Nobody has use for more than 32 of them, and an OutOfMemoryError is one that Baton lets pass. */
  @Test
  void aMillionMembersDoNotTakeTwentyTimesTheirSize() {
    StringBuilder json = new StringBuilder("{\"__context__\":{\"x-correlation-id\":\"c-1\"");
    for (int i = 0; json.length() < 1 << 20; i++) {
      json.append(",\"").append(Integer.toString(i, 36)).append("\":1");
    }
    byte[] payload = Json.utf8(json.append("}}").toString());
    Baton baton = Baton.builder().build();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    assertEquals("c-1", baton.capture(Payloads.incoming(payload, "f")).correlationId());
    long captured = threads.getCurrentThreadAllocatedBytes();
    Payloads.stamp(payload, CorrelationIds.of("c-1").with("x-correlation-a", "a"));
    long stamped = threads.getCurrentThreadAllocatedBytes();
    assertTrue(captured - before <= 8L * payload.length, "to capture: " + (captured - before));
    assertTrue(stamped - captured <= 8L * payload.length, "to stamp: " + (stamped - captured));
  }

  /** More members than a thousand are nobody's IDs: such data is left alone, and that is no fault. */
  @ParameterizedTest
  @CsvSource({"1000, stamped", "1001, not injectable"})
  void beyondAThousandMembersNothingIsAdded(int members, String outcome) {
    StringBuilder json = new StringBuilder("{\"__context__\":{\"m0\":1");
    for (int i = 1; i < members; i++) {
      json.append(",\"m").append(i).append("\":1");
    }
    byte[] payload = Json.utf8(json.append("}}").toString());
    Baton baton = Baton.builder().build();
    Counts counts = new Counts(baton, "kinesis");
    try (Scope scope = baton.open(CorrelationIds.of("other"))) {
      byte[] stamped = Payloads.stamp(payload, CorrelationIds.of("c-1"));
      assertEquals(members == 1001, stamped == payload);
    }
    assertEquals(Map.of(outcome, 1L), counts.risen());
  }

  /** What an unreadable chain length leaves free when it is replaced is room already at the first pass, or never. */
  @Test
  void injectedTwiceIsAsInjectedOnce() {
    String payload =
        "{\"__context__\":{\"x-correlation-id\":\"c-1\",\"call-chain-length\":\"unreadable\"}}";
    Baton baton = Baton.builder()
        .limits(Limits.defaults().kinesisRecordBytes(payload.length() + 1024 + 20))
        .build();
    try (Scope scope = baton.open(CorrelationIds.of("other"))) {
      byte[] once = Payloads.stamp(
          Json.utf8(payload),
          CorrelationIds.of("c-1")
              .with("call-chain-length", "7")
              .with("debug-log-enabled", "true"));
      byte[] twice = Payloads.stamp(
          once,
          CorrelationIds.of("c-1")
              .with("call-chain-length", "7")
              .with("debug-log-enabled", "true"));
      assertArrayEquals(once, twice, Json.text(once) + " and then " + Json.text(twice));
    }
  }
}
