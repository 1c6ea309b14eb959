// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one class of benchmarks compares, and what is to be reached: everything that its tables need beyond the figures.
 *
 * @param name the class's simple name
 * @param rows the benchmark's parameters, in the order of the columns
 * @param linear what the cost should be linear in
 * @param added whether what counts is the cost above the body {@code none}
 */
record Comparison(
    String name,
    String title,
    List<String> rows,
    @Nullable Linear linear,
    boolean added,
    List<Target> targets) {

  /**
   * A parameter that says how much there is to do.
   *
   * @param per how much of it is one unit, so that the cost of one can be read
   * @param bytes how many bytes one of it is; 0 where throughput says nothing
   */
  record Linear(String parameter, String unit, int per, int bytes) {}

  /** How an aim is read. */
  enum Aim {
    /** Baton takes at most so many times what the other takes. */
    AT_MOST,
    /** The other takes at least so many times what Baton takes. */
    AT_LEAST,
    /** Baton takes less than the other. */
    BELOW,
    /** So many nanoseconds, whatever others take. */
    NANOS,
    /** So many bytes more than the other. */
    MORE_BYTES
  }

  /**
   * @param ours the body that is held against the other; Baton's usual one is {@link Comparisons#BATON}
   * @param beside the other; of an aim that stands alone, the same body
   * @param where the only rows that it is about, by parameter; all when empty
   */
  record Target(String ours, String beside, Aim aim, double limit, Map<String, String> where) {
    Target only(String parameter, String value) {
      return new Target(ours, beside, aim, limit, Map.of(parameter, value));
    }
  }

  static Comparison of(String name, String title, String... rows) {
    return new Comparison(name, title, List.of(rows), null, false, List.of());
  }

  /** Reads costs as those above the body {@code none}. */
  Comparison aboveNone() {
    return new Comparison(name, title, rows, linear, true, targets);
  }

  Comparison linearIn(String parameter, String unit, int per, int bytes) {
    Linear in = new Linear(parameter, unit, per, bytes);
    return new Comparison(name, title, rows, in, added, targets);
  }

  Comparison aims(Target... more) {
    List<Target> all = new ArrayList<>(targets);
    all.addAll(List.of(more));
    return new Comparison(name, title, rows, linear, added, List.copyOf(all));
  }

  static Target atMost(String ours, double limit, String beside) {
    return new Target(ours, beside, Aim.AT_MOST, limit, Map.of());
  }

  static Target atLeast(String ours, double limit, String beside) {
    return new Target(ours, beside, Aim.AT_LEAST, limit, Map.of());
  }

  static Target below(String ours, String beside) {
    return new Target(ours, beside, Aim.BELOW, 1, Map.of());
  }

  static Target nanos(String ours, double limit) {
    return new Target(ours, ours, Aim.NANOS, limit, Map.of());
  }

  static Target moreBytes(String ours, double limit, String beside) {
    return new Target(ours, beside, Aim.MORE_BYTES, limit, Map.of());
  }
}
