// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks.results;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** Cold starts: what each variant took, and what it took more than another in the same round. */
final class ColdTable {
  /** What is told of a start, in the units of the tables. */
  enum Figure {
    INIT("init ms", run -> run.required("initMicros").asDouble() / 1000),
    FIRST("first invocation ms", run -> run.required("firstMicros").asDouble() / 1000),
    BOTH("both ms", run -> INIT.of.applyAsDouble(run) + FIRST.of.applyAsDouble(run)),
    CLASSES("classes", run -> run.required("classesLoaded").asDouble()),
    HEAP("heap KB", run -> run.required("heapAfterBytes").asDouble() / 1024);

    private final String title;
    private final ToDoubleFunction<JsonNode> of;

    Figure(String title, ToDoubleFunction<JsonNode> of) {
      this.title = title;
      this.of = of;
    }
  }

  private final JsonNode raw;

  /** Of each variant its runs by round. */
  private final Map<String, Map<Integer, JsonNode>> runs = new TreeMap<>();

  ColdTable(JsonNode raw) {
    this.raw = raw;
    for (JsonNode run : raw.required("runs")) {
      String variant = run.required("variant").asText();
      if (!Comparisons.COLD.containsKey(variant)) {
        throw new IllegalArgumentException(
            "cold.json has a variant that Comparisons does not know: " + variant);
      }
      runs.computeIfAbsent(variant, v -> new TreeMap<>())
          .put(run.required("round").asInt(), run);
    }
    for (Map.Entry<String, Map<Integer, JsonNode>> variant : runs.entrySet()) {
      if (!variant.getValue().keySet().equals(runs(Comparisons.NONE).keySet())) {
        throw new IllegalArgumentException(variant.getKey() + " was not measured in each round");
      }
    }
  }

  private Map<Integer, JsonNode> runs(String variant) {
    Map<Integer, JsonNode> of = runs.get(variant);
    if (of == null) {
      throw new IllegalArgumentException("cold.json has no runs of " + variant);
    }
    return of;
  }

  private List<String> variants() {
    return Comparisons.COLD.keySet().stream().filter(runs::containsKey).toList();
  }

  private Distribution of(Figure figure, String variant) {
    return new Distribution(
        runs(variant).values().stream().mapToDouble(figure.of).toArray());
  }

  /** What a variant took more than another, round by round: what the machine did meanwhile it did to both. */
  private Distribution more(Figure figure, String variant, String than) {
    Map<Integer, JsonNode> others = runs(than);
    return new Distribution(runs(variant).entrySet().stream()
        .mapToDouble(run -> figure.of.applyAsDouble(run.getValue())
            - figure.of.applyAsDouble(others.get(run.getKey())))
        .toArray());
  }

  @Override
  public String toString() {
    int rounds = runs(Comparisons.NONE).size();
    int cores = raw.required("cores").asInt();
    return "Medians of " + rounds + " rounds, with the quartiles, on " + cores
        + (cores == 1 ? " core" : " cores") + " with `"
        + raw.required("options").asText() + "`.\n\n"
        + each() + "\nMore than `none` in the same round, medians with the quartiles.\n\n" + added()
        + "\n"
        + verdicts();
  }

  private Markdown each() {
    List<String> header = header();
    header.addAll(List.of("jars", "bytes of jars"));
    Markdown out = new Markdown(header);
    for (String variant : variants()) {
      List<String> cells = new ArrayList<>(List.of(Comparisons.COLD.get(variant)));
      for (Figure figure : Figure.values()) {
        cells.add(of(figure, variant).toString());
      }
      JsonNode jars = raw.required("jars").required(variant);
      cells.add(Figures.limit(jars.required("count").asDouble()));
      cells.add(Figures.limit(jars.required("bytes").asDouble()));
      out.add(cells);
    }
    return out;
  }

  private Markdown added() {
    List<String> header = header();
    header.addAll(List.of("jars", "bytes of jars"));
    Markdown out = new Markdown(header);
    JsonNode none = raw.required("jars").required(Comparisons.NONE);
    for (String variant : variants()) {
      if (variant.equals(Comparisons.NONE)) {
        continue;
      }
      List<String> cells = new ArrayList<>(List.of(Comparisons.COLD.get(variant)));
      for (Figure figure : Figure.values()) {
        cells.add(more(figure, variant, Comparisons.NONE).toString());
      }
      JsonNode jars = raw.required("jars").required(variant);
      for (String what : List.of("count", "bytes")) {
        cells.add(
            Figures.limit(jars.required(what).asDouble() - none.required(what).asDouble()));
      }
      out.add(cells);
    }
    return out;
  }

  private static List<String> header() {
    List<String> header = new ArrayList<>(List.of(""));
    for (Figure figure : Figure.values()) {
      header.add(figure.title);
    }
    return header;
  }

  private Markdown verdicts() {
    Markdown out = new Markdown(List.of("to reach", "", ""));
    targets().forEach(out::add);
    return out;
  }

  /** What was aimed at, what was measured, and whether the one is the other. */
  List<List<String>> targets() {
    Distribution explicit = more(Figure.BOTH, "explicit", "hand");
    Distribution first = more(Figure.FIRST, "explicit", "hand");
    Distribution dropIn = more(Figure.BOTH, "dropin", Comparisons.NONE);
    Distribution classes = more(Figure.CLASSES, "explicit", Comparisons.NONE);
    return List.of(
        notToBeTold("Baton, explicit, not to be told from by hand", explicit),
        notToBeTold("the same, of the first invocation alone", first),
        List.of(
            "Baton, drop-in ≤ " + Figures.limit(Comparisons.DROP_IN_MILLIS) + " ms more than none",
            dropIn + " ms more",
            (dropIn.median() <= Comparisons.DROP_IN_MILLIS ? "reached" : "**missed**")
                + (dropIn.isNear(Comparisons.DROP_IN_MILLIS) ? ", within the error" : "")),
        List.of(
            "Baton, explicit ≤ " + Comparisons.CLASSES + " classes more than none",
            classes + " more",
            // A thread that happened to wait loads one that none needs, on either side.
            classes.median() <= Comparisons.CLASSES ? "reached" : "**missed**"));
  }

  private static List<String> notToBeTold(String what, Distribution more) {
    boolean reached = more.median() <= 0 || more.isNothing();
    return List.of(what, more + " ms more", reached ? "reached" : "**missed**");
  }
}
