// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks.results;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was measured under the same circumstances, by variant: what has the same parameters.
 *
 * @param values of the comparison's parameters, in its order
 */
record Row(List<String> values, Map<String, Measured> variants) {

  /** All rows of these figures, as the tables have them. */
  static List<Row> of(Comparison comparison, List<Measured> measured) {
    Map<String, Integer> seen = new HashMap<>();
    Map<List<String>, Row> rows = new LinkedHashMap<>();
    for (Measured one : measured) {
      if (!Comparisons.VARIANTS.containsKey(one.body())) {
        throw new IllegalArgumentException(
            one.name() + "." + one.body() + " is no variant that Comparisons knows");
      }
      List<String> values = values(comparison, one);
      values.forEach(value -> seen.putIfAbsent(value, seen.size()));
      rows.computeIfAbsent(values, v -> new Row(v, new LinkedHashMap<>()))
          .variants
          .put(one.body(), one);
    }
    List<Row> sorted = new ArrayList<>(rows.values());
    Comparator<Row> order = (one, other) -> 0;
    for (int n = 0; n < comparison.rows().size(); n++) {
      int column = n;
      order = order.thenComparing(row -> rank(row.values.get(column), seen));
    }
    sorted.sort(order);
    return sorted;
  }

  private static Double rank(String value, Map<String, Integer> seen) {
    return value.matches("-?\\d+(\\.\\d+)?")
        ? Double.valueOf(value)
        : Double.valueOf(seen.getOrDefault(value, 0));
  }

  private static List<String> values(Comparison comparison, Measured one) {
    List<String> values = new ArrayList<>();
    for (String parameter : comparison.rows()) {
      String value = one.parameters().get(parameter);
      if (value == null) {
        throw new IllegalArgumentException(
            one.file() + ": " + one.name() + " has no parameter " + parameter);
      }
      values.add(value);
    }
    if (one.parameters().size() > values.size()) {
      throw new IllegalArgumentException(one.name() + " has parameters "
          + one.parameters().keySet() + ", of which Comparisons knows " + comparison.rows());
    }
    return values;
  }

  /** The variants there are, in the order of the tables. */
  List<String> order() {
    return Comparisons.VARIANTS.keySet().stream().filter(variants::containsKey).toList();
  }

  @Nullable
  Measured baton() {
    return variants.get(Comparisons.BATON);
  }

  /** What the others' cost is measured from, or null. */
  @Nullable
  Measured base(Comparison comparison) {
    if (!comparison.added()) {
      return null;
    }
    Measured none = variants.get(Comparisons.NONE);
    if (none == null) {
      throw new IllegalArgumentException(
          comparison.name() + values + " has no body none: nothing to tell an added cost from");
    }
    return none;
  }

  /** The value of a parameter, as a number. */
  double number(Comparison comparison, String parameter) {
    return Double.parseDouble(values.get(comparison.rows().indexOf(parameter)));
  }

  boolean isWhere(Comparison comparison, Map<String, String> where) {
    for (Map.Entry<String, String> only : where.entrySet()) {
      int column = comparison.rows().indexOf(only.getKey());
      if (column < 0 || !values.get(column).equals(only.getValue())) {
        return false;
      }
    }
    return true;
  }
}
