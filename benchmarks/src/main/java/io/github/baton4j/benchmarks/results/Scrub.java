// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks.results;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Puts a raw file where it is kept, without the places of the machine and without what can be computed again, and beside it how
 * it came about.
 */
public final class Scrub {
  /** The one figure of a profiler that is kept. */
  static final String BYTES = "gc.alloc.rate.norm";

  private static final Pattern ABSOLUTE =
      Pattern.compile("(^|[\\s=:;,\"'(])((/[^\\s/:;,\"']+){2,}|[A-Za-z]:\\\\)");

  private Scrub() {}

  /** With the raw file, the folder to keep it in, its name there, the command that made it and the commit. */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[1]);
    JsonNode raw = Results.JSON.readTree(Path.of(args[0]).toFile());
    Files.createDirectories(folder);
    Results.Run run = new Results.Run(
        LocalDate.now(ZoneOffset.UTC).toString(),
        args[4],
        args[3],
        "Java " + System.getProperty("java.version"),
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        Runtime.getRuntime().availableProcessors(),
        versions(System.getProperty("java.class.path")));
    Files.writeString(folder.resolve(args[2] + ".json"), text(scrubbed(raw)));
    Path said = folder.resolve(Results.RUNS + ".json");
    Files.writeString(said, told(said, args[2], run));
  }

  /** Of an array of JMH's, what is kept; anything else as it is. Throws when there is a place of a machine left. */
  static JsonNode scrubbed(JsonNode raw) {
    for (JsonNode entry : raw.isArray() ? raw : Results.JSON.createArrayNode()) {
      ((ObjectNode) entry).remove(List.of("jvm", "jvmArgs"));
      shorten(entry.path("primaryMetric"), List.of("scorePercentiles", "scoreConfidence"));
      if (entry.path("secondaryMetrics") instanceof ObjectNode metrics) {
        metrics.retain(BYTES);
        shorten(metrics.path(BYTES), List.of("scorePercentiles", "scoreConfidence", "rawData"));
      }
    }
    refuse(raw);
    return raw;
  }

  private static void shorten(JsonNode metric, List<String> by) {
    if (metric instanceof ObjectNode fields) {
      fields.remove(by);
    }
  }

  static void refuse(JsonNode node) {
    if (node.isTextual() && ABSOLUTE.matcher(node.asText()).find()) {
      throw new IllegalArgumentException("an absolute path: " + node.asText());
    }
    node.forEach(Scrub::refuse);
  }

  /** A line for each measurement, so that a change of one is a change of a line. */
  private static String text(JsonNode raw) throws IOException {
    if (!(raw instanceof ArrayNode entries)) {
      return Results.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(raw) + "\n";
    }
    StringJoiner lines = new StringJoiner(",\n", "[\n", "\n]\n");
    for (JsonNode entry : entries) {
      lines.add(Results.JSON.writeValueAsString(entry));
    }
    return lines.toString();
  }

  private static String told(Path said, String name, Results.Run run) throws IOException {
    TreeMap<String, JsonNode> runs = new TreeMap<>();
    if (Files.exists(said)) {
      Results.JSON
          .readTree(said.toFile())
          .fields()
          .forEachRemaining(one -> runs.put(one.getKey(), one.getValue()));
    }
    ObjectNode entry = Results.JSON.createObjectNode();
    run.write(entry);
    refuse(entry);
    runs.put(name, entry);
    return Results.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(runs) + "\n";
  }

  /** Of what stands beside Baton, the versions on this class path. */
  static ObjectNode versions(String classPath) {
    ObjectNode versions = Results.JSON.createObjectNode();
    for (String entry : classPath.split(File.pathSeparator)) {
      String jar = entry.substring(entry.lastIndexOf(File.separatorChar) + 1);
      for (String peer : Comparisons.PEERS) {
        if (jar.matches(Pattern.quote(peer) + "-\\d.*\\.jar")) {
          versions.put(peer, jar.substring(peer.length() + 1, jar.length() - ".jar".length()));
        }
      }
    }
    return versions;
  }
}
