// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import io.github.baton4j.internal.Values;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks into maps that anybody may have made: what is of another kind than expected is not there. */
final class MapValues {
  /** Of a number: it has more digits than a value may have characters, and writing it may take seconds. */
  private static final int MOST_BITS = 1024;

  /** Up to here a double is the whole number that it stands for. */
  private static final double MAX_EXACT = 1L << 53;

  /** A map may have no end; what Lambda hands over does not hold as many. */
  private static final int MOST_ENTRIES = 200_000;

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
    if (value instanceof Number number) {
      return number(number);
    }
    return value instanceof Boolean ? value.toString() : null;
  }

  private static @Nullable String number(Number number) {
    BigInteger digits = number instanceof BigInteger big ? big : null;
    if (number instanceof BigDecimal big) {
      digits = big.unscaledValue();
    }
    if (digits != null && digits.bitLength() > MOST_BITS) {
      return null;
    }
    // Some parsers make a double of every number.
    boolean isWhole = !(number instanceof BigInteger)
        && number.doubleValue() == number.longValue()
        && Math.abs(number.doubleValue()) <= MAX_EXACT;
    return isWhole ? Long.toString(number.longValue()) : number.toString();
  }

  /** What a map of any keys and any size has under names; of one that has no end, its beginning. */
  static Map<String, @Nullable Object> named(Map<?, ?> in, int most) {
    Map<String, @Nullable Object> named = new LinkedHashMap<>();
    int left = most;
    for (Map.Entry<?, ?> each : in.entrySet()) {
      if (left-- == 0) {
        break;
      }
      if (each.getKey() instanceof String name) {
        named.put(name, each.getValue());
      }
    }
    return named;
  }

  /** The text under each name, of a map that is there. */
  static @Nullable Map<String, String> texts(@Nullable Map<?, ?> in) {
    if (in == null) {
      return null;
    }
    Map<String, String> texts = new LinkedHashMap<>();
    for (Map.Entry<String, @Nullable Object> each : named(in, MOST_ENTRIES).entrySet()) {
      String text = text(each.getValue());
      if (text != null) {
        texts.put(each.getKey(), text);
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
    for (Map.Entry<String, @Nullable Object> each : named(in, MOST_ENTRIES).entrySet()) {
      if (each.getValue() instanceof List<?> values) {
        lists.put(each.getKey(), texts(values));
      }
    }
    return lists;
  }

  private static List<String> texts(List<?> in) {
    List<String> texts = new ArrayList<>();
    int left = Values.MOST_OF_A_NAME;
    for (Object each : in) {
      if (left-- == 0) {
        break;
      }
      String text = text(each);
      if (text != null) {
        texts.add(text);
      }
    }
    return texts;
  }

  /** The map under each name; empty when there is none. */
  static Map<String, Map<?, ?>> maps(@Nullable Map<?, ?> in) {
    Map<String, Map<?, ?>> maps = new LinkedHashMap<>();
    if (in != null) {
      for (Map.Entry<String, @Nullable Object> each : named(in, MOST_ENTRIES).entrySet()) {
        if (each.getValue() instanceof Map<?, ?> map) {
          maps.put(each.getKey(), map);
        }
      }
    }
    return maps;
  }
}
