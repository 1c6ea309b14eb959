// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IdsTest {
  private static Ids of(String... pairs) {
    Ids ids = Ids.EMPTY;
    for (int i = 0; i < pairs.length; i += 2) {
      ids = ids.with(pairs[i], pairs[i + 1]);
    }
    return ids;
  }

  @Test
  void importanceComesBeforeTheOrderOfSetting() {
    List<String> fixed = List.of(
        "x-correlation-id", "call-chain-length", "debug-log-enabled", "traceparent", "tracestate");
    List<String> all = new ArrayList<>(fixed);
    all.addAll(List.of("x-correlation-c", "x-correlation-a", "tenant", "baggage"));
    Random random = new Random(3);
    for (int n = 0; n < 500; n++) {
      List<String> shuffled = new ArrayList<>(all);
      Collections.shuffle(shuffled, random);
      Ids ids = Ids.EMPTY;
      List<String> others = new ArrayList<>();
      for (String name : shuffled) {
        ids = ids.with(name, "v");
        if (!fixed.contains(name) && !name.equals("baggage")) {
          others.add(name);
        }
      }
      List<String> expected = new ArrayList<>(fixed);
      expected.addAll(others);
      expected.add("baggage");
      assertEquals(expected, new ArrayList<>(ids.asMap().keySet()));
    }
  }

  @Test
  void anotherValueTakesThePlaceOfTheFirst() {
    Ids ids = of("x-correlation-a", "1", "x-correlation-b", "2").with("x-correlation-a", "3");
    assertEquals("{x-correlation-a=3, x-correlation-b=2}", ids.asMap().toString());
    assertEquals(2, ids.size());
  }

  @Test
  void theSameValueGivesTheSameSet() {
    Ids ids = of("x-correlation-a", "1");
    assertSame(ids, ids.with("x-correlation-a", new String("1".toCharArray())));
  }

  @Test
  void aSetNeverChanges() {
    Ids before = of("x-correlation-a", "1");
    Ids more = before.with("x-correlation-b", "2");
    Ids other = before.with("x-correlation-a", "2");
    assertEquals(1, before.size());
    assertEquals("1", before.get("x-correlation-a"));
    assertEquals(2, more.size());
    assertEquals("2", other.get("x-correlation-a"));
    assertTrue(Ids.EMPTY.isEmpty());
  }

  @Test
  void thirtyTwoFitAndNoMore() {
    Ids ids = Ids.EMPTY;
    for (int i = 0; i < 32; i++) {
      assertFalse(ids.isFull());
      ids = ids.with("x-correlation-" + i, "v");
    }
    assertTrue(ids.isFull());
    assertEquals(32, ids.size());
    assertSame(ids, ids.with("x-correlation-id", "late"));
    assertNull(ids.with("x-correlation-id", "late").get("x-correlation-id"));
    assertEquals("w", ids.with("x-correlation-7", "w").get("x-correlation-7"));
  }

  @Test
  void whatIsNotInItIsNull() {
    assertNull(Ids.EMPTY.get("x-correlation-id"));
    assertNull(of("x-correlation-a", "1").get("x-correlation-b"));
    assertNull(of("x-correlation-a", "1").get("1"));
  }

  @Test
  void equalWhenTheSameNamesHaveTheSameValues() {
    Ids one = of("x-correlation-a", "1", "x-correlation-b", "2");
    Ids two = of("x-correlation-b", "2", "x-correlation-a", "1");
    assertEquals(one, two);
    assertEquals(one.hashCode(), two.hashCode());
    assertNotEquals(one, of("x-correlation-a", "1"));
    assertNotEquals(one, of("x-correlation-a", "1", "x-correlation-c", "2"));
    assertNotEquals(one, of("x-correlation-a", "2", "x-correlation-b", "1"));
    assertNotEquals(one, null);
    assertNotEquals(one, one.asMap());
    assertEquals(Ids.EMPTY, of());
  }

  @Test
  void equalityIsThatOfMaps() {
    Random random = new Random(11);
    for (int n = 0; n < 20_000; n++) {
      Map<String, String> a = random(random);
      Map<String, String> b = random(random);
      assertEquals(a.equals(b), ids(a).equals(ids(b)));
      if (a.equals(b)) {
        assertEquals(ids(a).hashCode(), ids(b).hashCode());
      }
      assertEquals(a, ids(a).asMap());
    }
  }

  private static Map<String, String> random(Random random) {
    Map<String, String> map = new LinkedHashMap<>();
    int size = random.nextInt(4);
    for (int i = 0; i < size; i++) {
      map.put("n" + random.nextInt(3), "v" + random.nextInt(2));
    }
    return map;
  }

  private static Ids ids(Map<String, String> map) {
    Ids ids = Ids.EMPTY;
    for (Map.Entry<String, String> entry : map.entrySet()) {
      ids = ids.with(entry.getKey(), entry.getValue());
    }
    return ids;
  }

  @Test
  void theMapIsUnmodifiable() {
    Map<String, String> map = of("x-correlation-a", "1").asMap();
    assertThrows(UnsupportedOperationException.class, () -> map.put("b", "2"));
    assertThrows(UnsupportedOperationException.class, map::clear);
    assertThrows(
        UnsupportedOperationException.class,
        () -> map.entrySet().iterator().next().setValue("2"));
  }
}
