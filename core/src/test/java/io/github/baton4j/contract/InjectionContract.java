// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationContext;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws 1, 2, 4, 7 and 11, and the chain rule, for every flat carrier: headers and attributes. */
public abstract class InjectionContract {
  /** What arrived. */
  public interface Wire {
    /** Name → value of the carrier's entries of interest, in their order: correlation names in any case, and the user's own. */
    Map<String, String> entries();

    /** Everything that the caller could see of the request, but what differs from call to call anyway. */
    String bytes();
  }

  /** Sends one request that has these entries already, by a client with Baton registered. */
  protected abstract Wire send(Map<String, String> present) throws Exception;

  /** The same by a client that has never heard of Baton. */
  protected abstract Wire sendWithoutBaton(Map<String, String> present) throws Exception;

  /** The same by a client on which Baton was registered twice. */
  protected abstract Wire sendRegisteredTwice(Map<String, String> present) throws Exception;

  protected abstract String transport();

  private final Baton baton = Baton.builder().build();

  private long count(String outcome) {
    return baton.outcomes().count(transport(), outcome);
  }

  private Wire sendIn(CorrelationIds ids, Map<String, String> present) throws Exception {
    try (Scope scope = baton.open(ids)) {
      return send(present);
    }
  }

  private static CorrelationIds ours() {
    return CorrelationIds.of("c-1")
        .with("call-chain-length", "3")
        .with("x-correlation-user-id", "u-1");
  }

  private static Map<String, String> all() {
    Map<String, String> all = new TreeMap<>();
    all.put("x-correlation-id", "c-1");
    all.put("call-chain-length", "3");
    all.put("debug-log-enabled", "false");
    all.put("x-correlation-user-id", "u-1");
    return all;
  }

  @Test
  void anEmptyCarrierIsFilledIn() throws Exception {
    assertEquals(all(), sendIn(ours(), Map.of()).entries());
    assertEquals(1, count("injected"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tr", "ar-EG"})
  void namesAndDigitsOnTheWireAreTheSameInEveryLocale(String locale) throws Exception {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag(locale));
    try (Scope scope = baton.open(CorrelationIds.of("c-1").with("call-chain-length", "12"))) {
      CorrelationContext.put("X-CORRELATION-TITLE-ID", "I");
      Map<String, String> sent = send(Map.of("Call-Chain-Length", "3")).entries();
      assertEquals("I", sent.get("x-correlation-title-id"));
      assertEquals("12", sent.get("Call-Chain-Length"));
      assertEquals("12", send(Map.of()).entries().get("call-chain-length"));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Law(4)
  @Test
  void theWireHasTheOrderOfImportance() throws Exception {
    Baton asking = Baton.builder().names("baggage").build();
    CorrelationIds ids = CorrelationIds.empty()
        .with("baggage", "k=v")
        .with("x-correlation-z", "z")
        .with("tracestate", "a=1")
        .with("x-correlation-a", "a")
        .with("debug-log-enabled", "true")
        .with("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
        .with("call-chain-length", "3")
        .with("x-correlation-id", "c-1");
    try (Scope scope = asking.open(ids)) {
      assertEquals(
          List.of(
              "x-correlation-id",
              "call-chain-length",
              "debug-log-enabled",
              "traceparent",
              "tracestate",
              "x-correlation-z",
              "x-correlation-a",
              "baggage"),
          new ArrayList<>(send(Map.of()).entries().keySet()));
    }
  }

  @Test
  void aValueThatWasPutIsOnTheNextHop() throws Exception {
    try (Scope scope = baton.open(ours())) {
      CorrelationContext.put("x-correlation-order-id", "o-1");
      assertEquals("o-1", send(Map.of()).entries().get("x-correlation-order-id"));
    }
  }

  @Law(2)
  @Test
  void whatTheUserSetWins() throws Exception {
    Map<String, String> expected = all();
    expected.put("x-correlation-user-id", "theirs");
    expected.put("mine", "m");
    assertEquals(
        expected,
        sendIn(ours(), Map.of("x-correlation-user-id", "theirs", "mine", "m")).entries());
  }

  @Law(2)
  @Test
  void aCarrierOfOurChainIsCompleted() throws Exception {
    assertEquals(all(), sendIn(ours(), Map.of("x-correlation-id", "c-1")).entries());
  }

  @Law(2)
  @Test
  void aCarrierThatHasAllIsLeftAsItIs() throws Exception {
    long before =
        count("complete already"); // of this JVM, what other tests did outside of scopes included
    assertEquals(all(), sendIn(ours(), all()).entries());
    assertEquals(before + 1, count("complete already"));
  }

  @Law(2)
  @Test
  void aRelayedChainLengthIsRaisedAndNeverLowered() throws Exception {
    Map<String, String> present = all();
    present.put("call-chain-length", "1");
    assertEquals("3", sendIn(ours(), present).entries().get("call-chain-length"));
    present.put("call-chain-length", "9");
    assertEquals("9", sendIn(ours(), present).entries().get("call-chain-length"));
  }

  @Law({2, 3})
  @Test
  void aCarrierOfAnotherChainIsNotTouched() throws Exception {
    Map<String, String> theirs = Map.of("x-correlation-id", "c-2", "call-chain-length", "1");
    Wire sent = sendIn(ours(), theirs);
    assertEquals(theirs, sent.entries());
    assertEquals(sendWithoutBaton(theirs).bytes(), sent.bytes());
    assertEquals(1, count("other chain"));
  }

  @Law(2)
  @Test
  void namesInAnotherCaseAreSeenAndNotSentTwice() throws Exception {
    Map<String, String> sent =
        sendIn(ours(), Map.of("X-Correlation-User-Id", "theirs")).entries();
    assertEquals("theirs", sent.get("X-Correlation-User-Id"));
    assertEquals(4, sent.size());
    Map<String, String> foreign = Map.of("X-Correlation-Id", "c-2");
    assertEquals(foreign, sendIn(ours(), foreign).entries());
  }

  @Law(2)
  @Test
  void ourChainUnderNamesInAnotherCaseIsCompletedAndRaisedUnderThose() throws Exception {
    Map<String, String> present = Map.of("X-Correlation-ID", "c-1", "Call-Chain-Length", "1");
    Map<String, String> expected = all();
    expected.keySet().removeAll(List.of("x-correlation-id", "call-chain-length"));
    expected.put("X-Correlation-ID", "c-1");
    expected.put("Call-Chain-Length", "3");
    assertEquals(expected, sendIn(ours(), present).entries());
    Map<String, String> higher = Map.of("X-Correlation-ID", "c-1", "Call-Chain-Length", "9");
    expected.put("Call-Chain-Length", "9");
    assertEquals(expected, sendIn(ours(), higher).entries());
  }

  @Law({1, 3})
  @Test
  void withoutAScopeTheRequestIsAsWithoutBaton() throws Exception {
    long counted = count("no scope");
    assertEquals(
        sendWithoutBaton(Map.of("mine", "m")).bytes(), send(Map.of("mine", "m")).bytes());
    assertEquals(counted + 1, count("no scope"));
  }

  @Law(2)
  @Test
  void registeredTwiceItInjectsOnce() throws Exception {
    try (Scope scope = baton.open(ours())) {
      assertEquals(all(), sendRegisteredTwice(Map.of()).entries());
    }
    assertEquals(1, count("injected"));
  }

  @Law(7)
  @Test
  void localFieldsAndLocalNamesStayHere() throws Exception {
    Baton local = Baton.builder().local("x-correlation-shard").build();
    try (Scope scope = local.open(ours())) {
      CorrelationContext.put("x-correlation-shard", "s-1");
      assertEquals(all(), send(Map.of()).entries());
    }
  }

  @Law(7)
  @Test
  void aNameThatMayNotTravelIsNotSentThoughItWasGivenByHand() throws Exception {
    assertEquals(all(), sendIn(ours().with("authorization", "secret"), Map.of()).entries());
  }

  @Law(2)
  @Test
  void aTracestateThatIsThereKeepsOurTraceparentOut() throws Exception {
    CorrelationIds ids =
        ours().with("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
    Map<String, String> expected = all();
    expected.put("tracestate", "theirs=1");
    assertEquals(
        expected,
        sendIn(ids.with("tracestate", "ours=1"), Map.of("tracestate", "theirs=1"))
            .entries());
    assertEquals(expected, sendIn(ids, Map.of("tracestate", "theirs=1")).entries());
  }

  @Law(2)
  @Test
  void aTraceparentThatIsThereKeepsOurTracestateOut() throws Exception {
    String ours = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    String theirs = "00-1af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    CorrelationIds ids = ours().with("traceparent", ours).with("tracestate", "a=1");
    Map<String, String> expected = all();
    expected.put("traceparent", theirs);
    assertEquals(expected, sendIn(ids, Map.of("traceparent", theirs)).entries());
    expected.put("traceparent", ours);
    expected.put("tracestate", "a=1");
    assertEquals(expected, sendIn(ids, Map.of()).entries());
  }

  @Law(5)
  @Test
  void idsOfNobodyAreSentFromAnEmptiedContext() throws Exception {
    Runnable[] task = new Runnable[1];
    Map<String, Wire> sent = new ConcurrentHashMap<>();
    task[0] = CorrelationContext.wrap(() -> {
      try {
        sent.put("wire", send(Map.of()));
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    });
    try (Scope scope = baton.open(ours())) {
      task[0].run(); // wrapped where nothing was current
    }
    assertEquals(sendWithoutBaton(Map.of()).bytes(), sent.get("wire").bytes());
  }

  @Law(11)
  @Test
  void thirtyTwoAtOnceNeverSendEachOthersIds() throws Exception {
    Crowd.together(10, (member, turn) -> {
      CorrelationIds ids = CorrelationIds.empty();
      Map<String, String> expected = Crowd.ids(member, turn);
      for (Map.Entry<String, String> entry : expected.entrySet()) {
        ids = ids.with(entry.getKey(), entry.getValue());
      }
      expected.put("call-chain-length", "1");
      expected.put("debug-log-enabled", "false");
      assertEquals(expected, sendIn(ids, Map.of()).entries());
    });
    assertTrue(count("injected") >= 320);
  }
}
