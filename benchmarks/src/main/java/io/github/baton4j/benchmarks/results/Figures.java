// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks.results;

import java.util.Locale;

/** Figures as readers want them: three digits that say something, thousands apart. */
final class Figures {
  static final String NOTHING = "";

  private Figures() {}

  static String of(double value) {
    if (Double.isNaN(value)) {
      return NOTHING;
    }
    return value == 0 ? "0" : String.format(Locale.ROOT, format(value), value);
  }

  private static String format(double value) {
    double size = Math.abs(value);
    if (size < 0.0995) {
      return "%.3f";
    }
    return size < 9.995 ? "%.2f" : size < 99.95 ? "%.1f" : "%,.0f";
  }

  /** Both with as many digits as the larger one has. */
  static String of(double value, double error) {
    if (Double.isNaN(error)) {
      return of(value);
    }
    String format = format(Math.max(Math.abs(value), error));
    return String.format(Locale.ROOT, format + " ± " + format, value, error);
  }

  /** Bytes; a fraction of one is what JMH itself allocates between two looks. */
  static String bytes(double value) {
    return Double.isNaN(value) ? NOTHING : String.format(Locale.ROOT, "%,d", Math.round(value));
  }

  static String times(double ratio) {
    return Double.isFinite(ratio) ? of(ratio) + " ×" : NOTHING;
  }

  static String limit(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%,d", (long) value)
        : String.valueOf(value);
  }
}
