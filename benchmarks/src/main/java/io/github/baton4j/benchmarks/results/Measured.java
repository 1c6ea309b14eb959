// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks.results;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one body took, as JMH wrote it down.
 *
 * @param file the raw file that says so, without its ending
 * @param name the benchmark's class, by its simple name
 * @param body the name of its method
 * @param nanos per operation and thread
 * @param error half of JMH's 99.9 % interval, or NaN
 * @param bytes allocated per operation, or NaN when that was not measured
 */
record Measured(
    String file,
    String name,
    String body,
    Map<String, String> parameters,
    int threads,
    double nanos,
    double error,
    double bytes) {

  static Measured of(String file, JsonNode entry) {
    String[] names = entry.required("benchmark").asText().split("\\.");
    Map<String, String> parameters = new LinkedHashMap<>();
    entry
        .path("params")
        .fields()
        .forEachRemaining(p -> parameters.put(p.getKey(), p.getValue().asText()));
    JsonNode time = entry.required("primaryMetric");
    if (!time.required("scoreUnit").asText().equals("ns/op")) {
      throw new IllegalArgumentException(
          file + ": " + names[names.length - 1] + " is not in ns/op");
    }
    return new Measured(
        file,
        names[names.length - 2],
        names[names.length - 1],
        parameters,
        entry.required("threads").asInt(),
        time.required("score").asDouble(),
        number(time.path("scoreError")),
        number(entry.path("secondaryMetrics").path(Scrub.BYTES).path("score")));
  }

  /** JMH writes what it could not compute as a string. */
  private static double number(JsonNode node) {
    return node.isNumber() ? node.asDouble() : Double.NaN;
  }

  /** What the processors worked for one operation: more threads than cores take turns. */
  double worked(int cores) {
    return nanos * Math.min(threads, cores) / threads;
  }

  double workedError(int cores) {
    return error * Math.min(threads, cores) / threads;
  }
}
