// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks.results;

import io.github.baton4j.benchmarks.results.Comparison.Linear;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What one operation, record or byte costs where there are more of them: lines of variants, columns of numbers. */
final class Growth {
  private static final List<String> OURS = List.of(
      Comparisons.VARIANTS.get(Comparisons.BATON), Comparisons.VARIANTS.get(Comparisons.CAPTURE));

  private final Comparison comparison;
  private final String corner;
  private final double limit;
  private final Map<List<String>, Map<Integer, Double>> lines = new LinkedHashMap<>();
  private final List<String> parameters;

  /** Whether less is more expensive anyway, by what is paid once. */
  private final boolean shared;

  private Growth(
      Comparison comparison, String corner, double limit, List<String> parameters, boolean shared) {
    this.comparison = comparison;
    this.corner = corner;
    this.limit = limit;
    this.parameters = parameters;
    this.shared = shared;
  }

  /** By threads; what is told apart is the time that processors worked. */
  static Growth byThreads(Comparison comparison, Results results) {
    Growth growth =
        new Growth(comparison, "ns of a core", Comparisons.STEADY, comparison.rows(), false);
    for (int threads : new TreeSet<>(results.of(comparison.name(), 1, Integer.MAX_VALUE).stream()
        .map(Measured::threads)
        .toList())) {
      for (Row row : Row.of(comparison, results.of(comparison.name(), threads, threads))) {
        for (String variant : row.order()) {
          Measured one = row.variants().get(variant);
          growth.put(row, variant, threads, one.worked(results.run(one.file()).cores()));
        }
      }
    }
    growth.lines.values().removeIf(line -> line.size() < 2);
    return growth;
  }

  /** By the parameter that cost should be linear in: what one unit of it costs. */
  static Growth bySize(Comparison comparison, Linear in, Results results) {
    List<String> others = new ArrayList<>(comparison.rows());
    others.remove(in.parameter());
    Growth growth = new Growth(comparison, "ns per " + in.unit(), Comparisons.LINEAR, others, true);
    for (Row row : Row.of(comparison, results.of(comparison.name(), 1, 1))) {
      double many = row.number(comparison, in.parameter());
      for (String variant : row.order()) {
        double nanos = row.variants().get(variant).nanos();
        growth.put(row, variant, (int) many, nanos * in.per() / many);
      }
    }
    growth.lines.values().removeIf(line -> line.size() < 2);
    return growth;
  }

  private void put(Row row, String variant, int many, double each) {
    List<String> key = new ArrayList<>();
    for (String parameter : parameters) {
      key.add(WarmTable.value(row.values().get(comparison.rows().indexOf(parameter))));
    }
    key.add(Comparisons.VARIANTS.get(variant));
    lines.computeIfAbsent(key, k -> new LinkedHashMap<>()).put(many, each);
  }

  boolean isEmpty() {
    return lines.isEmpty();
  }

  /** The most that one costs, by what it costs where there is least to do; where a start is shared, by the least until then. */
  private double most(Map<Integer, Double> line) {
    double most = 0;
    double least = Double.MAX_VALUE;
    for (double each : line.values()) {
      most = Math.max(most, least == Double.MAX_VALUE ? 1 : each / least);
      least = shared || least == Double.MAX_VALUE ? Math.min(least, each) : least;
    }
    return most;
  }

  /** Of Baton's lines: the largest growth. */
  double worst() {
    return lines.entrySet().stream()
        .filter(Growth::isBaton)
        .mapToDouble(line -> most(line.getValue()))
        .max()
        .orElse(Double.NaN);
  }

  private static boolean isBaton(Map.Entry<List<String>, ?> line) {
    List<String> key = line.getKey();
    return OURS.contains(key.get(key.size() - 1));
  }

  String word(double growth) {
    return growth <= limit ? "reached" : "**missed**";
  }

  @Override
  public String toString() {
    TreeSet<Integer> columns = new TreeSet<>();
    lines.values().forEach(line -> columns.addAll(line.keySet()));
    List<String> header = new ArrayList<>();
    header.addAll(parameters);
    header.add(corner);
    columns.forEach(column -> header.add(WarmTable.value(String.valueOf(column))));
    header.addAll(List.of("grows", "Baton ≤ " + limit + " ×"));
    Markdown out = new Markdown(header);
    for (Map.Entry<List<String>, Map<Integer, Double>> line : lines.entrySet()) {
      List<String> cells = new ArrayList<>(line.getKey());
      columns.forEach(
          column -> cells.add(Figures.of(line.getValue().getOrDefault(column, Double.NaN))));
      double most = most(line.getValue());
      cells.add(Figures.times(most));
      cells.add(isBaton(line) ? word(most) : "");
      out.add(cells);
    }
    return out.toString();
  }
}
