// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.baton4j.internal.Values;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/** What comes in through an {@link Incoming} that somebody else wrote, or from somebody who means harm. */
class HostileIncomingTest {
  private final Baton baton = Baton.create();

  @Test
  void anIncomingThatNamesNoTransportIsCapturedAndItsTaskRuns() {
    Incoming nameless = new From(Map.of("x-correlation-id", "abc"), Map.of(), null);
    CorrelationIds ids = assertDoesNotThrow(() -> baton.capture(nameless));
    assertEquals("abc", ids.correlationId());
    int[] ran = {0};
    assertDoesNotThrow(() -> baton.run(nameless, () -> ran[0]++));
    assertEquals(1, ran[0]);
  }

  /** An event can be forged by whoever may invoke a function: a message ID is input like any other. */
  @Test
  void aFieldOfTheHopThatCouldForgeALineDoesNotShow() {
    for (String value : new String[] {"m-1\nERROR forged", "\u001b[31m", "m".repeat(1_000_000)}) {
      Scope scope = baton.open(new From(Map.of(), Map.of("messageId", value), "custom"));
      try (scope) {
        assertNotNull(MDC.get("x-correlation-id"));
        assertNull(MDC.get("messageId"));
      }
    }
  }

  @Test
  void aFieldOfTheHopThatBearsAnIdsNameDoesNotShow() {
    Scope scope = baton.open(new From(
        Map.of("x-correlation-id", "abc"), Map.of("x-correlation-user-id", "forged"), "t"));
    try (scope) {
      assertNull(MDC.get("x-correlation-user-id"));
    }
  }

  @Test
  void ofManyFieldsOfTheHopOnlySomeShow() {
    Map<String, String> many = new java.util.HashMap<>();
    for (int i = 0; i < 1000; i++) {
      many.put("field" + i, "v");
    }
    Scope scope = baton.open(new From(Map.of(), many, "t"));
    try (scope) {
      assertEquals(32 + 3, MDC.getCopyOfContextMap().size());
    }
  }

  @Test
  void transportsThatNobodyCountedOnAreCountedTogether() {
    for (int i = 0; i < 1000; i++) {
      baton.capture(new From(Map.of(), Map.of(), "t-" + i));
      baton.capture(new From(Map.of(), Map.of(), "no\nname"));
    }
    java.util.Set<String> transports = new java.util.HashSet<>();
    baton.outcomes().forEach((transport, outcome, count) -> transports.add(transport));
    assertTrue(transports.size() <= 70, transports.toString());
    assertTrue(baton.outcomes().count("custom", "generated") >= 1000);
  }

  /** Users name transports of their own; what they name must not cost ours their place. */
  @Test
  void transportsOfUsersDoNotHideWhatOursCount() {
    Baton crowded = Baton.builder().build();
    for (int i = 0; i < 1000; i++) {
      crowded.capture(new From(Map.of(), Map.of(), "t-" + i));
    }
    Scope scope = crowded.open(CorrelationIds.of("abc"));
    try (scope) {
      crowded.headers(java.net.URI.create("http://example.com/"));
    }
    assertEquals(1, crowded.outcomes().count("http", "injected"));
    assertTrue(crowded.outcomes().count("other", "generated") > 900);
  }

  /** A name of ours that breaks the rule of names is dropped like a value that breaks its own: visibly. */
  @Test
  void aPrefixedNameThatBreaksTheRuleIsCounted() {
    for (String name : new String[] {"x-correlation-a b", "x-correlation-" + "a".repeat(60)}) {
      long before = baton.outcomes().count("custom", "rejected");
      CorrelationIds ids = baton.capture(new From(Map.of(name, "v"), Map.of(), "custom"));
      assertEquals(3, ids.asMap().size());
      assertEquals(before + 1, baton.outcomes().count("custom", "rejected"), name);
    }
  }

  @Test
  void whatIsCapturedIsValidByTheRulesOfTheContract() {
    for (String length : new String[] {"0", "49", "999999", "1000000", "1000001", "x"}) {
      CorrelationIds ids = baton.capture(
          new From(Map.of("x-correlation-id", "abc", "call-chain-length", length), Map.of(), "t"));
      ids.asMap()
          .forEach((name, value) -> assertTrue(Values.valid(name, value, false), name + value));
    }
  }

  private record From(
      Map<String, String> fieldMap, Map<String, String> localFields, String transport)
      implements Incoming {
    @Override
    public Iterable<Map.Entry<String, String>> fields() {
      return fieldMap.entrySet();
    }

    @Override
    public String fallbackId() {
      return null;
    }

    @Override
    public boolean edge() {
      return false;
    }
  }
}
