// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.baton4j.Baton;
import io.github.baton4j.Incoming;
import io.github.baton4j.lambda.EventShapes;
import io.github.baton4j.lambda.runtime.function.Debugging;
import io.github.baton4j.lambda.runtime.function.Everybody;
import io.github.baton4j.testkit.lambda.Event;
import io.github.baton4j.testkit.lambda.Invocation;
import io.github.baton4j.testkit.lambda.NeedsRuntimeClient;
import io.github.baton4j.testkit.lambda.RuntimeApi;
import io.github.baton4j.testkit.lambda.RuntimeProcess;
import io.github.baton4j.testkit.lambda.TaskRoot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Of 200 requests five in a hundred are chosen for debug logs, by their IDs: their debug lines are there, in the function that
 * they came to and in every record's scope of the functions behind it, and nobody else's are.
 */
@NeedsRuntimeClient
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class DebugForSomeIT {
  private static final int REQUESTS = 200;
  private static final String SALT = "salt";
  private static final int BATCH = 10;

  private static final String LOGBACK = LogLine.LOGBACK.replace(
      "<appender ",
      "<turboFilter class=\"io.github.baton4j.logback.BatonTurboFilter\"/><appender ");

  @TempDir
  Path folder;

  private final ConcurrentLinkedQueue<Services.Arrived> arrived = new ConcurrentLinkedQueue<>();

  @ParameterizedTest
  @ValueSource(ints = {0, 8})
  void debugLinesAreThoseOfTheChosenAlone(int atOnce) throws Exception {
    TaskRoot root = Deployment.of(folder, Deployment.CLIENTS, Debugging.class, Everybody.class)
        .file("logback.xml", LOGBACK);
    try (RuntimeApi api = RuntimeApi.start();
        Services services = Services.start(arrived::add);
        RuntimeProcess process = RuntimeProcess.of(root, Debugging.class.getName())
            .concurrency(atOnce)
            .variable("SERVICES", services.uri())
            .variable("BATON_DEBUG_RATE", "0.05")
            .variable("BATON_DEBUG_SALT", SALT)
            .jvm("-Daws.cborEnabled=false")
            .start(api)) {
      ask(api, requests());
      assertEquals(4 * REQUESTS, arrived.size());
      ask(api, batches());
      process.awaitLines(4 * REQUESTS, line -> line.contains("\"INFO\""));
      List<LogLine> lines = LogLine.of(process.lines());
      assertChosen(lines);
      assertWire();
    }
  }

  private static void ask(RuntimeApi api, List<Map<String, Object>> events) {
    List<Invocation> all = new ArrayList<>();
    for (Map<String, Object> event : events) {
      all.add(api.invoke(Event.of(EventShapes.text(EventShapes.json(event)))));
    }
    for (Invocation each : all) {
      assertTrue(each.answer().success().contains("\""), () -> each.answer().body());
    }
  }

  private static String own(int number) {
    return "own-" + number;
  }

  /** Half of them bring an ID; every tenth asks for debug logs, which a stranger at the edge may not. */
  private static Map<String, String> brought(int number) {
    Map<String, String> headers = new TreeMap<>();
    if (number % 2 == 0) {
      headers.put("x-correlation-id", "id-" + number);
    }
    if (number % 10 == 0) {
      headers.put("debug-log-enabled", "true");
    }
    return headers;
  }

  private static List<Map<String, Object>> requests() {
    List<Map<String, Object>> events = new ArrayList<>();
    for (int i = 0; i < REQUESTS; i++) {
      events.add(EventShapes.rest(brought(i), own(i)));
    }
    return events;
  }

  /** What arrived at queue, topic and stream, as events of the functions behind them. */
  private List<Map<String, Object>> batches() {
    List<Map<String, Object>> events = new ArrayList<>();
    for (String service : List.of("sqs", "sns", "kinesis")) {
      List<Map<String, Object>> records = new ArrayList<>();
      for (Services.Arrived each : arrived) {
        if (each.service().equals(service)) {
          records.add(record(each));
        }
      }
      assertEquals(REQUESTS, records.size());
      int size = service.equals("sns") ? 1 : BATCH;
      for (int from = 0; from < REQUESTS; from += size) {
        events.add(EventShapes.batch(records.subList(from, from + size).toArray()));
      }
    }
    return events;
  }

  private static Map<String, Object> record(Services.Arrived each) {
    return switch (each.service()) {
      case "sqs" -> EventShapes.sqsRecord(each.ids(), each.own());
      case "sns" -> EventShapes.snsRecord(each.ids(), each.own());
      default -> EventShapes.kinesisRecord(each.ids(), each.own());
    };
  }

  private static Set<String> chosen() {
    Baton same = Baton.builder().debugRate(0.05).debugSalt(SALT).build();
    TreeSet<String> chosen = new TreeSet<>();
    for (int i = 0; i < REQUESTS; i++) {
      Incoming in = Incoming.of(brought(i), own(i));
      if ("true".equals(same.capture(in).get("debug-log-enabled"))) {
        chosen.add(own(i));
      }
    }
    assertTrue(chosen.size() >= 3 && chosen.size() <= 20, chosen.toString());
    return chosen;
  }

  private static void assertChosen(List<LogLine> lines) {
    TreeSet<String> expected = new TreeSet<>();
    for (String own : chosen()) {
      expected.add("function: front " + own + " true x 1");
      expected.add("function: behind " + own + " true x 3");
    }
    Map<String, Long> debug = lines.stream()
        .filter(line -> !line.level().equals("INFO"))
        .collect(Collectors.groupingBy(
            line -> line.logger() + ": " + line.message(), TreeMap::new, Collectors.counting()));
    TreeSet<String> found = new TreeSet<>();
    debug.forEach((line, times) -> found.add(line + " x " + times));
    assertEquals(expected, found);
    long info = lines.stream().filter(line -> line.level().equals("INFO")).count();
    assertEquals(4L * REQUESTS, info);
    System.out.printf(
        "Of %d requests at 5 %% %d are chosen: %d debug lines, theirs; %d lines in all%n",
        REQUESTS,
        chosen().size(),
        debug.values().stream().mapToLong(Long::longValue).sum(),
        lines.size());
  }

  private void assertWire() {
    Set<String> chosen = chosen();
    for (Services.Arrived each : arrived) {
      assertEquals(
          String.valueOf(chosen.contains(each.own())),
          each.ids().get("debug-log-enabled"),
          each.toString());
    }
  }
}
