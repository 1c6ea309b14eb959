// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.micrometer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationContext;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Incoming;
import io.github.baton4j.Scope;
import io.github.baton4j.contract.Crowd;
import io.github.baton4j.contract.Law;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.MDC;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Reactor with automatic context propagation: the IDs of the subscriber in every operator, whichever thread runs it. */
@Timeout(60)
@Law(5)
class ReactorTest {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final int THREADS = 3;

  private final Baton baton = Baton.create();
  private final Queue<String> seen = new ConcurrentLinkedQueue<>();
  private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();
  private final Scheduler one = Schedulers.newParallel("one", THREADS);
  private final Scheduler two = Schedulers.newBoundedElastic(THREADS, 100, "two");

  @BeforeAll
  static void turnOn() {
    Hooks.enableAutomaticContextPropagation();
  }

  @AfterAll
  static void turnOff() {
    Hooks.disableAutomaticContextPropagation();
  }

  @BeforeEach
  void start() {
    MDC.clear();
  }

  @AfterEach
  void nothingIsLeftOnAnyThread() throws Exception {
    assertEquals("null {}", BatonThreadLocalAccessorTest.now());
    for (Scheduler scheduler : List.of(one, two, Schedulers.parallel())) {
      assertEquals(Set.of("null {}"), onAllThreadsOf(scheduler));
    }
    one.dispose();
    two.dispose();
  }

  /** What as many tasks see as the scheduler may have threads, scheduled where nothing is current. */
  private static Set<String> onAllThreadsOf(Scheduler scheduler) throws InterruptedException {
    int tasks = Math.max(THREADS, Runtime.getRuntime().availableProcessors());
    Queue<String> found = new ConcurrentLinkedQueue<>();
    CountDownLatch done = new CountDownLatch(tasks);
    for (int i = 0; i < tasks; i++) {
      // A worker a task: each next worker is another thread's.
      scheduler.createWorker().schedule(() -> {
        found.add(BatonThreadLocalAccessorTest.now());
        done.countDown();
      });
    }
    assertTrue(done.await(10, TimeUnit.SECONDS));
    return Set.copyOf(found);
  }

  private <T> T look(T value) {
    threads.add(Thread.currentThread());
    seen.add(BatonThreadLocalAccessorTest.now());
    return value;
  }

  private void assertSeen(int times, String id) {
    assertEquals(times, seen.size(), seen.toString());
    assertEquals(Set.of(id + " {x-correlation-id=" + id + "}"), Set.copyOf(seen));
  }

  private int distinctThreads() {
    return threads.stream().collect(Collectors.toSet()).size();
  }

  private Scope open() {
    return baton.open(CorrelationIds.of("abc"));
  }

  @Test
  void everyOperatorHasTheIdsAcrossPublishOnAndSubscribeOn() {
    Scope scope = open();
    try (scope) {
      Integer sum = Flux.just(1, 2, 3)
          .map(this::look)
          .subscribeOn(two)
          .filter(each -> look(true))
          .publishOn(one)
          .map(this::look)
          .publishOn(two)
          .doOnNext(this::look)
          .reduce(0, (a, b) -> look(a + b))
          .block(SOON);
      assertEquals(6, sum);
      assertTrue(distinctThreads() >= 2);
    }
    assertSeen(15, "abc");
  }

  @Test
  void innerPublishersOfFlatMapHaveThem() {
    Scope scope = open();
    try (scope) {
      List<Integer> all = Flux.range(0, 20)
          .flatMap(each -> Mono.fromCallable(() -> look(each))
              .subscribeOn(each % 2 == 0 ? one : two)
              .map(this::look))
          .map(this::look)
          .collectList()
          .block(SOON);
      assertEquals(20, all.size());
    }
    assertSeen(60, "abc");
  }

  @Test
  void delaysTimersAndRetriesHaveThem() {
    List<String> failed = new ArrayList<>();
    Scope scope = open();
    try (scope) {
      String answer = Mono.delay(Duration.ofMillis(5))
          .map(this::look)
          .delayElement(Duration.ofMillis(5))
          .flatMap(each -> {
            look(each);
            if (failed.isEmpty()) {
              failed.add("once");
              return Mono.error(new IllegalStateException("try again"));
            }
            return Mono.just("answer").delayElement(Duration.ofMillis(5), one);
          })
          .doOnError(each -> look(each))
          .retry(1)
          .onErrorResume(each -> Mono.just("failed"))
          .block(SOON);
      assertEquals("answer", answer);
    }
    assertSeen(5, "abc");
  }

  /** A subscription without IDs has none, even on threads that were just used by one that has. */
  @Test
  void whatIsSubscribedWhereNothingIsCurrentHasNothing() {
    Scope scope = open();
    try (scope) {
      Flux.range(0, 10).publishOn(one).map(this::look).blockLast(SOON);
    }
    seen.clear();
    Flux.range(0, 10).publishOn(one).map(this::look).flatMap(Mono::just).blockLast(SOON);
    assertEquals(10, seen.size());
    assertEquals(Set.of("null {}"), Set.copyOf(seen));
  }

  @Test
  void whatAnOperatorPutsDoesNotReachTheSubscriber() {
    Scope scope = open();
    try (scope) {
      String there = Mono.just(1)
          .publishOn(one)
          .doOnNext(each -> CorrelationContext.put("x-correlation-late", "l"))
          .map(each -> String.valueOf(CorrelationContext.current().get("x-correlation-late")))
          .block(SOON);
      assertEquals("l", there);
      assertNull(CorrelationContext.current().get("x-correlation-late"));
    }
  }

  @Test
  void aScopeThatAnOperatorLeavesOpenDoesNotStayOnItsThread() {
    Scope scope = open();
    try (scope) {
      Mono.just(1)
          .publishOn(one)
          .doOnNext(each -> baton.open(CorrelationIds.of("left open")))
          .block(SOON);
    }
  }

  @Law({5, 11})
  @Test
  void thirtyTwoSubscribersAtOnceNeverSeeEachOther() throws Exception {
    Crowd.together(20, (member, turn) -> {
      Map<String, String> ids = Crowd.ids(member, turn);
      CorrelationIds own = baton.capture(Incoming.of(ids, null, false));
      Scope scope = baton.open(own);
      try (scope) {
        List<Map<String, String>> all = Flux.range(0, 4)
            .flatMap(
                each -> Mono.fromCallable(() -> CorrelationContext.current().asMap())
                    .subscribeOn(each % 2 == 0 ? one : two))
            .publishOn(one)
            .flatMap(each -> Flux.just(each, CorrelationContext.current().asMap()))
            .collectList()
            .block(SOON);
        assertEquals(8, all.size());
        assertEquals(Set.of(own.asMap()), Set.copyOf(all));
      }
    });
  }
}
