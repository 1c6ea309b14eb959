// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.baton4j.contract.Law;
import io.github.baton4j.internal.JsonObject;
import io.github.baton4j.transport.Received;
import java.lang.reflect.Method;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.slf4j.helpers.BasicMDCAdapter;
import org.slf4j.spi.MDCAdapter;

/** What an {@link Incoming} or an MDC of somebody else's making may do to the IDs that show. */
@Law(1)
class ForeignCodeTest {
  private static Incoming queued(Map<String, String> fields, Map<String, String> local) {
    return new Incoming() {
      @Override
      public Iterable<? extends Map.Entry<String, ?>> fields() {
        return fields.entrySet();
      }

      @Override
      public String fallbackId() {
        return "fallback";
      }

      @Override
      public boolean edge() {
        return false;
      }

      @Override
      public Map<String, String> localFields() {
        return local;
      }
    };
  }

  /** The field's name is no ID's, but the key that it shows under is. */
  @Test
  void aFieldOfTheHopDoesNotPassForAnIdThatShowsUnderItsName() {
    Baton baton = Baton.builder().mdcName("x-correlation-id", "cid").build();
    Incoming incoming = queued(Map.of("x-correlation-id", "real"), Map.of("cid", "forged"));
    Scope scope = baton.open(incoming);
    try (scope) {
      assertEquals("real", MDC.get("cid"));
    }
  }

  /** Two Batons in one process: what is local to the outer one travels by the inner one. */
  @Test
  void whatIsLocalToTheScopeAroundDoesNotHideAnIdOfTheInnerOne() {
    Baton outer = Baton.builder().local("tenant").build();
    Baton inner = Baton.builder().names("tenant").build();
    Scope around = outer.open(CorrelationIds.of("A"));
    try (around) {
      CorrelationContext.put("tenant", "local");
      Scope scope = inner.open(CorrelationIds.of("B").with("tenant", "travels"));
      try (scope) {
        assertEquals("travels", CorrelationContext.current().get("tenant"));
        assertEquals("travels", MDC.get("tenant"));
      }
    }
  }

  @Test
  void anMdcThatLooksAtTheContextSeesEachCloseOnce() throws Exception {
    Method set = MDC.class.getDeclaredMethod("setMDCAdapter", MDCAdapter.class);
    set.setAccessible(true);
    MDCAdapter before = MDC.getMDCAdapter();
    int[] calls = {0};
    Baton baton = Baton.builder().build();
    try {
      set.invoke(null, new BasicMDCAdapter() {
        @Override
        public void remove(String key) {
          calls[0]++;
          assertTrue(CorrelationContext.current() != null);
          super.remove(key);
        }
      });
      Scope scope = baton.open(CorrelationIds.of("A"));
      scope.close();
      assertTrue(calls[0] <= 3, "three keys were removed by calls: " + calls[0]);
      assertEquals(0, baton.outcomes().count("mdc", "failed"));
    } finally {
      set.invoke(null, before);
    }
  }

  /** What nobody may swallow goes on, and takes what was opened with it: the next task of the thread is another's. */
  @Test
  void aTaskThatAFatalErrorKeepsFromRunningLeavesNothingOnItsThread() throws Exception {
    Method set = MDC.class.getDeclaredMethod("setMDCAdapter", MDCAdapter.class);
    set.setAccessible(true);
    Scope scope = Baton.builder().build().open(CorrelationIds.of("A"));
    Runnable task;
    try (scope) {
      task = CorrelationContext.wrap(() -> {});
    }
    MDCAdapter before = MDC.getMDCAdapter();
    InternalError fatal = new InternalError("test");
    try {
      set.invoke(null, new BasicMDCAdapter() {
        @Override
        public void put(String key, String value) {
          throw fatal;
        }
      });
      assertSame(fatal, assertThrows(InternalError.class, task::run));
      assertEquals(Map.of(), CorrelationContext.current().asMap());
    } finally {
      set.invoke(null, before);
    }
  }

  /** The chain must not end at a getter that has nothing to do with it. */
  @Test
  void aTraceHeaderThatCannotBeReadDoesNotCostTheIds() {
    Incoming incoming = new Incoming() {
      @Override
      public Iterable<? extends Map.Entry<String, ?>> fields() {
        return Map.of("x-correlation-id", "real").entrySet();
      }

      @Override
      public String fallbackId() {
        return "fallback";
      }

      @Override
      public boolean edge() {
        return false;
      }

      @Override
      public String traceHeader() {
        throw new IllegalStateException("broken");
      }
    };
    assertEquals("real", Baton.builder().build().capture(incoming).correlationId());
  }

  /** "An invalid value never shadows a valid one", however many there are of it. */
  @Test
  void manyInvalidValuesDoNotShadowAValidOne() {
    List<String> values = new ArrayList<>(Collections.nCopies(40, ""));
    values.add("good");
    Incoming incoming = Incoming.of(Map.of("x-correlation-id", values), "fallback");
    assertEquals("good", Baton.builder().build().capture(incoming).correlationId());
  }

  /** A chain's name on a carrier without its ID tells nobody anything. */
  @Test
  void withoutAnIdThatMayGoNothingGoes() {
    Baton baton = Baton.builder().sensitive("x-correlation-id").build();
    Scope scope = baton.open(CorrelationIds.of("A"));
    try (scope) {
      assertEquals(Map.of(), baton.headers(URI.create("http://stranger.example/")));
    }
  }

  /** W3C Trace Context: without a valid traceparent, tracestate means nothing and is discarded. */
  @Test
  void aTracestateDoesNotOutliveItsTraceparent() {
    Incoming incoming =
        Incoming.of(Map.of("traceparent", "unreadable", "tracestate", "vendor=1"), "fallback");
    assertNull(Baton.builder().build().capture(incoming).get("tracestate"));
  }

  /** Of the X-Ray header its root is what shows, and a setting of its name is a setting of that. */
  @Test
  void aTraceHeaderThatIsAFieldOfTheHopShowsInsideAsItDoesWhereItWasPut() {
    String header = "Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=1";
    Baton rooted = Baton.builder().local("x-amzn-trace-id").build();
    Baton omitted =
        Baton.builder().local("x-amzn-trace-id").mdcOmit("x-amzn-trace-id").build();
    for (Baton baton : List.of(rooted, omitted)) {
      Scope scope = baton.open(CorrelationIds.of("A"));
      try (scope) {
        CorrelationContext.put("x-amzn-trace-id", header);
        Map<String, String> there = MDC.getCopyOfContextMap();
        Scope inside = baton.open(CorrelationIds.of("A"));
        try (inside) {
          assertEquals(there, MDC.getCopyOfContextMap());
        }
      }
    }
  }

  /** As an MDC does that tells the context of a value that it is given. */
  @Test
  void anMdcThatPutsAnIdWhileAScopeOpensCostsNobodyHisFields() throws Exception {
    Method set = MDC.class.getDeclaredMethod("setMDCAdapter", MDCAdapter.class);
    set.setAccessible(true);
    MDCAdapter before = MDC.getMDCAdapter();
    try {
      set.invoke(null, new BasicMDCAdapter() {
        @Override
        public void put(String key, String value) {
          super.put(key, value);
          if (key.equals("x-correlation-id")) {
            CorrelationContext.put("x-correlation-seen", value);
          }
        }
      });
      MDC.put("debug-log-enabled", "the user's own");
      Scope scope = Baton.builder().build().open(CorrelationIds.of("A"));
      try (scope) {
        assertEquals("A", MDC.get("x-correlation-id"));
        assertEquals("A", MDC.get("x-correlation-seen"));
        assertEquals("false", MDC.get("debug-log-enabled"));
        assertEquals("1", MDC.get("call-chain-length"));
      }
      assertEquals(Map.of("debug-log-enabled", "the user's own"), MDC.getCopyOfContextMap());
    } finally {
      set.invoke(null, before);
    }
  }

  private static Incoming context(String members) {
    Received received = new Received("kinesis", false);
    byte[] json =
        ("{\"__context__\":{" + members + "\"x-correlation-id\":\"real\"}}").getBytes(UTF_8);
    assertTrue(received.addContext(new JsonObject(json)));
    return received;
  }

  /** What is no text is no ID, and takes no ID's place. */
  @Test
  void anyNumberOfMembersThatHoldNoTextDoesNotShadowAnId() {
    StringBuilder members = new StringBuilder();
    for (int i = 0; i < 1000; i++) {
      members.append("\"member").append(i).append("\":null,");
    }
    assertEquals(
        "real", Baton.builder().build().capture(context(members.toString())).correlationId());
  }

  @Test
  void aMemberThatHoldsNoTextIsNotCountedAsRejected() {
    Baton baton = Baton.builder().build();
    baton.capture(context("\"x-correlation-a..b\":null,\"x-correlation-c\":{},"));
    assertEquals(0, baton.outcomes().count("kinesis", "rejected"));
  }
}
