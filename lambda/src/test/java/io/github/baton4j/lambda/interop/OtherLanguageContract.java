// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda.interop;

import static io.github.baton4j.lambda.interop.Case.CHAIN;
import static io.github.baton4j.lambda.interop.Case.DEBUG;
import static io.github.baton4j.lambda.interop.Case.ID;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Incoming;
import io.github.baton4j.Scope;
import io.github.baton4j.http.HttpEvents;
import io.github.baton4j.kinesis.Payloads;
import io.github.baton4j.sqs.SqsMessages;
import io.github.baton4j.testkit.kinesis.StoredRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a program that is no Java reads and writes with the functions of docs/other-languages.md is what Baton reads and writes:
 * Java's clients inject and the program captures; the program injects and Java captures.
 */
@ExtendWith(JavaSide.Extension.class)
@Timeout(120)
abstract class OtherLanguageContract {
  private static final Set<Way> READING =
      Set.of(Way.POST, Way.PUBLISH, Way.SEND_MESSAGE_BATCH, Way.PUBLISH_TO_QUEUE, Way.PUT_RECORDS);
  private static final Set<Way> WRITING =
      Set.of(Way.POST, Way.PUBLISH, Way.SEND_MESSAGE, Way.PUBLISH_TO_QUEUE, Way.PUT_RECORD);
  private static final String TRACE = "trace"; // what begins with it is left to tracers

  final Loopback services;
  final JavaFunction java;
  private final Baton trusting = Baton.builder().trustHttp(true).build();
  private final Baton cautious = Baton.builder().build();

  OtherLanguageContract(JavaSide side) {
    services = side.services;
    java = side.java;
  }

  abstract PageProgram program();

  private Map<String, Object> request(String what) {
    return new LinkedHashMap<>(Map.of("do", what));
  }

  private List<Map<String, String>> ids(JsonNode answer) {
    return LambdaEvents.JSON.convertValue(answer, new TypeReference<>() {});
  }

  private Map<String, String> inJava(Baton baton, Incoming incoming) {
    Map<String, String> ids = new TreeMap<>(baton.capture(incoming).asMap());
    ids.keySet().removeIf(name -> name.startsWith(TRACE));
    return ids;
  }

  private List<Map<String, String>> captured(Source source, JsonNode event, boolean trusted)
      throws Exception {
    Map<String, Object> request = request("capture");
    request.put("source", source);
    request.put("event", event);
    request.put("trusted", trusted);
    return ids(program().run(request).answer());
  }

  /** What is in a text is of account where the IDs are in it, too. */
  private static Stream<Arguments> rows(Set<Way> ways) {
    return Tally.rows(Cases.fromJava(), ways::contains)
        .filter(row -> ((Way) row.get()[0]).source() == Source.KINESIS
            || !((Case) row.get()[1]).name().startsWith("payload"));
  }

  static Stream<Arguments> fromJava() {
    return rows(READING);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("fromJava")
  void whatJavaHasInjectedIsReadAsJavaReadsIt(Way way, Case row) throws Exception {
    java.send(trusting, way, row);

    for (String event : services.events(way.source(), way.messages())) {
      List<Map<String, String>> read = assertReadAlike(way, event, trusting, true);
      if (row.arriving(way.source()).containsKey(ID)) {
        assertEquals(row.ids().get(ID).toString(), read.get(0).get(ID));
      }
      if (way == Way.POST) {
        assertReadAlike(way, event, cautious, false);
      }
    }
  }

  private List<Map<String, String>> assertReadAlike(
      Way way, String event, Baton baton, boolean trusted) throws Exception {
    List<Map<String, String>> expected = new ArrayList<>();
    for (JavaFunction.Received each : JavaFunction.received(way.source(), event)) {
      expected.add(inJava(baton, each.incoming()));
    }
    List<Map<String, String>> read = captured(way.source(), Arrived.json(event), trusted);
    assertEquals(expected, read);
    return read;
  }

  @Test
  void ofAnHttpApisJoinedValuesTheFirstValidOneCounts() throws Exception {
    APIGatewayV2HTTPEvent v2 = APIGatewayV2HTTPEvent.builder()
        .withVersion("2.0")
        .withHeaders(Map.of(
            ID,
            "null, two words,id-1,id-2",
            "x-correlation-user-id",
            "u-1",
            CHAIN,
            "5",
            DEBUG,
            "true"))
        .withRequestContext(APIGatewayV2HTTPEvent.RequestContext.builder()
            .withRequestId("request-1")
            .build())
        .build();
    JsonNode event = LambdaEvents.JSON.valueToTree(v2);

    Map<String, String> strangers = new TreeMap<>(
        Map.of(ID, "id-1", "x-correlation-user-id", "u-1", CHAIN, "1", DEBUG, "false"));
    assertEquals(strangers, inJava(cautious, HttpEvents.incoming(v2)));
    assertEquals(List.of(strangers), captured(Source.API, event, false));
    Map<String, String> ours = inJava(trusting, HttpEvents.incoming(v2));
    assertEquals("6", ours.get(CHAIN));
    assertEquals(List.of(ours), captured(Source.API, event, true));
  }

  /** What the message itself says comes first, and an envelope of another chain says nothing. */
  @ParameterizedTest
  @ValueSource(strings = {"id", "other"})
  void anEnvelopeIsReadIfItIsOfTheMessagesChain(String ofTheMessage) throws Exception {
    CorrelationIds ids = CorrelationIds.of("id").with("x-correlation-user-id", "u-1");
    try (Scope scope = trusting.open(ids)) {
      java.send(Way.PUBLISH_TO_QUEUE, new Message("m", Map.of()));
    }
    JsonNode event = Arrived.json(services.events(Source.ENVELOPE, 1).get(0));
    ((ObjectNode) event.at("/Records/0/messageAttributes"))
        .putObject(ID)
        .put("stringValue", ofTheMessage)
        .put("dataType", "String");

    Map<String, String> read =
        assertReadAlike(Way.PUBLISH_TO_QUEUE, event.toString(), trusting, true).get(0);

    assertEquals(ofTheMessage, read.get(ID));
    assertEquals(ofTheMessage.equals("id"), read.containsKey("x-correlation-user-id"));
  }

  /** Values that count as none, wherever they come from. */
  static Stream<Arguments> invalid() {
    return Tally.rows(
        Cases.fromNode().stream()
            .filter(row -> row.name().startsWith("a value") || row.name().contains("no text"))
            .map(row -> row.only(Set.of(Source.KINESIS)))
            .toList(),
        way -> way == Way.PUT_RECORD);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("invalid")
  void anInvalidValueIsNone(Way way, Case row) throws Exception {
    ObjectNode payload = LambdaEvents.JSON.createObjectNode();
    payload.set("__context__", LambdaEvents.JSON.valueToTree(row.ids()));
    java.send(way, new Message(payload.toString(), Map.of()));

    assertReadAlike(way, services.events(Source.KINESIS, 1).get(0), trusting, true);
  }

  @Test
  void aMessageThatTheSdkHasReceivedIsReadToo() throws Exception {
    for (Case row : List.of(Cases.fromJava().get(0), Cases.fromJava().get(1))) {
      java.send(trusting, Way.SEND_MESSAGE, row);
      var message = services.messages(1).get(0);
      ObjectNode plain = LambdaEvents.JSON.createObjectNode();
      plain.put("MessageId", message.messageId()).put("Body", message.body());
      ObjectNode attributes = plain.putObject("MessageAttributes");
      message
          .messageAttributes()
          .forEach((name, value) -> attributes
              .putObject(name)
              .put("DataType", value.dataType())
              .put("StringValue", value.stringValue()));

      assertEquals(
          List.of(inJava(trusting, SqsMessages.incoming(message))), fromSdk("message", plain));
    }
  }

  @Test
  void aRecordThatTheSdkHasReadIsReadToo() throws Exception {
    for (Case row : List.of(Cases.fromJava().get(0), Cases.fromJava().get(1))) {
      java.send(trusting, Way.PUT_RECORD, row);
      StoredRecord stored = services.records(1).get(0);
      ObjectNode plain = LambdaEvents.JSON.createObjectNode();
      plain.put("Data", stored.data()).put("SequenceNumber", stored.sequenceNumber());

      Incoming incoming = Payloads.incoming(stored.data(), stored.sequenceNumber());
      assertEquals(List.of(inJava(trusting, incoming)), fromSdk("message", plain));
    }
  }

  private List<Map<String, String>> fromSdk(String member, JsonNode received) throws Exception {
    Map<String, Object> request = request("fromSdk");
    request.put(member, received);
    return ids(program().run(request).answer());
  }

  static Stream<Arguments> toJava() {
    return rows(WRITING);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("toJava")
  void javaCapturesWhatTheProgramHasInjected(Way way, Case row) throws Exception {
    Map<String, String> ids = new LinkedHashMap<>();
    row.ids().forEach((name, value) -> ids.put(name, value.toString()));
    ids.keySet().removeIf(name -> name.startsWith(TRACE));
    Map<String, Object> own = new TreeMap<>();
    row.message()
        .own()
        .forEach((name, value) ->
            own.put(name, Map.of("DataType", value.type(), "StringValue", value.value())));
    Map<String, Object> request = request("inject");
    request.put("source", way.source());
    request.put("ids", ids);
    request.put("own", own);
    request.put("text", row.message().text());
    request.put("endpoint", services.endpoint(way) + services.target(way));

    JsonNode written = program().run(request).answer();

    if (way != Way.POST) {
      java.send(way, filledIn(row.message(), written));
    }
    String event = services.events(way.source(), 1).get(0);
    JavaFunction.Received received = JavaFunction.received(way.source(), event).get(0);
    Arrived arrived = Arrived.in(way.source(), event).get(0);
    assertEquals(
        expected(way.source(), row, arrived), inJava(trusting, received.incoming()), event);
    assertUntouched(way.source(), row, arrived);
  }

  private static Message filledIn(Message message, JsonNode written) throws IOException {
    if (written.has("data")) {
      byte[] data = written.get("data").binaryValue();
      return new Message(new String(data, StandardCharsets.UTF_8), Map.of());
    }
    Map<String, Message.Attribute> attributes = new TreeMap<>();
    written.get("attributes").properties().forEach(each -> {
      String type = each.getValue().get("DataType").textValue();
      String value = each.getValue().get("StringValue").textValue();
      attributes.put(each.getKey(), new Message.Attribute(type, value));
    });
    return new Message(message.text(), attributes);
  }

  private static Map<String, String> expected(Source source, Case row, Arrived arrived) {
    Map<String, String> expected = new TreeMap<>();
    row.arriving(source).forEach((name, value) -> expected.put(name, value.toString()));
    if (row.name().equals("32 IDs") && !Set.of(Source.API, Source.KINESIS).contains(source)) {
      // Without an order of their own they go in the alphabet's.
      expected.keySet().removeIf(name -> name.startsWith("x-correlation-") && !name.equals(ID));
      List.of("0", "1", "10", "11", "12")
          .forEach(i -> expected.put("x-correlation-" + i, "value-" + i));
    }
    expected.keySet().removeIf(name -> name.startsWith(TRACE));
    expected.merge(CHAIN, "1", (before, one) -> Integer.toString(Integer.parseInt(before) + 1));
    expected.putIfAbsent(DEBUG, "false");
    expected.putIfAbsent(ID, arrived.id());
    return expected;
  }

  /** Every byte of the text, and each attribute of the message's own. */
  private static void assertUntouched(Source source, Case row, Arrived arrived) {
    byte[] text = arrived.text().getBytes(StandardCharsets.UTF_8);
    String plain = source == Source.KINESIS
        ? new String(Payloads.strip(text), StandardCharsets.UTF_8)
        : arrived.text();
    assertEquals(row.message().text().strip(), plain.strip());
    Map<String, String> own = new TreeMap<>(arrived.attributes());
    own.keySet().retainAll(row.message().own().keySet());
    assertEquals(source == Source.KINESIS ? Map.of() : row.ownTexts(), own);
  }

  @Test
  void whatIsNoJsonObjectStaysAsItIs() throws Exception {
    for (String text : List.of(
        "",
        "no JSON",
        "[1]",
        "\"text\"",
        "null",
        "{\"a\":1",
        "{} {}",
        "{\"specversion\":\"1.0\"}",
        "{\"__context__\":null}")) {
      Map<String, Object> request = request("inject");
      request.put("source", Source.KINESIS);
      request.put("ids", Map.of(ID, "id", CHAIN, "1", DEBUG, "false"));
      request.put("own", Map.of());
      request.put("text", text);

      byte[] data = program().run(request).answer().get("data").binaryValue();

      assertEquals(text, new String(data, StandardCharsets.UTF_8));
    }
  }

  @Test
  void aChainThatStartsThereIsItsFirstHop() throws Exception {
    Map<String, Object> request = request("start");
    assertFalse(program().run(request).answer().get(ID).textValue().isEmpty());
    request.put("id", "job-7");
    assertEquals(
        List.of(Map.of(ID, "job-7", CHAIN, "1", DEBUG, "false")),
        ids(LambdaEvents.JSON.createArrayNode().add(program().run(request).answer())));
  }

  /** What the handler of the page has logged and sent of a batch of several chains, one of which fails. */
  List<JsonNode> linesOfABatch() throws Exception {
    for (String sender : List.of("a", "bad", "c")) {
      CorrelationIds ids = CorrelationIds.of("id-" + sender)
          .with("x-correlation-of-" + sender, sender)
          .with(CHAIN, "2")
          .with(DEBUG, Boolean.toString(sender.equals("c")));
      try (Scope scope = trusting.open(ids)) {
        java.send(Way.SEND_MESSAGE, new Message(sender, Map.of()));
      }
    }
    Map<String, Object> request = request("handle");
    JsonNode event = Arrived.json(services.events(Source.SQS, 3).get(0));
    request.put("event", event);
    request.put("failsWith", "bad");

    PageProgram.Said said = program().run(request);

    List<String> failed = new ArrayList<>();
    for (JsonNode each : event.get("Records")) {
      if (each.get("body").textValue().equals("bad")) {
        failed.add(each.get("messageId").textValue());
      }
    }
    List<String> reported = new ArrayList<>();
    said.answer()
        .at("/answer/batchItemFailures")
        .forEach(each -> reported.add(each.get("itemIdentifier").textValue()));
    assertEquals(failed, reported);
    assertEquals(0, said.answer().path("left").size(), "current after the batch");
    assertEquals(2, said.answer().get("sent").size());
    for (JsonNode sent : said.answer().get("sent")) {
      String sender = sent.get("MessageBody").textValue();
      assertEquals(4, sent.get("MessageAttributes").size());
      assertEquals(
          "id-" + sender, sent.at("/MessageAttributes/" + ID + "/StringValue").textValue());
      assertEquals("3", sent.at("/MessageAttributes/" + CHAIN + "/StringValue").textValue());
    }
    return said.lines();
  }

  @Test
  void everyLineOfABatchHasTheIdsOfItsMessageAndNoOthers() throws Exception {
    List<JsonNode> lines = linesOfABatch();

    List<String> infos = new ArrayList<>();
    for (JsonNode line : lines) {
      String sender = line.get(ID).textValue().substring("id-".length());
      Set<String> names = new TreeSet<>();
      line.fieldNames().forEachRemaining(names::add);
      names.removeAll(Set.of("level", "message", "stack_trace"));
      assertEquals(Set.of(ID, CHAIN, DEBUG, "x-correlation-of-" + sender), names);
      assertEquals("3", line.get(CHAIN).textValue());
      if (line.get("level").textValue().equals("INFO")) {
        infos.add(sender);
      }
      assertEquals(
          line.get("message").textValue().startsWith("not added"),
          line.get("level").textValue().equals("ERROR"),
          line::toString);
    }
    assertEquals(Set.of("a", "bad", "c"), Set.copyOf(infos));
    assertTrue(lines.toString().contains("no room"));
  }
}
