// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks.results;

import io.github.baton4j.benchmarks.results.Comparison.Aim;
import io.github.baton4j.benchmarks.results.Comparison.Target;
import org.jspecify.annotations.Nullable;

/**
 * Whether what was aimed at is reached.
 *
 * @param value what is held against the limit
 * @param close whether the errors of the figures are larger than what is left to the limit, or beyond it
 */
record Verdict(Target target, double value, boolean reached, boolean close) {

  /** There is no smaller object than of sixteen bytes; what is far below is the housekeeping of clients and harness. */
  private static final double HALF_AN_OBJECT = 8;

  /** The verdict on one row, or null when it is not about this row or something was not measured. */
  static @Nullable Verdict on(Comparison comparison, Target target, Row row) {
    Measured ours = row.variants().get(target.ours());
    Measured other = row.variants().get(target.beside());
    if (ours == null || other == null || !row.isWhere(comparison, target.where())) {
      return null;
    }
    if (target.aim() == Aim.NANOS) {
      double left = target.limit() - ours.nanos();
      return new Verdict(target, ours.nanos(), left >= 0, Math.abs(left) <= ours.error());
    }
    if (target.aim() == Aim.MORE_BYTES) {
      double more = ours.bytes() - other.bytes();
      return new Verdict(target, more, more < target.limit() + HALF_AN_OBJECT, false);
    }
    return ratio(target, ours, other, row.base(comparison));
  }

  private static Verdict ratio(
      Target target, Measured our, Measured other, @Nullable Measured base) {
    double limit = target.aim() == Aim.AT_LEAST ? 1 / target.limit() : target.limit();
    double from = base == null ? 0 : base.nanos();
    double ours = our.nanos() - from;
    double theirs = other.nanos() - from;
    // Both added costs share the error of the body that they are measured from.
    double shared = base == null ? 0 : (1 - limit) * base.error();
    double error = Math.hypot(Math.hypot(our.error(), limit * other.error()), shared);
    double left = limit * theirs - ours;
    double value = target.aim() == Aim.AT_LEAST ? theirs / ours : ours / theirs;
    boolean reached = target.aim() == Aim.BELOW ? left > 0 : left >= 0;
    return new Verdict(target, value, reached, Math.abs(left) <= error);
  }

  private static String ours(Target target) {
    return Comparisons.VARIANTS.get(target.ours());
  }

  /** What was aimed at, as a cell in the row of the one that it is held against. */
  static String aim(Target target) {
    String limit = Figures.limit(target.limit());
    return switch (target.aim()) {
      case AT_MOST -> ours(target) + " ≤ " + limit + " ×";
      case AT_LEAST -> "≥ " + limit + " × " + ours(target);
      case BELOW -> ours(target) + " below";
      case NANOS -> "≤ " + limit + " ns";
      case MORE_BYTES -> ours(target) + " ≤ " + limit + " B more";
    };
  }

  String got() {
    return switch (target.aim()) {
      case AT_MOST, AT_LEAST, BELOW ->
        // A ratio of what cannot be told from nothing would say more than was measured.
        value < 0 || !Double.isFinite(value) ? "no difference" : Figures.times(value);
      case NANOS -> Figures.of(value) + " ns";
      case MORE_BYTES -> Figures.bytes(value) + " B";
    };
  }

  String word() {
    return (reached ? "reached" : "**missed**") + (close ? ", within the error" : "");
  }
}
