// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.amazonaws.services.lambda.runtime.events.APIGatewayCustomAuthorizerEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2CustomAuthorizerEvent;
import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationContext;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Incoming;
import io.github.baton4j.Scope;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

/** Events and records as maps and as bytes, by their shapes. */
class JsonEventsTest {
  private static final String ROOT = "1-67891233-abcdef012345678912345678";

  private final Baton baton = Baton.builder().build();
  private final BatonLambda lambda = BatonLambda.using(baton);

  /** What is captured from a map and from its bytes, which must be the same. */
  private CorrelationIds captured(Map<String, Object> event) {
    String before = EventShapes.text(EventShapes.json(event));
    CorrelationIds ids = baton.capture(JsonEvents.incoming(event));
    byte[] json = EventShapes.json(event);
    byte[] copy = json.clone();
    CorrelationIds ofBytes = baton.capture(JsonEvents.incoming(json));
    assertArrayEquals(copy, json);
    assertEquals(before, EventShapes.text(EventShapes.json(event)));
    if (JsonEvents.incoming(event).fallbackId() != null) {
      assertEquals(ids, ofBytes);
    }
    return ids;
  }

  private CorrelationIds ofInvocation(Object event) {
    Scope scope = lambda.open(event, TestContext.of("req-1"));
    try (scope) {
      return CorrelationContext.current();
    }
  }

  @Test
  void aRestRequestHasItsHeadersInEitherMapOrInNone() {
    Map<String, Object> event = EventShapes.rest(null, "r-1");
    assertEquals("r-1", captured(event).correlationId());
    event.put(
        "multiValueHeaders",
        EventShapes.map("X-Correlation-Id", List.of("a\nb", "c-1", "c-2"), "other", List.of()));
    assertEquals("c-1", captured(event).correlationId());
    event.put("headers", EventShapes.map("X-Correlation-Id", "c-2", "x-correlation-a", "a"));
    assertEquals("c-1", captured(event).correlationId());
    assertEquals("a", captured(event).get("x-correlation-a"));
  }

  @Test
  void anHttpApiJoinsTheValuesOfAHeader() {
    Map<String, Object> event =
        EventShapes.httpApi(EventShapes.map("x-correlation-id", "a b,c-1,c-2"), "r-1");
    assertEquals("c-1", captured(event).correlationId());
  }

  @Test
  void aLoadBalancersRequestTakesTheRootOfItsTraceElseTheInvocations() {
    Map<String, Object> event =
        EventShapes.loadBalancer(EventShapes.map("x-amzn-trace-id", "Root=" + ROOT));
    assertEquals(ROOT, captured(event).correlationId());
    event = EventShapes.loadBalancer(null);
    assertEquals("req-1", ofInvocation(event).correlationId());
    event.put("multiValueHeaders", EventShapes.map("x-correlation-id", List.of("c-1")));
    assertEquals("c-1", captured(event).correlationId());
  }

  @Test
  void aWebSocketsMessageHasNoHeaders() {
    Map<String, Object> event = EventShapes.webSocket(null, "r-1");
    event.remove("headers");
    assertEquals("r-1", captured(event).correlationId());
  }

  @Test
  void aRequestShowsTheIdThatApiGatewayGaveIt() {
    Scope scope = lambda.open(EventShapes.rest(Map.of(), "r-1"), TestContext.of("req-1"));
    try (scope) {
      assertEquals("r-1", MDC.get("apiGatewayRequestId"));
      assertEquals("req-1", MDC.get("awsRequestId"));
    }
  }

  @Test
  void anAuthorizerIsInTheChainOfTheRequestThatItIsAskedAbout() {
    APIGatewayCustomAuthorizerEvent rest = new APIGatewayCustomAuthorizerEvent();
    rest.setHeaders(Map.of("X-Correlation-Id", "c-1"));
    assertEquals("c-1", ofInvocation(rest).correlationId());
    rest.setHeaders(null);
    assertEquals("req-1", ofInvocation(rest).correlationId());
    APIGatewayCustomAuthorizerEvent.RequestContext request =
        new APIGatewayCustomAuthorizerEvent.RequestContext();
    request.setRequestId("r-1");
    rest.setRequestContext(request);
    assertEquals("r-1", ofInvocation(rest).correlationId());
    APIGatewayV2CustomAuthorizerEvent http = new APIGatewayV2CustomAuthorizerEvent();
    http.setHeaders(Map.of("x-correlation-id", "a b,c-1", "debug-log-enabled", "true"));
    assertEquals("c-1", ofInvocation(http).correlationId());
    assertEquals("false", ofInvocation(http).get("debug-log-enabled"));
  }

  @Test
  void anSqsRecordIsReadAsLambdasClassIs() {
    Map<String, Object> each =
        EventShapes.sqsRecord(EventShapes.map("x-correlation-id", "c-1"), "m-1");
    assertEquals("c-1", captured(each).correlationId());
    Scope scope = baton.open(JsonEvents.incoming(each));
    try (scope) {
      assertEquals("m-1", MDC.get("messageId"));
      assertEquals("2", MDC.get("receiveCount"));
    }
    each.put(
        "messageAttributes",
        EventShapes.map(
            "x-correlation-id",
            EventShapes.map("binaryValue", "Yy0x", "stringValue", "c-1", "dataType", "Binary")));
    assertEquals("m-1", captured(each).correlationId());
  }

  @Test
  void theBodyOfAnSqsRecordMayBeAnEnvelope() {
    Map<String, Object> each = EventShapes.sqsRecord(Map.of(), "m-1");
    each.put(
        "body",
        EventShapes.text(EventShapes.json(EventShapes.map(
            "Type", "Notification",
            "MessageId", "m-0",
            "TopicArn", "arn:aws-cn:sns:cn-north-1:000000000000:t",
            "Message", "hello",
            "MessageAttributes",
                EventShapes.map(
                    "x-correlation-id", EventShapes.map("Type", "String", "Value", "c-1"))))));
    assertEquals("c-1", captured(each).correlationId());
  }

  @Test
  void aKinesisRecordsDataIsInBase64() {
    Map<String, Object> each =
        EventShapes.kinesisRecord(EventShapes.map("x-correlation-id", "c-1"), "shard-0:1");
    assertEquals("c-1", captured(each).correlationId());
    for (String data :
        new String[] {"not base64!", "", Base64.getEncoder().encodeToString(new byte[9])}) {
      each.put("kinesis", EventShapes.map("data", data));
      assertEquals("shard-0:1", captured(each).correlationId());
    }
  }

  @Test
  void theSoleMessageOfSnsLendsItsIdsToTheInvocation() {
    Map<String, Object> event =
        EventShapes.batch(EventShapes.snsRecord(EventShapes.map("x-correlation-id", "c-1"), "m-1"));
    assertEquals("c-1", captured(event).correlationId());
    assertEquals("c-1", ofInvocation(event).correlationId());
  }

  @Test
  void aBatchIsOfNoRecordsChainAndAsLongAsTheLongest() {
    Map<String, Object> event = EventShapes.batch(
        EventShapes.sqsRecord(
            EventShapes.map("x-correlation-id", "c-1", "call-chain-length", "3"), "m-1"),
        EventShapes.sqsRecord(
            EventShapes.map("x-correlation-id", "c-2", "call-chain-length", "7"), "m-2"));
    for (Object kind : new Object[] {event, EventShapes.json(event)}) {
      CorrelationIds ids = ofInvocation(kind);
      assertEquals("req-1", ids.correlationId());
      assertEquals("8", ids.get("call-chain-length"));
    }
    Map<String, Object> records = EventShapes.batch(
        EventShapes.kinesisRecord(EventShapes.map("call-chain-length", 4), "shard-0:1"));
    assertEquals("5", ofInvocation(records).get("call-chain-length"));
    assertEquals("req-1", ofInvocation(records).correlationId());
  }

  @Test
  void recordsOfServicesThatCarryNoIdsHaveNone() {
    Map<String, Object> event = EventShapes.batch(EventShapes.map(
        "eventSource", "aws:s3", "s3", EventShapes.map("object", EventShapes.map("key", "k"))));
    assertEquals("req-1", ofInvocation(event).correlationId());
    assertEquals("req-1", ofInvocation(EventShapes.map("Records", List.of())).correlationId());
    assertEquals("req-1", ofInvocation(EventShapes.map("Records", null)).correlationId());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "requestContext",
        "headers",
        "multiValueHeaders",
        "Records",
        "detail",
        "requestPayload",
        "__context__",
        "detail-type",
        "source",
        "id",
        "eventSource",
        "EventSource"
      })
  void whatIsOfAnotherKindThanExpectedIsNotThere(String name) {
    long before = baton.outcomes().count("lambda", "failed");
    for (Object odd : new Object[] {
      null, 5, true, "text", List.of(5), Arrays.asList(null, 5, List.of()), Map.of("a", 5)
    }) {
      for (Map<String, Object> event : List.of(
          EventShapes.rest(Map.of(), "r-1"),
          EventShapes.httpApi(Map.of(), "r-1"),
          EventShapes.eventBridge(Map.of(), "e-1"),
          EventShapes.batch(EventShapes.sqsRecord(Map.of(), "m-1")),
          EventShapes.destination(EventShapes.direct(Map.of()), "req-0"),
          EventShapes.sqsRecord(Map.of(), "m-1"),
          EventShapes.direct(Map.of()))) {
        event.put(name, odd);
        assertNotNull(captured(event).correlationId());
        assertNotNull(ofInvocation(event).correlationId());
      }
    }
    assertEquals(before, baton.outcomes().count("lambda", "failed"));
  }

  @Test
  void namesAndValuesThatAreNoTextAreNotThere() {
    Map<Object, Object> odd = new java.util.HashMap<>();
    odd.put(null, "x");
    odd.put(5, "x");
    odd.put("x-correlation-id", List.of("c-1"));
    odd.put("x-correlation-a", 5);
    odd.put("x-correlation-b", true);
    Map<String, Object> event = EventShapes.map("__context__", odd);
    CorrelationIds ids = baton.capture(JsonEvents.incoming(event));
    assertEquals("5", ids.get("x-correlation-a"));
    assertEquals("true", ids.get("x-correlation-b"));
    assertFalse("c-1".equals(ids.correlationId()));
    Map<String, Object> headers = EventShapes.rest(Map.of(), "r-1");
    headers.put("headers", odd);
    assertEquals("r-1", baton.capture(JsonEvents.incoming(headers)).correlationId());
  }

  @Test
  void mapsThatThrowForAQuestionHaveNoIds() {
    @SuppressWarnings({"unchecked", "rawtypes"})
    Map<String, Object> ofNumbers = (Map) new TreeMap<>(Map.of(5, 5));
    Incoming incoming = JsonEvents.incoming(ofNumbers);
    assertNull(incoming.fallbackId());
    assertEquals("req-1", ofInvocation(ofNumbers).correlationId());
    assertEquals(
        "r-1",
        captured(Collections.unmodifiableMap(EventShapes.rest(Map.of(), "r-1"))).correlationId());
  }

  /** As with whoever parses the whole. */
  @Test
  void ofSeveralMembersOfOneNameTheLastCounts() {
    assertEquals(
        "c-2",
        ofInvocation(
                "{\"__context__\":{\"x-correlation-id\":\"c-1\"},\"__context__\":{\"x-correlation-id\":\"c-2\"}}"
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8))
            .correlationId());
    assertEquals(
        "req-1",
        ofInvocation("{\"__context__\":{\"x-correlation-id\":\"c-1\"},\"__conte\\u0078t__\":null}"
                .getBytes(java.nio.charset.StandardCharsets.UTF_8))
            .correlationId());
  }
}
