// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks.results;

import io.github.baton4j.benchmarks.results.Comparison.Linear;
import io.github.baton4j.benchmarks.results.Comparison.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What each variant took with one thread, a line each, and what was aimed at. */
final class WarmTable {
  private final Comparison comparison;
  private final Markdown out;

  private WarmTable(Comparison comparison) {
    this.comparison = comparison;
    List<String> header = new ArrayList<>();
    header.addAll(comparison.rows());
    header.addAll(List.of("", "ns", "B"));
    if (comparison.added()) {
      header.addAll(List.of("added ns", "added B"));
    }
    header.add("× Baton");
    if (hasThroughput()) {
      header.add("GB/s");
    }
    header.addAll(List.of("to reach", ""));
    out = new Markdown(header);
  }

  static String of(Comparison comparison, List<Measured> measured) {
    WarmTable table = new WarmTable(comparison);
    for (Row row : Row.of(comparison, measured)) {
      table.add(row);
    }
    return table.out.toString();
  }

  private boolean hasThroughput() {
    return comparison.linear() != null && comparison.linear().bytes() > 0;
  }

  private void add(Row row) {
    boolean first = true;
    for (String variant : row.order()) {
      out.add(line(row, variant, first));
      first = false;
    }
  }

  private List<String> line(Row row, String variant, boolean first) {
    Measured one = row.variants().get(variant);
    Measured base = row.base(comparison);
    List<String> cells = new ArrayList<>();
    for (String value : row.values()) {
      cells.add(first ? value(value) : "");
    }
    cells.add(Comparisons.VARIANTS.get(variant));
    cells.add(Figures.of(one.nanos(), one.error()));
    cells.add(Figures.bytes(one.bytes()));
    if (base != null) {
      cells.add(
          one == base
              ? ""
              : Figures.of(one.nanos() - base.nanos(), Math.hypot(one.error(), base.error())));
      cells.add(one == base ? "" : Figures.bytes(one.bytes() - base.bytes()));
    }
    cells.add(timesBaton(row, variant, base));
    if (hasThroughput()) {
      Linear in = comparison.linear();
      cells.add(Figures.of(row.number(comparison, in.parameter()) * in.bytes() / one.nanos()));
    }
    List<Target> targets = comparison.targets().stream()
        .filter(target -> target.beside().equals(variant))
        .toList();
    cells.add(targets.stream()
        .filter(target -> Verdict.on(comparison, target, row) != null)
        .map(Verdict::aim)
        .collect(Collectors.joining("; ")));
    cells.add(targets.stream()
        .map(target -> Verdict.on(comparison, target, row))
        .filter(verdict -> verdict != null)
        .map(verdict -> verdict.got() + ", " + verdict.word())
        .collect(Collectors.joining("; ")));
    return cells;
  }

  private static String timesBaton(Row row, String variant, @Nullable Measured base) {
    Measured baton = row.baton();
    Measured one = row.variants().get(variant);
    if (baton == null || one == baton || one == base) {
      return "";
    }
    double from = base == null ? 0 : base.nanos();
    double ours = baton.nanos() - from;
    return ours <= 0 ? "" : Figures.times((one.nanos() - from) / ours);
  }

  /** Parameters are numbers or names; only numbers have thousands. */
  static String value(String value) {
    return value.matches("\\d+") ? Figures.limit(Double.parseDouble(value)) : "`" + value + "`";
  }
}
