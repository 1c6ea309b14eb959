// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks.results;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The raw files of a folder: what JMH measured, the cold starts, and of each file how it came about. */
final class Results {
  static final String RUNS = "run";
  static final String COLD = "cold";
  static final ObjectMapper JSON = new ObjectMapper();

  private final List<Measured> measured = new ArrayList<>();
  private final List<String> files = new ArrayList<>();
  private final TreeMap<String, Run> runs = new TreeMap<>();
  private @Nullable JsonNode cold;

  /** How a raw file came about: enough to do it again. */
  record Run(
      String date,
      String commit,
      String command,
      String jdk,
      String os,
      int cores,
      JsonNode versions) {
    static Run of(JsonNode run) {
      return new Run(
          run.required("date").asText(),
          run.required("commit").asText(),
          run.required("command").asText(),
          run.required("jdk").asText(),
          run.required("os").asText(),
          run.required("cores").asInt(),
          run.path("versions"));
    }

    void write(ObjectNode to) {
      to.put("date", date).put("commit", commit).put("command", command);
      to.put("jdk", jdk).put("os", os).put("cores", cores).set("versions", versions);
    }
  }

  static Results read(Path folder) throws IOException {
    Results results = new Results();
    Path said = folder.resolve(RUNS + ".json");
    if (Files.exists(said)) {
      JSON.readTree(said.toFile())
          .fields()
          .forEachRemaining(run -> results.runs.put(run.getKey(), Run.of(run.getValue())));
    }
    for (Path file : files(folder)) {
      String name = file.getFileName().toString().replace(".json", "");
      if (!name.equals(RUNS)) {
        results.add(name, JSON.readTree(file.toFile()));
      }
    }
    return results;
  }

  static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  private void add(String name, JsonNode raw) {
    run(name);
    files.add(name);
    if (name.equals(COLD)) {
      cold = raw;
      return;
    }
    for (JsonNode entry : raw) {
      Measured one = Measured.of(name, entry);
      for (Measured other : measured) {
        if (other.name().equals(one.name())
            && other.body().equals(one.body())
            && other.threads() == one.threads()
            && other.parameters().equals(one.parameters())) {
          throw new IllegalArgumentException(other.file() + " and " + name + " both have "
              + one.name() + "." + one.body() + one.parameters());
        }
      }
      measured.add(one);
    }
  }

  /** How this file came about. */
  Run run(String file) {
    Run run = runs.get(file);
    if (run == null) {
      throw new IllegalArgumentException(
          RUNS + ".json does not say how " + file + ".json came about");
    }
    return run;
  }

  /** Of this benchmark, with so few threads at least and so many at most. */
  List<Measured> of(String name, int atLeast, int atMost) {
    return measured.stream()
        .filter(
            one -> one.name().equals(name) && one.threads() >= atLeast && one.threads() <= atMost)
        .toList();
  }

  List<Measured> all() {
    return List.copyOf(measured);
  }

  /** The names of the raw files, in order. */
  List<String> files() {
    return List.copyOf(files);
  }

  @Nullable
  JsonNode cold() {
    return cold;
  }
}
