// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks.results;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Raw files as a measurement leaves them, with figures that nobody measured. */
final class MadeUp {
  private final Path folder;

  MadeUp(Path folder) {
    this.folder = folder;
  }

  /** A file or folder beside this class. */
  static Path resource(String name) {
    try {
      return Path.of(MadeUp.class.getResource(name).toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  static ObjectNode measured(
      String benchmark, int threads, double nanos, double error, double bytes) {
    ObjectNode entry = Results.JSON.createObjectNode();
    entry.put("benchmark", "io.github.baton4j.benchmarks." + benchmark).put("threads", threads);
    entry
        .putObject("primaryMetric")
        .put("score", nanos)
        .put("scoreError", error)
        .put("scoreUnit", "ns/op");
    entry.putObject("secondaryMetrics").putObject("gc.alloc.rate.norm").put("score", bytes);
    return entry;
  }

  static ObjectNode measured(String benchmark, double nanos) {
    return measured(benchmark, 1, nanos, nanos / 100, 0);
  }

  /** A raw file, and word of how it came about. */
  MadeUp file(String name, ObjectNode... entries) {
    ArrayNode raw = Results.JSON.createArrayNode();
    for (ObjectNode entry : entries) {
      raw.add(entry);
    }
    try {
      Path runs = folder.resolve("run.json");
      ObjectNode said = Files.exists(runs)
          ? (ObjectNode) Results.JSON.readTree(runs.toFile())
          : Results.JSON.createObjectNode();
      said.putObject(name)
          .put("date", "2026-11-21")
          .put("commit", "0123456789")
          .put("command", "benchmarks/run " + name)
          .put("jdk", "Java 17")
          .put("os", "Linux")
          .put("cores", 2);
      Results.JSON.writeValue(runs.toFile(), said);
      Results.JSON.writeValue(folder.resolve(name + ".json").toFile(), raw);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  Results read() throws IOException {
    return Results.read(folder);
  }
}
