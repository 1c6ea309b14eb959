// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketEvent;
import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerRequestEvent;
import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationIds;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where in each kind of request the IDs are, and what becomes one where there is none. */
class HttpSourcesTest {
  private static final String TRACE =
      "Root=1-67891233-abcdef012345678912345678;Parent=53995c3f42cd8ad8;Sampled=1";
  private static final String TRACEPARENT =
      "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  private final Baton baton = Baton.builder().build();

  private static APIGatewayProxyRequestEvent rest() {
    return new APIGatewayProxyRequestEvent()
        .withRequestContext(
            new APIGatewayProxyRequestEvent.ProxyRequestContext().withRequestId("gw-1"));
  }

  private CorrelationIds captured(APIGatewayProxyRequestEvent event) {
    return baton.capture(HttpEvents.incoming(event));
  }

  @Test
  void ofARestRequestEitherMapMayBeNullOrBoth() {
    assertEquals("gw-1", captured(rest()).correlationId());
    assertEquals(
        "c-1", captured(rest().withHeaders(Map.of("X-Correlation-Id", "c-1"))).correlationId());
    assertEquals(
        "c-1",
        captured(rest().withMultiValueHeaders(Map.of("X-Correlation-Id", List.of("c-1"))))
            .correlationId());
    assertEquals("gw-1", captured(rest().withHeaders(Map.of())).correlationId());
    assertEquals("gw-1", captured(rest().withMultiValueHeaders(Map.of())).correlationId());
  }

  /** {@code headers} has the last of several values, {@code multiValueHeaders} all, in the order in which they came. */
  @Test
  void ofARepeatedHeaderTheFirstValidValueCounts() {
    APIGatewayProxyRequestEvent event = rest()
        .withMultiValueHeaders(Map.of("X-Correlation-Id", List.of("", "a b", "c-1", "c-2")))
        .withHeaders(Map.of("X-Correlation-Id", "c-2"));
    assertEquals("c-1", captured(event).correlationId());
    event.setMultiValueHeaders(Map.of("X-Correlation-Id", List.of("", "a b")));
    event.setHeaders(Map.of("X-Correlation-Id", "a b"));
    assertEquals("gw-1", captured(event).correlationId());
  }

  /** There several values have not been joined: a comma is part of what the caller has sent, and no ID has one. */
  @Test
  void aCommaSplitsTheValuesOfAnHttpApiAlone() {
    Map<String, String> headers = Map.of("x-correlation-id", "c-1,c-2");
    assertEquals("gw-1", captured(rest().withHeaders(headers)).correlationId());
    ApplicationLoadBalancerRequestEvent alb = new ApplicationLoadBalancerRequestEvent();
    alb.setHeaders(Map.of("x-correlation-id", "c-1,c-2", "x-amzn-trace-id", TRACE));
    assertEquals(
        "1-67891233-abcdef012345678912345678",
        baton.capture(HttpEvents.incoming(alb)).correlationId());
    APIGatewayV2HTTPEvent http = new APIGatewayV2HTTPEvent();
    http.setHeaders(headers);
    assertEquals("c-1", baton.capture(HttpEvents.incoming(http)).correlationId());
  }

  @Test
  void ofAnHttpApiOnlyIdsAreSplitAtCommas() {
    Baton asking = Baton.builder().names("baggage", "tenant").trustHttp(true).build();
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("x-correlation-id", " ,null, c-1");
    headers.put("Tenant", "t-1,t-2");
    headers.put("call-chain-length", "x,3");
    headers.put("debug-log-enabled", "yes,true");
    headers.put("traceparent", TRACEPARENT + "," + TRACEPARENT);
    headers.put("baggage", "a=1,b=2");
    headers.put("x-amzn-trace-id", TRACE + ";Lineage=a,b");
    APIGatewayV2HTTPEvent event = new APIGatewayV2HTTPEvent();
    event.setHeaders(headers);
    assertEquals(
        Map.of(
            "x-correlation-id", "c-1",
            "tenant", "t-1",
            "call-chain-length", "4",
            "debug-log-enabled", "true",
            "baggage", "a=1,b=2",
            "x-amzn-trace-id", TRACE + ";Lineage=a,b"),
        asking.capture(HttpEvents.incoming(event)).asMap());
    headers.put("traceparent", TRACEPARENT);
    headers.put("tracestate", "a=1,b=2");
    assertEquals("a=1,b=2", asking.capture(HttpEvents.incoming(event)).get("tracestate"));
  }

  /** The shape of an HTTP API's, with no class of its own; local tools leave the case of names as it came. */
  @Test
  void aFunctionUrlsRequestIsReadLikeAnHttpApis() {
    APIGatewayV2HTTPEvent event = APIGatewayV2HTTPEvent.builder()
        .withVersion("2.0")
        .withRouteKey("$default")
        .withRequestContext(APIGatewayV2HTTPEvent.RequestContext.builder()
            .withRouteKey("$default")
            .withRequestId("url-1")
            .build())
        .build();
    assertEquals("url-1", baton.capture(HttpEvents.incoming(event)).correlationId());
    event.setHeaders(Map.of("X-Correlation-ID", "c-1", "X-CORRELATION-User-Id", "u-1"));
    CorrelationIds ids = baton.capture(HttpEvents.incoming(event));
    assertEquals("c-1", ids.correlationId());
    assertEquals("u-1", ids.get("x-correlation-user-id"));
  }

  /** Only the request that opens the connection has headers; every message has a request ID. */
  @Test
  void ofAWebSocketOnlyTheConnectionHasHeaders() {
    APIGatewayV2WebSocketEvent event = new APIGatewayV2WebSocketEvent();
    APIGatewayV2WebSocketEvent.RequestContext context =
        new APIGatewayV2WebSocketEvent.RequestContext();
    context.setRequestId("ws-1");
    context.setEventType("CONNECT");
    event.setRequestContext(context);
    event.setHeaders(Map.of("X-Correlation-Id", "c-1"));
    assertEquals("c-1", baton.capture(HttpEvents.incoming(event)).correlationId());
    context.setEventType("MESSAGE");
    event.setHeaders(null);
    event.setBody("{\"x-correlation-id\":\"not read\"}");
    assertEquals("ws-1", baton.capture(HttpEvents.incoming(event)).correlationId());
    event.setRequestContext(null);
    assertEquals(36, baton.capture(HttpEvents.incoming(event)).correlationId().length());
  }

  @Test
  void whoTheCallersClientIsDoesNotTravel() {
    Map<String, String> headers =
        Map.of("User-Agent", "theirs/1.0", "x-correlation-id", "c-1", "Host", "h");
    CorrelationIds ids = captured(rest().withHeaders(headers));
    assertNull(ids.get("user-agent"));
    assertEquals(3, ids.asMap().size());
  }
}
