// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.baton4j.contract.Law;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.MDC;

@Law(5)
class WrappedTest {
  private final Baton baton = Baton.create();
  private ExecutorService pool;

  @BeforeEach
  void start() {
    MDC.clear();
    pool = Executors.newSingleThreadExecutor();
  }

  @AfterEach
  void stop() throws InterruptedException {
    pool.shutdownNow();
    assertTrue(pool.awaitTermination(10, TimeUnit.SECONDS));
    assertTrue(CorrelationContext.current().isEmpty());
    MDC.clear();
  }

  /** Every way to wrap, as: from a body, something that runs it. */
  static Stream<Arguments> ways() {
    return Stream.of(
        way("wrap", body -> CorrelationContext.wrap(body)),
        way("wrapCallable", body -> {
          Callable<Integer> wrapped = CorrelationContext.wrapCallable(() -> {
            body.run();
            return 7;
          });
          return () -> {
            try {
              assertEquals(7, wrapped.call());
            } catch (Exception e) {
              throw sneaky(e);
            }
          };
        }),
        way("wrapSupplier", body -> {
          Supplier<Integer> wrapped = CorrelationContext.wrapSupplier(() -> {
            body.run();
            return 7;
          });
          return () -> assertEquals(7, wrapped.get());
        }),
        way("sameThreadExecutor", body -> {
          Executor executor = CorrelationContext.sameThreadExecutor();
          return () -> executor.execute(body);
        }));
  }

  private static Arguments way(String name, Function<Runnable, Runnable> way) {
    return Arguments.of(name, way);
  }

  @SuppressWarnings("unchecked") // that is the trick of it
  private static <E extends Throwable> RuntimeException sneaky(Throwable e) throws E {
    throw (E) e;
  }

  private Runnable wrappedIn(String id, Function<Runnable, Runnable> way, Consumer<Now> reader) {
    Scope scope = baton.open(CorrelationIds.of(id));
    try (scope) {
      CorrelationContext.put("x-correlation-of", id);
      return way.apply(() -> reader.accept(Now.here()));
    }
  }

  private Now onPool() throws Exception {
    return pool.submit(Now::here).get(10, TimeUnit.SECONDS);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ways")
  void aTaskRunsWithWhatWasCurrentWhereItWasWrapped(String name, Function<Runnable, Runnable> way)
      throws Exception {
    List<Now> seen = new ArrayList<>();
    Runnable task = wrappedIn("abc", way, seen::add);
    pool.submit(() -> MDC.put("pool", "own")).get(10, TimeUnit.SECONDS);
    pool.submit(task).get(10, TimeUnit.SECONDS);
    assertEquals(1, seen.size());
    assertEquals("abc", seen.get(0).id());
    assertEquals("abc", seen.get(0).ids().get("x-correlation-of"));
    assertEquals("abc", seen.get(0).mdc().get("x-correlation-id"));
    assertEquals("own", seen.get(0).mdc().get("pool"));
    assertEquals(Now.nothingBut(Map.of("pool", "own")), onPool());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ways")
  void aTaskRunsAsOftenAsItIsRun(String name, Function<Runnable, Runnable> way) {
    List<Now> seen = new ArrayList<>();
    Runnable task = wrappedIn("abc", way, seen::add);
    task.run();
    task.run();
    assertEquals(2, seen.size());
    assertEquals(seen.get(0), seen.get(1));
    assertEquals(Now.nothingBut(Map.of()), Now.here());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ways")
  void whatIsCurrentWhereItRunsIsHiddenMeanwhile(String name, Function<Runnable, Runnable> way) {
    List<Now> seen = new ArrayList<>();
    Runnable task = wrappedIn("abc", way, seen::add);
    Scope scope = baton.open(CorrelationIds.of("other"));
    try (scope) {
      CorrelationContext.put("x-correlation-theirs", "t");
      Now before = Now.here();
      task.run();
      assertEquals(before, Now.here());
    }
    assertEquals("abc", seen.get(0).id());
    assertNull(seen.get(0).ids().get("x-correlation-theirs"));
    assertNull(seen.get(0).mdc().get("x-correlation-theirs"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ways")
  void whatWasWrappedWhereNothingWasCurrentRunsWithNothing(
      String name, Function<Runnable, Runnable> way) {
    List<Now> seen = new ArrayList<>();
    Runnable task = way.apply(() -> {
      CorrelationContext.put("x-correlation-late", "v");
      assertEquals(Map.of(), baton.headers(URI.create("https://a.test/")));
      seen.add(Now.here());
    });
    MDC.put("user", "own");
    Scope scope = baton.open(CorrelationIds.of("other"));
    try (scope) {
      Now before = Now.here();
      task.run();
      assertEquals(before, Now.here());
    }
    assertEquals(List.of(Now.nothingBut(Map.of("user", "own"))), seen);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ways")
  void whatIsWrappedInsideSuchATaskRunsWithNothingToo(
      String name, Function<Runnable, Runnable> way) {
    List<Now> seen = new ArrayList<>();
    Runnable outer = way.apply(() -> {
      Runnable inner = way.apply(() -> seen.add(Now.here()));
      Scope scope = baton.open(CorrelationIds.of("other"));
      try (scope) {
        inner.run();
        assertEquals("other", Now.here().id());
      }
    });
    outer.run();
    assertEquals(List.of(Now.nothingBut(Map.of())), seen);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ways")
  void exceptionsPassAsTheyAreAndEverythingIsRestored(
      String name, Function<Runnable, Runnable> way) {
    List<Throwable> faults = new ArrayList<>(
        List.of(new IllegalStateException(), new AssertionError("test"), new StackOverflowError()));
    if (name.equals("wrapCallable")) {
      faults.add(new IOException());
      faults.add(new InterruptedException());
    }
    for (Throwable fault : faults) {
      Runnable task;
      Scope scope = baton.open(CorrelationIds.of("abc"));
      try (scope) {
        task = way.apply(() -> {
          throw sneaky(fault);
        });
      }
      assertSame(fault, assertThrows(Throwable.class, task::run));
      assertEquals(0, fault.getSuppressed().length);
      assertEquals(Now.nothingBut(Map.of()), Now.here());
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ways")
  void whatATaskPutsNeitherReachesTheSubmitterNorTheNextRun(
      String name, Function<Runnable, Runnable> way) {
    List<Now> seen = new ArrayList<>();
    Scope scope = baton.open(CorrelationIds.of("abc"));
    try (scope) {
      Now before = Now.here();
      Runnable task = way.apply(() -> {
        seen.add(Now.here());
        CorrelationContext.put("x-correlation-task", "t");
        CorrelationContext.put("x-correlation-id", "changed");
        assertEquals("t", Now.here().mdc().get("x-correlation-task"));
      });
      task.run();
      task.run();
      assertEquals(before, Now.here());
      assertEquals(List.of(before, before), seen);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ways")
  void whatIsPutAfterWrappingIsNotSeenInside(String name, Function<Runnable, Runnable> way) {
    List<Now> seen = new ArrayList<>();
    Scope scope = baton.open(CorrelationIds.of("abc"));
    try (scope) {
      Runnable task = way.apply(() -> seen.add(Now.here()));
      CorrelationContext.put("x-correlation-late", "v");
      task.run();
    }
    assertNull(seen.get(0).ids().get("x-correlation-late"));
    assertNull(seen.get(0).mdc().get("x-correlation-late"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ways")
  void aScopeThatATaskLeavesOpenEndsWithTheTask(String name, Function<Runnable, Runnable> way)
      throws Exception {
    Scope[] left = new Scope[1];
    Runnable task = wrappedIn("abc", way, now -> left[0] = baton.open(CorrelationIds.of("left")));
    pool.submit(task).get(10, TimeUnit.SECONDS);
    assertEquals(Now.nothingBut(Map.of()), onPool());
    assertEquals(1, baton.outcomes().count("context", "never closed"));
    left[0].close();
    assertEquals(Now.nothingBut(Map.of()), onPool());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ways")
  void fieldsOfTheHopGoAlong(String name, Function<Runnable, Runnable> way) {
    List<Now> seen = new ArrayList<>();
    Runnable task;
    Scope scope = baton.open(new BatonBuilderTest.Local(Map.of("messageId", "m-1")));
    try (scope) {
      task = way.apply(() -> seen.add(Now.here()));
    }
    task.run();
    assertEquals("m-1", seen.get(0).mdc().get("messageId"));
    assertNull(seen.get(0).ids().get("messageid"));
    assertEquals(Now.nothingBut(Map.of()), Now.here());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ways")
  void theScopesOwnBatonGoesAlong(String name, Function<Runnable, Runnable> way) {
    Baton other = Baton.builder().names("tenant").mdcName("tenant", "mandant").build();
    List<Now> seen = new ArrayList<>();
    Runnable task;
    Scope scope = other.open(CorrelationIds.of("abc"));
    try (scope) {
      task = way.apply(() -> {
        CorrelationContext.put("tenant", "t-1");
        seen.add(Now.here());
      });
    }
    Scope around = baton.open(CorrelationIds.of("around"));
    try (around) {
      task.run();
    }
    assertEquals("t-1", seen.get(0).mdc().get("mandant"));
    assertEquals("t-1", seen.get(0).ids().get("tenant"));
  }

  @Test
  void aClosedScopesTaskStillRunsWithItsIds() {
    List<Now> seen = new ArrayList<>();
    Runnable task = wrappedIn("abc", CorrelationContext::wrap, seen::add);
    assertTrue(CorrelationContext.current().isEmpty());
    task.run();
    assertEquals("abc", seen.get(0).id());
  }

  @Test
  void nullTasksAreRefusedWhereTheyAreWrapped() {
    assertThrows(NullPointerException.class, () -> CorrelationContext.wrap((Runnable) null));
    assertThrows(NullPointerException.class, () -> CorrelationContext.wrap((ExecutorService) null));
    assertThrows(NullPointerException.class, () -> CorrelationContext.wrapCallable(null));
    assertThrows(NullPointerException.class, () -> CorrelationContext.wrapSupplier(null));
  }

  @Test
  void aSameThreadExecutorRunsCallbacksOnTheirOwnThreadWithOurIds() throws Exception {
    CompletableFuture<String> future = new CompletableFuture<>();
    CompletableFuture<Now> seen;
    Scope scope = baton.open(CorrelationIds.of("abc"));
    try (scope) {
      seen = future.thenApplyAsync(
          result -> {
            assertNotEquals("main", result);
            assertEquals(result, Thread.currentThread().getName());
            return Now.here();
          },
          CorrelationContext.sameThreadExecutor());
    }
    pool.execute(() -> future.complete(Thread.currentThread().getName()));
    assertEquals("abc", seen.get(10, TimeUnit.SECONDS).id());
    assertEquals(Now.nothingBut(Map.of()), onPool());
  }

  @Test
  void suppliersWorkWithCompletableFutures() throws Exception {
    CompletableFuture<Now> supplied;
    CompletableFuture<Void> run;
    List<Now> seen = new ArrayList<>();
    Scope scope = baton.open(CorrelationIds.of("abc"));
    try (scope) {
      supplied = CompletableFuture.supplyAsync(CorrelationContext.wrapSupplier(Now::here), pool);
      run = CompletableFuture.runAsync(CorrelationContext.wrap(() -> seen.add(Now.here())), pool);
    }
    assertEquals("abc", supplied.get(10, TimeUnit.SECONDS).id());
    run.get(10, TimeUnit.SECONDS);
    assertEquals("abc", seen.get(0).id());
  }

  /** In strict mode, too: the misuse can be told of as a suppressed exception. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("ways")
  void inStrictModeATasksOwnExceptionComesBeforeTheMisuse(
      String name, Function<Runnable, Runnable> way) {
    Baton strict = Baton.builder().strict(true).build();
    IllegalArgumentException fault = new IllegalArgumentException("the task's own");
    Runnable task;
    Scope scope = strict.open(CorrelationIds.of("abc"));
    try (scope) {
      task = way.apply(() -> {
        strict.open(CorrelationIds.of("left open"));
        throw fault;
      });
    }
    assertSame(fault, assertThrows(RuntimeException.class, task::run));
  }
}
