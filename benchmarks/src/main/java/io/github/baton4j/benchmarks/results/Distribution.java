// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks.results;

import java.util.Arrays;

/** Values of which none is to be trusted alone: told by their order, not by their mean, as a slow start is no faster for it. */
final class Distribution {
  private final double[] sorted;

  Distribution(double[] values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("nothing was measured");
    }
    sorted = values.clone();
    Arrays.sort(sorted);
  }

  double median() {
    return quantile(0.5);
  }

  /** Between two values, as far as this is between their places. */
  double quantile(double part) {
    double place = part * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }

  /** How many values of either end are outside of the interval that has the true median with 95 %; -1 when there are too few. */
  private int outside() {
    double chance = Math.pow(0.5, sorted.length);
    double sum = 0;
    int many = -1;
    for (int n = 0; n < sorted.length; n++) {
      sum += chance;
      if (sum > 0.025) {
        break;
      }
      many = n;
      chance = chance * (sorted.length - n) / (n + 1);
    }
    return many;
  }

  /** Whether the true median may be 0, by the values' order alone (a sign test, 95 %). */
  boolean isNothing() {
    int outside = outside();
    return outside < 0 || sorted[outside] <= 0 && sorted[sorted.length - 1 - outside] >= 0;
  }

  /** Whether the true median may be below this, though the one seen is not, or the other way round. */
  boolean isNear(double limit) {
    int outside = outside();
    return outside < 0 || sorted[outside] <= limit && sorted[sorted.length - 1 - outside] >= limit;
  }

  @Override
  public String toString() {
    String median = text(median());
    String quartiles = text(quantile(0.25)) + " … " + text(quantile(0.75));
    return quartiles.equals(median + " … " + median) ? median : median + " (" + quartiles + ")";
  }

  private static String text(double value) {
    return value == Math.rint(value) ? Figures.limit(value) : Figures.of(value);
  }
}
