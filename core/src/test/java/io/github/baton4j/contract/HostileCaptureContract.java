// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Incoming;
import io.github.baton4j.Scope;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

/** Laws 1 and 6 for every source of IDs: what was made to hurt, or is broken, costs its IDs at most. */
@Law(6)
public abstract class HostileCaptureContract {
  /** Something that came in with these fields, in this order. */
  protected abstract Incoming incoming(Map<String, String> fields, String fallbackId);

  /** Something as null as it can be. */
  protected abstract Incoming nothing();

  /** Something whose getters throw. */
  protected abstract Incoming broken();

  /** Whether this source is the untrusted edge. */
  protected abstract boolean edge();

  private final Baton baton = Baton.builder().build();

  @Test
  void whatThrowsIsSwallowedAndCounted() {
    Incoming broken = broken();
    CorrelationIds ids = baton.capture(broken);
    assertNotNull(ids.correlationId());
    assertTrue(baton.outcomes().count(broken.transport(), "failed") > 0);
    assertFalse(baton.capture(null).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nFORGED LINE", "", " ", "\u0000"})
  void aHostileFieldOfThisHopIsNotShown(String hostile) {
    try (Scope scope = baton.open(incoming(Map.of(), hostile))) {
      Map<String, String> shown = MDC.getCopyOfContextMap();
      assertFalse(shown.containsValue(hostile), shown.toString());
    }
  }

  /** As much as Lambda hands over at once. What costs the square of its number does not end in time. */
  @Test
  void sixMegabytesInAHundredThousandFieldsCostLittle() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("x-correlation-id", "c-1");
    for (int i = 0; i < 100_000; i++) {
      fields.put("x-correlation-n" + i, "v".repeat(40));
    }
    // The test's own making of the thing is in it, which takes most.
    CorrelationIds[] ids = new CorrelationIds[1];
    Cost.of(6_000_000, () -> ids[0] = baton.capture(incoming(fields, "f"))).isAtMost(100);
    assertEquals("c-1", ids[0].correlationId());
    assertEquals(32, ids[0].asMap().size());
  }

  @Test
  void aValueOfSixMegabytesIsDroppedAndCostsLittle() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("x-correlation-a", "v".repeat(6_000_000));
    fields.put("x-correlation-id", "c-1");
    CorrelationIds[] ids = new CorrelationIds[1];
    Cost.of(6_000_000, () -> ids[0] = baton.capture(incoming(fields, "f"))).isAtMost(20);
    assertEquals("c-1", ids[0].correlationId());
    assertNull(ids[0].get("x-correlation-a"));
  }
}
