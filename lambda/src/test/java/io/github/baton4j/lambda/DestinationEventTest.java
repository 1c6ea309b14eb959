// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.events.LambdaDestinationEvent;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationContext;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Scope;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.MDC;

/** What Lambda sends to a destination once an asynchronous invocation is over: the original event is inside. */
class DestinationEventTest {
  private static final Map<String, Object> IDS =
      EventShapes.map("x-correlation-id", "c-1", "x-correlation-a", "a");

  private final BatonLambda lambda = BatonLambda.using(Baton.builder().build());

  private static LambdaDestinationEvent typed(Map<String, Object> payload, String requestId) {
    LambdaDestinationEvent.RequestContext request = new LambdaDestinationEvent.RequestContext();
    request.setRequestId(requestId);
    LambdaDestinationEvent event = new LambdaDestinationEvent();
    event.setRequestContext(request);
    event.setRequestPayload(payload);
    return event;
  }

  private CorrelationIds captured(Object event) {
    Scope scope = lambda.open(event, TestContext.of("req-2"));
    try (scope) {
      assertEquals("req-2", MDC.get("awsRequestId"));
      return CorrelationContext.current();
    }
  }

  static Stream<Map<String, Object>> originals() {
    return Stream.of(
        EventShapes.direct(IDS),
        EventShapes.eventBridge(IDS, "event-1"),
        EventShapes.batch(EventShapes.snsRecord(IDS, "m-1")),
        EventShapes.rest(IDS, "r-1"),
        EventShapes.httpApi(IDS, "r-1"));
  }

  @ParameterizedTest
  @MethodSource("originals")
  void theIdsAreThoseOfTheOriginalEvent(Map<String, Object> original) {
    Map<String, Object> event = EventShapes.destination(original, "req-1");
    for (Object kind : new Object[] {event, EventShapes.json(event), typed(original, "req-1")}) {
      CorrelationIds ids = captured(kind);
      assertEquals("c-1", ids.correlationId());
      assertEquals("a", ids.get("x-correlation-a"));
    }
  }

  /** The function that failed had no ID but its request's, under which its own lines stand. */
  @Test
  void withoutIdsTheOriginalInvocationsOwnBecomesOne() {
    Map<String, Object> payload = EventShapes.map("post", 1);
    assertEquals("req-1", captured(EventShapes.destination(payload, "req-1")).correlationId());
    assertEquals("req-1", captured(typed(payload, "req-1")).correlationId());
    assertEquals("req-1", captured(typed(null, "req-1")).correlationId());
    assertEquals("req-2", captured(typed(null, null)).correlationId());
    assertEquals("req-2", captured(new LambdaDestinationEvent()).correlationId());
  }

  @Test
  void withoutIdsTheOriginalEventsOwnComesFirst() {
    Map<String, Object> original = EventShapes.eventBridge(Map.of(), "event-1");
    assertEquals("event-1", captured(typed(original, "req-1")).correlationId());
    Map<String, Object> message = EventShapes.batch(EventShapes.snsRecord(Map.of(), "m-1"));
    assertEquals("m-1", captured(typed(message, "req-1")).correlationId());
  }

  @Test
  void aPayloadOfAnotherKindHasNoIds() {
    Map<String, Object> event = EventShapes.destination(Map.of(), "req-1");
    for (Object payload : new Object[] {"text", 5, null}) {
      event.put("requestPayload", payload);
      assertEquals("req-1", captured(event).correlationId());
    }
  }

  /** The edge stays the edge, however often what came over it is handed on. */
  @Test
  void aRequestInsideIsTrustedNoMoreThanByItself() {
    Map<String, Object> forged = EventShapes.map(
        "x-correlation-id", "c-1", "debug-log-enabled", "true", "call-chain-length", "40");
    CorrelationIds ids =
        captured(EventShapes.destination(EventShapes.rest(forged, "r-1"), "req-1"));
    assertEquals("c-1", ids.correlationId());
    assertEquals("false", ids.get("debug-log-enabled"));
    assertEquals("1", ids.get("call-chain-length"));
  }

  @Test
  void throughEventBridgeItIsTheDetail() {
    Map<String, Object> detail = EventShapes.destination(EventShapes.direct(IDS), "req-1");
    Map<String, Object> event = EventShapes.eventBridge(Map.of(), "event-1");
    event.put("detail", detail);
    assertEquals("c-1", captured(event).correlationId());
    assertEquals("c-1", captured(EventShapes.json(event)).correlationId());
    ScheduledEvent typed = new ScheduledEvent();
    typed.setDetail(detail);
    assertEquals("c-1", captured(typed).correlationId());
  }

  @Test
  void aDestinationOfADestinationIsLookedInto() {
    Map<String, Object> event = EventShapes.direct(IDS);
    for (int i = 0; i < 5; i++) {
      event = EventShapes.destination(event, "req-" + i);
      assertEquals("c-1", captured(event).correlationId());
      assertEquals("c-1", captured(EventShapes.json(event)).correlationId());
    }
  }

  /** Whoever makes one that has no end gets an ID all the same. */
  @Test
  void anEventInsideItselfHasAnEnd() {
    Map<String, Object> endless = EventShapes.destination(Map.of(), "req-1");
    endless.put("requestPayload", endless);
    assertEquals(Optional.of("req-1"), Optional.of(captured(endless).correlationId()));
    Map<String, Object> bus = EventShapes.eventBridge(Map.of(), "event-1");
    Map<String, Object> detail = EventShapes.destination(bus, "req-1");
    bus.put("detail", detail);
    assertTrue(captured(bus).correlationId().length() > 0);
  }

  @Test
  void aRequestContextAloneMakesNoDestinationEvent() {
    Map<String, Object> event = EventShapes.direct(IDS);
    event.put("requestPayload", EventShapes.direct(EventShapes.map("x-correlation-id", "c-2")));
    assertEquals("c-1", captured(event).correlationId());
  }
}
