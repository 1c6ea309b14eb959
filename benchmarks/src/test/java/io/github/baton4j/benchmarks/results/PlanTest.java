// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.options.CommandLineOptionException;

/** What the one command measures, and how long it takes. */
class PlanTest {
  /** All runs that {@code measure} has, as it would start them. */
  private static List<String> planned() throws IOException, InterruptedException {
    Process list = new ProcessBuilder("bash", "measure", "--list")
        .directory(Path.of("").toAbsolutePath().toFile())
        .redirectErrorStream(true)
        .start();
    String said = new String(list.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(list.waitFor(10, TimeUnit.SECONDS), said);
    assertEquals(0, list.exitValue(), said);
    return said.lines().toList();
  }

  @Test
  void everyBenchmarkIsMeasuredWithOneThread() throws Exception {
    Set<String> planned = new TreeSet<>();
    for (String line : planned()) {
      if (line.contains(" -t 1 ")) {
        Plan.run(line).bodies().forEach(body -> planned.add(body.getUsername()));
      }
    }
    Set<String> all = new TreeSet<>();
    Plan.bodies(List.of(".*"), List.of()).forEach(body -> all.add(body.getUsername()));
    assertEquals(all, planned);
  }

  @Test
  void everyBenchmarkHasATableForEachOfItsBodies() {
    for (var body : Plan.bodies(List.of(".*"), List.of())) {
      ObjectNode entry = MadeUp.measured("", 1).put("benchmark", body.getUsername());
      ObjectNode parameters = entry.putObject("params");
      body.getParams().orElse(Map.of()).forEach((name, values) -> parameters.put(name, values[0]));
      Measured one = Measured.of("x", entry);
      Comparison comparison = Comparisons.WARM.stream()
          .filter(of -> of.name().equals(one.name()))
          .findFirst()
          .orElseThrow(() -> new AssertionError("no table for " + body.getUsername()));
      assertEquals(1, Row.of(comparison, List.of(one)).size());
    }
  }

  @Test
  void everyTableHasItsBenchmark() {
    for (Comparison comparison : Comparisons.WARM) {
      List<BenchmarkListEntry> bodies =
          Plan.bodies(List.of("\\." + comparison.name() + "\\."), List.of());
      assertFalse(bodies.isEmpty(), "no benchmark " + comparison.name());
      Set<String> names = new HashSet<>();
      bodies.forEach(body -> names.add(body.getUsername().replaceAll(".*\\.", "")));
      for (Comparison.Target target : comparison.targets()) {
        assertTrue(
            names.containsAll(List.of(target.ours(), target.beside())), target + " of " + names);
      }
    }
  }

  @Test
  void allOfItFitsAnHour() throws Exception {
    double seconds = 0;
    Set<String> names = new HashSet<>();
    for (String line : planned()) {
      assertTrue(names.add(line.substring(0, line.indexOf(' '))), line);
      assertTrue(line.matches(".* -f [3-9] .*") && line.endsWith(" -prof gc"), line);
      Plan.Run run = Plan.run(line);
      assertTrue(run.points() > 0, line);
      seconds += run.seconds();
    }
    assertTrue(seconds < 60 * 60, seconds / 60 + " minutes");
  }

  @Test
  void aPointIsABodyWithOneValueOfEachParameter() throws CommandLineOptionException {
    Plan.Run run = Plan.run(
        "x \\.KinesisInject\\.(baton|copy)$ -p size=1,2 -f 2 -wi 3 -w 200ms -i 5 -r 400ms");
    assertEquals(2 * 2 * 3, run.points());
    assertEquals(12 * 2 * (0.9 + 0.6 + 2.0), run.seconds(), 1e-9);
    assertEquals(9 * 3 * (0.9 + 5 + 5), Plan.run("x \\.DebugFlag\\.").seconds(), 1e-9);
  }

  @Test
  void whatNamesNoBenchmarkIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Plan.run("x \\.DebugFlags\\."));
    assertThrows(CommandLineOptionException.class, () -> Plan.run("x DebugFlag -notAnOption"));
  }
}
