// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.github.baton4j.contract.Law;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Thirty-two workers at once, each with a set of names that no other has: a foreign name is a leak even where its value
 * would look right.
 */
@Timeout(120)
@Law({5, 11})
class IsolationStressTest {
  private static final int WORKERS = 32;
  private static final int ROUNDS = 150;
  private static final Set<String> CHAIN =
      Set.of("x-correlation-id", "call-chain-length", "debug-log-enabled");
  private static final URI THERE = URI.create("https://users.test/");

  private final Baton baton = Baton.builder().names("tenant").build();
  private final Logger logger = (Logger) LoggerFactory.getLogger("stress");
  private final Lines lines = new Lines();

  @Test
  void platformThreadsNeverSeeEachOthersIds() throws Exception {
    stress(Executors.newFixedThreadPool(WORKERS), Executors.newFixedThreadPool(5));
  }

  @Test
  void virtualThreadsNeverSeeEachOthersIds() throws Exception {
    stress(virtual(), virtual());
  }

  @Test
  void virtualThreadsWithAPlatformPoolNeverSeeEachOthersIds() throws Exception {
    stress(virtual(), Executors.newFixedThreadPool(5));
  }

  /** Since JDK 21. */
  private static ExecutorService virtual() {
    try {
      return (ExecutorService)
          Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    } catch (ReflectiveOperationException e) {
      return Assumptions.abort("this JDK has no virtual threads");
    }
  }

  private void stress(ExecutorService workers, ExecutorService shared) throws Exception {
    lines.start();
    logger.setAdditive(false);
    logger.setLevel(ch.qos.logback.classic.Level.INFO);
    logger.addAppender(lines);
    try {
      CyclicBarrier start = new CyclicBarrier(WORKERS);
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < WORKERS; i++) {
        Worker worker = new Worker(i, CorrelationContext.wrap(shared));
        all.add(workers.submit(() -> {
          start.await(30, TimeUnit.SECONDS);
          worker.work();
          return null;
        }));
      }
      for (Future<?> each : all) {
        each.get(60, TimeUnit.SECONDS);
      }
      for (int i = 0; i < 10; i++) {
        assertEquals(Now.nothingBut(Map.of()), shared.submit(Now::here).get(10, TimeUnit.SECONDS));
      }
    } finally {
      logger.detachAppender(lines);
      logger.setAdditive(true);
      workers.shutdownNow();
      shared.shutdownNow();
    }
    assertTrue(workers.awaitTermination(10, TimeUnit.SECONDS));
    assertTrue(shared.awaitTermination(10, TimeUnit.SECONDS));
    assertEquals(List.of(), List.copyOf(lines.foreign));
    assertEquals(WORKERS * ROUNDS * 4, lines.count());
    assertEquals(0, baton.outcomes().count("context", "never closed"));
    assertEquals(0, baton.outcomes().count("mdc", "failed"));
  }

  private final class Worker {
    private final String mark;
    private final ExecutorService pool;
    private final Map<String, String> fields = new LinkedHashMap<>();
    private final Set<String> names = new HashSet<>(CHAIN);
    private final Set<String> keys = new HashSet<>();

    Worker(int i, ExecutorService pool) {
      this.mark = "w" + i + "-";
      this.pool = pool;
      fields.put("x-correlation-id", mark + "id");
      for (int n = 0; n <= i % 7; n++) {
        fields.put("X-Correlation-" + mark + n, mark + n);
      }
      for (String name : fields.keySet()) {
        names.add(name.toLowerCase(java.util.Locale.ROOT));
      }
      keys.addAll(names);
      keys.add("messageId");
    }

    void work() throws Exception {
      MDC.put(mark + "user", mark);
      for (int round = 0; round < ROUNDS; round++) {
        Scope invocation = baton.open(CorrelationIds.of(mark + "invocation"));
        try (invocation) {
          CorrelationContext.put("x-correlation-" + mark + "around", mark);
          baton.run(new Received(fields, mark + "m"), this::inRecord);
          check(
              with(CHAIN, "x-correlation-" + mark + "around"),
              with(CHAIN, "x-correlation-" + mark + "around", mark + "user"));
        }
        assertEquals(Now.nothingBut(Map.of(mark + "user", mark)), Now.here());
      }
      MDC.remove(mark + "user");
    }

    private void inRecord() {
      logger.info(mark);
      check(names, with(keys, mark + "user"));
      assertEquals(names, baton.headers(THERE).keySet());
      Future<?> task = pool.submit(() -> {
        logger.info(mark);
        check(names, keys);
        CorrelationContext.put("x-correlation-" + mark + "task", mark);
        check(
            with(names, "x-correlation-" + mark + "task"),
            with(keys, "x-correlation-" + mark + "task"));
        logger.info(mark);
      });
      CorrelationContext.put("x-correlation-" + mark + "late", mark);
      CorrelationContext.put("x-correlation-id", mark + "changed");
      logger.info(mark);
      try {
        task.get(30, TimeUnit.SECONDS);
      } catch (Exception e) {
        throw new AssertionError(mark, e);
      }
      check(
          with(names, "x-correlation-" + mark + "late"),
          with(keys, "x-correlation-" + mark + "late", mark + "user"));
    }

    private void check(Set<String> expectedNames, Set<String> expectedKeys) {
      Now now = Now.here();
      assertEquals(expectedNames, now.ids().keySet(), mark);
      assertEquals(expectedKeys, now.mdc().keySet(), mark);
      now.ids().forEach(this::checkValue);
      now.mdc().forEach(this::checkValue);
    }

    private void checkValue(String name, String value) {
      assertTrue(isNeutral(name) || value.startsWith(mark), () -> mark + " has " + name + value);
    }
  }

  private static boolean isNeutral(String name) {
    return name.equals("call-chain-length") || name.equals("debug-log-enabled");
  }

  private static Set<String> with(Set<String> names, String... more) {
    Set<String> out = new HashSet<>(names);
    out.addAll(List.of(more));
    return out;
  }

  /** Keeps every line on which something stands that is not its writer's. */
  private static final class Lines extends AppenderBase<ILoggingEvent> {
    private final Queue<String> foreign = new ConcurrentLinkedQueue<>();
    private int count;

    @Override
    protected void append(ILoggingEvent event) {
      count++;
      String mark = event.getMessage();
      Map<String, String> mdc = event.getMDCPropertyMap();
      for (Map.Entry<String, String> entry : mdc.entrySet()) {
        if (!isNeutral(entry.getKey()) && !entry.getValue().startsWith(mark)) {
          foreign.add(mark + " bears " + entry);
        }
      }
      if (!mdc.keySet().containsAll(CHAIN)) {
        foreign.add(mark + " bears only " + mdc);
      }
    }

    synchronized int count() {
      return count;
    }
  }

  private record Received(Map<String, String> fieldMap, String fallbackId) implements Incoming {
    @Override
    public Iterable<Map.Entry<String, String>> fields() {
      return fieldMap.entrySet();
    }

    @Override
    public boolean edge() {
      return false;
    }

    @Override
    public Map<String, String> localFields() {
      return Map.of("messageId", fallbackId);
    }
  }
}
