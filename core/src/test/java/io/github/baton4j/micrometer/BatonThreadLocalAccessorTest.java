// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.micrometer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationContext;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Scope;
import io.github.baton4j.contract.Crowd;
import io.github.baton4j.contract.Law;
import io.micrometer.context.ContextExecutorService;
import io.micrometer.context.ContextRegistry;
import io.micrometer.context.ContextSnapshot;
import io.micrometer.context.ContextSnapshotFactory;
import io.micrometer.context.ThreadLocalAccessor;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.MDC;

@Timeout(60)
@Law(5)
class BatonThreadLocalAccessorTest {
  private final Baton baton = Baton.create();
  private final BatonThreadLocalAccessor accessor = new BatonThreadLocalAccessor();
  private final ContextSnapshotFactory keeping =
      ContextSnapshotFactory.builder().clearMissing(false).build();
  private final ContextSnapshotFactory clearing =
      ContextSnapshotFactory.builder().clearMissing(true).build();
  private ExecutorService pool;

  @BeforeEach
  void start() {
    MDC.clear();
    MDC.put("theirs", "kept");
    pool = Executors.newSingleThreadExecutor();
  }

  @AfterEach
  void nothingIsLeft() throws Exception {
    assertEquals("null {theirs=kept}", now());
    assertEquals("null {}", onPool(BatonThreadLocalAccessorTest::now));
    MDC.clear();
    pool.shutdownNow();
    assertTrue(pool.awaitTermination(10, TimeUnit.SECONDS));
  }

  private <T> T onPool(Callable<T> task) throws Exception {
    return pool.submit(task).get(10, TimeUnit.SECONDS);
  }

  /** The ID that is current, and the MDC as far as it is no flag of the chain. */
  static String now() {
    Map<String, String> mdc = MDC.getCopyOfContextMap();
    Map<String, String> shown = new TreeMap<>(mdc == null ? Map.of() : mdc);
    shown.remove("call-chain-length");
    shown.remove("debug-log-enabled");
    return CorrelationContext.current().correlationId() + " " + shown;
  }

  private static String with(String id) {
    return id + " {theirs=kept, x-correlation-id=" + id + "}";
  }

  private Scope open(String id) {
    return baton.open(CorrelationIds.of(id));
  }

  private ContextSnapshot captured(String id) {
    Scope scope = open(id);
    try (scope) {
      return keeping.captureAll();
    }
  }

  @Test
  void micrometerFindsIt() {
    ThreadLocalAccessor<?> found = ContextRegistry.getInstance().getThreadLocalAccessors().stream()
        .filter(BatonThreadLocalAccessor.class::isInstance)
        .findFirst()
        .orElseThrow();
    assertEquals(BatonThreadLocalAccessor.class.getName(), found.key());
  }

  @Test
  void aSnapshotBringsIdsAndMdcToAnotherThread() throws Exception {
    Callable<String> wrapped = captured("abc").wrap(BatonThreadLocalAccessorTest::now);
    assertEquals("abc {x-correlation-id=abc}", onPool(wrapped));
    assertEquals("null {}", onPool(BatonThreadLocalAccessorTest::now));
  }

  @Test
  void anExecutorOfMicrometersCarriesWhatWasCurrentWhereATaskWasSubmitted() throws Exception {
    ExecutorService carrying = ContextExecutorService.wrap(pool, keeping::captureAll);
    for (String id : new String[] {"one", "two"}) {
      Scope scope = open(id);
      try (scope) {
        assertEquals(
            id + " {x-correlation-id=" + id + "}",
            carrying.submit(BatonThreadLocalAccessorTest::now).get(10, TimeUnit.SECONDS));
      }
    }
    assertEquals(
        "null {}", carrying.submit(BatonThreadLocalAccessorTest::now).get(10, TimeUnit.SECONDS));
  }

  @Test
  void theScopesOwnBatonGoesAlong() throws Exception {
    Baton renaming = Baton.builder().mdcName("x-correlation-id", "cid").build();
    ContextSnapshot snapshot;
    Scope scope = renaming.open(CorrelationIds.of("abc"));
    try (scope) {
      snapshot = keeping.captureAll();
    }
    assertEquals("abc {cid=abc}", onPool(snapshot.wrap(BatonThreadLocalAccessorTest::now)));
  }

  @Test
  void whatIsPutInsideIsGoneAfterwards() {
    ContextSnapshot snapshot = captured("abc");
    for (int i = 0; i < 2; i++) {
      try (ContextSnapshot.Scope set = snapshot.setThreadLocals()) {
        assertEquals(with("abc"), now());
        CorrelationContext.put("x-correlation-late", "l");
        assertEquals("l", MDC.get("x-correlation-late"));
      }
      assertNull(MDC.get("x-correlation-late"));
    }
  }

  @Test
  void aScopeAroundIsHiddenMeanwhileAndNeverClosed() {
    ContextSnapshot snapshot = captured("abc");
    Scope around = open("around");
    try (around) {
      CorrelationContext.put("x-correlation-a", "a");
      try (ContextSnapshot.Scope set = snapshot.setThreadLocals()) {
        assertEquals(with("abc"), now());
      }
      assertEquals("a", CorrelationContext.current().get("x-correlation-a"));
      accessor.restore();
      accessor.restore("of nobody");
      assertEquals("a", MDC.get("x-correlation-a"));
    }
  }

  @Test
  void setToNoValueNothingIsCurrent() {
    Scope around = open("around");
    try (around) {
      ContextSnapshot empty = onNothing();
      try (ContextSnapshot.Scope set = empty.setThreadLocals()) {
        assertEquals("null {theirs=kept}", now());
        assertEquals(Map.of(), baton.headers(URI.create("https://a.test/")));
        assertNull(accessor.getValue());
        accessor.setValue();
        assertEquals("null {theirs=kept}", now());
        accessor.restore();
        assertEquals("null {theirs=kept}", now());
      }
      assertEquals(with("around"), now());
    }
  }

  /** Captured on a thread where nothing is current. */
  private ContextSnapshot onNothing() {
    try {
      return onPool(() -> clearing.captureAll());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aScopeThatIsLeftOpenInsideEndsWithTheRestoreAndIsCounted() {
    long before = baton.outcomes().count("context", "never closed");
    try (ContextSnapshot.Scope set = captured("abc").setThreadLocals()) {
      open("left open");
    }
    assertEquals("null {theirs=kept}", now());
    assertEquals(before + 1, baton.outcomes().count("context", "never closed"));
  }

  @Test
  void closedInTheWrongOrderNothingIsLeft() {
    ContextSnapshot.Scope outer = captured("outer").setThreadLocals();
    ContextSnapshot.Scope inner = captured("inner").setThreadLocals();
    assertEquals(with("inner"), now());
    outer.close();
    assertEquals("null {theirs=kept}", now());
    inner.close();
    assertEquals("null {theirs=kept}", now());
  }

  @Test
  void interleavedWithScopesEachRestoreEndsItsOwn() {
    Scope around = open("around");
    try (around) {
      ContextSnapshot.Scope first = captured("first").setThreadLocals();
      Scope between = open("between");
      ContextSnapshot.Scope second = captured("second").setThreadLocals();
      second.close();
      assertEquals(with("between"), now());
      between.close();
      assertEquals(with("first"), now());
      first.close();
      assertEquals(with("around"), now());
      first.close();
      assertEquals(with("around"), now());
    }
  }

  @Test
  void restoredByAnotherThreadNothingOfThatThreadIsTouched() throws Exception {
    ContextSnapshot.Scope[] set = new ContextSnapshot.Scope[1];
    onPool(() -> set[0] = captured("of the pool").setThreadLocals());
    Scope around = open("around");
    try (around) {
      set[0].close();
      assertEquals(with("around"), now());
    }
    assertEquals("of the pool {x-correlation-id=of the pool}", onPool(() -> now()));
    onPool(() -> {
      set[0].close();
      return null;
    });
  }

  @Law(1)
  @Test
  void whatIsNoValueOfOursIsSwallowedAndCounted() {
    long before = baton.outcomes().count("micrometer", "failed");
    accessor.setValue("not ours");
    assertEquals("null {theirs=kept}", now());
    assertEquals(before + 1, baton.outcomes().count("micrometer", "failed"));
    accessor.restore();
  }

  /** Strict mode is for tests of a user's own scopes; a framework is not to fail for it. */
  @Law(1)
  @Test
  void inStrictModeAMisuseDoesNotThrowIntoTheFramework() {
    Baton strict = Baton.builder().strict(true).build();
    Scope scope = strict.open(CorrelationIds.of("abc"));
    ContextSnapshot snapshot;
    try (scope) {
      snapshot = keeping.captureAll();
    }
    ContextSnapshot.Scope set = snapshot.setThreadLocals();
    strict.open(CorrelationIds.of("left open"));
    set.close();
    assertEquals("null {theirs=kept}", now());
    assertEquals(1, strict.outcomes().count("context", "never closed"));
  }

  @Test
  void theValueIsTheSameUntilItChanges() {
    assertNull(accessor.getValue());
    Scope scope = open("abc");
    try (scope) {
      Object value = accessor.getValue();
      assertNotNull(value);
      assertSame(value, accessor.getValue());
    }
  }

  @Law({5, 11})
  @Test
  void thirtyTwoAtOnceOverAnExecutorOfMicrometersNeverSeeEachOther() throws Exception {
    ExecutorService shared = Executors.newFixedThreadPool(4);
    ExecutorService carrying = ContextExecutorService.wrap(shared, clearing::captureAll);
    try {
      Crowd.together(50, (member, turn) -> {
        Map<String, String> ids = Crowd.ids(member, turn);
        CorrelationIds own = baton.capture(io.github.baton4j.Incoming.of(ids, null, false));
        Scope scope = baton.open(own);
        try (scope) {
          Map<String, String> seen =
              carrying.submit(() -> CorrelationContext.current().asMap()).get(10, TimeUnit.SECONDS);
          assertEquals(own.asMap(), seen);
        }
      });
      for (int i = 0; i < 16; i++) {
        assertEquals(
            "null {}", shared.submit(BatonThreadLocalAccessorTest::now).get(10, TimeUnit.SECONDS));
      }
    } finally {
      shared.shutdownNow();
    }
  }
}
