// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Incoming;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Judges what a door makes of something that came in, whatever it is: nothing fails, not even inside; what is captured is
 * valid, is what the wire contract says, and is the same at a second look. The same for all doors, and for Batons that are
 * set in different ways.
 */
public final class CaptureOracle {
  private CaptureOracle() {}

  /**
   * Captures by each of the readers, and fails on whatever is not as it should be.
   *
   * @param door asked several times, with the same thing
   * @param expected what another reader finds in it
   */
  public static void judge(Supplier<Incoming> door, ExpectedCapture expected) {
    String transport = door.get().transport();
    for (CaptureReader reader : CaptureReader.ALL) {
      Baton baton = reader.baton();
      long failed = baton.outcomes().count(transport, "failed");
      long captures = captures(baton, transport);
      Incoming incoming = door.get();
      CorrelationIds ids = baton.capture(incoming);
      assertEquals(failed, baton.outcomes().count(transport, "failed"), "something was swallowed");
      assertEquals(captures + 1, captures(baton, transport), "one capture, one outcome");
      keepsTheRules(ids, expected.isEdge() && !reader.trusts(), reader);
      localFieldsStay(incoming, ids);

      Map<String, String> wanted = expected.ids(reader);
      boolean isRandom = !wanted.containsKey(WireRules.ID);
      Supplier<String> about = () -> reader + " captured " + ids + " from " + incoming.fields();
      if (expected.isExact()) {
        assertEquals(wanted, without(ids, isRandom), about);
        isTheSameAgain(baton, incoming, ids, isRandom, about);
        isTheSameAgain(baton, door.get(), ids, isRandom, about);
      }
    }
  }

  private static long captures(Baton baton, String transport) {
    return baton.outcomes().count(transport, "captured")
        + baton.outcomes().count(transport, "fallback")
        + baton.outcomes().count(transport, "generated");
  }

  private static void keepsTheRules(CorrelationIds ids, boolean edge, CaptureReader reader) {
    assertNotNull(ids.correlationId());
    assertTrue(WireRules.hops(ids.get(WireRules.LENGTH)) >= 1);
    assertTrue(ids.asMap().size() <= 32);
    ids.asMap().forEach((name, value) -> {
      assertEquals(WireRules.canonical(name), name);
      assertTrue(WireRules.travels(name, reader.w3c(), reader.more()), name);
      assertTrue(WireRules.valid(name, value, edge), () -> name + ": " + value);
    });
  }

  private static void localFieldsStay(Incoming incoming, CorrelationIds ids) {
    for (String name : incoming.localFields().keySet()) {
      assertFalse(ids.asMap().keySet().stream().anyMatch(each -> WireRules.same(name, each)), name);
    }
  }

  private static Map<String, String> without(CorrelationIds ids, boolean isRandom) {
    Map<String, String> map = new LinkedHashMap<>(ids.asMap());
    if (isRandom) {
      map.remove(WireRules.ID);
    }
    return map;
  }

  private static void isTheSameAgain(
      Baton baton, Incoming again, CorrelationIds ids, boolean isRandom, Supplier<String> about) {
    assertEquals(without(ids, isRandom), without(baton.capture(again), isRandom), about);
  }
}
