// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.baton4j.contract.Law;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.MDC;

/** What docs/threads.md says does not carry IDs over, and what does instead. */
@Timeout(60)
@Law(5)
class HandOffLimitsTest {
  private final Baton baton = Baton.create();
  private final Now nothing = Now.nothingBut(Map.of());
  private Scope scope;

  @BeforeEach
  void open() {
    MDC.clear();
    scope = baton.open(CorrelationIds.of("abc"));
  }

  @AfterEach
  void close() {
    scope.close();
    assertEquals(nothing, Now.here());
  }

  private static Now later(CompletableFuture<Now> future) throws Exception {
    return future.get(10, TimeUnit.SECONDS);
  }

  @Test
  void aNewThreadHasNothing() throws Exception {
    List<Now> seen = new ArrayList<>();
    Thread thread = new Thread(() -> seen.add(Now.here()));
    thread.start();
    thread.join(10_000);
    assertEquals(List.of(nothing), seen);
  }

  @Test
  void anUnwrappedSupplyAsyncHasNothingAndAWrappedOneHasIt() throws Exception {
    assertEquals(nothing, later(CompletableFuture.supplyAsync(Now::here)));
    assertEquals(
        Now.here(),
        later(CompletableFuture.supplyAsync(CorrelationContext.wrapSupplier(Now::here))));
  }

  @Test
  void aLaterStageRunsWhereTheOneBeforeEndedAndHasWhatIsThere() throws Exception {
    CompletableFuture<String> begun = new CompletableFuture<>();
    CompletableFuture<Now> bare = begun.thenApply(any -> Now.here());
    new Thread(() -> begun.complete("done")).start();
    assertEquals(nothing, later(bare));
    assertEquals(Now.here(), later(begun.thenApply(any -> Now.here())), "done already: at once");
  }

  @Test
  void aLaterStageOverASameThreadExecutorHasIt() throws Exception {
    CompletableFuture<String> begun = new CompletableFuture<>();
    CompletableFuture<Now> carried =
        begun.thenApplyAsync(any -> Now.here(), CorrelationContext.sameThreadExecutor());
    new Thread(() -> begun.complete("done")).start();
    assertEquals(Now.here(), later(carried));
  }

  /** A future runs its other stages on the thread that has run one, before that one's executor is done with it. */
  @Test
  void aBareStageBesideACarriedOneMayRunInItsScope() throws Exception {
    CompletableFuture<String> begun = new CompletableFuture<>();
    CompletableFuture<Now> bare = begun.thenApply(any -> Now.here());
    CompletableFuture<Now> carried =
        begun.thenApplyAsync(any -> Now.here(), CorrelationContext.sameThreadExecutor());
    List<Now> after = new ArrayList<>();
    Thread thread = new Thread(() -> {
      begun.complete("done");
      after.add(Now.here());
    });
    thread.start();
    thread.join(10_000);
    assertEquals(Now.here(), later(carried));
    assertEquals(Now.here(), later(bare));
    assertEquals(List.of(nothing), after);
  }

  /** The elements are taken by this thread and by those of the common pool, at the stream's will. */
  @Test
  void aParallelStreamHasItOnThisThreadAlone() throws Exception {
    Now here = Now.here();
    Queue<Now> own = new ConcurrentLinkedQueue<>();
    Queue<Now> others = new ConcurrentLinkedQueue<>();
    inParallel(Runnable::run, own, others);
    assertEquals(List.of(here), own.stream().distinct().toList());
    assertEquals(List.of(nothing), others.stream().distinct().toList());
  }

  @Test
  void anElementOfAParallelStreamHasItThroughASameThreadExecutor() throws Exception {
    Now here = Now.here();
    Queue<Now> own = new ConcurrentLinkedQueue<>();
    Queue<Now> others = new ConcurrentLinkedQueue<>();
    inParallel(CorrelationContext.sameThreadExecutor(), own, others);
    assertEquals(List.of(here), own.stream().distinct().toList());
    assertEquals(List.of(here), others.stream().distinct().toList());
  }

  /** Two elements that wait for each other: one is run by this thread, the other by another one. */
  private static void inParallel(Executor each, Queue<Now> own, Queue<Now> others)
      throws Exception {
    Thread caller = Thread.currentThread();
    CountDownLatch both = new CountDownLatch(2);
    Assumptions.assumeTrue(ForkJoinPool.getCommonPoolParallelism() > 0, "one processor");
    IntStream.range(0, 2).parallel().forEach(i -> {
      both.countDown();
      try {
        assertTrue(both.await(10, TimeUnit.SECONDS));
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      each.execute(() -> (Thread.currentThread() == caller ? own : others).add(Now.here()));
    });
    assertFalse(own.isEmpty());
    assertFalse(others.isEmpty());
  }

  @Test
  void aTaskThatForksHasNothingInItsForks() throws Exception {
    ForkJoinPool pool = new ForkJoinPool(1);
    try {
      Now forked = pool.submit(CorrelationContext.wrapCallable(() -> {
            assertEquals("abc", Now.here().id());
            return onAnotherPool();
          }))
          .get(10, TimeUnit.SECONDS);
      assertEquals(nothing, forked);
    } finally {
      pool.shutdownNow();
    }
  }

  private static Now onAnotherPool() throws Exception {
    ForkJoinPool other = new ForkJoinPool(1);
    try {
      return other
          .submit(new RecursiveTask<Now>() {
            private static final long serialVersionUID = 1;

            @Override
            protected Now compute() {
              return Now.here();
            }
          })
          .get(10, TimeUnit.SECONDS);
    } finally {
      other.shutdownNow();
    }
  }

  @Test
  void virtualThreadsCarryWhatAWrappedExecutorHandsThem() throws Exception {
    ExecutorService virtual = virtualThreads();
    try {
      Now here = Now.here();
      assertEquals(nothing, virtual.submit(Now::here).get(10, TimeUnit.SECONDS));
      assertEquals(
          here, CorrelationContext.wrap(virtual).submit(Now::here).get(10, TimeUnit.SECONDS));
      assertEquals(
          here, later(CompletableFuture.supplyAsync(Now::here, CorrelationContext.wrap(virtual))));
    } finally {
      virtual.shutdownNow();
    }
  }

  /** Since JDK 21. */
  private static ExecutorService virtualThreads() throws IllegalAccessException {
    try {
      return (ExecutorService)
          Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    } catch (NoSuchMethodException e) {
      return Assumptions.abort("this JDK has no virtual threads");
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(e);
    }
  }
}
