// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks.cold.harness;

import io.github.baton4j.testkit.lambda.Invocation;
import io.github.baton4j.testkit.lambda.RuntimeApi;
import io.github.baton4j.testkit.lambda.RuntimeProcess;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One cold start: a process from its start to the answer of its first invocation, and what it then said of itself.
 *
 * @param initMicros from the start of the process to when it asked for an invocation
 * @param firstMicros from when it was handed that to when its answer had come
 * @param classesLoaded in all
 * @param heapAfterBytes in use after a collection
 */
record Run(
    Variant variant, long initMicros, long firstMicros, long classesLoaded, long heapAfterBytes) {
  private static final Pattern FIGURES = Pattern.compile("\"body\":\"([0-9]+) ([0-9]+)\"");

  /** Told when the function has answered, before it is asked for anything else. */
  interface Answered {
    void look() throws IOException;
  }

  /** Starts a function, and fails when it does not do all of its work. */
  static Run of(
      Deployment deployment, Services services, Core core, Answered answered, String... jvm)
      throws IOException {
    services.take();
    RuntimeProcess.Builder process = deployment.process(services.uri()).jvm(jvm);
    core.pin(process);
    try (RuntimeApi api = RuntimeApi.start()) {
      // There before the runtime asks: what it waits for is not ours.
      Invocation first = api.invoke(Request.WORK);
      try (RuntimeProcess function = process.start(api)) {
        first.answer().success();
        function.awaitLines(1, line -> line.contains(Request.LINE));
        check(deployment.variant(), services.take(), function.lines());
        answered.look();
        Matcher figures = FIGURES.matcher(api.invoke(Request.FIGURES).answer().success());
        if (!figures.find()) {
          throw new IllegalStateException("no figures of " + deployment.variant());
        }
        return new Run(
            deployment.variant(),
            micros(first.handedOverNanos() - function.startedNanos()),
            micros(first.answeredNanos() - first.handedOverNanos()),
            Long.parseLong(figures.group(2)),
            Long.parseLong(figures.group(1)));
      }
    }
  }

  private static long micros(long nanos) {
    return TimeUnit.NANOSECONDS.toMicros(nanos);
  }

  /** Four calls, each to its place, a line, and the ID where the variant carries it: the figures of any other are of nothing. */
  static void check(Variant variant, List<Services.Arrived> arrived, List<String> lines) {
    List<Place> called = new ArrayList<>();
    Set<Place> carried = EnumSet.noneOf(Place.class);
    for (Services.Arrived each : arrived) {
      called.add(each.where());
      if (each.hasId()) {
        carried.add(each.where());
      }
    }
    List<String> logged =
        lines.stream().filter(line -> line.contains(Request.LINE)).toList();
    if (logged.stream().anyMatch(line -> line.contains(Request.ID))) {
      carried.add(Place.LINE);
    }
    if (!called.equals(List.of(Place.SQS, Place.SNS, Place.KINESIS, Place.HTTP))
        || logged.size() != 1
        || !carried.equals(variant.carries())) {
      throw new IllegalStateException(variant + " called " + called + ", logged " + logged
          + ", and the ID was seen in " + carried + " instead of " + variant.carries() + "\n"
          + String.join("\n", lines));
    }
  }
}
