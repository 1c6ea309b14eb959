// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationContext;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Incoming;
import io.github.baton4j.Scope;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Laws 5 and 11, and how a scope shows in the MDC, for whatever it was opened with. */
@Law(5)
public abstract class ScopeContract {
  private static final String LOGGER = "contract.user";

  private final Logger log = LoggerFactory.getLogger(LOGGER);
  protected final Baton baton = Baton.builder().build();
  private Map<String, String> before;

  /** Something that came in with these IDs. */
  protected abstract Incoming incoming(Map<String, String> ids, String fallbackId);

  @BeforeEach
  void theMdcHoldsWhatOthersPutThere() {
    MDC.clear();
    MDC.put("theirs", "kept");
    MDC.put("x-correlation-id", "of somebody else");
    before = mdc();
  }

  @AfterEach
  void nothingOfOursIsLeft() {
    assertEquals(before, mdc());
    assertTrue(CorrelationContext.current().isEmpty());
    MDC.clear();
  }

  private static Map<String, String> mdc() {
    Map<String, String> copy = MDC.getCopyOfContextMap();
    return copy == null ? new HashMap<>() : copy;
  }

  private Scope open(String id, String... more) {
    return baton.open(incoming(ids(id, more), "fallback"));
  }

  private static Map<String, String> ids(String id, String... more) {
    Map<String, String> ids = new TreeMap<>();
    ids.put("x-correlation-id", id);
    for (int i = 0; i < more.length; i += 2) {
      ids.put(more[i], more[i + 1]);
    }
    return ids;
  }

  @Test
  void openingMakesTheIdsCurrentAndStampsEveryLogLine() {
    try (LogLines lines = new LogLines(LOGGER)) {
      try (Scope scope = open("c-1", "x-correlation-user-id", "u-1")) {
        log.info("inside");
        assertEquals("c-1", CorrelationContext.current().correlationId());
        assertEquals("u-1", CorrelationContext.current().get("X-Correlation-User-Id"));
      }
      log.info("outside");
      Map<String, String> inside = lines.lines().get(0).getMDCPropertyMap();
      assertEquals("c-1", inside.get("x-correlation-id"));
      assertEquals("u-1", inside.get("x-correlation-user-id"));
      assertEquals("1", inside.get("call-chain-length"));
      assertEquals("false", inside.get("debug-log-enabled"));
      assertEquals("kept", inside.get("theirs"));
      assertEquals(before, lines.lines().get(1).getMDCPropertyMap());
    }
  }

  @Test
  void closingPutsBackWhatWasUnderTheSameKey() {
    open("c-1").close();
    assertEquals("of somebody else", MDC.get("x-correlation-id"));
    assertNull(MDC.get("call-chain-length"));
  }

  @Test
  void aKeyThatWasChangedInsideIsPutBack() {
    try (Scope scope = open("c-1")) {
      MDC.put("x-correlation-id", "changed by hand");
      MDC.remove("call-chain-length");
    }
  }

  @Test
  void aClearedMdcInsideDoesNoHarmToWhatIsOurs() {
    before.remove("theirs"); // whoever clears the MDC clears it
    try (Scope scope = open("c-1")) {
      MDC.clear();
      CorrelationContext.put("x-correlation-later", "l");
      assertEquals("l", MDC.get("x-correlation-later"));
    }
  }

  @Test
  void closingTwiceDoesNothing() {
    Scope outer = open("c-1");
    Scope inner = open("c-2");
    inner.close();
    inner.close();
    assertEquals("c-1", CorrelationContext.current().correlationId());
    outer.close();
    outer.close();
  }

  @Test
  void anInnerScopeHidesTheNamesOfTheOuterOne() {
    try (Scope outer = open("c-1", "x-correlation-user-id", "u-1", "x-correlation-a", "a")) {
      try (Scope inner = open("c-2", "x-correlation-b", "b")) {
        assertNull(MDC.get("x-correlation-user-id"));
        assertNull(MDC.get("x-correlation-a"));
        assertNull(CorrelationContext.current().get("x-correlation-a"));
        assertEquals("b", MDC.get("x-correlation-b"));
      }
      assertEquals("c-1", MDC.get("x-correlation-id"));
      assertEquals("u-1", MDC.get("x-correlation-user-id"));
      assertNull(MDC.get("x-correlation-b"));
      assertEquals("a", CorrelationContext.current().get("x-correlation-a"));
    }
  }

  @Test
  void aValueThatIsPutIsOnTheNextLineAndGoneWithItsScope() {
    try (Scope outer = open("c-1")) {
      try (Scope inner = open("c-2")) {
        CorrelationContext.put("X-Correlation-Order-Id", "o-1");
        assertEquals("o-1", MDC.get("x-correlation-order-id"));
        assertEquals("o-1", CorrelationContext.current().get("x-correlation-order-id"));
        CorrelationContext.put("x-correlation-order-id", "o-2");
        assertEquals("o-2", MDC.get("x-correlation-order-id"));
      }
      assertNull(MDC.get("x-correlation-order-id"));
      assertNull(CorrelationContext.current().get("x-correlation-order-id"));
    }
  }

  @Test
  void aNameThatMayNotTravelIsRefusedVisiblyAndItsValueIsNotLogged() {
    try (LogLines lines = new LogLines("io.github.baton4j");
        Scope scope = open("c-1")) {
      CorrelationContext.put("authorization", "secret-value");
      CorrelationContext.put("x-correlation-user-id", "line\nbreak");
      CorrelationContext.put(null, "v");
      CorrelationContext.put("x-correlation-user-id", null);
      assertNull(CorrelationContext.current().get("authorization"));
      assertNull(MDC.get("x-correlation-user-id"));
      assertEquals(4, baton.outcomes().count("context", "rejected"));
      assertTrue(lines.messages(Level.WARN).stream()
          .noneMatch(m -> m.contains("secret-value") || m.contains("\n")));
    }
  }

  @Law(10)
  @Test
  void puttingWithoutAScopeIsACountedNoOp() {
    long counted = baton.outcomes().count("context", "no scope");
    CorrelationContext.put("x-correlation-user-id", "u-1");
    assertEquals(counted + 1, baton.outcomes().count("context", "no scope"));
    assertEquals(before, mdc());
  }

  @Test
  void scopesLeftOpenEndWithTheOneAroundThem() {
    Scope outer = open("c-1");
    open("c-2", "x-correlation-b", "b");
    Scope leaked = open("c-3", "x-correlation-c", "c");
    outer.close();
    assertEquals(before, mdc());
    assertEquals(2, baton.outcomes().count("context", "never closed"));
    leaked.close();
    assertEquals(before, mdc());
  }

  @Test
  void aScopeClosedByAnotherThreadIsCleanedUpAtTheNextLook() throws Exception {
    Scope scope = open("c-1");
    Thread other = new Thread(scope::close);
    other.start();
    other.join(10_000);
    assertTrue(CorrelationContext.current().isEmpty());
    assertEquals(before, mdc());
    assertEquals(1, baton.outcomes().count("context", "closed elsewhere"));
    scope.close();
  }

  /** Whatever the owner does next with Baton is an access. */
  private enum Access {
    CURRENT,
    OPEN,
    PUT,
    WRAP,
    HEADERS
  }

  @ParameterizedTest
  @EnumSource
  void whateverTheOwnerDoesNextCleansUpWithoutThrowing(Access access) throws Exception {
    Scope scope = open("c-1", "x-correlation-a", "a");
    Thread other = new Thread(scope::close);
    other.start();
    other.join(10_000);
    assertEquals("c-1", MDC.get("x-correlation-id"), "the other thread cannot reach this MDC");
    switch (access) {
      case CURRENT -> assertTrue(CorrelationContext.current().isEmpty());
      case OPEN -> open("c-2").close();
      case PUT -> CorrelationContext.put("x-correlation-b", "b");
      case WRAP -> CorrelationContext.wrap(() -> assertEquals(before, mdc())).run();
      case HEADERS -> assertEquals(Map.of(), baton.headers(URI.create("https://a.test/")));
    }
    assertEquals(before, mdc());
    assertEquals(1, baton.outcomes().count("context", "closed elsewhere"));
    assertEquals(0, baton.outcomes().count("context", "never closed"));
  }

  /** What nobody closes ends with what is around it, a task of a pool for one. */
  @Test
  void aScopeThatATaskNeverClosesIsGoneFromItsThreadAndCounted() throws Exception {
    ExecutorService pool = Executors.newSingleThreadExecutor();
    try {
      ExecutorService wrapped = CorrelationContext.wrap(pool);
      try (Scope scope = open("c-1")) {
        wrapped.submit(() -> open("left", "x-correlation-a", "a")).get(10, TimeUnit.SECONDS);
      }
      assertEquals(Map.of(), pool.submit(ScopeContract::mdc).get(10, TimeUnit.SECONDS));
      assertEquals(1, baton.outcomes().count("context", "never closed"));
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void aScopeClosedByAnotherThreadAndThenByItsOwnIsGoneAtOnce() throws Exception {
    Scope scope = open("c-1");
    Thread other = new Thread(scope::close);
    other.start();
    other.join(10_000);
    scope.close();
    assertEquals(before, mdc());
  }

  @Test
  void anOuterScopeClosedByAnotherThreadGoesWhenTheInnerOneIsClosed() throws Exception {
    Scope outer = open("c-1", "x-correlation-a", "a");
    Scope inner = open("c-2");
    Thread other = new Thread(outer::close);
    other.start();
    other.join(10_000);
    assertEquals("c-2", CorrelationContext.current().correlationId());
    inner.close();
    assertEquals(before, mdc());
  }

  @Test
  void strictModeTellsWhereTheCulpritWasOpened() {
    Baton strict = Baton.builder().strict(true).build();
    Scope outer = strict.open(incoming(ids("c-1"), "f"));
    Scope forgotten = strict.open(incoming(ids("c-2"), "f"));
    IllegalStateException e = assertThrows(IllegalStateException.class, outer::close);
    assertTrue(e.getCause().getStackTrace().length > 0);
    assertEquals(before, mdc());
    forgotten.close();
  }

  @Test
  void theOpenScopeCarriesItsBaton() {
    Baton renaming = Baton.builder()
        .mdcName("x-correlation-id", "correlation_id")
        .names("tenant")
        .build();
    try (Scope outer = open("c-1")) {
      try (Scope inner = renaming.open(incoming(ids("c-2"), "f"))) {
        CorrelationContext.put("Tenant", "t-1");
        assertEquals("c-2", MDC.get("correlation_id"));
        assertNull(MDC.get("x-correlation-id"));
        assertEquals("t-1", MDC.get("tenant"));
      }
      CorrelationContext.put("tenant", "t-2");
      assertNull(MDC.get("tenant"));
      assertNull(MDC.get("correlation_id"));
      assertEquals("c-1", MDC.get("x-correlation-id"));
    }
  }

  @Law(7)
  @Test
  void localNamesShowAndDoNotTravel() {
    Baton local = Baton.builder().local("shard").build();
    try (Scope scope = local.open(incoming(ids("c-1", "shard", "came in"), "f"))) {
      assertNull(MDC.get("shard"));
      CorrelationContext.put("shard", "s-1");
      assertEquals("s-1", MDC.get("shard"));
      assertNull(CorrelationContext.current().get("shard"));
    }
  }

  /** OpenTelemetry's appender leaves a line alone that has one of them already. */
  @Test
  void aTraceparentShowsUnderItsOwnNameAndUnderNoneOfATracers() {
    String traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    try (Scope scope = open("c-1", "traceparent", traceparent, "tracestate", "a=1")) {
      assertEquals(traceparent, MDC.get("traceparent"));
      for (String name : new String[] {"trace_id", "span_id", "trace_flags", "tracestate"}) {
        assertNull(MDC.get(name), name);
      }
    }
  }

  /** One rule for names, by whichever way they come. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "x-correlation-",
        "x-correlation-a..b",
        "x-correlation-a.",
        "x-correlation-a b",
        "x-correlation-é",
        "x-correlation-a:b",
        "x-correlation-fifty-one-characters-behind-the-prefix-and-that-is-65",
        "authorization",
        "user-agent",
        "messageId",
        "awsRequestId",
      })
  void aNameThatCaptureRefusesIsRefusedByPutToo(String name) {
    try (Scope scope = open("c-1", name, "v")) {
      assertEquals(3, CorrelationContext.current().asMap().size());
      CorrelationContext.put(name, "v");
      assertEquals(3, CorrelationContext.current().asMap().size());
      assertNotEquals("v", MDC.get(name));
    }
    assertTrue(baton.outcomes().count("context", "rejected") > 0);
  }

  @Test
  void theTraceOfTheScopeAroundIsTakenOverUnlessThereIsAnother() {
    String outerTrace = "Root=1-67891233-abcdef012345678912345678";
    String innerTrace = "Root=1-67891233-bbcdef012345678912345678";
    try (Scope outer = open("c-1", "x-amzn-trace-id", outerTrace)) {
      try (Scope inner = open("c-2")) {
        assertEquals(outerTrace, CorrelationContext.current().get("x-amzn-trace-id"));
        assertEquals("1-67891233-abcdef012345678912345678", MDC.get("xray_trace_id"));
      }
      try (Scope inner = open("c-2", "x-amzn-trace-id", innerTrace)) {
        assertEquals("1-67891233-bbcdef012345678912345678", MDC.get("xray_trace_id"));
      }
    }
  }

  @Test
  void aTaskIsRunAndCalledInTheScopeAndWhatItThrowsIsItsOwn() throws Exception {
    assertEquals("c-1", baton.call(incoming(ids("c-1"), "f"), () -> MDC.get("x-correlation-id")));
    java.io.IOException theirs = new java.io.IOException("theirs");
    assertSame(
        theirs,
        assertThrows(
            java.io.IOException.class,
            () -> baton.call(incoming(ids("c-1"), "f"), () -> {
              throw theirs;
            })));
    baton.run(incoming(ids("c-1"), "f"), () -> assertEquals("c-1", MDC.get("x-correlation-id")));
  }

  @Test
  void idsOpenedAgainAreTheSame() {
    CorrelationIds captured = baton.capture(incoming(ids("c-1", "x-correlation-a", "a"), "f"));
    try (Scope scope = baton.open(captured)) {
      assertEquals(captured, CorrelationContext.current());
    }
  }

  @Test
  void theNextTaskOfAPoolThreadFindsNothing() throws Exception {
    ExecutorService pool = Executors.newSingleThreadExecutor();
    try {
      try (Scope scope = open("c-1", "x-correlation-a", "a")) {
        String inside = pool.submit(
                CorrelationContext.wrapCallable(() -> MDC.get("x-correlation-a")))
            .get(10, TimeUnit.SECONDS);
        assertEquals("a", inside);
      }
      assertTrue(
          pool.submit(() -> mdc().isEmpty() && CorrelationContext.current().isEmpty())
              .get(10, TimeUnit.SECONDS));
    } finally {
      pool.shutdownNow();
    }
  }

  @Law({5, 11})
  @Test
  void thirtyTwoAtOnceNeverSeeEachOther() throws Exception {
    Crowd.together(200, (member, turn) -> {
      Map<String, String> ids = Crowd.ids(member, turn);
      try (Scope scope = baton.open(incoming(ids, "f"))) {
        Map<String, String> expected = new TreeMap<>(ids);
        expected.put("call-chain-length", "1");
        expected.put("debug-log-enabled", "false");
        assertEquals(expected, new TreeMap<>(CorrelationContext.current().asMap()));
        Map<String, String> shown = new TreeMap<>(mdc());
        shown
            .keySet()
            .removeIf(key -> !expected.containsKey(key) && !key.startsWith("x-correlation-"));
        assertEquals(expected, shown);
      }
      assertTrue(mdc().isEmpty());
    });
  }
}
