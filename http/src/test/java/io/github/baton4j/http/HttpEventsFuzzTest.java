// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketEvent;
import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerRequestEvent;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.baton4j.contract.CaptureOracle;
import io.github.baton4j.contract.ExpectedCapture;
import io.github.baton4j.contract.FuzzedJson;
import io.github.baton4j.contract.WireRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@link HttpEvents}: an event of one shape is read by every door, for it has what the others look for, or lacks it. */
class HttpEventsFuzzTest {
  @FuzzTest
  void headersAreCaptured(byte[] data) {
    FuzzedJson event = FuzzedJson.of(data);
    APIGatewayProxyRequestEvent rest = rest(event);
    CaptureOracle.judge(() -> HttpEvents.incoming(rest), ofRequest(event, ofBothMaps(event)));
    assertEquals(rest(event), rest);

    APIGatewayV2HTTPEvent http = http(event);
    CaptureOracle.judge(() -> HttpEvents.incoming(http), ofRequest(event, ofJoined(event)));
    assertEquals(http(event), http);

    ApplicationLoadBalancerRequestEvent balanced = balanced(event);
    CaptureOracle.judge(() -> HttpEvents.incoming(balanced), ofTrace(event, ofBothMaps(event)));
    assertEquals(balanced(event), balanced);

    APIGatewayV2WebSocketEvent socket = socket(event);
    CaptureOracle.judge(() -> HttpEvents.incoming(socket), ofRequest(event, ofBothMaps(event)));
    assertEquals(socket(event), socket);
  }

  private static APIGatewayProxyRequestEvent rest(FuzzedJson from) {
    APIGatewayProxyRequestEvent event = new APIGatewayProxyRequestEvent();
    event.setMultiValueHeaders(from.at("multiValueHeaders").lists());
    event.setHeaders(from.at("headers").texts());
    if (!from.at("requestContext").isNull()) {
      event.setRequestContext(new APIGatewayProxyRequestEvent.ProxyRequestContext());
      event.getRequestContext().setRequestId(requestId(from));
    }
    return event;
  }

  private static APIGatewayV2HTTPEvent http(FuzzedJson from) {
    APIGatewayV2HTTPEvent event = new APIGatewayV2HTTPEvent();
    event.setHeaders(from.at("headers").texts());
    if (!from.at("requestContext").isNull()) {
      event.setRequestContext(new APIGatewayV2HTTPEvent.RequestContext());
      event.getRequestContext().setRequestId(requestId(from));
    }
    return event;
  }

  private static ApplicationLoadBalancerRequestEvent balanced(FuzzedJson from) {
    ApplicationLoadBalancerRequestEvent event = new ApplicationLoadBalancerRequestEvent();
    event.setMultiValueHeaders(from.at("multiValueHeaders").lists());
    event.setHeaders(from.at("headers").texts());
    return event;
  }

  private static APIGatewayV2WebSocketEvent socket(FuzzedJson from) {
    APIGatewayV2WebSocketEvent event = new APIGatewayV2WebSocketEvent();
    event.setMultiValueHeaders(from.at("multiValueHeaders").lists());
    event.setHeaders(from.at("headers").texts());
    if (!from.at("requestContext").isNull()) {
      event.setRequestContext(new APIGatewayV2WebSocketEvent.RequestContext());
      event.getRequestContext().setRequestId(requestId(from));
    }
    return event;
  }

  private static String requestId(FuzzedJson event) {
    return event.at("requestContext").at("requestId").text();
  }

  private static ExpectedCapture ofRequest(FuzzedJson event, ExpectedCapture expected) {
    return expected.fallback(requestId(event));
  }

  private static ExpectedCapture ofTrace(FuzzedJson event, ExpectedCapture expected) {
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

  /** All values come first; a list that is there already is not read a second time. */
  private static ExpectedCapture ofBothMaps(FuzzedJson event) {
    Map<String, List<String>> several = orNone(event.at("multiValueHeaders").lists());
    ExpectedCapture expected = ExpectedCapture.edge().fields(several);
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

  /** Of an ID each part between commas is a value. */
  private static ExpectedCapture ofJoined(FuzzedJson event) {
    ExpectedCapture expected = ExpectedCapture.edge();
    orNone(event.at("headers").texts()).forEach((name, value) -> {
      boolean isWhole = isList(name)
          || WireRules.same(name, "traceparent")
          || WireRules.same(name, "x-amzn-trace-id");
      boolean isJoined = !isWhole && value != null && value.contains(",");
      expected.field(name, isJoined ? parts(value) : value);
    });
    return expected;
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
