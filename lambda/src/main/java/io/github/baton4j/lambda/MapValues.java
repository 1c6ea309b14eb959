// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks into maps that anybody may have made: what is of another kind than expected is not there. */
final class MapValues {
  private MapValues() {}

  /** The map under a name, or null. */
  static @Nullable Map<?, ?> map(Map<?, ?> in, String name) {
    return in.get(name) instanceof Map<?, ?> map ? map : null;
  }

  /** The text under a name, or null. */
  static @Nullable String text(Map<?, ?> in, String name) {
    return text(in.get(name));
  }

  /** A value as JSON would write it, when it is a String, a number or a boolean; else null. */
  static @Nullable String text(@Nullable Object value) {
    if (value instanceof String text) {
      return text;
    }
    if (value instanceof Double number && number == number.longValue()) {
      return Long.toString(number.longValue()); // some parsers make a double of every number
    }
    return value instanceof Number || value instanceof Boolean ? value.toString() : null;
  }

  /** The text under each name, of a map that is there. */
  static @Nullable Map<String, String> texts(@Nullable Map<?, ?> in) {
    if (in == null) {
      return null;
    }
    Map<String, String> texts = new LinkedHashMap<>();
    for (Map.Entry<?, ?> each : in.entrySet()) {
      String text = text(each.getValue());
      if (each.getKey() instanceof String name && text != null) {
        texts.put(name, text);
      }
    }
    return texts;
  }

  /** The texts under each name, of a map of lists that is there. */
  static @Nullable Map<String, List<String>> lists(@Nullable Map<?, ?> in) {
    if (in == null) {
      return null;
    }
    Map<String, List<String>> lists = new LinkedHashMap<>();
    for (Map.Entry<?, ?> each : in.entrySet()) {
      if (each.getKey() instanceof String name && each.getValue() instanceof List<?> values) {
        List<String> texts = new ArrayList<>();
        for (Object value : values) {
          String text = text(value);
          if (text != null) {
            texts.add(text);
          }
        }
        lists.put(name, texts);
      }
    }
    return lists;
  }
}
