// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class TextFieldsTest {
  private static TextFields<Integer> fields(Map<String, Integer> attributes) {
    return new TextFields<>(attributes) {
      @Override
      protected Object text(String name, Integer attribute) {
        return attribute < 0 ? null : name + attribute;
      }
    };
  }

  @Test
  void attributesAreReadAsTextInTheirOrder() {
    Map<String, Integer> attributes = new LinkedHashMap<>();
    attributes.put("b", 2);
    attributes.put("a", 1);
    List<String> read = new ArrayList<>();
    for (Map.Entry<String, Object> entry : fields(attributes)) {
      read.add(entry.getKey() + "=" + entry.getValue());
    }
    assertEquals(List.of("b=b2", "a=a1"), read);
  }

  @Test
  void anAttributeThatIsNotTextOrMissingIsNull() {
    Map<String, Integer> attributes = new LinkedHashMap<>();
    attributes.put("binary", -1);
    attributes.put("missing", null);
    attributes.put(null, null);
    int n = 0;
    for (Map.Entry<String, Object> entry : fields(attributes)) {
      assertNull(entry.getValue());
      n++;
    }
    assertEquals(3, n);
  }

  @Test
  void noMapIsAnEmptyOne() {
    assertFalse(fields(null).iterator().hasNext());
    assertThrows(NoSuchElementException.class, fields(null).iterator()::next);
    assertFalse(fields(Map.of()).iterator().hasNext());
  }

  @Test
  void everyIteratorBeginsAnew() {
    TextFields<Integer> fields = fields(Map.of("a", 1));
    for (int n = 0; n < 2; n++) {
      Iterator<Map.Entry<String, Object>> iterator = fields.iterator();
      assertTrue(iterator.hasNext());
      assertEquals("a1", iterator.next().getValue());
      assertFalse(iterator.hasNext());
    }
  }

  @Test
  void nothingCanBeChanged() {
    Map<String, Integer> attributes = new LinkedHashMap<>(Map.of("a", 1));
    Iterator<Map.Entry<String, Object>> iterator = fields(attributes).iterator();
    Map.Entry<String, Object> entry = iterator.next();
    assertThrows(UnsupportedOperationException.class, () -> entry.setValue("b"));
    assertThrows(UnsupportedOperationException.class, iterator::remove);
    assertEquals(Map.of("a", 1), attributes);
  }
}
