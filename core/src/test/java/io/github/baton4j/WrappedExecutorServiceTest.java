// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.baton4j.contract.Law;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.MDC;

@Timeout(60)
@Law(5)
class WrappedExecutorServiceTest {
  private final Baton baton = Baton.create();
  private ExecutorService pool;
  private ExecutorService wrapped;

  @BeforeEach
  void start() {
    MDC.clear();
    pool = Executors.newFixedThreadPool(2);
    wrapped = CorrelationContext.wrap(pool);
  }

  @AfterEach
  void stop() throws InterruptedException {
    pool.shutdownNow();
    assertTrue(pool.awaitTermination(10, TimeUnit.SECONDS));
    assertTrue(CorrelationContext.current().isEmpty());
  }

  /** One way of an executor to run a task; answers what the task saw. */
  private interface Way {
    Now run(ExecutorService executor, Callable<Now> task) throws Exception;
  }

  private static Now got(Future<Now> future) throws Exception {
    return future.get(10, TimeUnit.SECONDS);
  }

  private static Runnable storing(Callable<Now> task, Now[] place) {
    return () -> {
      try {
        place[0] = task.call();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    };
  }

  static Stream<Arguments> ways() {
    return Stream.of(
        way("execute", (executor, task) -> {
          Now[] seen = new Now[1];
          CountDownLatch done = new CountDownLatch(1);
          Runnable storing = storing(task, seen);
          executor.execute(() -> {
            storing.run();
            done.countDown();
          });
          assertTrue(done.await(10, TimeUnit.SECONDS));
          return seen[0];
        }),
        way("submit(Callable)", (executor, task) -> got(executor.submit(task))),
        way("submit(Runnable)", (executor, task) -> {
          Now[] seen = new Now[1];
          executor.submit(storing(task, seen)).get(10, TimeUnit.SECONDS);
          return seen[0];
        }),
        way("submit(Runnable, result)", (executor, task) -> {
          Now[] seen = new Now[1];
          assertEquals(
              "result", executor.submit(storing(task, seen), "result").get(10, TimeUnit.SECONDS));
          return seen[0];
        }),
        way("invokeAll", (executor, task) -> {
          List<Future<Now>> all = executor.invokeAll(List.of(task, task, task));
          assertEquals(3, all.size());
          assertEquals(got(all.get(0)), got(all.get(2)));
          return got(all.get(1));
        }),
        way("invokeAll with a timeout", (executor, task) -> {
          List<Future<Now>> all = executor.invokeAll(List.of(task, task), 10, TimeUnit.SECONDS);
          assertEquals(got(all.get(0)), got(all.get(1)));
          return got(all.get(0));
        }),
        way("invokeAny", (executor, task) -> executor.invokeAny(List.of(task, task))),
        way(
            "invokeAny with a timeout",
            (executor, task) -> executor.invokeAny(List.of(task), 10, TimeUnit.SECONDS)));
  }

  private static Arguments way(String name, Way way) {
    return Arguments.of(name, way);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ways")
  void aTaskRunsWithWhatWasCurrentWhereItWasSubmitted(String name, Way way) throws Exception {
    for (String id : List.of("one", "two")) {
      Scope scope = baton.open(CorrelationIds.of(id));
      try (scope) {
        CorrelationContext.put("x-correlation-of", id);
        Now seen = way.run(wrapped, Now::here);
        assertEquals(Now.here(), seen);
        assertEquals(id, seen.ids().get("x-correlation-of"));
      }
      assertPoolIsClean();
    }
    assertEquals(Now.nothingBut(Map.of()), way.run(wrapped, Now::here));
  }

  /** Both threads of the pool, at once. */
  private void assertPoolIsClean() throws Exception {
    CountDownLatch both = new CountDownLatch(2);
    Callable<Now> look = () -> {
      both.countDown();
      assertTrue(both.await(10, TimeUnit.SECONDS));
      return Now.here();
    };
    for (Future<Now> now : pool.invokeAll(List.of(look, look))) {
      assertEquals(Now.nothingBut(Map.of()), got(now));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ways")
  void itIsTheContextOfSubmissionAndNotThatOfTheExecutorsMaking(String name, Way way)
      throws Exception {
    ExecutorService made;
    Scope scope = baton.open(CorrelationIds.of("maker"));
    try (scope) {
      made = CorrelationContext.wrap(pool);
    }
    assertEquals(Now.nothingBut(Map.of()), way.run(made, Now::here));
    Scope other = baton.open(CorrelationIds.of("submitter"));
    try (other) {
      assertEquals("submitter", way.run(made, Now::here).id());
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ways")
  void submittedWhereNothingIsCurrentItRunsWithNothingEvenWhereSomethingIs(String name, Way way)
      throws Exception {
    ExecutorService inside = Executors.newFixedThreadPool(
        2,
        task -> new Thread(() -> {
          Scope scope = baton.open(CorrelationIds.of("the pool's own"));
          try (scope) {
            task.run();
          }
        }));
    try {
      assertEquals("the pool's own", got(inside.submit(Now::here)).id());
      assertEquals(Now.nothingBut(Map.of()), way.run(CorrelationContext.wrap(inside), Now::here));
      Scope scope = baton.open(CorrelationIds.of("submitter"));
      try (scope) {
        assertEquals(
            "submitter", way.run(CorrelationContext.wrap(inside), Now::here).id());
      }
      assertEquals("the pool's own", got(inside.submit(Now::here)).id());
    } finally {
      inside.shutdownNow();
    }
  }

  @Test
  void exceptionsPassAsTheyAre() throws Exception {
    for (Exception fault : List.of(new IOException(), new IllegalStateException())) {
      Callable<Now> failing = () -> {
        throw fault;
      };
      Scope scope = baton.open(CorrelationIds.of("abc"));
      try (scope) {
        assertCause(fault, () -> got(wrapped.submit(failing)));
        assertCause(fault, () -> got(wrapped.invokeAll(List.of(failing)).get(0)));
        assertCause(fault, () -> wrapped.invokeAny(List.of(failing)));
        assertCause(fault, () -> wrapped.invokeAny(List.of(failing), 10, TimeUnit.SECONDS));
      }
      assertPoolIsClean();
    }
    AssertionError error = new AssertionError("test");
    Runnable failing = () -> {
      throw error;
    };
    assertCause(error, () -> wrapped.submit(failing).get(10, TimeUnit.SECONDS));
    assertPoolIsClean();
  }

  private static void assertCause(Throwable cause, Callable<?> call) {
    assertSame(cause, assertThrows(ExecutionException.class, call::call).getCause());
    assertEquals(0, cause.getSuppressed().length);
  }

  @Test
  void invokeAnyGivesTheOneThatSucceeds() throws Exception {
    Callable<String> failing = () -> {
      throw new IOException();
    };
    assertEquals("fine", wrapped.invokeAny(List.of(failing, () -> "fine", failing)));
  }

  @Test
  void timeoutsAreThoseOfTheExecutor() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    Callable<String> waiting = () -> {
      never.await();
      return "late";
    };
    assertThrows(
        TimeoutException.class,
        () -> wrapped.invokeAny(List.of(waiting), 20, TimeUnit.MILLISECONDS));
    List<Future<String>> all = wrapped.invokeAll(List.of(waiting), 20, TimeUnit.MILLISECONDS);
    assertTrue(all.get(0).isCancelled());
  }

  @Test
  void cancellingInterruptsTheTask() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    Future<?> future = wrapped.submit(() -> {
      started.countDown();
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        interrupted.countDown();
      }
    });
    assertTrue(started.await(10, TimeUnit.SECONDS));
    assertTrue(future.cancel(true));
    assertTrue(interrupted.await(10, TimeUnit.SECONDS));
    assertPoolIsClean();
  }

  @Test
  void rejectionPassesAsItIs() throws Exception {
    ThreadPoolExecutor tiny =
        new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new ArrayBlockingQueue<>(1));
    CountDownLatch hold = new CountDownLatch(1);
    try {
      ExecutorService executor = CorrelationContext.wrap(tiny);
      executor.execute(() -> {
        try {
          hold.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      });
      executor.execute(() -> {});
      Scope scope = baton.open(CorrelationIds.of("abc"));
      try (scope) {
        Now before = Now.here();
        assertThrows(RejectedExecutionException.class, () -> executor.execute(() -> {}));
        assertThrows(RejectedExecutionException.class, () -> executor.submit(() -> {}));
        assertThrows(RejectedExecutionException.class, () -> executor.submit(() -> 1));
        assertThrows(
            RejectedExecutionException.class, () -> executor.invokeAll(List.of(() -> 1, () -> 2)));
        assertEquals(before, Now.here());
      }
    } finally {
      hold.countDown();
      tiny.shutdownNow();
    }
  }

  @Test
  void aCallerThatRunsTheTaskItselfIsAsBefore() {
    ThreadPoolExecutor callers = new ThreadPoolExecutor(
        1, 1, 1, TimeUnit.SECONDS, new ArrayBlockingQueue<>(1), (task, executor) -> task.run());
    callers.shutdown();
    Scope scope = baton.open(CorrelationIds.of("abc"));
    try (scope) {
      Now before = Now.here();
      List<Now> seen = new ArrayList<>();
      CorrelationContext.wrap(callers).execute(() -> {
        seen.add(Now.here());
        CorrelationContext.put("x-correlation-task", "t");
      });
      assertEquals(List.of(before), seen);
      assertEquals(before, Now.here());
    }
  }

  @Test
  void shuttingDownIsThatOfTheExecutor() throws Exception {
    assertFalse(wrapped.isShutdown());
    assertFalse(wrapped.isTerminated());
    assertFalse(wrapped.awaitTermination(1, TimeUnit.MILLISECONDS));
    wrapped.shutdown();
    assertTrue(pool.isShutdown());
    assertTrue(wrapped.isShutdown());
    assertTrue(wrapped.awaitTermination(10, TimeUnit.SECONDS));
    assertTrue(wrapped.isTerminated());
    assertThrows(RejectedExecutionException.class, () -> wrapped.execute(() -> {}));
  }

  @Test
  void shuttingDownNowGivesWhatDidNotBegin() throws Exception {
    CountDownLatch started = new CountDownLatch(2);
    for (int i = 0; i < 2; i++) {
      wrapped.execute(() -> {
        started.countDown();
        try {
          new CountDownLatch(1).await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      });
    }
    assertTrue(started.await(10, TimeUnit.SECONDS));
    List<Now> seen = new ArrayList<>();
    Scope scope = baton.open(CorrelationIds.of("abc"));
    try (scope) {
      wrapped.execute(() -> seen.add(Now.here()));
    }
    List<Runnable> left = wrapped.shutdownNow();
    assertEquals(1, left.size());
    left.get(0).run();
    assertEquals("abc", seen.get(0).id());
  }

  @Test
  void closingWaitsForTheTasksWhereTheJdkHasClose() throws Exception {
    Method close = closeMethod();
    List<String> done = Collections.synchronizedList(new ArrayList<>());
    for (int i = 0; i < 20; i++) {
      wrapped.execute(() -> done.add("task"));
    }
    close.invoke(wrapped);
    assertEquals(20, done.size());
    assertTrue(pool.isTerminated());
    close.invoke(wrapped);
  }

  /** Since JDK 19. */
  private static Method closeMethod() {
    for (Method method : ExecutorService.class.getMethods()) {
      if (method.getName().equals("close") && method.getParameterCount() == 0) {
        return method;
      }
    }
    return Assumptions.abort("an ExecutorService of this JDK has no close()");
  }

  @Test
  void nullsAreRefusedAsByAnyExecutor() {
    assertThrows(NullPointerException.class, () -> wrapped.execute(null));
    assertThrows(NullPointerException.class, () -> wrapped.submit((Runnable) null));
    assertThrows(NullPointerException.class, () -> wrapped.submit((Callable<?>) null));
    assertThrows(NullPointerException.class, () -> wrapped.submit(null, "result"));
    assertThrows(NullPointerException.class, () -> wrapped.invokeAll(null));
    assertThrows(NullPointerException.class, () -> wrapped.invokeAny(null));
    List<Callable<Now>> withNull = Arrays.asList(Now::here, null);
    assertThrows(NullPointerException.class, () -> wrapped.invokeAll(withNull));
    assertThrows(IllegalArgumentException.class, () -> wrapped.invokeAny(List.of()));
  }

  /** Not every executor ends on close(): the common pool never does, and to wait for it is to wait for ever. */
  @Test
  void closingIsLeftToTheExecutorWhereTheJdkHasClose() throws Exception {
    Method close = closeMethod();
    List<String> called = new ArrayList<>();
    ExecutorService executor = (ExecutorService) java.lang.reflect.Proxy.newProxyInstance(
        ExecutorService.class.getClassLoader(),
        new Class<?>[] {ExecutorService.class},
        (proxy, method, arguments) -> {
          called.add(method.getName());
          return method.getReturnType() == boolean.class
              ? method.getName().equals("awaitTermination")
              : null;
        });
    close.invoke(CorrelationContext.wrap(executor));
    assertEquals(List.of("close"), called);
  }
}
