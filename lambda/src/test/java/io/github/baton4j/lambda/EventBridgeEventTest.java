// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationContext;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Scope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.MDC;

/** Events of EventBridge that invoke a function: by Lambda's class for them and as maps. */
class EventBridgeEventTest {
  private static final TestContext CONTEXT = TestContext.of("req-1");

  private final BatonLambda lambda = BatonLambda.using(Baton.builder().build());

  private static ScheduledEvent typed(Map<String, Object> detail, String id) {
    ScheduledEvent event = new ScheduledEvent();
    event.setId(id);
    event.setSource("feed");
    event.setDetailType("PostCreated");
    event.setDetail(detail);
    return event;
  }

  private CorrelationIds captured(Object event) {
    Scope scope = lambda.open(event, CONTEXT);
    try (scope) {
      return CorrelationContext.current();
    }
  }

  static Stream<Arguments> kinds() {
    Map<String, Object> ids = EventShapes.map(
        "x-correlation-id", "c-1", "call-chain-length", 3, "debug-log-enabled", true);
    Map<String, Object> map = EventShapes.eventBridge(ids, "event-1");
    return Stream.of(
        arguments("class", typed(EventShapes.map("__context__", ids), "event-1")),
        arguments("map", map),
        arguments("bytes", EventShapes.json(map)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("kinds")
  void theIdsAreInTheContextOfTheDetail(String kind, Object event) {
    CorrelationIds ids = captured(event);
    assertEquals("c-1", ids.correlationId());
    assertEquals("4", ids.get("call-chain-length"));
    assertEquals("true", ids.get("debug-log-enabled"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("kinds")
  void theLinesShowTheEventAndTheInvocation(String kind, Object event) {
    Scope scope = lambda.open(event, CONTEXT);
    try (scope) {
      assertEquals("event-1", MDC.get("eventID"));
      assertEquals("req-1", MDC.get("awsRequestId"));
    }
    assertNull(MDC.get("eventID"));
  }

  /** A rule delivers again what failed, under the same ID. */
  @Test
  void withoutIdsTheEventsOwnBecomesOne() {
    assertEquals("event-1", captured(typed(Map.of(), "event-1")).correlationId());
    assertEquals("event-1", captured(typed(null, "event-1")).correlationId());
    assertEquals(
        "event-1", captured(EventShapes.eventBridge(Map.of(), "event-1")).correlationId());
    assertEquals("req-1", captured(typed(null, null)).correlationId());
  }

  @Test
  void aContextElsewhereIsNotOurs() {
    Map<String, Object> event = EventShapes.eventBridge(Map.of(), "event-1");
    event.put("__context__", EventShapes.map("x-correlation-id", "of nobody"));
    assertEquals("event-1", captured(event).correlationId());
    Map<String, Object> nested = EventShapes.map(
        "post", EventShapes.direct(EventShapes.map("x-correlation-id", "of a part")));
    assertEquals("event-1", captured(typed(nested, "event-1")).correlationId());
  }

  static Stream<Object> contextsThatAreNone() {
    return Stream.of(
        5, "x", true, List.of("x-correlation-id"), Map.of("x-correlation-id", List.of()));
  }

  @ParameterizedTest
  @MethodSource("contextsThatAreNone")
  void aContextOfAnotherKindIsNotThere(Object context) {
    Map<String, Object> detail = EventShapes.map("__context__", context);
    assertEquals("event-1", captured(typed(detail, "event-1")).correlationId());
  }

  @Test
  void theEventStaysAsItIs() {
    Map<String, Object> event =
        EventShapes.eventBridge(EventShapes.map("x-correlation-id", "c-1"), "event-1");
    String before = EventShapes.text(EventShapes.json(event));
    Scope scope = lambda.open(event, CONTEXT);
    try (scope) {
      CorrelationContext.put("x-correlation-user-id", "u-1");
    }
    assertEquals(before, EventShapes.text(EventShapes.json(event)));
  }

  /** Some parsers make a double of every number. */
  @Test
  void aChainLengthThatIsAWholeDoubleCounts() {
    Map<String, Object> ids = new LinkedHashMap<>();
    ids.put("call-chain-length", 3.0);
    assertEquals("4", captured(EventShapes.eventBridge(ids, "event-1")).get("call-chain-length"));
    ids.put("call-chain-length", 3.5);
    assertEquals("1", captured(EventShapes.eventBridge(ids, "event-1")).get("call-chain-length"));
    ids.put("call-chain-length", Double.NaN);
    assertEquals("1", captured(EventShapes.eventBridge(ids, "event-1")).get("call-chain-length"));
  }
}
