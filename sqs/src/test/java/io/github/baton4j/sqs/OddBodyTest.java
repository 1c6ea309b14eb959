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
import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationIds;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bodies that a user may well have, and that nobody thought of first. */
class OddBodyTest {
  private static final String OURS = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
  private static final String THEIRS = "00-1af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  private final Baton baton = Baton.builder().names("baggage").build();

  private CorrelationIds captured(Door door, Map<String, String> own, JsonNode body) {
    return baton.capture(door.incoming("record-1", own, body.toString()));
  }

  private String idOf(Door door, JsonNode body) {
    return captured(door, Map.of(), body).correlationId();
  }

  /** An event may well tell of a topic; it is an event all the same. */
  @ParameterizedTest
  @EnumSource
  void anEventThatNamesATopicIsRead(Door door) {
    ObjectNode member = event(id("c-1"));
    ((ObjectNode) member.get("detail")).put("TopicArn", Bodies.TOPIC);
    assertEquals("c-1", idOf(door, envelope("sns-1", Map.of(), member.toString())));
    assertEquals("c-1", idOf(door, member));
    ObjectNode value = event(id("c-1"));
    ((ObjectNode) value.get("detail")).put("changed", "TopicArn");
    assertEquals("c-1", idOf(door, value));
  }

  /** Law 6: an invalid ID never shadows a valid one. Made at random, it would be another at every delivery. */
  @ParameterizedTest
  @EnumSource
  void anInvalidIdOfTheBodysDoesNotShadowTheMessages(Door door) {
    for (String invalid : new String[] {"", " ", "null", "a\nb", "日本", "v".repeat(257)}) {
      assertEquals("record-1", idOf(door, envelope(invalid, Map.of(), "message")), invalid);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anInvalidIdOfTheEventsDoesNotShadowThoseAroundIt(Door door) {
    for (String invalid : new String[] {"", " ", "null", "a\nb", "日本", "v".repeat(257)}) {
      JsonNode event = event(invalid, Map.of());
      assertEquals("record-1", idOf(door, event), invalid);
      assertEquals("sns-1", idOf(door, envelope("sns-1", Map.of(), event.toString())), invalid);
    }
  }

  /** SNS and EventBridge write theirs as text; a body in which it is something else is somebody else's. */
  @ParameterizedTest
  @EnumSource
  void anIdThatIsNoTextMakesNeitherEnvelopeNorEvent(Door door) {
    assertEquals("record-1", idOf(door, envelope(id("c-1")).put("MessageId", 5)));
    assertEquals("record-1", idOf(door, envelope(id("c-1")).put("MessageId", true)));
    assertEquals("record-1", idOf(door, event(id("c-1")).put("id", 5)));
    assertEquals("record-1", idOf(door, event(id("c-1")).put("id", false)));
  }

  /** A relay forwards the body as it came and injects beside it what it has captured from it. */
  @ParameterizedTest
  @EnumSource
  void listsThatBothLayersBearAreNotDoubled(Door door) {
    Map<String, String> both =
        id("c-1", "traceparent", OURS, "tracestate", "a=1", "baggage", "k=v");
    for (JsonNode body : new JsonNode[] {envelope(both), event(both)}) {
      CorrelationIds ids = captured(door, both, body);
      assertEquals("a=1", ids.get("tracestate"));
      assertEquals("k=v", ids.get("baggage"));
    }
  }

  /** Half of one pair and half of another say something that nobody has said. */
  @ParameterizedTest
  @EnumSource
  void ourTraceparentDoesNotGetTheirTracestate(Door door) {
    Map<String, String> theirs = id("c-1", "traceparent", THEIRS, "tracestate", "theirs=1");
    for (JsonNode body : new JsonNode[] {envelope(theirs), event(theirs)}) {
      CorrelationIds ids = captured(door, id("c-1", "traceparent", OURS), body);
      assertEquals(OURS, ids.get("traceparent"));
      assertNull(ids.get("tracestate"));
    }
  }

  /** The partitions are aws, and aws with a dash and more. */
  @ParameterizedTest
  @EnumSource
  void aPartitionThatOnlyBeginsLikeOneOfAwsIsNone(Door door) {
    for (String partition : new String[] {"awsome", "aws.", "aws "}) {
      assertEquals(
          "record-1",
          idOf(
              door,
              envelope(id("c-1"))
                  .put("TopicArn", "arn:" + partition + ":sns:eu-west-1:000000000000:orders")));
    }
  }

  /**
   * Whoever may write to a queue may write such a body, too, and is believed like with attributes: the topic is not asked
   * after, but nothing gets in that could not have come with the message itself, and its own attributes come first.
   */
  @ParameterizedTest
  @EnumSource
  void anEnvelopeThatNamesSomebodyElsesTopicIsNoMoreThanAttributes(Door door) {
    Map<String, String> forged = id("c-1", "authorization", "secret", "x-correlation-a", "a\nb");
    JsonNode body =
        envelope(forged).put("TopicArn", "arn:aws:sns:eu-west-1:999999999999:somebody-elses");
    assertEquals(
        Map.of("x-correlation-id", "c-1", "call-chain-length", "1", "debug-log-enabled", "false"),
        captured(door, Map.of(), body).asMap());
    assertEquals("c-2", captured(door, id("c-2"), body).correlationId());
  }
}
