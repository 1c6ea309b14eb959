// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.http;

import io.github.baton4j.Incoming;
import io.github.baton4j.internal.Counters;
import io.github.baton4j.internal.Guard;
import io.github.baton4j.internal.Names;
import io.github.baton4j.internal.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request, of whichever event class it came as; it knows none of them. */
final class HttpIncoming implements Incoming {
  private static final String TRANSPORT = "http";

  private Iterable<? extends Map.Entry<String, ? extends @Nullable Object>> fields = List.of();
  private @Nullable String requestId;
  private @Nullable String fallbackId;

  /**
   * Takes the headers of both maps, those with all values first. A list header ({@code tracestate}, {@code baggage}) would
   * be joined with itself if it were read from both.
   */
  void headers(@Nullable Map<String, List<String>> several, @Nullable Map<String, String> single) {
    if (several == null || several.isEmpty()) {
      fields = single == null ? List.of() : single.entrySet();
      return;
    }
    if (single == null || single.isEmpty()) {
      fields = several.entrySet();
      return;
    }
    List<Map.Entry<String, ? extends @Nullable Object>> all = new ArrayList<>(several.entrySet());
    for (Map.Entry<String, String> entry : single.entrySet()) {
      if (!isListHeader(entry.getKey()) || !has(several, entry.getKey())) {
        all.add(entry);
      }
    }
    fields = all;
  }

  /** Takes headers in which several values are joined with commas. */
  void joinedHeaders(@Nullable Map<String, String> headers) {
    fields = new JoinedHeaders(headers);
  }

  /** Takes the ID that API Gateway gave the request. */
  void requestId(@Nullable String id) {
    requestId = id;
    fallbackId = id;
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

  /** Takes the root of the request's X-Ray header for the ID of its own. */
  void fallsBackToTrace() {
    for (Map.Entry<String, ? extends @Nullable Object> entry : fields) {
      if (entry.getKey() != null && Names.same(Names.XRAY, entry.getKey())) {
        Object value = entry.getValue();
        if (value instanceof List<?> values) {
          value = values.isEmpty() ? null : values.get(0);
        }
        fallbackId = value instanceof String header ? Values.xrayRoot(header) : null;
        return;
      }
    }
  }

  /** Takes what was read of an event until it threw. */
  void broken(Throwable fault) {
    Guard.swallow(Counters.SCOPELESS, TRANSPORT, fault);
  }

  @Override
  public Iterable<? extends Map.Entry<String, ? extends @Nullable Object>> fields() {
    return fields;
  }

  @Override
  public @Nullable String fallbackId() {
    return fallbackId;
  }

  @Override
  public boolean edge() {
    return true;
  }

  @Override
  public Map<String, String> localFields() {
    return requestId == null ? Map.of() : Map.of(Names.API_GATEWAY_REQUEST_ID, requestId);
  }

  @Override
  public String transport() {
    return TRANSPORT;
  }
}
