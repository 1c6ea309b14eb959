// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.baton4j.lambda.EventShapes;
import io.github.baton4j.lambda.runtime.function.Busy;
import io.github.baton4j.lambda.runtime.function.Everybody;
import io.github.baton4j.testkit.lambda.Event;
import io.github.baton4j.testkit.lambda.Invocation;
import io.github.baton4j.testkit.lambda.NeedsRuntimeClient;
import io.github.baton4j.testkit.lambda.RuntimeApi;
import io.github.baton4j.testkit.lambda.RuntimeProcess;
import io.github.baton4j.testkit.lambda.TaskRoot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * 32 invocations at once in one JVM, on the real runtime client, each of which calls a queue, a topic, a stream and a service
 * and hands a task to a pool. Every line and every message is checked against what its invocation was asked with. {@code
 * -Dbaton.runtime.invocations=320000} asks for more of them.
 */
@NeedsRuntimeClient
class ManyAtOnceIT {
  private static final int AT_ONCE = 32;

  /** Before, inside, pooled, done, after. */
  private static final int LINES_OF_EACH = 5;

  private static final int MESSAGES_OF_EACH = 4;

  /** As many as wait at most, whatever the number of all. */
  private static final int WAITING = 1_000;

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir
  Path folder;

  private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
  private final AtomicLong checks = new AtomicLong();
  private volatile CountDownLatch linesToCome;
  private final AtomicLong lines = new AtomicLong();
  private final AtomicLong messages = new AtomicLong();

  @Test
  @Timeout(value = 2, unit = TimeUnit.HOURS)
  void nothingOfAnInvocationIsFoundInAnother() throws Exception {
    run(AT_ONCE, Integer.getInteger("baton.runtime.invocations", 10_000));
  }

  /** Where one follows another the trace comes to the SDK by another way. */
  @Test
  @Timeout(value = 2, unit = TimeUnit.MINUTES)
  void nothingOfAnInvocationIsFoundInTheNext() throws Exception {
    run(0, 100);
  }

  private void run(int atOnce, int invocations) throws Exception {
    TaskRoot root = Deployment.of(folder, Deployment.CLIENTS, Busy.class, Everybody.class);
    linesToCome = new CountDownLatch(invocations * LINES_OF_EACH);
    long begin = System.nanoTime();
    try (RuntimeApi api = RuntimeApi.start();
        Services services = Services.start(this::check);
        RuntimeProcess process = RuntimeProcess.of(root, Busy.class.getName())
            .concurrency(atOnce)
            .variable("SERVICES", services.uri())
            .jvm("-XX:TieredStopAtLevel=4", "-Daws.cborEnabled=false", "-Xmx512m")
            .eachLine(this::check)
            .start(api)) {
      invokeAll(api, invocations);
      assertEquals(List.of(), List.copyOf(wrong));
      assertNothingIsLeft(api, Math.max(1, atOnce));
      assertTrue(linesToCome.await(1, TimeUnit.MINUTES), () -> linesToCome + " " + wrong);
      assertTrue(process.isAlive());
    }
    assertEquals((long) invocations * LINES_OF_EACH, lines.get());
    assertEquals((long) invocations * MESSAGES_OF_EACH, messages.get());
    assertEquals(List.of(), List.copyOf(wrong));
    System.out.printf(
        "%,d invocations, concurrency %d: %,d lines, %,d messages, %,d checks in %d s%n",
        invocations,
        atOnce,
        lines.get(),
        messages.get(),
        checks.get(),
        TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin));
  }

  private void invokeAll(RuntimeApi api, int invocations) {
    Deque<Invocation> open = new ArrayDeque<>();
    for (int i = 0; i < invocations; i++) {
      String event = EventShapes.text(EventShapes.json(event(i)));
      open.add(api.invoke(Event.of(event).withTrace(trace(i))));
      if (open.size() == WAITING) {
        answered(open.remove(), i + 1 - WAITING);
      }
    }
    for (int i = invocations - open.size(); !open.isEmpty(); i++) {
      answered(open.remove(), i);
    }
  }

  private void answered(Invocation invocation, int number) {
    check(
        "\"" + expected(number).get("x-correlation-id") + "\"",
        invocation.answer().success(),
        "answer " + number);
    if (wrong.size() > 10) {
      throw new AssertionError(wrong.toString());
    }
  }

  private void assertNothingIsLeft(RuntimeApi api, int atOnce) throws IOException {
    List<Invocation> probes = new ArrayList<>();
    for (int i = 0; i < atOnce; i++) {
      probes.add(api.invoke("{\"probe\":true}"));
    }
    for (Invocation probe : probes) {
      List<Map<String, String>> left =
          JSON.readValue(probe.answer().success(), new TypeReference<>() {});
      left.forEach(mdc -> check(Map.of(), mdc, "what is left on a thread"));
    }
  }

  private static boolean isMessage(int number) {
    return number % 3 == 0;
  }

  private static Map<String, Object> event(int number) {
    return isMessage(number)
        ? EventShapes.batch(EventShapes.snsRecord(brought(number), own(number)))
        : EventShapes.rest(brought(number), own(number));
  }

  private static String own(int number) {
    return "own-" + number;
  }

  private static int numberOf(String own) {
    return Integer.parseInt(own.substring("own-".length()));
  }

  private static String root(int number) {
    return "1-5759e988-" + String.format("%024x", number);
  }

  private static String trace(int number) {
    return "Root=" + root(number) + ";Parent=53995c3f42cd8ad8;Sampled=" + number % 2;
  }

  /** A third are messages with an ID and more names, one of which has others; a third requests with an ID; a third nothing. */
  private static Map<String, String> brought(int number) {
    return switch (number % 3) {
      case 0 ->
        new TreeMap<>(Map.of(
            "x-correlation-id",
            "id-" + number,
            "x-correlation-of-" + number % 7,
            "value-" + number,
            "x-correlation-user-id",
            "user-" + number,
            "call-chain-length",
            "4",
            "debug-log-enabled",
            "true"));
      case 1 -> Map.of("x-correlation-id", "id-" + number);
      default -> Map.of();
    };
  }

  /** In its scope, and on the way out. */
  private static Map<String, String> expected(int number) {
    Map<String, String> ids = new TreeMap<>();
    ids.put("x-correlation-id", own(number));
    ids.put("debug-log-enabled", "false");
    ids.putAll(brought(number));
    ids.put("call-chain-length", isMessage(number) ? "5" : "1");
    return ids;
  }

  private void check(Services.Arrived message) {
    messages.incrementAndGet();
    int number = numberOf(message.own());
    check(expected(number), message.ids(), message.service() + " " + number);
    if (!message.service().equals("http")) { // which is not the SDK's
      check(trace(number), message.trace(), "trace of " + message.service() + " " + number);
    }
  }

  private void check(String text) {
    for (LogLine line : LogLine.of(List.of(text))) {
      String[] words = line.message().split(" ", -1);
      if (!line.logger().equals("function") || words.length != 2) {
        wrong.add(text);
        continue;
      }
      lines.incrementAndGet();
      linesToCome.countDown();
      boolean outside = words[0].equals("before") || words[0].equals("after");
      Map<String, String> mdc = new TreeMap<>(line.mdc());
      mdc.remove("coldStart");
      String request = mdc.remove("awsRequestId");
      check(outside, request == null, "request of " + line.message());
      check(outside ? Map.of() : inMdc(numberOf(words[1])), mdc, "line " + line.message());
    }
  }

  private static Map<String, String> inMdc(int number) {
    Map<String, String> mdc = expected(number);
    mdc.put(isMessage(number) ? "messageId" : "apiGatewayRequestId", own(number));
    mdc.put("xray_trace_id", root(number));
    return mdc;
  }

  private void check(Object expected, Object actual, String what) {
    checks.incrementAndGet();
    if (!Objects.equals(expected, actual)) {
      wrong.add(what + ": expected " + expected + ", and there is " + actual);
    }
  }
}
