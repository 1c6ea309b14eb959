// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationContext;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Scope;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Tests for {@link StrictScopesTest} to run, which the build by itself does not: they are nested and not named as tests. */
final class Misuses {
  private static final Baton BATON = Baton.create();

  private Misuses() {}

  private static Scope open() {
    return BATON.open(CorrelationIds.of("outer"));
  }

  private static Scope openInner() {
    return BATON.open(CorrelationIds.of("inner"));
  }

  private static void onAThread(Runnable task) throws InterruptedException {
    Thread thread = new Thread(task);
    thread.start();
    thread.join(10_000);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(10, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @ExtendWith(StrictScopes.class)
  static class ByAnnotation {
    private final Scope early = BATON.open(CorrelationIds.of("of the instance"));

    ByAnnotation() {
      early.close();
    }

    @Test
    void clean() {
      Scope outer = open();
      try (outer) {
        Scope inner = openInner();
        try (inner) {
          assertEquals("inner", CorrelationContext.current().correlationId());
        }
      }
    }

    @Test
    void closedTwice() {
      Scope scope = open();
      scope.close();
      scope.close();
    }

    @Test
    void cleanOnWorkers() throws Exception {
      ExecutorService pool = Executors.newFixedThreadPool(4);
      for (int i = 0; i < 100; i++) {
        pool.execute(this::clean);
      }
      pool.shutdown();
      assertTrue(pool.awaitTermination(10, TimeUnit.SECONDS));
    }

    @Test
    void cleanInHandOff() throws Exception {
      ExecutorService pool = Executors.newFixedThreadPool(2);
      Scope scope = open();
      try (scope) {
        CorrelationContext.wrap(pool).submit(this::clean).get(10, TimeUnit.SECONDS);
      } finally {
        pool.shutdownNow();
      }
    }

    @Test
    void aWorkerThatIsStillAtIt() throws Exception {
      CountDownLatch opened = new CountDownLatch(1);
      Thread tester = Thread.currentThread();
      new Thread(() -> {
            Scope scope = open();
            try (scope) {
              opened.countDown();
              // Until the extension waits, which is when it is at work after the test.
              long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
              while (tester.getState() != Thread.State.TIMED_WAITING && System.nanoTime() < end) {
                Thread.onSpinWait();
              }
            }
          })
          .start();
      while (opened.getCount() > 0) {
        Thread.onSpinWait();
      }
    }

    @Test
    void openedBeforeTheTest() throws Exception {
      early.close();
      onAThread(early::close);
    }

    @Test
    void neverClosed() {
      open();
    }

    @Test
    void closedByAnotherThread() throws Exception {
      Scope scope = open();
      onAThread(scope::close);
    }

    @Test
    void closedOutOfOrder() {
      Scope outer = open();
      Scope inner = openInner();
      outer.close();
      inner.close();
    }

    @Test
    void closedInTheWrongOrderAmongThree() {
      Scope outer = open();
      Scope inner = openInner();
      Scope innermost = openInner();
      inner.close();
      innermost.close();
      outer.close();
    }

    @Test
    void neverClosedByAWorker() throws Exception {
      CountDownLatch opened = new CountDownLatch(1);
      CountDownLatch never = new CountDownLatch(1);
      Thread worker = new Thread(() -> {
        open();
        opened.countDown();
        await(never);
      });
      worker.setDaemon(true);
      worker.start();
      await(opened);
    }

    @Test
    void neverClosedByAThreadThatEnded() throws Exception {
      onAThread(Misuses::open);
    }

    @Test
    void closedByAnotherWorker() throws Exception {
      Scope[] scope = new Scope[1];
      onAThread(() -> scope[0] = open());
      onAThread(() -> scope[0].close());
    }

    @Test
    void closedOutOfOrderByAWorker() throws Exception {
      onAThread(this::closedOutOfOrder);
    }

    @Test
    void aTaskLeavesAScopeOpen() {
      CorrelationContext.wrap(() -> openInner()).run();
    }

    @Test
    void allAtOnce() throws Exception {
      closedOutOfOrder();
      closedByAnotherThread();
      neverClosed();
    }

    @Test
    void failsAndNeverCloses() {
      open();
      throw new IllegalStateException("the test's own");
    }

    @Test
    void strictAndOutOfOrder() {
      Baton strict = Baton.builder().strict(true).build();
      Scope outer = strict.open(CorrelationIds.of("outer"));
      Scope inner = strict.open(CorrelationIds.of("inner"));
      try (inner) {
        outer.close();
      }
    }
  }

  static class ByField {
    @RegisterExtension
    final StrictScopes scopes = new StrictScopes();

    @Test
    void closes() {
      open().close();
    }

    @Test
    void neverCloses() {
      open();
    }
  }

  @ExtendWith(StrictScopes.class)
  @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
  static class InOrder {
    @Test
    @Order(1)
    void neverCloses() {
      open();
    }

    @Test
    @Order(2)
    void closes() {
      assertTrue(CorrelationContext.current().isEmpty());
      open().close();
    }
  }

  /** Two tests, of which one lasts until the other has failed to begin. */
  static class AtOnce {
    private static final CyclicBarrier BOTH = new CyclicBarrier(2);
    private static final CountDownLatch SECOND = new CountDownLatch(1);

    @RegisterExtension
    static final BeforeEachCallback TOGETHER = context -> BOTH.await(10, TimeUnit.SECONDS);

    @RegisterExtension
    final StrictScopes scopes = new StrictScopes();

    @RegisterExtension
    final AfterEachCallback told = context -> {
      if (context.getExecutionException().isPresent()) {
        SECOND.countDown();
      }
    };

    @Test
    void one() {
      await(SECOND);
    }

    @Test
    void other() {
      await(SECOND);
    }
  }

  @ExtendWith(StrictScopes.class)
  @ResourceLock(StrictScopes.LOCK)
  static class Locked {
    static final int TESTS = 8;
    static final AtomicBoolean met = new AtomicBoolean();
    private static final AtomicInteger inside = new AtomicInteger();

    @RepeatedTest(TESTS)
    void aloneWithTheLock() {
      Scope scope = open();
      try (scope) {
        met.compareAndSet(false, inside.incrementAndGet() > 1);
        inside.decrementAndGet();
      }
    }
  }
}
