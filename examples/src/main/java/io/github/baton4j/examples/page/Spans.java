// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.page;

import java.time.Duration;
import java.util.Locale;

/** Spans of time, as people read them. */
final class Spans {
  private static final long MILLI = 1_000_000;
  private static final long SECOND = 1000 * MILLI;

  private Spans() {}

  static String text(Duration span) {
    if (span.isZero()) {
      return "0 ms";
    }
    Duration size = span.abs();
    String sign = span.isNegative() ? "−" : "";
    if (size.compareTo(Duration.ofHours(1)) >= 0) {
      return sign + size.toHours() + " h " + size.toMinutesPart() + " min";
    }
    if (size.compareTo(Duration.ofMinutes(1)) >= 0) {
      return sign + size.toMinutes() + " min " + size.toSecondsPart() + " s";
    }
    long nanos = size.toNanos();
    if (nanos >= SECOND) {
      return sign + decimals(nanos / (double) SECOND, 2) + " s";
    }
    return sign + decimals(nanos / (double) MILLI, nanos >= 10 * MILLI ? 0 : 1) + " ms";
  }

  private static String decimals(double number, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", number);
  }
}
