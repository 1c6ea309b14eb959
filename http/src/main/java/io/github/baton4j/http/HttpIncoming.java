// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.http;

import io.github.baton4j.Incoming;
import io.github.baton4j.internal.Names;
import io.github.baton4j.internal.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What all HTTP requests have in common. It knows no event class. */
abstract class HttpIncoming implements Incoming {
  /** The ID that API Gateway gave the request, or null. */
  @Nullable
  String apiGatewayRequestId() {
    return null;
  }

  @Override
  public @Nullable String fallbackId() {
    return apiGatewayRequestId();
  }

  @Override
  public final boolean edge() {
    return true;
  }

  @Override
  public final Map<String, String> localFields() {
    String requestId = apiGatewayRequestId();
    return requestId == null ? Map.of() : Map.of(Names.API_GATEWAY_REQUEST_ID, requestId);
  }

  @Override
  public final String transport() {
    return "http";
  }

  /**
   * The headers of both maps, those with all values first. A list header ({@code tracestate}, {@code baggage}) would be
   * joined with itself if it were read from both.
   */
  static Iterable<? extends Map.Entry<String, ? extends @Nullable Object>> headers(
      @Nullable Map<String, List<String>> several, @Nullable Map<String, String> single) {
    if (several == null || several.isEmpty()) {
      return single == null ? Map.<String, String>of().entrySet() : single.entrySet();
    }
    if (single == null || single.isEmpty()) {
      return several.entrySet();
    }
    List<Map.Entry<String, ? extends @Nullable Object>> all = new ArrayList<>(several.entrySet());
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

  /** The root of the request's X-Ray header, or null. */
  final @Nullable String traceRoot() {
    for (Map.Entry<String, ? extends @Nullable Object> entry : fields()) {
      if (entry != null && entry.getKey() != null && Names.same(Names.XRAY, entry.getKey())) {
        Object value = entry.getValue();
        if (value instanceof List<?> values) {
          value = values.isEmpty() ? null : values.get(0);
        }
        return value instanceof String header ? Values.xrayRoot(header) : null;
      }
    }
    return null;
  }
}
