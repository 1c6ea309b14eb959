// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.kinesis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Limits;
import io.github.baton4j.Scope;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Ten mebibytes of whatever: read once, and copied no oftener than what comes out asks for. */
class LargePayloadTest {
  private static final int SIZE = (10 << 20) - 1000;
  private static final int LITTLE = 64 << 10;

  private final Baton baton =
      Baton.builder().limits(Limits.defaults().kinesisRecordBytes(10 << 20)).build();

  private enum Shape {
    MANY_MEMBERS("{\"a\":1", ",\"n\":1", "}"),
    LONG_STRING("{\"a\":\"", "\\u00e9\\n\u00e9", "\"}"),
    DEEP("{\"a\":[0", "," + "[".repeat(900) + "]".repeat(900), "]}"),
    LONG_NUMBER("{\"a\":1", "0", "}"),
    SPACE("{\"a\":1", " \n\t", "}"),
    MANY_NAMES_WITH_ESCAPES("{\"a\":1", ",\"\\u005f_context_\":{}", "}"),
    NEVER_CLOSED("{\"a\":{\"b\":\"x\"", ",\"c\":{}", ""),
    BROKEN_AT_ITS_END("{\"a\":1", ",\"n\":1", ",}");

    private final String begin;
    private final String middle;
    private final String end;

    Shape(String begin, String middle, String end) {
      this.begin = begin;
      this.middle = middle;
      this.end = end;
    }

    byte[] payload() {
      int times = (SIZE - 200) / Json.utf8(middle).length;
      return Json.utf8(begin + middle.repeat(times) + end);
    }

    boolean isSound() {
      return this != NEVER_CLOSED && this != BROKEN_AT_ITS_END;
    }
  }

  private static long allocated(Runnable run) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    run.run(); // what is made once is not what is asked for
    long before = threads.getCurrentThreadAllocatedBytes();
    run.run();
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  /** What came out, which may have taken only so many bytes of memory to make. */
  private static byte[] within(long bytes, byte[] payload, Function<byte[], byte[]> made) {
    byte[][] out = new byte[1][];
    long allocated = allocated(() -> out[0] = made.apply(payload));
    assertTrue(allocated <= bytes, allocated + " bytes for a payload of " + payload.length);
    return out[0];
  }

  @ParameterizedTest
  @EnumSource(Shape.class)
  void takesLittleTimeAndLittleMemory(Shape shape) {
    byte[] payload = shape.payload();
    long names = shape == Shape.MANY_NAMES_WITH_ESCAPES ? 30L * payload.length : 0;
    assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
      try (Scope scope = baton.open(CorrelationIds.of("c-1"))) {
        long capture = allocated(() ->
            assertEquals("f", baton.capture(Payloads.incoming(payload, "f")).correlationId()));
        assertTrue(capture <= LITTLE + names, "to capture: " + capture);
        byte[] stamped = within(
            payload.length + LITTLE + names,
            payload,
            data -> Payloads.stamp(data, CorrelationIds.of("c-2")));
        byte[] stripped = within(2L * payload.length + LITTLE + names, stamped, Payloads::strip);
        assertArrayEquals(payload, stripped);
        if (shape.isSound()) {
          assertNotSame(payload, stamped);
          assertEquals("c-2", baton.capture(Payloads.incoming(stamped, "f")).correlationId());
        }
      }
    });
  }
}
