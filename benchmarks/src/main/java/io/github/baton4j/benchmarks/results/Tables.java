// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks.results;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.baton4j.benchmarks.results.Comparison.Linear;
import io.github.baton4j.benchmarks.results.Results.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Writes the tables of a page from raw files, each between its marks; what people wrote around them stays. */
public final class Tables {
  private static final String COLD = "Cold";
  private static final String AIMS = "Aims";
  private static final String VERSIONS = "Versions";

  private Tables() {}

  /** With a folder of raw files and the page. */
  public static void main(String[] args) throws IOException {
    Path page = Path.of(args[1]);
    Files.writeString(page, page(Results.read(Path.of(args[0])), Files.readString(page)));
  }

  /** The page with every table that there are figures of; one that has no place gets one at the end. */
  static String page(Results results, String page) {
    Map<String, String> tables = all(results);
    for (String name : Markdown.places(page)) {
      if (!tables.containsKey(name)) {
        throw new IllegalArgumentException(
            "the page has a place for the table " + name + ", of which there is no raw file");
      }
    }
    String out = page;
    for (Map.Entry<String, String> table : tables.entrySet()) {
      if (!Markdown.places(page).contains(table.getKey())) {
        out = Markdown.append(out, table.getKey());
      }
      out = Markdown.put(out, table.getKey(), table.getValue());
    }
    return out;
  }

  /** Every table there are figures of, by name. */
  private static Map<String, String> all(Results results) {
    Set<String> measured = new TreeSet<>();
    results.all().forEach(one -> measured.add(one.name()));
    Map<String, String> tables = new LinkedHashMap<>();
    if (!measured.isEmpty() || results.cold() != null) {
      tables.put(AIMS, Aims.of(results));
      tables.put(VERSIONS, versions(results));
    }
    for (Comparison comparison : Comparisons.WARM) {
      if (measured.remove(comparison.name())) {
        tables.put(comparison.name(), warm(comparison, results));
      }
    }
    if (!measured.isEmpty()) {
      throw new IllegalArgumentException(
          "Comparisons does not say what is aimed at in " + measured);
    }
    JsonNode cold = results.cold();
    if (cold != null) {
      tables.put(COLD, commands(results, List.of(Results.COLD)) + new ColdTable(cold));
    }
    return tables;
  }

  private static String warm(Comparison comparison, Results results) {
    StringBuilder out = new StringBuilder(comparison.title()).append(".\n\n");
    List<Measured> alone = results.of(comparison.name(), 1, 1);
    if (!alone.isEmpty()) {
      out.append(commands(results, files(alone))).append(WarmTable.of(comparison, alone));
    }
    Linear in = comparison.linear();
    if (in != null) {
      Growth sizes = Growth.bySize(comparison, in, results);
      if (!sizes.isEmpty()) {
        out.append("\nPer ").append(in.unit()).append(", from few to many:\n\n").append(sizes);
      }
    }
    Growth threads = Growth.byThreads(comparison, results);
    if (!threads.isEmpty()) {
      out.append("\nWith more threads, per operation:\n\n")
          .append(commands(results, files(results.of(comparison.name(), 2, Integer.MAX_VALUE))))
          .append(threads);
    }
    return out.toString();
  }

  private static List<String> files(List<Measured> measured) {
    return new ArrayList<>(new TreeSet<>(measured.stream().map(Measured::file).toList()));
  }

  /** When, of what and where these files were measured, and how to do it again. */
  private static String commands(Results results, List<String> files) {
    Map<String, List<String>> circumstances = new LinkedHashMap<>();
    for (String file : files) {
      Run run = results.run(file);
      String when = run.date() + ", commit " + run.commit() + ", " + run.jdk() + ", " + run.os()
          + ", " + run.cores() + (run.cores() == 1 ? " core" : " cores");
      circumstances.computeIfAbsent(when, w -> new ArrayList<>()).add(run.command());
    }
    StringBuilder out = new StringBuilder();
    circumstances.forEach((when, commands) -> out.append(when)
        .append(":\n\n```sh\n")
        .append(String.join("\n", commands))
        .append("\n```\n\n"));
    return out.toString();
  }

  private static String versions(Results results) {
    Map<String, Set<String>> versions = new TreeMap<>();
    results
        .files()
        .forEach(file -> results
            .run(file)
            .versions()
            .fields()
            .forEachRemaining(version -> versions
                .computeIfAbsent(version.getKey(), v -> new TreeSet<>())
                .add(version.getValue().asText())));
    Markdown out = new Markdown(List.of("beside Baton, on the same class path", "version"));
    versions.forEach(
        (artifact, seen) -> out.add(List.of("`" + artifact + "`", String.join(", ", seen))));
    return out.toString();
  }
}
