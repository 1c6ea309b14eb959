// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.baton4j.contract.Law;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.MDC;

@Timeout(60)
@Law(5)
class WrappedScheduledExecutorServiceTest {
  private final Baton baton = Baton.create();
  private final BlockingQueue<Now> seen = new LinkedBlockingQueue<>();
  private ScheduledExecutorService pool;
  private ScheduledExecutorService wrapped;

  @BeforeEach
  void start() {
    MDC.clear();
    pool = Executors.newSingleThreadScheduledExecutor();
    wrapped = CorrelationContext.wrap(pool);
  }

  @AfterEach
  void stop() throws InterruptedException {
    pool.shutdownNow();
    assertTrue(pool.awaitTermination(10, TimeUnit.SECONDS));
    assertEquals(Now.nothingBut(Map.of()), Now.here());
  }

  /** One way to have a task run later. */
  private interface Way {
    ScheduledFuture<?> schedule(ScheduledExecutorService executor, Runnable task);
  }

  private static Arguments way(String name, Way way) {
    return Arguments.of(name, way);
  }

  static Stream<Arguments> periods() {
    return Stream.of(
        way(
            "scheduleAtFixedRate",
            (executor, task) -> executor.scheduleAtFixedRate(task, 1, 1, TimeUnit.MILLISECONDS)),
        way(
            "scheduleWithFixedDelay",
            (executor, task) ->
                executor.scheduleWithFixedDelay(task, 1, 1, TimeUnit.MILLISECONDS)));
  }

  static Stream<Arguments> ways() {
    return Stream.concat(
        Stream.of(
            way(
                "schedule(Runnable)",
                (executor, task) -> executor.schedule(task, 1, TimeUnit.MILLISECONDS)),
            way(
                "schedule(Callable)",
                (executor, task) ->
                    executor.schedule(Executors.callable(task), 1, TimeUnit.MILLISECONDS))),
        periods());
  }

  private Now next() throws InterruptedException {
    Now next = seen.poll(10, TimeUnit.SECONDS);
    assertTrue(next != null, "the task did not run");
    return next;
  }

  private void assertPoolIsClean() throws Exception {
    assertEquals(Now.nothingBut(Map.of()), pool.submit(Now::here).get(10, TimeUnit.SECONDS));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ways")
  void aTaskRunsWithWhatWasCurrentWhereItWasScheduled(String name, Way way) throws Exception {
    Now before;
    ScheduledFuture<?> future;
    Scope scope = baton.open(CorrelationIds.of("abc"));
    try (scope) {
      CorrelationContext.put("x-correlation-of", "abc");
      before = Now.here();
      future = way.schedule(wrapped, () -> seen.add(Now.here()));
      CorrelationContext.put("x-correlation-late", "not seen");
    }
    assertEquals(before, next());
    future.cancel(false);
    assertPoolIsClean();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ways")
  void scheduledWhereNothingIsCurrentItRunsWithNothing(String name, Way way) throws Exception {
    Scope scope = baton.open(CorrelationIds.of("maker"));
    ScheduledExecutorService made;
    try (scope) {
      made = CorrelationContext.wrap(pool);
    }
    ScheduledFuture<?> future = way.schedule(made, () -> seen.add(Now.here()));
    assertEquals(Now.nothingBut(Map.of()), next());
    future.cancel(false);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("periods")
  void everyRunOfAPeriodicTaskBeginsAnewWithTheIdsOfItsScheduling(String name, Way way)
      throws Exception {
    ScheduledFuture<?> future;
    Scope scope = baton.open(CorrelationIds.of("abc"));
    try (scope) {
      future = way.schedule(wrapped, () -> {
        seen.add(Now.here());
        CorrelationContext.put("x-correlation-run", "one run's own");
        CorrelationContext.put("x-correlation-id", "changed");
      });
    }
    for (int run = 0; run < 5; run++) {
      Now now = next();
      assertEquals("abc", now.id());
      assertNull(now.ids().get("x-correlation-run"));
      assertNull(now.mdc().get("x-correlation-run"));
    }
    future.cancel(false);
    assertPoolIsClean();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("periods")
  void aRunThatStartsAChainOfItsOwnOpensAScope(String name, Way way) throws Exception {
    ScheduledFuture<?> future = way.schedule(
        wrapped, () -> baton.run(Incoming.of(Map.of(), null), () -> seen.add(Now.here())));
    Set<String> chains = new TreeSet<>();
    for (int run = 0; run < 3; run++) {
      chains.add(next().id());
    }
    assertEquals(3, chains.size());
    future.cancel(false);
    assertPoolIsClean();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ways")
  void exceptionsPassAsTheyAre(String name, Way way) throws Exception {
    IllegalStateException fault = new IllegalStateException("the task's own");
    ScheduledFuture<?> future;
    Scope scope = baton.open(CorrelationIds.of("abc"));
    try (scope) {
      future = way.schedule(wrapped, () -> {
        throw fault;
      });
    }
    Throwable thrown = assertThrows(
            ExecutionException.class, () -> future.get(10, TimeUnit.SECONDS))
        .getCause();
    assertSame(fault, thrown);
    assertEquals(0, fault.getSuppressed().length);
    assertPoolIsClean();
  }

  @Test
  void delayResultAndCancellationAreTheExecutors() throws Exception {
    ScheduledFuture<String> future = wrapped.schedule(() -> "result", 1, TimeUnit.MILLISECONDS);
    assertEquals("result", future.get(10, TimeUnit.SECONDS));
    ScheduledFuture<?> late = wrapped.schedule(() -> {}, 1, TimeUnit.HOURS);
    assertTrue(late.getDelay(TimeUnit.MINUTES) >= 59);
    assertTrue(late.cancel(false));
    wrapped.shutdown();
    assertTrue(pool.isShutdown());
    assertThrows(
        RejectedExecutionException.class, () -> wrapped.schedule(() -> {}, 1, TimeUnit.SECONDS));
  }

  @Test
  void itIsTheSameExecutorForWhatIsNotScheduled() throws Exception {
    Scope scope = baton.open(CorrelationIds.of("abc"));
    try (scope) {
      assertEquals(Now.here(), wrapped.submit(Now::here).get(10, TimeUnit.SECONDS));
    }
  }

  @Test
  void whatSchedulesStillDoesHoweverItIsWrapped() {
    ExecutorService hidden = pool;
    assertInstanceOf(ScheduledExecutorService.class, CorrelationContext.wrap(hidden));
  }

  @Test
  void wrappedTwiceIsWrappedOnce() {
    assertSame(wrapped, CorrelationContext.wrap(wrapped));
    ExecutorService hidden = wrapped;
    assertSame(wrapped, CorrelationContext.wrap(hidden));
    ExecutorService plain = CorrelationContext.wrap(Executors.newCachedThreadPool());
    assertSame(plain, CorrelationContext.wrap(plain));
    plain.shutdownNow();
  }

  @Test
  void nullsAreRefusedAsByAnyExecutor() {
    assertEquals(
        "executor == null",
        assertThrows(
                NullPointerException.class,
                () -> CorrelationContext.wrap((ScheduledExecutorService) null))
            .getMessage());
    TimeUnit unit = TimeUnit.SECONDS;
    assertThrows(NullPointerException.class, () -> wrapped.schedule((Runnable) null, 1, unit));
    assertThrows(NullPointerException.class, () -> wrapped.schedule((Callable<?>) null, 1, unit));
    assertThrows(NullPointerException.class, () -> wrapped.schedule(() -> {}, 1, null));
    assertThrows(NullPointerException.class, () -> wrapped.scheduleAtFixedRate(null, 1, 1, unit));
    assertThrows(
        NullPointerException.class, () -> wrapped.scheduleWithFixedDelay(null, 1, 1, unit));
    assertThrows(
        IllegalArgumentException.class, () -> wrapped.scheduleAtFixedRate(() -> {}, 1, 0, unit));
  }

  /** A default of the interface would leave a later JDK's method to run a task without its context. */
  @Test
  void everyMethodThatTakesATaskIsOurs() throws Exception {
    for (Method each : ScheduledExecutorService.class.getMethods()) {
      if (!Modifier.isStatic(each.getModifiers())) {
        Method ours = wrapped.getClass().getMethod(each.getName(), each.getParameterTypes());
        assertTrue(
            List.of("WrappedExecutorService", "WrappedScheduledExecutorService")
                .contains(ours.getDeclaringClass().getSimpleName()),
            each.toString());
      }
    }
  }
}
