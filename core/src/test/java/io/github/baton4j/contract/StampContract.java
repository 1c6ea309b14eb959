// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The chain rule, names and order for everything that can be stamped by hand. */
@Law(2)
public abstract class StampContract {
  private static final CorrelationIds IDS = CorrelationIds.of("c-1")
      .with("x-correlation-z", "z")
      .with("x-correlation-a", "a")
      .with("call-chain-length", "12");

  /** What came of one that had these entries. */
  public record Stamped(Map<String, String> entries, Object before, Object after) {
    private void assertIsUntouched(Map<String, String> expected) {
      assertEquals(expected, entries);
      assertSame(before, after);
    }
  }

  /**
   * Stamps one that has these entries.
   *
   * @return its entries afterwards, in their order; what is not of the type that the wire asks for fails
   */
  protected abstract Stamped stamp(Map<String, String> present, CorrelationIds ids)
      throws Exception;

  private final Baton baton = Baton.builder().build();

  /** In the scope of somebody else, whose IDs must not get in. */
  private Stamped stamped(Map<String, String> present) throws Exception {
    try (Scope scope = baton.open(CorrelationIds.of("current").with("x-correlation-b", "b"))) {
      return stamp(present, IDS);
    }
  }

  private static Map<String, String> entries(String... pairs) {
    Map<String, String> entries = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      entries.put(pairs[i], pairs[i + 1]);
    }
    return entries;
  }

  @Test
  void anEmptyOneBearsTheGivenIdsAndNoOthersInTheOrderOfImportance() throws Exception {
    Stamped stamped = stamped(Map.of());
    assertEquals(IDS.asMap(), stamped.entries());
    assertEquals(
        List.of("x-correlation-id", "call-chain-length", "x-correlation-z", "x-correlation-a"),
        new ArrayList<>(stamped.entries().keySet()));
    assertNotSame(stamped.before(), stamped.after());
  }

  @Test
  void oneOfOurChainIsCompletedAndItsLengthRaised() throws Exception {
    Map<String, String> entries = stamped(
            entries("x-correlation-id", "c-1", "call-chain-length", "3", "x-correlation-a", "own"))
        .entries();
    assertEquals(
        Map.of(
            "x-correlation-id", "c-1",
            "call-chain-length", "12",
            "x-correlation-a", "own",
            "x-correlation-z", "z"),
        entries);
  }

  @Test
  void aHigherLengthStays() throws Exception {
    Map<String, String> all = new LinkedHashMap<>(IDS.asMap());
    all.put("call-chain-length", "13");
    stamped(all).assertIsUntouched(all);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x-correlation-id", "X-Correlation-Id"})
  void oneOfAnotherChainIsTheSameObject(String name) throws Exception {
    Map<String, String> theirs = entries(name, "c-2", "call-chain-length", "3");
    stamped(theirs).assertIsUntouched(theirs);
  }

  @Test
  void namesInAnotherCaseAreThoseNames() throws Exception {
    assertEquals(
        Map.of(
            "X-Correlation-ID", "c-1",
            "Call-Chain-Length", "12",
            "X-CORRELATION-A", "own",
            "x-correlation-z", "z"),
        stamped(entries(
                "X-Correlation-ID", "c-1", "Call-Chain-Length", "3", "X-CORRELATION-A", "own"))
            .entries());
  }

  @ParameterizedTest
  @ValueSource(strings = {"tr", "ar-EG"})
  void namesAndDigitsAreTheSameInEveryLocale(String locale) throws Exception {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag(locale));
    try {
      CorrelationIds ids = CorrelationIds.of("I")
          .with("CALL-CHAIN-LENGTH", "12")
          .with("X-CORRELATION-TITLE-ID", "I");
      assertEquals(
          entries(
              "x-correlation-id", "I", "call-chain-length", "12", "x-correlation-title-id", "I"),
          stamp(Map.of(), ids).entries());
    } finally {
      Locale.setDefault(before);
    }
  }
}
