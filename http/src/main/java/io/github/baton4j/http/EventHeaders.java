// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.http;

import io.github.baton4j.internal.Names;
import io.github.baton4j.internal.Values;
import io.github.baton4j.transport.Received;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The headers of a request, in whichever shape an event has them. It knows no event class. */
final class EventHeaders {
  static final String TRANSPORT = "http";

  private EventHeaders() {}

  /** A request, of which nothing was read yet. */
  static Received request() {
    return new Received(TRANSPORT, true);
  }

  /** Takes the ID that API Gateway gave the request. */
  static void takeRequestId(Received request, @Nullable String id) {
    request.takeFallbackId(id);
    request.takeLocal(Names.API_GATEWAY_REQUEST_ID, id);
  }

  /**
   * The headers of both maps, those with all values first. A list header ({@code tracestate}, {@code baggage}) would be
   * joined with itself if it were read from both.
   */
  static Iterable<? extends Map.Entry<String, ? extends @Nullable Object>> of(
      @Nullable Map<String, List<String>> several, @Nullable Map<String, String> single) {
    if (several == null || several.isEmpty()) {
      return single == null ? List.<Map.Entry<String, String>>of() : single.entrySet();
    }
    if (single == null || single.isEmpty()) {
      return several.entrySet();
    }
    List<Map.Entry<String, ? extends @Nullable Object>> all = new ArrayList<>(several.entrySet());
    for (Map.Entry<String, String> entry : single.entrySet()) {
      if (!isListHeader(entry.getKey()) || find(several.entrySet(), entry.getKey()) == null) {
        all.add(entry);
      }
    }
    return all;
  }

  private static boolean isListHeader(@Nullable String name) {
    return name != null && (Names.same(Names.TRACESTATE, name) || Names.same(Names.BAGGAGE, name));
  }

  private static Map.@Nullable Entry<String, ? extends @Nullable Object> find(
      Iterable<? extends Map.Entry<String, ? extends @Nullable Object>> headers, String name) {
    for (Map.Entry<String, ? extends @Nullable Object> entry : headers) {
      if (entry.getKey() != null && Names.same(name, entry.getKey())) {
        return entry;
      }
    }
    return null;
  }

  /** The root of the X-Ray header, or null. */
  static @Nullable String traceRoot(
      Iterable<? extends Map.Entry<String, ? extends @Nullable Object>> headers) {
    Map.Entry<String, ? extends @Nullable Object> header = find(headers, Names.XRAY);
    Object value = header == null ? null : header.getValue();
    if (value instanceof List<?> values) {
      value = values.isEmpty() ? null : values.get(0);
    }
    return value instanceof String text ? Values.xrayRoot(text) : null;
  }
}
