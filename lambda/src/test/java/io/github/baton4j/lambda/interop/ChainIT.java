// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda.interop;

import static io.github.baton4j.lambda.interop.Case.CHAIN;
import static io.github.baton4j.lambda.interop.Case.DEBUG;
import static io.github.baton4j.lambda.interop.Case.ID;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationContext;
import io.github.baton4j.Incoming;
import io.github.baton4j.Scope;
import io.github.baton4j.kinesis.Payloads;
import io.github.baton4j.testkit.kinesis.StoredRecord;
import io.github.baton4j.testkit.node.NeedsNode;
import io.github.baton4j.testkit.node.Node;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Java, Node, Java, Node: one chain, whatever is between them. */
@NeedsNode
@ExtendWith(BothSides.Extension.class)
@Timeout(120)
class ChainIT {
  /** As Node writes it: both sides leave it as it is. */
  private static final String TEXT =
      "{\"text\":\"gr\u00fc\u00dfe \u65e5\u672c \ud83d\ude00 \\\"q\\\" \\\\ \\u0001\",\"n\":1.5,"
          + "\"list\":[1,null,true],\"of\":{\"x-correlation-id\":\"not an ID\"}}";

  private static final List<Way> WAYS =
      List.of(Way.POST, Way.PUBLISH, Way.SEND_MESSAGE, Way.PUBLISH_TO_QUEUE, Way.PUT_RECORD);

  private static int chains;
  private static int relayed;

  private final Baton baton = Baton.builder().trustHttp(true).build();
  private final Loopback services;
  private final JavaFunction java;
  private final NodeFunction node;

  private String lastEvent = "";

  ChainIT(BothSides sides) {
    services = sides.services;
    java = sides.java;
    node = sides.node;
  }

  @AfterAll
  static void tell() {
    System.out.println("Interop, Node " + Node.find().version() + ", Java to Node to Java to Node: "
        + chains + " chains; Node to Java to Node: " + relayed + " records relayed as they were");
  }

  static Stream<Arguments> threeTransports() {
    List<Arguments> all = new ArrayList<>();
    for (Way first : WAYS) {
      for (Way second : WAYS) {
        WAYS.forEach(third -> all.add(Arguments.of(first, second, third)));
      }
    }
    assertEquals(125, all.size());
    return all.stream();
  }

  @ParameterizedTest(name = "{0}, {1}, {2}")
  @MethodSource("threeTransports")
  void aChainKeepsItsIdCountsItsHopsAndKeepsItsFlag(Way first, Way second, Way third)
      throws Exception {
    Map<String, String> expected = new LinkedHashMap<>();
    expected.put(ID, "chain/" + chains);
    try (Scope scope = baton.open(Incoming.of(expected, null))) {
      CorrelationContext.debug(true);
      CorrelationContext.put("x-correlation-java", "java " + first);
      java.send(first, new Message(TEXT, Map.of()));
    }
    expected.put("x-correlation-java", "java " + first);
    expected.put(DEBUG, "true");

    Map<String, String> further = Map.of("x-correlation-node", "node " + second);
    var inNode = node.relay(event(first), second, further).get(0);
    assertIds(expected, 2, inNode);
    expected.put("x-correlation-node", "node " + second);

    JavaFunction.Received inJava =
        JavaFunction.received(second.source(), event(second)).get(0);
    try (Scope scope = baton.open(inJava.incoming())) {
      Map<String, String> current = new LinkedHashMap<>(expected);
      current.put(CHAIN, "3");
      assertEquals(current, CorrelationContext.current().asMap());
      CorrelationContext.put("x-correlation-java-2", "java " + third);
      java.send(third, new Message(relayed(inJava, second, third), Map.of()));
    }
    expected.put("x-correlation-java-2", "java " + third);

    assertIds(expected, 4, node.capture(event(third)).get(0));
    chains++;
  }

  /** What was sent this way invokes the next function. */
  private String event(Way way) throws InterruptedException {
    lastEvent = services.events(way.source(), 1).get(0);
    return lastEvent;
  }

  /** A record goes from stream to stream as it came; elsewhere it goes without a context, which is not the text's own. */
  private String relayed(JavaFunction.Received received, Way from, Way to) {
    Arrived arrived = Arrived.in(from.source(), lastEvent).get(0);
    byte[] text = arrived.text().getBytes(StandardCharsets.UTF_8);
    String plain = new String(Payloads.strip(text), StandardCharsets.UTF_8);
    assertEquals(TEXT, plain);
    return from == Way.PUT_RECORD && to == Way.PUT_RECORD ? received.text() : plain;
  }

  private static void assertIds(
      Map<String, String> expected, int hops, NodeFunction.Captured captured) {
    Map<String, Object> ids = new LinkedHashMap<>(captured.ids());
    ids.keySet().removeAll(List.of("awsRequestId", "apiGatewayRequestId", "User-Agent"));
    Map<String, Object> all = new LinkedHashMap<>(expected);
    all.put(CHAIN, hops);
    assertEquals(all, ids);
    assertEquals(TEXT, captured.text());
  }

  static Stream<String> payloads() {
    return Cases.PAYLOADS.stream();
  }

  @ParameterizedTest
  @MethodSource("payloads")
  void aRecordOfNodeThatJavaRelaysDiffersInItsChainLengthAlone(String payload) throws Exception {
    Map<String, Object> ids = new LinkedHashMap<>();
    ids.put(ID, "id");
    ids.put("x-correlation-text", "a \"quote\" and a \\");
    ids.put(CHAIN, 1);
    ids.put(DEBUG, "true");
    node.send(Way.PUT_RECORD, ids, new Message(payload, Map.of()));
    StoredRecord fromNode = services.records(1).get(0);

    StoredRecord fromJava = relayedByJava(fromNode);

    String before = text(fromNode);
    String after = before.replace("\"call-chain-length\":1", "\"call-chain-length\":2");
    assertNotEquals(before, after);
    assertEquals(after, text(fromJava));
    NodeFunction.Captured last = captured(fromJava);
    assertEquals(3, last.ids().get(CHAIN));
    assertEquals(node.rewritten(payload), last.text());
    relayed++;
  }

  @ParameterizedTest
  @MethodSource("payloads")
  void anEmptyContextOfNodeIsFilledByJavaWhichChangesNothingElse(String payload) throws Exception {
    node.send(Way.PUT_RECORD, Map.of(), new Message(payload, Map.of()));
    StoredRecord fromNode = services.records(1).get(0);

    StoredRecord fromJava = relayedByJava(fromNode);

    String event = LambdaEvents.kinesis(Loopback.STREAM, List.of(fromNode));
    String id = Arrived.in(Source.KINESIS, event).get(0).id();
    String context = "\"__context__\":{\"x-correlation-id\":\"" + id
        + "\",\"call-chain-length\":1,\"debug-log-enabled\":\"false\"}";
    String before = text(fromNode);
    String after = before.replaceFirst("\"__context__\":\\{}", context);
    assertNotEquals(before, after);
    assertEquals(after, text(fromJava));
    NodeFunction.Captured last = captured(fromJava);
    assertEquals(id, last.ids().get(ID));
    assertEquals(2, last.ids().get(CHAIN));
    assertEquals(node.rewritten(payload), last.text());
    relayed++;
  }

  private StoredRecord relayedByJava(StoredRecord stored) throws Exception {
    String event = LambdaEvents.kinesis(Loopback.STREAM, List.of(stored));
    JavaFunction.Received received =
        JavaFunction.received(Source.KINESIS, event).get(0);
    try (Scope scope = baton.open(received.incoming())) {
      java.send(Way.PUT_RECORD, new Message(received.text(), Map.of()));
    }
    return services.records(1).get(0);
  }

  private NodeFunction.Captured captured(StoredRecord stored) throws Exception {
    return node.capture(LambdaEvents.kinesis(Loopback.STREAM, List.of(stored))).get(0);
  }

  private static String text(StoredRecord stored) {
    return new String(stored.data(), StandardCharsets.UTF_8);
  }

  /** Each sender has other names, so that whatever is mixed shows. */
  @ParameterizedTest
  @EnumSource(names = {"SEND_MESSAGE", "PUBLISH_TO_QUEUE", "PUT_RECORD"})
  void recordsOfOneBatchKeepTheirChainsApart(Way way) throws Exception {
    int senders = 10;
    for (int i = 0; i < senders; i++) {
      Map<String, String> mine = idsOf(i, "java");
      try (Scope scope = baton.open(Incoming.of(mine, null))) {
        java.send(way, new Message("{\"sender\":" + i + "}", Map.of()));
      }
    }
    List<Map<String, Object>> inNode = new ArrayList<>();
    for (NodeFunction.Captured each :
        node.capture(services.events(way.source(), senders).get(0))) {
      each.ids().remove("awsRequestId");
      inNode.add(each.ids());
    }
    for (int i = 0; i < senders; i++) {
      Map<String, Object> expected = new LinkedHashMap<>(idsOf(i, "java"));
      expected.put(CHAIN, 2);
      expected.put(DEBUG, "false");
      assertEquals(1, count(inNode, expected), inNode::toString);
    }

    for (int i = 0; i < senders; i++) {
      Map<String, Object> mine = new LinkedHashMap<>(idsOf(i, "node"));
      node.send(way, mine, new Message("{\"sender\":" + i + "}", Map.of()));
    }
    List<Map<String, String>> inJava = new ArrayList<>();
    for (JavaFunction.Received each : JavaFunction.received(
        way.source(), services.events(way.source(), senders).get(0))) {
      inJava.add(baton.capture(each.incoming()).asMap());
    }
    for (int i = 0; i < senders; i++) {
      Map<String, String> expected = new LinkedHashMap<>(idsOf(i, "node"));
      expected.put(CHAIN, "1");
      expected.put(DEBUG, "false");
      assertEquals(1, count(inJava, expected), inJava::toString);
    }
  }

  private static Map<String, String> idsOf(int sender, String side) {
    Map<String, String> ids = new LinkedHashMap<>();
    ids.put(ID, side + sender);
    ids.put("x-correlation-" + side + sender, "only " + sender);
    return ids;
  }

  private static long count(List<? extends Map<String, ?>> all, Map<String, ?> one) {
    return all.stream().filter(one::equals).count();
  }
}
