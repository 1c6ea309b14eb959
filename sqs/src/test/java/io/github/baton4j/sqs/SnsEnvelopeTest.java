// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.sqs;

import static io.github.baton4j.sqs.Bodies.envelope;
import static io.github.baton4j.sqs.Bodies.id;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Scope;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.MDC;

/** What SNS, without raw delivery, puts into a message's body. */
class SnsEnvelopeTest {
  private final Baton baton = Baton.builder().build();

  @Nested
  class EventsCapture extends BodyCaptureContract {
    EventsCapture() {
      super(Door.EVENTS);
    }

    @Override
    String body(Map<String, String> fields, String id) {
      return envelope(id, fields, "message").toString();
    }
  }

  @Nested
  class MessagesCapture extends BodyCaptureContract {
    MessagesCapture() {
      super(Door.MESSAGES);
    }

    @Override
    String body(Map<String, String> fields, String id) {
      return envelope(id, fields, "message").toString();
    }
  }

  private CorrelationIds captured(Door door, Map<String, String> own, JsonNode body) {
    return baton.capture(door.incoming("record-1", own, body.toString()));
  }

  private CorrelationIds captured(Door door, JsonNode body) {
    return captured(door, Map.of(), body);
  }

  private void assertIgnored(Door door, JsonNode body) {
    CorrelationIds ids = captured(door, body);
    assertEquals("record-1", ids.correlationId(), body.toString());
    assertEquals(3, ids.asMap().size(), body.toString());
  }

  @ParameterizedTest
  @EnumSource
  void theEnvelopesIdsAreTheMessages(Door door) {
    CorrelationIds ids = captured(
        door, envelope(id("c-1", "call-chain-length", "3", "X-Correlation-User-Id", "u-1")));
    assertEquals(
        Map.of(
            "x-correlation-id", "c-1",
            "call-chain-length", "4",
            "debug-log-enabled", "false",
            "x-correlation-user-id", "u-1"),
        ids.asMap());
    assertEquals(1, baton.outcomes().count("sqs", "captured"));
  }

  @ParameterizedTest
  @EnumSource
  void withoutAnIdTheOneThatSnsGaveCounts(Door door) {
    assertEquals("sns-1", captured(door, envelope(Map.of())).correlationId());
    ObjectNode without = envelope(Map.of());
    without.remove("MessageAttributes");
    assertEquals("sns-1", captured(door, without).correlationId());
    assertEquals(2, baton.outcomes().count("sqs", "fallback"));
  }

  @ParameterizedTest
  @EnumSource
  void theLogNamesTheMessageOfTheQueue(Door door) {
    try (Scope scope =
        baton.open(door.incoming("record-1", Map.of(), envelope(Map.of()).toString()))) {
      assertEquals("sns-1", MDC.get("x-correlation-id"));
      assertEquals("record-1", MDC.get("messageId"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void ofTheSameChainTheEnvelopeFillsWhatTheMessageLacks(Door door) {
    CorrelationIds ids = captured(
        door,
        id("c-1", "call-chain-length", "5", "x-correlation-a", "own"),
        envelope(id(
            "c-1", "call-chain-length", "3", "x-correlation-a", "sns", "x-correlation-b", "sns")));
    assertEquals("6", ids.get("call-chain-length"));
    assertEquals("own", ids.get("x-correlation-a"));
    assertEquals("sns", ids.get("x-correlation-b"));
  }

  @ParameterizedTest
  @EnumSource
  void ofAnotherChainTheEnvelopeIsIgnored(Door door) {
    JsonNode body = envelope(
        id("c-2", "call-chain-length", "7", "debug-log-enabled", "true", "x-correlation-b", "sns"));
    assertEquals(
        Map.of(
            "x-correlation-id", "c-1",
            "call-chain-length", "1",
            "debug-log-enabled", "false",
            "x-correlation-a", "own"),
        captured(door, id("c-1", "x-correlation-a", "own"), body).asMap());
    JsonNode ofNone = envelope(Map.of("x-correlation-b", "sns"));
    assertNull(captured(door, id("c-1"), ofNone).get("x-correlation-b"));
  }

  @ParameterizedTest
  @EnumSource
  void besideAttributesWithoutAnIdTheEnvelopesCounts(Door door) {
    JsonNode body = envelope(id("c-1", "x-correlation-a", "sns", "x-correlation-b", "sns"));
    for (Map<String, String> own : List.of(
        Map.of("x-correlation-a", "own"),
        Map.of("x-correlation-a", "own", "x-correlation-id", "not\nvalid"),
        Map.of("x-correlation-a", "own", "X-Correlation-Id", "null"))) {
      CorrelationIds ids = captured(door, own, body);
      assertEquals("c-1", ids.correlationId());
      assertEquals("own", ids.get("x-correlation-a"));
      assertEquals("sns", ids.get("x-correlation-b"));
    }
    assertEquals(
        "sns-1",
        captured(door, Map.of("x-correlation-a", "own"), envelope(Map.of())).correlationId());
  }

  @ParameterizedTest
  @EnumSource
  void anInvalidIdInTheEnvelopeNamesNoChain(Door door) {
    JsonNode invalid = envelope(id("not\nvalid", "x-correlation-b", "sns"));
    assertNull(captured(door, id("c-1"), invalid).get("x-correlation-b"));
    CorrelationIds ids = captured(door, invalid);
    assertEquals("sns-1", ids.correlationId());
    assertEquals("sns", ids.get("x-correlation-b"));
  }

  @ParameterizedTest
  @EnumSource
  void topicsOfAnyPartitionAreTopics(Door door) {
    for (String partition : new String[] {"aws", "aws-cn", "aws-us-gov", "aws-iso", "aws-iso-b"}) {
      JsonNode body = envelope(id("c-1"))
          .put("TopicArn", "arn:" + partition + ":sns:xx-east-1:000000000000:orders.fifo");
      assertEquals("c-1", captured(door, body).correlationId());
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsNoTopicMakesNoEnvelope(Door door) {
    for (String topic : new String[] {
      "",
      "orders",
      "arn",
      "arn:aws",
      "arn:aws:",
      "arn:aws:sns",
      "arn:aws:sns:",
      "arn:aws:sns:eu-west-1:000000000000",
      "arn:aws:sns:eu-west-1:000000000000:",
      "arn:aws:sns:eu-west-1::orders",
      "arn:aws:sns::000000000000:orders",
      "arn:aws:s3:eu-west-1:000000000000:orders",
      "arn:aws:s3:sns:eu-west-1:000000000000:orders",
      "arn:aws:snsx:eu-west-1:000000000000:orders",
      "arn:other:sns:eu-west-1:000000000000:orders",
      " " + Bodies.TOPIC,
      Bodies.TOPIC.toUpperCase(Locale.ROOT),
    }) {
      assertIgnored(door, envelope(id("c-1")).put("TopicArn", topic));
    }
    assertIgnored(door, envelope(id("c-1")).put("TopicArn", 1));
    assertIgnored(door, envelope(id("c-1")).putNull("TopicArn"));
    ObjectNode array = envelope(id("c-1"));
    array.putArray("TopicArn").add(Bodies.TOPIC);
    assertIgnored(door, array);
    ObjectNode deeper = Bodies.JSON.createObjectNode();
    deeper.set("inner", envelope(id("c-1")));
    assertIgnored(door, deeper);
  }

  @ParameterizedTest
  @EnumSource
  void otherTypesAreNotRead(Door door) {
    for (String type : new String[] {
      "SubscriptionConfirmation", "UnsubscribeConfirmation", "notification", "Notification ", ""
    }) {
      assertIgnored(door, envelope(id("c-1")).put("Type", type));
    }
    assertIgnored(door, envelope(id("c-1")).putNull("Type"));
    for (String needed : new String[] {"Type", "MessageId", "TopicArn"}) {
      assertIgnored(door, envelope(id("c-1")).without(needed));
    }
    assertIgnored(door, envelope(id("c-1")).putNull("MessageId"));
    ObjectNode object = envelope(id("c-1"));
    object.putObject("MessageId").put("id", "sns-1");
    assertIgnored(door, object);
  }

  @ParameterizedTest
  @EnumSource
  void attributesThatAreNoneLeaveTheMessagesOwnId(Door door) {
    ObjectNode body = envelope(Map.of());
    assertEquals("sns-1", captured(door, body.putNull("MessageAttributes")).correlationId());
    body.put("MessageAttributes", "x-correlation-id");
    assertEquals("sns-1", captured(door, body).correlationId());
    body.putArray("MessageAttributes").add("x-correlation-id");
    assertEquals("sns-1", captured(door, body).correlationId());
    body.put("MessageAttributes", 1);
    assertEquals("sns-1", captured(door, body).correlationId());
  }

  @ParameterizedTest
  @EnumSource
  void whatIsNoAttributeIsNotRead(Door door) {
    ObjectNode body = envelope(Map.of());
    ObjectNode attributes = (ObjectNode) body.get("MessageAttributes");
    attributes.put("x-correlation-a", "text");
    attributes.putNull("x-correlation-b");
    attributes.putArray("x-correlation-c").add("c");
    attributes.putObject("x-correlation-d");
    attributes.putObject("x-correlation-e").put("Value", "without type");
    attributes.putObject("x-correlation-f").put("Type", "String");
    attributes.putObject("x-correlation-g").put("Type", "String").putNull("Value");
    attributes.putObject("x-correlation-h").put("type", "String").put("value", "lower case");
    attributes.putObject("x-correlation-i").putNull("Type").put("Value", "i");
    attributes
        .putObject("x-correlation-j")
        .put("Type", "String")
        .putObject("Value")
        .put("a", 1);
    Bodies.attribute(attributes, "x-correlation-k", "Binary", "Yg==");
    Bodies.attribute(attributes, "x-correlation-l", "Stringent", "l");
    Bodies.attribute(attributes, "x-correlation-m", "String.custom", "m");
    Bodies.attribute(attributes, "call-chain-length", "Number", "2");
    assertEquals(
        Map.of(
            "x-correlation-id", "sns-1",
            "call-chain-length", "3",
            "debug-log-enabled", "false",
            "x-correlation-m", "m"),
        captured(door, body).asMap());
  }

  @ParameterizedTest
  @EnumSource
  void namesAndValuesThatAreEscapedAreRead(Door door) {
    String body = "\n\t {\"\\u0054ype\":\"\\u004eotification\", \"M\\u0065ssageId\" :\"sns-1\","
        + "\"TopicArn\":\"arn:aws:sns:eu-west-1:000000000000:orders\\/a\","
        + "\"Message\\u0041ttributes\":{\"x-correlation-\\u0069d\":"
        + "{\"\\u0056alue\":\"c\\u002D\\/1\",\"T\\u0079pe\":\"Strin\\u0067\"}}}\r\n ";
    CorrelationIds ids = baton.capture(door.incoming(body));
    assertEquals("c-/1", ids.correlationId());
  }

  /** As it does for whoever parses the whole. */
  @ParameterizedTest
  @EnumSource
  void ofMembersThatOccurTwiceTheLastCounts(Door door) {
    String body = envelope(id("c-1")).toString();
    String once = body.substring(0, body.length() - 1);
    assertEquals(
        "sns-1",
        baton.capture(door.incoming(once + ",\"MessageAttributes\":{}}")).correlationId());
    assertEquals(
        "sns-1",
        baton.capture(door.incoming(once + ",\"MessageAttributes\":null}")).correlationId());
    assertEquals(
        "record-1",
        baton
            .capture(door.incoming(once + ",\"Type\":\"SubscriptionConfirmation\"}"))
            .correlationId());
    assertEquals(
        "record-1", baton.capture(door.incoming(once + ",\"MessageId\":null}")).correlationId());
  }

  /** SNS may deliver to a topic's queue what was itself an envelope; only the outer one is opened. */
  @ParameterizedTest
  @EnumSource
  void anEnvelopeInAnEnvelopeIsAMessageLikeAnother(Door door) {
    JsonNode inner = envelope("sns-2", id("c-2", "x-correlation-b", "inner"), "message");
    CorrelationIds ids = captured(door, envelope("sns-1", Map.of(), inner.toString()));
    assertEquals("sns-1", ids.correlationId());
    assertNull(ids.get("x-correlation-b"));
    assertEquals(
        "c-1", captured(door, envelope("sns-1", id("c-1"), inner.toString())).correlationId());
  }
}
