// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerRequestEvent;
import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class HttpEventsTest {
  private static final String TRACE =
      "Root=1-67891233-abcdef012345678912345678;Parent=53995c3f42cd8ad8;Sampled=1";

  private final Baton baton = Baton.builder().build();

  private static APIGatewayV2HTTPEvent http(Map<String, String> headers) {
    APIGatewayV2HTTPEvent event = new APIGatewayV2HTTPEvent();
    event.setHeaders(headers);
    return event;
  }

  @Test
  void ofJoinedValuesTheFirstValidOneCounts() {
    CorrelationIds ids = baton.capture(HttpEvents.incoming(http(Map.of(
        "x-correlation-id",
        "not valid,c-1, c-2",
        "x-correlation-user-id",
        "u-1,u-2",
        "tracestate",
        "a=1,b=2",
        "traceparent",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"))));
    assertEquals("c-1", ids.correlationId());
    assertEquals("u-1", ids.get("x-correlation-user-id"));
    assertEquals("a=1,b=2", ids.get("tracestate"));
  }

  @Test
  void aThousandJoinedValuesAreNotAllRead() {
    String many = "not valid,".repeat(100_000) + "c-1";
    assertNotNull(baton
        .capture(HttpEvents.incoming(http(Map.of("x-correlation-id", many))))
        .correlationId());
    assertEquals(10_000, baton.outcomes().count("http", "rejected"));
  }

  @Test
  void bothMapsOfARestRequestAreReadAndListHeadersOnce() {
    APIGatewayProxyRequestEvent event = new APIGatewayProxyRequestEvent()
        .withMultiValueHeaders(Map.of(
            "X-Correlation-Id",
            List.of("not valid", "c-1"),
            "Tracestate",
            List.of("a=1", "b=2"),
            "Traceparent",
            List.of("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")))
        .withHeaders(
            Map.of("x-correlation-id", "c-2", "tracestate", "b=2", "x-correlation-a", "a"));
    CorrelationIds ids = baton.capture(HttpEvents.incoming(event));
    assertEquals("c-1", ids.correlationId());
    assertEquals("a=1,b=2", ids.get("tracestate"));
    assertEquals("a", ids.get("x-correlation-a"));
  }

  @Test
  void anInvalidValueInOneMapGivesWayToAValidOneInTheOther() {
    APIGatewayProxyRequestEvent event = new APIGatewayProxyRequestEvent()
        .withMultiValueHeaders(Map.of("X-Correlation-Id", List.of("a\nb")))
        .withHeaders(Map.of("x-correlation-id", "c-2"));
    assertEquals("c-2", baton.capture(HttpEvents.incoming(event)).correlationId());
  }

  @Test
  void nullsInsideAreSkipped() {
    List<String> values = new ArrayList<>();
    values.add(null);
    values.add("c-1");
    Map<String, List<String>> headers = new java.util.HashMap<>();
    headers.put(null, List.of("v"));
    headers.put("x-correlation-a", null);
    headers.put("x-correlation-id", values);
    APIGatewayProxyRequestEvent event =
        new APIGatewayProxyRequestEvent().withMultiValueHeaders(headers);
    assertEquals("c-1", baton.capture(HttpEvents.incoming(event)).correlationId());
    event.setHeaders(new java.util.HashMap<>(java.util.Collections.singletonMap(null, null)));
    assertEquals("c-1", baton.capture(HttpEvents.incoming(event)).correlationId());
  }

  @Test
  void aLoadBalancersRequestWithoutAnIdTakesTheRootOfItsTrace() {
    ApplicationLoadBalancerRequestEvent event = new ApplicationLoadBalancerRequestEvent();
    event.setHeaders(Map.of("X-Amzn-Trace-Id", TRACE));
    CorrelationIds ids = baton.capture(HttpEvents.incoming(event));
    assertEquals("1-67891233-abcdef012345678912345678", ids.correlationId());
    assertEquals(TRACE, ids.get("x-amzn-trace-id"));
    event.setHeaders(null);
    event.setMultiValueHeaders(
        Map.of("x-amzn-trace-id", List.of(TRACE), "x-correlation-id", List.of("c-1")));
    assertEquals("c-1", baton.capture(HttpEvents.incoming(event)).correlationId());
  }

  @Test
  void theLogShowsTheGatewaysRequestIdAndTheTracesRoot() {
    APIGatewayV2HTTPEvent event = http(Map.of("x-correlation-id", "c-1", "X-Amzn-Trace-Id", TRACE));
    event.setRequestContext(APIGatewayV2HTTPEvent.RequestContext.builder()
        .withRequestId("JKJaXmPLvHcESHA=")
        .build());
    try (Scope scope = baton.open(HttpEvents.incoming(event))) {
      assertEquals("JKJaXmPLvHcESHA=", MDC.get("apiGatewayRequestId"));
      assertEquals("1-67891233-abcdef012345678912345678", MDC.get("xray_trace_id"));
      assertNull(MDC.get("x-amzn-trace-id"));
    }
    assertNull(MDC.get("apiGatewayRequestId"));
    assertNull(MDC.get("xray_trace_id"));
  }

  @Test
  void consoleTestEventsHaveNoHeadersAtAll() {
    APIGatewayProxyRequestEvent event = new APIGatewayProxyRequestEvent();
    assertNotNull(baton.capture(HttpEvents.incoming(event)).correlationId());
    assertEquals(1, baton.outcomes().count("http", "generated"));
  }
}
