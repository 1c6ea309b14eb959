// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda.interop;

import static io.github.baton4j.lambda.interop.Case.CHAIN;
import static io.github.baton4j.lambda.interop.Case.ID;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Scope;
import io.github.baton4j.testkit.node.NeedsNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What the Node side does not do, beside what Java does with the same: the reasons why Java writes as it writes. Should a
 * later version of the packages do more, this tells.
 */
@NeedsNode
@ExtendWith(BothSides.Extension.class)
@Timeout(120)
class NodeLimitsIT {
  private static final Map<String, Object> FROM_NODE = Map.of(ID, "id", CHAIN, 1);
  private static final CorrelationIds FROM_JAVA =
      CorrelationIds.of("id").with("x-correlation-user-id", "u-1");

  private final Baton baton = Baton.builder().trustHttp(true).build();
  private final Loopback services;
  private final JavaFunction java;
  private final NodeFunction node;

  NodeLimitsIT(BothSides sides) {
    services = sides.services;
    java = sides.java;
    node = sides.node;
  }

  private static Message message(String text) {
    return new Message(text, Map.of());
  }

  private void sendFromJava(Way way, Message message) throws Exception {
    try (Scope scope = baton.open(FROM_JAVA)) {
      java.send(way, message);
    }
  }

  private Map<String, Object> inNode(JsonNode event) throws Exception {
    return node.capture(event.toString()).get(0).ids();
  }

  private CorrelationIds inJava(Source source, JsonNode event) {
    return baton.capture(JavaFunction.received(source, event.toString()).get(0).incoming());
  }

  private ObjectNode event(Source source) throws Exception {
    return (ObjectNode) LambdaEvents.JSON.readTree(services.events(source, 1).get(0));
  }

  /** So Java's names are in lower case. */
  @Test
  void nodeKnowsHeadersInLowerCaseAlone() throws Exception {
    sendFromJava(Way.POST, message("{}"));
    ObjectNode event = event(Source.API);
    ObjectNode headers = (ObjectNode) event.get("headers");
    headers.set("X-Correlation-Id", headers.remove(ID));
    event.remove("multiValueHeaders");

    assertEquals(
        event.at("/requestContext/requestId").textValue(), inNode(event).get(ID));
    assertEquals("id", inJava(Source.API, event).correlationId());
  }

  @Test
  void nodeReadsNoHeadersWithSeveralValues() throws Exception {
    sendFromJava(Way.POST, message("{}"));
    ObjectNode event = event(Source.API);
    event.putNull("headers");

    assertEquals(Map.of(), inNode(event));
    assertEquals("id", inJava(Source.API, event).correlationId());
  }

  @Test
  void nodeKnowsNoHttpApi() throws Exception {
    sendFromJava(Way.POST, message("{}"));
    ObjectNode first = event(Source.API);
    ObjectNode event = LambdaEvents.JSON.createObjectNode().put("version", "2.0");
    event.put("routeKey", "$default").put("rawPath", "/posts").set("headers", first.get("headers"));
    event
        .putObject("requestContext")
        .put("requestId", "request")
        .putObject("http")
        .put("method", "POST");

    assertEquals(NodeFunction.REQUEST_ID, inNode(event).get(ID));
  }

  @Test
  void nodeReadsTheFirstOfSeveralNotificationsAlone() throws Exception {
    sendFromJava(Way.PUBLISH, message("first"));
    ObjectNode event = event(Source.SNS);
    java.send(Way.PUBLISH, message("second"));
    ((ArrayNode) event.get("Records")).addAll((ArrayNode) event(Source.SNS).get("Records"));

    assertEquals(1, node.capture(event.toString()).size());
    assertEquals(2, JavaFunction.received(Source.SNS, event.toString()).size());
  }

  @Test
  void nodeOpensNoEnvelopeOfAMessageThatHasAnAttribute() throws Exception {
    sendFromJava(Way.PUBLISH_TO_QUEUE, message("m"));
    ObjectNode event = event(Source.ENVELOPE);
    ((ObjectNode) event.at("/Records/0/messageAttributes"))
        .putObject("own")
        .put("stringValue", "v")
        .put("dataType", "String");

    assertEquals(NodeFunction.REQUEST_ID, inNode(event).get(ID));
    assertEquals("id", inJava(Source.ENVELOPE, event).correlationId());
  }

  @Test
  void nodeOpensNoEnvelopeOfAnotherPartition() throws Exception {
    sendFromJava(Way.PUBLISH_TO_QUEUE, message("m"));
    ObjectNode event = event(Source.ENVELOPE);
    ObjectNode envelope = (ObjectNode) event.get("Records").get(0);
    envelope.put("body", envelope.get("body").textValue().replace("arn:aws:sns", "arn:aws-cn:sns"));

    assertEquals(NodeFunction.REQUEST_ID, inNode(event).get(ID));
    assertEquals("id", inJava(Source.ENVELOPE, event).correlationId());
  }

  /** So Java writes a number. */
  @Test
  void nodeAppendsAOneToAChainLengthThatIsText() throws Exception {
    node.send(Way.PUT_RECORD, Map.of(ID, "id", CHAIN, "7"), message("{}"));
    ObjectNode event = event(Source.KINESIS);

    assertEquals("71", inNode(event).get(CHAIN));
    assertEquals("8", inJava(Source.KINESIS, event).get(CHAIN));
  }

  /** A carrier belongs to one chain: Java adds nothing to another's. */
  @ParameterizedTest
  @EnumSource(names = {"POST", "PUBLISH", "SEND_MESSAGE", "PUBLISH_TO_QUEUE"})
  void nodeMixesTwoChainsInOneMessage(Way way) throws Exception {
    Message others = new Message("m", Map.of(ID, Message.Attribute.text("other")));
    node.send(way, Map.of(ID, "id", "x-correlation-user-id", "u-1"), others);
    CorrelationIds fromNode = inJava(way.source(), event(way.source()));
    sendFromJava(way, others);
    Map<String, Object> fromJava = inNode(event(way.source()));

    assertEquals("other", fromNode.correlationId());
    assertEquals("u-1", fromNode.get("x-correlation-user-id"));
    assertEquals("other", fromJava.get(ID));
    assertFalse(fromJava.containsKey("x-correlation-user-id"));
  }

  /** The middleware drops the record; the function in Java gets it, named after its place in the stream. */
  @Test
  void nodeReadsNoRecordThatIsNotJson() throws Exception {
    node.send(Way.PUT_RECORD, FROM_NODE, message("no JSON"));
    String fromNode = services.events(Source.KINESIS, 1).get(0);
    sendFromJava(Way.PUT_RECORD, message("no JSON"));
    String fromJava = services.events(Source.KINESIS, 1).get(0);

    for (String event : List.of(fromNode, fromJava)) {
      Arrived arrived = Arrived.in(Source.KINESIS, event).get(0);
      assertEquals("no JSON", arrived.text());
      assertNull(node.capture(event).get(0));
      assertEquals(
          arrived.id(),
          inJava(Source.KINESIS, LambdaEvents.JSON.readTree(event)).correlationId());
    }
  }

  /** Node makes an object of an array or a text, which is not what its sender meant; Java leaves them alone. */
  @Test
  void nodeRewritesWhatIsNoObject() throws Exception {
    node.send(Way.PUT_RECORD, FROM_NODE, message("[1]"));
    String fromNode = services.events(Source.KINESIS, 1).get(0);
    sendFromJava(Way.PUT_RECORD, message("[1]"));
    String fromJava = services.events(Source.KINESIS, 1).get(0);

    assertEquals("{\"0\":1}", node.capture(fromNode).get(0).text());
    assertEquals("[1]", Arrived.in(Source.KINESIS, fromJava).get(0).text());
  }
}
