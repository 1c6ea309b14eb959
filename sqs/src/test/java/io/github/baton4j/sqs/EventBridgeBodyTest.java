// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.sqs;

import static io.github.baton4j.sqs.Bodies.envelope;
import static io.github.baton4j.sqs.Bodies.event;
import static io.github.baton4j.sqs.Bodies.id;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationIds;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What EventBridge puts into a message's body, straight or by way of SNS. */
class EventBridgeBodyTest {
  private final Baton baton = Baton.builder().build();

  @Nested
  class EventsCapture extends BodyCaptureContract {
    EventsCapture() {
      super(Door.EVENTS);
    }

    @Override
    String body(Map<String, String> fields, String id) {
      return event(id, fields).toString();
    }
  }

  @Nested
  class MessagesCapture extends BodyCaptureContract {
    MessagesCapture() {
      super(Door.MESSAGES);
    }

    @Override
    String body(Map<String, String> fields, String id) {
      return event(id, fields).toString();
    }
  }

  @Nested
  class BySnsCapture extends BodyCaptureContract {
    BySnsCapture() {
      super(Door.EVENTS);
    }

    @Override
    String body(Map<String, String> fields, String id) {
      return envelope("sns-1", Map.of(), event(id, fields).toString()).toString();
    }
  }

  private CorrelationIds captured(Door door, Map<String, String> own, JsonNode body) {
    return baton.capture(door.incoming("record-1", own, body.toString()));
  }

  private CorrelationIds captured(Door door, JsonNode body) {
    return captured(door, Map.of(), body);
  }

  private static JsonNode bySns(Map<String, String> attributes, JsonNode event) {
    return envelope("sns-1", attributes, event.toString());
  }

  private void assertIgnored(Door door, JsonNode body) {
    CorrelationIds ids = captured(door, body);
    assertEquals("record-1", ids.correlationId(), body.toString());
    assertEquals(3, ids.asMap().size(), body.toString());
    assertEquals("sns-1", captured(door, bySns(Map.of(), body)).correlationId());
  }

  @ParameterizedTest
  @EnumSource
  void theDetailsIdsAreTheMessages(Door door) {
    ObjectNode event = event(id("c-1", "X-Correlation-User-Id", "u-1"));
    ObjectNode context = (ObjectNode) event.at("/detail/__context__");
    context.put("call-chain-length", 3);
    context.put("debug-log-enabled", true);
    context.putNull("x-correlation-a");
    context.putArray("x-correlation-b").add("b");
    Map<String, String> expected = Map.of(
        "x-correlation-id", "c-1",
        "call-chain-length", "4",
        "debug-log-enabled", "true",
        "x-correlation-user-id", "u-1");
    assertEquals(expected, captured(door, event).asMap());
    assertEquals(expected, captured(door, bySns(Map.of(), event)).asMap());
    assertEquals(0, baton.outcomes().count("sqs", "rejected"));
  }

  @ParameterizedTest
  @EnumSource
  void withoutAnIdTheEventsOwnCounts(Door door) {
    ObjectNode event = event(Map.of());
    assertEquals("event-1", captured(door, event).correlationId());
    assertEquals("event-1", captured(door, bySns(Map.of(), event)).correlationId());
    ((ObjectNode) event.get("detail")).remove("__context__");
    assertEquals("event-1", captured(door, event).correlationId());
    ((ObjectNode) event.get("detail")).put("__context__", "text");
    assertEquals("event-1", captured(door, event).correlationId());
    event.putObject("detail");
    assertEquals("event-1", captured(door, event).correlationId());
  }

  @ParameterizedTest
  @EnumSource
  void ofTheSameChainTheEventFillsWhatTheMessageLacks(Door door) {
    JsonNode event = event(id("c-1", "x-correlation-a", "event", "x-correlation-b", "event"));
    for (JsonNode body : new JsonNode[] {event, bySns(Map.of(), event)}) {
      CorrelationIds ids = captured(door, id("c-1", "x-correlation-a", "own"), body);
      assertEquals("own", ids.get("x-correlation-a"));
      assertEquals("event", ids.get("x-correlation-b"));
      CorrelationIds withoutOwn = captured(door, Map.of("x-correlation-a", "own"), body);
      assertEquals("c-1", withoutOwn.correlationId());
      assertEquals("own", withoutOwn.get("x-correlation-a"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void ofAnotherChainTheEventIsIgnored(Door door) {
    JsonNode event = event(id("c-2", "x-correlation-b", "event"));
    for (JsonNode body : new JsonNode[] {event, bySns(Map.of(), event), bySns(id("c-1"), event)}) {
      CorrelationIds ids = captured(door, id("c-1"), body);
      assertEquals("c-1", ids.correlationId());
      assertNull(ids.get("x-correlation-b"));
    }
  }

  /** The envelope comes before the event as the message comes before the envelope. */
  @ParameterizedTest
  @EnumSource
  void theRuleOfTheChainHoldsBetweenEnvelopeAndEvent(Door door) {
    JsonNode event = event(id("c-1", "x-correlation-a", "event", "x-correlation-b", "event"));
    CorrelationIds same = captured(door, bySns(id("c-1", "x-correlation-a", "sns"), event));
    assertEquals("sns", same.get("x-correlation-a"));
    assertEquals("event", same.get("x-correlation-b"));
    CorrelationIds other = captured(door, bySns(id("c-3"), event));
    assertEquals("c-3", other.correlationId());
    assertNull(other.get("x-correlation-b"));
    CorrelationIds all = captured(
        door, id("c-1", "x-correlation-c", "own"), bySns(Map.of("x-correlation-a", "sns"), event));
    assertEquals("own", all.get("x-correlation-c"));
    assertEquals("sns", all.get("x-correlation-a"));
    assertEquals("event", all.get("x-correlation-b"));
  }

  @ParameterizedTest
  @EnumSource
  void whatOnlyLooksLikeAnEventIsNotRead(Door door) {
    for (String needed : new String[] {"id", "detail-type", "source", "detail"}) {
      assertIgnored(door, event(id("c-1")).without(needed));
    }
    for (String detail : new String[] {"null", "1", "\"detail\"", "[]", "true"}) {
      assertIgnored(door, event(id("c-1")).putRawValue("detail", raw(detail)));
    }
    assertIgnored(door, event(id("c-1")).putNull("id"));
    ObjectNode deeper = Bodies.JSON.createObjectNode();
    deeper.set("detail", event(id("c-1")));
    assertIgnored(door, deeper);
    ObjectNode top = Bodies.JSON.createObjectNode();
    top.put("detail-type", "t").putObject("__context__").put("x-correlation-id", "c-1");
    assertIgnored(door, top);
  }

  private static RawValue raw(String json) {
    return new RawValue(json);
  }

  @ParameterizedTest
  @EnumSource
  void namesThatAreEscapedAreRead(Door door) {
    String body = "{\"\\u0069d\":\"event-1\",\"detail-type\":\"t\",\"sourc\\u0065\":\"s\","
        + "\"d\\u0065tail\":{\"__cont\\u0065xt__\":{\"x-correlation-\\u0069d\":\"c\\u002d1\"}}}";
    assertEquals("c-1", baton.capture(door.incoming(body)).correlationId());
  }

  /** As it does for whoever parses the whole. */
  @ParameterizedTest
  @EnumSource
  void ofMembersThatOccurTwiceTheLastCounts(Door door) {
    String body = event(id("c-1")).toString();
    String once = body.substring(0, body.length() - 1);
    assertEquals(
        "event-1", baton.capture(door.incoming(once + ",\"detail\":{}}")).correlationId());
    assertEquals(
        "record-1", baton.capture(door.incoming(once + ",\"detail\":null}")).correlationId());
    assertEquals(
        "record-1", baton.capture(door.incoming(once + ",\"id\":null}")).correlationId());
  }

  /** EventBridge sends events to topics, and topics send messages to queues; there is nothing the other way round. */
  @ParameterizedTest
  @EnumSource
  void anEventInAnEventIsNotOpened(Door door) {
    ObjectNode event = event(Map.of());
    ((ObjectNode) event.get("detail")).put("inner", event(id("c-2")).toString());
    assertEquals("event-1", captured(door, event).correlationId());
    ((ObjectNode) event.get("detail")).put("inner", envelope(id("c-2")).toString());
    assertEquals("event-1", captured(door, event).correlationId());
  }
}
