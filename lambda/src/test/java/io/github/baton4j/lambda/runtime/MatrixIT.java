// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.baton4j.lambda.runtime.function.Plain;
import io.github.baton4j.lambda.runtime.function.Streaming;
import io.github.baton4j.lambda.runtime.function.Typed;
import io.github.baton4j.lambda.runtime.function.Unaware;
import io.github.baton4j.lambda.runtime.function.Untyped;
import io.github.baton4j.lambda.runtime.function.Work;
import io.github.baton4j.testkit.lambda.Event;
import io.github.baton4j.testkit.lambda.Invocation;
import io.github.baton4j.testkit.lambda.NeedsRuntimeClient;
import io.github.baton4j.testkit.lambda.RuntimeApi;
import io.github.baton4j.testkit.lambda.RuntimeProcess;
import io.github.baton4j.testkit.lambda.TaskRoot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every way to write a function with every event, one invocation at a time and several at once, on the real runtime client. A
 * cell is an event type of a kind in a mode: three invocations, the last of which brings no IDs.
 */
@NeedsRuntimeClient
class MatrixIT {
  private static final int AT_ONCE = 4;

  @TempDir
  static Path folder;

  private static TaskRoot root;
  private static int cells;

  @BeforeAll
  static void assemble() {
    root = Deployment.of(
        folder,
        new String[] {"jackson-databind"},
        Work.class,
        Typed.class,
        Untyped.class,
        Streaming.class,
        Plain.class,
        Unaware.class);
  }

  @TestFactory
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  Stream<DynamicTest> everyLineIsOfItsInvocation() {
    List<DynamicTest> tests = new ArrayList<>();
    for (boolean concurrent : new boolean[] {false, true}) {
      for (HandlerKind kind : HandlerKind.values()) {
        Map<String, List<EventType>> byProcess = new LinkedHashMap<>();
        for (EventType type : EventType.values()) {
          String process = kind.hasAProcessForEach() ? type.name() : kind.handler(type);
          byProcess.computeIfAbsent(process, h -> new ArrayList<>()).add(type);
        }
        byProcess
            .values()
            .forEach(types -> tests.add(DynamicTest.dynamicTest(
                (concurrent ? "concurrent " : "sequential ") + kind + " " + types,
                () -> run(kind, types, concurrent))));
      }
    }
    int all = 2 * HandlerKind.values().length * EventType.values().length;
    tests.add(DynamicTest.dynamicTest(all + " cells", () -> assertEquals(all, cells)));
    return tests.stream();
  }

  private static void run(HandlerKind kind, List<EventType> types, boolean concurrent)
      throws IOException {
    RuntimeProcess.Builder function = RuntimeProcess.of(root, kind.handler(types.get(0)));
    types.forEach(type -> kind.configure(function, type));
    function.concurrency(concurrent ? AT_ONCE : 0);
    try (RuntimeApi api = RuntimeApi.start();
        RuntimeProcess process = function.start(api)) {
      List<Asked> all = new ArrayList<>();
      for (EventType type : types) {
        for (int i = 0; i < 3; i++) {
          all.add(Asked.of(type, all.size(), api));
        }
      }
      all.forEach(each -> each.assertAnswer(kind));
      process.awaitLines(all.size(), line -> line.contains("\"after "));
      List<LogLine> lines = LogLine.of(process.lines());
      all.forEach(each -> each.assertLines(kind, lines));
      assertOneIsCold(lines, concurrent ? null : all.get(0));
      cells += types.size();
    }
  }

  /** All lines in the scopes of one invocation say so, and those of no other. */
  private static void assertOneIsCold(List<LogLine> lines, Asked first) {
    List<String> cold = lines.stream()
        .filter(line -> "true".equals(line.mdc().get("coldStart")))
        .map(line -> line.mdc().get("awsRequestId"))
        .distinct()
        .toList();
    assertEquals(1, cold.size(), cold::toString);
    if (first != null) {
      assertEquals(first.invocation.requestId(), cold.get(0));
    }
  }

  /** An invocation and what is expected of it. */
  private static final class Asked {
    private final EventType type;
    private final String own;
    private final Map<String, String> ids;
    private final Map<String, String> local = new TreeMap<>();
    private final Invocation invocation;

    private Asked(EventType type, int number, RuntimeApi api) {
      this.type = type;
      this.own = "own-" + number;
      this.ids = number % 3 == 2
          ? Map.of()
          : Map.of("x-correlation-id", "id-" + number, "x-correlation-user-id", "user-" + number);
      String root = "1-5759e988-" + String.format("%024x", number + 1);
      Event event = type.event(own, ids).withTrace("Root=" + root + ";Sampled=1");
      if (number % 3 != 1) {
        event = event.withTenant("tenant-" + number);
        local.put("tenantId", "tenant-" + number);
      }
      this.invocation = api.invoke(event);
      local.put("awsRequestId", invocation.requestId());
      local.put("xray_trace_id", root);
    }

    static Asked of(EventType type, int number, RuntimeApi api) {
      return new Asked(type, number, api);
    }

    void assertAnswer(HandlerKind kind) {
      String answer = invocation.answer().success();
      if (!type.isBatch()) {
        assertEquals("\"" + id() + "\"", answer, this::toString);
      } else if (answer.startsWith("{")) {
        assertEquals("{\"batchItemFailures\":[]}", answer, this::toString);
      } else {
        assertEquals("\"" + invocation.requestId() + "\"", answer, kind + " " + this);
      }
    }

    /** Of a batch that of the first record. */
    private String id() {
      return Objects.requireNonNullElse(ids.get("x-correlation-id"), fallback());
    }

    /** Without an ID the event's own, and where it has none, the request's. */
    private String fallback() {
      return type == EventType.LOAD_BALANCER || type == EventType.DIRECT
          ? invocation.requestId()
          : own;
    }

    void assertLines(HandlerKind kind, List<LogLine> lines) {
      for (String outside : new String[] {"before ", "after "}) {
        Map<String, String> mdc = only(lines, outside + invocation.requestId()).mdc();
        if (kind.opensItself()) {
          assertEquals(Map.of(), mdc, () -> outside + this);
        } else {
          assertMdc(type.isBatch() ? batch() : event(), mdc);
        }
      }
      List<String> records = type.recordIds(own);
      for (String record : records) {
        boolean first = record.equals(records.get(0));
        assertMdc(
            record(record, first ? ids : Map.of()),
            only(lines, "record " + invocation.requestId() + " " + record).mdc());
      }
      for (LogLine line : lines) {
        if (line.says("inside " + invocation.requestId())) {
          assertMdc(type.isBatch() ? batch() : event(), line.mdc());
        }
      }
    }

    private Map<String, String> event() {
      Map<String, String> mdc = new TreeMap<>(local);
      mdc.putAll(ids);
      mdc.put("x-correlation-id", id());
      if (type.field() != null) {
        mdc.put(type.field(), own);
      }
      return mdc;
    }

    private Map<String, String> batch() {
      Map<String, String> mdc = new TreeMap<>(local);
      mdc.put("x-correlation-id", invocation.requestId());
      return mdc;
    }

    private Map<String, String> record(String id, Map<String, String> its) {
      Map<String, String> mdc = new TreeMap<>(local);
      mdc.put("x-correlation-id", id);
      mdc.putAll(its);
      mdc.put(type.field(), id);
      if (type == EventType.SQS) {
        mdc.put("receiveCount", "2");
      }
      return mdc;
    }

    /** Which one is cold is looked at in all of them together. */
    private void assertMdc(Map<String, String> expected, Map<String, String> mdc) {
      Map<String, String> rest = new TreeMap<>(mdc);
      assertTrue(List.of("true", "false").contains(rest.remove("coldStart")), mdc::toString);
      expected.put("call-chain-length", "1");
      expected.put("debug-log-enabled", "false");
      assertEquals(expected, rest, this::toString);
    }

    private static LogLine only(List<LogLine> lines, String message) {
      List<LogLine> found =
          lines.stream().filter(line -> line.message().equals(message)).toList();
      assertEquals(1, found.size(), message);
      return found.get(0);
    }

    @Override
    public String toString() {
      return type + " " + invocation.event();
    }
  }
}
