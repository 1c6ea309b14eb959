// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.outside;

import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.spi.ILoggingEvent;
import io.github.baton4j.contract.LogLines;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** What the examples log. */
final class Lines {
  private Lines() {}

  static LogLines listen() {
    return new LogLines("io.github.baton4j.examples");
  }

  /** The ID of each line that begins like this. */
  static List<String> ids(LogLines lines, String message) {
    return lines.lines().stream()
        .filter(line -> line.getFormattedMessage().startsWith(message))
        .map(Lines::id)
        .toList();
  }

  static String id(ILoggingEvent line) {
    return String.valueOf(line.getMDCPropertyMap().get("x-correlation-id"));
  }

  /** Waits until something is so. */
  static void await(BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < deadline, "it has not come to be in 30 seconds");
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }
}
