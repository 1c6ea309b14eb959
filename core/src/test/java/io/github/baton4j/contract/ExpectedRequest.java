// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is to be captured from a request as Lambda's event has it, by the shape of that event. */
public final class ExpectedRequest {
  private ExpectedRequest() {}

  /** Of a load balancer: as of a REST API, but without a request ID, in whose place stands a trace's root. */
  public static ExpectedCapture ofBalanced(FuzzedJson event) {
    ExpectedCapture expected = ofBothMaps(event).fallback(null);
    List<String> headers = new ArrayList<>();
    orNone(event.at("multiValueHeaders").lists()).forEach((name, values) -> {
      if (WireRules.same(name, "x-amzn-trace-id") && values != null) {
        headers.addAll(values);
      }
    });
    orNone(event.at("headers").texts()).forEach((name, value) -> {
      if (WireRules.same(name, "x-amzn-trace-id")) {
        headers.add(value);
      }
    });
    for (String header : headers) {
      String root = header == null ? null : WireRules.xrayRoot(header);
      if (root != null) {
        return expected.fallback(root);
      }
    }
    return expected;
  }

  /** Of a REST or WebSocket API: all values come first; a list that is there already is not read a second time. */
  public static ExpectedCapture ofBothMaps(FuzzedJson event) {
    Map<String, List<String>> several = orNone(event.at("multiValueHeaders").lists());
    ExpectedCapture expected = edge(event).fields(several);
    orNone(event.at("headers").texts()).forEach((name, value) -> {
      boolean isThere = isList(name)
          && several.keySet().stream()
              .anyMatch(each -> isList(each) && name.equalsIgnoreCase(each));
      if (!isThere) {
        expected.field(name, value);
      }
    });
    return expected;
  }

  /** Of an HTTP API (2.0) or a function URL: of an ID each part between commas is a value. */
  public static ExpectedCapture ofJoined(FuzzedJson event) {
    ExpectedCapture expected = edge(event);
    orNone(event.at("headers").texts()).forEach((name, value) -> {
      boolean isWhole = isList(name)
          || WireRules.same(name, "traceparent")
          || WireRules.same(name, "x-amzn-trace-id");
      boolean isJoined = !isWhole && value != null && value.contains(",");
      expected.field(name, isJoined ? parts(value) : value);
    });
    return expected;
  }

  private static ExpectedCapture edge(FuzzedJson event) {
    return ExpectedCapture.edge()
        .fallback(event.at("requestContext").at("requestId").text());
  }

  private static List<String> parts(String value) {
    List<String> parts = new ArrayList<>();
    for (String part : value.split(",", -1)) {
      parts.add(part.trim());
    }
    return parts;
  }

  private static boolean isList(String name) {
    return WireRules.same(name, "tracestate") || WireRules.same(name, "baggage");
  }

  private static <T> Map<String, T> orNone(Map<String, T> map) {
    return map == null ? Map.of() : map;
  }
}
