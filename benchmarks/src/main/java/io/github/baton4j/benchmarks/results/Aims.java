// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks.results;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.baton4j.benchmarks.results.Comparison.Target;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/** All that was aimed at in one table, wins and losses alike. */
final class Aims {
  private final Results results;
  private final Markdown out = new Markdown(List.of("", "to reach", "", ""));
  private String last = "";

  private Aims(Results results) {
    this.results = results;
  }

  static String of(Results results) {
    Aims aims = new Aims(results);
    for (Comparison comparison : Comparisons.WARM) {
      if (!results.of(comparison.name(), 1, 1).isEmpty()) {
        aims.add(comparison);
      }
    }
    JsonNode cold = results.cold();
    if (cold != null) {
      for (List<String> target : new ColdTable(cold).targets()) {
        aims.add(link("Cold start", "Cold"), target.get(0), target.get(1), target.get(2));
      }
    }
    return aims.out.toString();
  }

  /** A line; what it is about is said once. */
  private void add(String what, String aim, String got, String word) {
    out.add(List.of(what.equals(last) ? "" : what, aim, got, word));
    last = what;
  }

  private static String link(String title, String name) {
    return "[" + title + "](#" + name.toLowerCase(Locale.ROOT) + ")";
  }

  private void add(Comparison comparison) {
    String what = link(comparison.title(), comparison.name());
    for (Target target : comparison.targets()) {
      List<Verdict> verdicts = Row.of(comparison, results.of(comparison.name(), 1, 1)).stream()
          .map(row -> Verdict.on(comparison, target, row))
          .filter(Objects::nonNull)
          .toList();
      if (!verdicts.isEmpty()) {
        add(what, aim(target), got(verdicts), words(verdicts));
      }
    }
    if (comparison.linear() != null) {
      grow(
          what,
          "linear",
          Growth.bySize(comparison, comparison.linear(), results),
          Comparisons.LINEAR);
    }
    grow(what, "with more threads", Growth.byThreads(comparison, results), Comparisons.STEADY);
  }

  private void grow(String what, String how, Growth growth, double limit) {
    if (!growth.isEmpty() && !Double.isNaN(growth.worst())) {
      double worst = growth.worst();
      add(what, how + ": ≤ " + limit + " ×", Figures.times(worst), growth.word(worst));
    }
  }

  private static String aim(Target target) {
    String where = target.where().isEmpty()
        ? ""
        : target.where().entrySet().stream()
            .map(only -> ", " + only.getKey() + " " + only.getValue())
            .collect(Collectors.joining());
    String name = Comparisons.VARIANTS.get(target.beside());
    // Whose figure it is goes without saying where it is Baton's usual one.
    String ours = target.ours().equals(Comparisons.BATON)
        ? ""
        : Comparisons.VARIANTS.get(target.ours()) + " ";
    return switch (target.aim()) {
      case AT_MOST -> ours + "≤ " + Figures.limit(target.limit()) + " × " + name + where;
      case AT_LEAST ->
        name + " ≥ " + Figures.limit(target.limit()) + " × "
            + Comparisons.VARIANTS.get(target.ours()) + where;
      case BELOW -> ours + "below " + name + where;
      case NANOS -> ours + Verdict.aim(target) + where;
      case MORE_BYTES ->
        ours + "≤ " + Figures.limit(target.limit()) + " B more than " + name + where;
    };
  }

  private static String got(List<Verdict> verdicts) {
    List<Verdict> sorted =
        verdicts.stream().sorted((a, b) -> Double.compare(a.value(), b.value())).toList();
    String least = sorted.get(0).got();
    String most = sorted.get(sorted.size() - 1).got();
    return least.equals(most) ? least : least + " … " + most;
  }

  private static String words(List<Verdict> verdicts) {
    if (verdicts.size() == 1) {
      return verdicts.get(0).word();
    }
    long reached = verdicts.stream().filter(Verdict::reached).count();
    return reached == verdicts.size()
        ? "reached"
        : (reached == 0
            ? "**missed**"
            : "**missed** in " + (verdicts.size() - reached) + " of " + verdicts.size());
  }
}
