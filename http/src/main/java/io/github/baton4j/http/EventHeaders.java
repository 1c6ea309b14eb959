// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.http;

import io.github.baton4j.internal.Names;
import io.github.baton4j.internal.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The headers of a request, in whichever shape an event has them. It knows no event class. */
final class EventHeaders {
  private EventHeaders() {}

  /**
   * The headers of both maps, those with all values first. A list header ({@code tracestate}, {@code baggage}) would be
   * joined with itself if it were read from both.
   */
  static Iterable<? extends Map.Entry<String, ?>> of(
      @Nullable Map<String, List<String>> several, @Nullable Map<String, String> single) {
    if (several == null || several.isEmpty()) {
      return single == null ? List.<Map.Entry<String, String>>of() : single.entrySet();
    }
    if (single == null || single.isEmpty()) {
      return several.entrySet();
    }
    List<Map.Entry<String, ?>> all = new ArrayList<>(several.entrySet());
    for (Map.Entry<String, String> entry : single.entrySet()) {
      if (!isListHeader(entry.getKey()) || !has(several, entry.getKey())) {
        all.add(entry);
      }
    }
    return all;
  }

  private static boolean isListHeader(@Nullable String name) {
    return name != null && (Names.same(Names.TRACESTATE, name) || Names.same(Names.BAGGAGE, name));
  }

  private static boolean has(Map<String, List<String>> headers, String name) {
    for (String each : headers.keySet()) {
      if (each != null && Names.same(each, name)) {
        return true;
      }
    }
    return false;
  }

  /** The first valid root of an X-Ray header, or null. */
  static @Nullable String traceRoot(Iterable<? extends Map.Entry<String, ?>> headers) {
    String root = null;
    for (Map.Entry<String, ?> entry : headers) {
      if (root == null && entry.getKey() != null && Names.same(Names.XRAY, entry.getKey())) {
        Object value = entry.getValue();
        for (Object each : value instanceof List<?> values ? values : Arrays.asList(value)) {
          root = root == null && each instanceof String header ? Values.xrayRoot(header) : root;
        }
      }
    }
    return root;
  }
}
