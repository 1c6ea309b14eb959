// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class PrependedTest {
  private static List<String> read(Prepended fields) {
    List<String> out = new ArrayList<>();
    for (Map.Entry<String, ?> entry : fields) {
      out.add(entry.getKey() + "=" + entry.getValue());
    }
    return out;
  }

  @Test
  void theOneComesFirstEvenBesideAnotherOfItsName() {
    Map<String, Object> others = new LinkedHashMap<>();
    others.put("b", 2);
    others.put("a", null);
    Prepended fields = new Prepended("a", "1", others.entrySet());
    assertEquals(List.of("a=1", "b=2", "a=null"), read(fields));
    assertEquals(List.of("a=1", "b=2", "a=null"), read(fields), "and again");
  }

  @Test
  void itStandsAloneBeforeNothing() {
    Iterator<?> iterator = new Prepended("a", "1", List.of()).iterator();
    assertTrue(iterator.hasNext());
    iterator.next();
    assertFalse(iterator.hasNext());
    assertThrows(NoSuchElementException.class, iterator::next);
  }
}
