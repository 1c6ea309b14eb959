// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Every body runs as the harness runs it, with each value of its parameters; its time is nobody's business. */
class EveryBodyTest {
  @TempDir
  private Path folder;

  @Test
  void runsOnce() throws RunnerException {
    // One JVM runs the harness here, whatever others do.
    System.setProperty("jmh.ignoreLock", "true");
    Options once = new OptionsBuilder()
        .forks(0)
        .threads(1)
        .warmupIterations(0)
        .measurementIterations(1)
        .measurementTime(TimeValue.milliseconds(1))
        .shouldFailOnError(true)
        .verbosity(VerboseMode.NORMAL)
        .output(folder.resolve("log").toString())
        .build();
    Collection<RunResult> results = new Runner(once).run();

    TreeSet<String> ran = new TreeSet<>();
    for (RunResult result : results) {
      ran.add(result.getParams().getBenchmark());
    }
    TreeSet<String> all = new TreeSet<>();
    int points = 0;
    for (BenchmarkListEntry body : BenchmarkList.defaultList()
        .getAll(
            OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT),
            java.util.List.of())) {
      all.add(body.getUsername());
      points += body.getParams().orElse(Map.of()).values().stream()
          .mapToInt(values -> values.length)
          .reduce(1, (a, b) -> a * b);
    }
    assertFalse(all.isEmpty());
    assertEquals(all, ran);
    assertEquals(points, results.size());
  }
}
