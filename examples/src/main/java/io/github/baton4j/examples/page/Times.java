// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.page;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The forms in which lines tell their time: ISO 8601 with a zone, the same without one and with a space (Logs Insights'; UTC),
 * a comma before the fraction, and a number since 1970 in seconds, milliseconds, microseconds or nanoseconds, told apart by
 * their size.
 */
final class Times {
  private static final int LONGEST = 40;
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

  /** Seconds until the year 5138. */
  private static final BigDecimal SECONDS_END = BigDecimal.valueOf(100_000_000_000L);

  private Times() {}

  static @Nullable Instant parse(String text) {
    if (text.length() < 9 || text.length() > LONGEST) {
      return null;
    }
    try {
      return text.indexOf('-') > 0 && text.indexOf(':') > 0 ? iso(text) : sinceEpoch(text);
    } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
      return null;
    }
  }

  private static Instant iso(String text) {
    String iso = text.replace(' ', 'T').replace(',', '.');
    int clock = iso.indexOf('T');
    boolean zoned = iso.endsWith("Z") || iso.indexOf('+', clock) > 0 || iso.indexOf('-', clock) > 0;
    if (!zoned) {
      return LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
    }
    // +0000, as Python and log4j write it.
    int sign = Math.max(iso.lastIndexOf('+'), iso.lastIndexOf('-'));
    if (sign > clock && iso.length() - sign == 5 && iso.indexOf(':', sign) < 0) {
      iso = iso.substring(0, sign + 3) + ":" + iso.substring(sign + 3);
    }
    return OffsetDateTime.parse(iso).toInstant();
  }

  private static @Nullable Instant sinceEpoch(String text) {
    BigDecimal seconds = new BigDecimal(text);
    // What has more zeros than that would be counted for minutes, or fill the heap.
    if (seconds.signum() <= 0 || seconds.scale() > LONGEST || seconds.scale() < -LONGEST) {
      return null;
    }
    while (seconds.compareTo(SECONDS_END) >= 0) {
      seconds = seconds.divide(THOUSAND);
    }
    BigInteger whole = seconds.toBigInteger();
    long nanos = seconds.subtract(new BigDecimal(whole)).movePointRight(9).longValue();
    return Instant.ofEpochSecond(whole.longValueExact(), nanos);
  }
}
