// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks.results;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.Defaults;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** How long runs will take: what {@code measure} asks before it starts. */
public final class Plan {
  /** What a fresh JVM takes before its first iteration, and after its last. */
  private static final double FORK_SECONDS = 0.9;

  /**
   * One run of JMH.
   *
   * @param name of the raw file that it makes
   */
  record Run(String name, List<BenchmarkListEntry> bodies, int points, double seconds) {}

  private Plan() {}

  /** Reads runs, one a line: the name of the raw file, then JMH's options, spaces between. */
  public static void main(String[] args) throws IOException, CommandLineOptionException {
    double all = 0;
    int points = 0;
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      Run run = run(line);
      System.out.printf(
          Locale.ROOT, "%-28s %3d points %5.0f s%n", run.name, run.points, run.seconds);
      points += run.points;
      all += run.seconds;
    }
    System.out.printf(Locale.ROOT, "%-28s %3d points %5.1f minutes%n", "", points, all / 60);
  }

  static Run run(String line) throws CommandLineOptionException {
    List<String> words = List.of(line.trim().split("\\s+"));
    CommandLineOptions options =
        new CommandLineOptions(words.subList(1, words.size()).toArray(String[]::new));
    List<BenchmarkListEntry> bodies = bodies(options.getIncludes(), options.getExcludes());
    if (bodies.isEmpty()) {
      throw new IllegalArgumentException(
          words.get(0) + ": no benchmark is named like " + options.getIncludes());
    }
    int points = 0;
    double seconds = 0;
    for (BenchmarkListEntry body : bodies) {
      int of = points(body, options);
      points += of;
      seconds += of * seconds(body, options);
    }
    return new Run(words.get(0), bodies, points, seconds);
  }

  /** The benchmarks on the class path. */
  static List<BenchmarkListEntry> bodies(List<String> includes, List<String> excludes) {
    OutputFormat silent = OutputFormatFactory.createFormatInstance(
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
        VerboseMode.SILENT);
    return new ArrayList<>(BenchmarkList.defaultList().find(silent, includes, excludes));
  }

  /** How many combinations of parameters. */
  private static int points(BenchmarkListEntry body, CommandLineOptions options) {
    int points = 1;
    for (Map.Entry<String, String[]> parameter :
        body.getParams().orElse(Map.of()).entrySet()) {
      Collection<String> chosen =
          options.getParameter(parameter.getKey()).orElse(List.of(parameter.getValue()));
      points *= chosen.size();
    }
    return points;
  }

  private static double seconds(BenchmarkListEntry body, CommandLineOptions options) {
    double warmup = options
            .getWarmupIterations()
            .orElse(body.getWarmupIterations().orElse(Defaults.WARMUP_ITERATIONS))
        * seconds(
            options.getWarmupTime().orElse(body.getWarmupTime().orElse(Defaults.WARMUP_TIME)));
    double measurement = options
            .getMeasurementIterations()
            .orElse(body.getMeasurementIterations().orElse(Defaults.MEASUREMENT_ITERATIONS))
        * seconds(options
            .getMeasurementTime()
            .orElse(body.getMeasurementTime().orElse(Defaults.MEASUREMENT_TIME)));
    int forks = options.getForkCount().orElse(body.getForks().orElse(Defaults.MEASUREMENT_FORKS));
    return forks * (FORK_SECONDS + warmup + measurement);
  }

  private static double seconds(TimeValue time) {
    return time.convertTo(TimeUnit.MILLISECONDS) / 1000.0;
  }
}
