// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.baton4j.contract.Law;
import io.github.baton4j.internal.Counters;
import io.github.baton4j.internal.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@Law(10)
class OutcomesTest {
  private static Map<String, Long> read(Outcomes outcomes) {
    Map<String, Long> all = new java.util.LinkedHashMap<>();
    outcomes.forEach((transport, outcome, count) -> {
      Long before = all.put(transport + ": " + outcome, count);
      assertEquals(null, before, "read twice: " + transport + " " + outcome);
    });
    return all;
  }

  @Test
  void eachBatonCountsItsOwn() {
    Baton one = Baton.create();
    Baton two = Baton.create();
    long before = two.outcomes().count("custom", "captured");
    one.capture(Incoming.of(Map.of("x-correlation-id", "abc"), null));
    assertEquals(before + 1, one.outcomes().count("custom", "captured"));
    assertEquals(before, two.outcomes().count("custom", "captured"));
  }

  @Test
  void whatHappenedOutsideAnyScopeEveryBatonSees() {
    Baton one = Baton.create();
    Baton two = Baton.create();
    long before = one.outcomes().count("context", "no scope");
    CorrelationContext.put("x-correlation-a", "1");
    assertEquals(before + 1, one.outcomes().count("context", "no scope"));
    assertEquals(before + 1, two.outcomes().count("context", "no-scope"));
    assertEquals(before + 1, Baton.create().outcomes().count("context", "NO_SCOPE"));
  }

  @Test
  void forEachReadsEveryCountThatIsNotZeroOnceAndAddsBothKinds() {
    Baton baton = Baton.create();
    Counters.SCOPELESS.add("both", Outcome.FAILED);
    baton.policy().counters().add("both", Outcome.FAILED);
    baton.policy().counters().add("mine", Outcome.ASKED);
    baton.capture(null);
    Map<String, Long> all = read(baton.outcomes());
    assertEquals(baton.outcomes().count("both", "failed"), all.get("both: failed"));
    assertTrue(all.get("both: failed") >= 2);
    assertEquals(1L, all.get("mine: asked"));
    assertEquals(1L, all.get("custom: generated"));
    assertFalse(all.containsKey("mine: failed"));
    assertFalse(all.containsValue(0L));
  }

  @Test
  void whatIsNotKnownCountsNothing() {
    Outcomes outcomes = Baton.create().outcomes();
    assertEquals(0, outcomes.count("nowhere", "captured"));
    assertEquals(0, outcomes.count("custom", "no such thing"));
    assertEquals(0, outcomes.count("", ""));
  }

  @Test
  void whatAReaderThrowsGoesToItsCaller() {
    Baton baton = Baton.create();
    baton.capture(null);
    IllegalStateException fault = new IllegalStateException();
    assertSame(
        fault,
        assertThrows(
            IllegalStateException.class,
            () -> baton.outcomes().forEach((transport, outcome, count) -> {
              throw fault;
            })));
  }

  @Test
  void theTextsOfTheJavadocAreThoseOfTheEngine() {
    List<String> documented = new ArrayList<>(List.of(
        "injected",
        "complete already",
        "other chain",
        "no room",
        "too large",
        "no room for id",
        "batch scope",
        "no scope",
        "nothing to send",
        "excluded",
        "host not allowed",
        "presigned",
        "not injectable",
        "asked",
        "failed",
        "captured",
        "fallback",
        "generated",
        "rejected",
        "loop",
        "closed elsewhere",
        "never closed"));
    List<String> texts = new ArrayList<>(Counters.outcomes());
    assertTrue(texts.containsAll(documented), () -> "unknown: " + documented);
  }

  @Test
  void countsOfAScopeGoToTheBatonThatTheScopeCarries() {
    Baton one = Baton.create();
    Baton two = Baton.create();
    long before = two.outcomes().count("context", "rejected");
    Scope scope = one.open(CorrelationIds.of("abc"));
    try (scope) {
      CorrelationContext.put("not a name", "value");
    }
    assertEquals(before + 1, one.outcomes().count("context", "rejected"));
    assertEquals(before, two.outcomes().count("context", "rejected"));
  }
}
