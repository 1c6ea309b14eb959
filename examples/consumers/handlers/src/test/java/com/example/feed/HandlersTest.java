// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package com.example.feed;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.github.baton4j.CorrelationContext;
import io.github.baton4j.junit.StrictScopes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.MDC;
import tools.jackson.databind.JsonNode;

/** The handlers of the README, called with events, and the lines that they write. */
@ExtendWith(StrictScopes.class)
class HandlersTest {
  private final Invocation invocation = new Invocation("invocation-1");

  @AfterEach
  void nothingIsLeftOnThisThread() {
    assertEquals(Map.of(), CorrelationContext.current().asMap());
    Map<String, String> fields = MDC.getCopyOfContextMap();
    assertEquals(Map.of(), fields == null ? Map.of() : fields);
  }

  @Test
  void aRequestsLinesBearTheIdThatItCameWith() {
    APIGatewayV2HTTPEvent event = request(Map.of("X-Correlation-Id", "post-1"));
    try (Lines lines = new Lines()) {
      assertEquals(201, new CreatePost().handleRequest(event, invocation).getStatusCode());
      JsonNode line = lines.all().get(0);
      assertEquals("creating post", line.path("message").asString());
      assertEquals("post-1", line.path("x-correlation-id").asString());
      assertEquals("1", line.path("call-chain-length").asString());
      assertEquals("invocation-1", line.path("awsRequestId").asString());
      assertEquals("request-1", line.path("apiGatewayRequestId").asString());
    }
  }

  @Test
  void aRequestWithoutAnIdGetsOneOfItsOwn() {
    try (Lines lines = new Lines()) {
      new CreatePost().handleRequest(request(Map.of()), invocation);
      assertEquals(List.of("request-1"), lines.each("x-correlation-id"));
    }
  }

  @Test
  void eachMessageOfABatchHasItsOwnId() {
    SQSEvent event = messages(
        message("message-1", Map.of("x-correlation-id", "post-1", "x-correlation-user-id", "ana")),
        message("message-2", Map.of()),
        message("message-3", Map.of("x-correlation-id", "post-3", "x-correlation-order", "7")));
    try (Lines lines = new Lines()) {
      var response = new AddToFeed().handleRequest(event, invocation);
      assertEquals(List.of(), response.getBatchItemFailures());
      assertEquals(List.of("post-1", "message-2", "post-3"), lines.each("x-correlation-id"));
      assertEquals(List.of("ana", "-", "-"), lines.each("x-correlation-user-id"));
      assertEquals(List.of("-", "-", "7"), lines.each("x-correlation-order"));
      assertEquals(List.of("message-1", "message-2", "message-3"), lines.each("messageId"));
    }
  }

  @Test
  void messagesAtOnceDoNotSeeEachOthersNames() {
    SQSEvent.SQSMessage[] messages = new SQSEvent.SQSMessage[10];
    Map<String, String> wanted = new TreeMap<>();
    for (int i = 0; i < messages.length; i++) {
      String own = "x-correlation-name-" + i;
      messages[i] = message("message-" + i, Map.of("x-correlation-id", "post-" + i, own, "v" + i));
      wanted.put("post-" + i, "[" + own + "]");
    }
    try (Lines lines = new Lines()) {
      var response = new AddToFeedAtOnce().handleRequest(messages(messages), invocation);
      assertEquals(List.of(), response.getBatchItemFailures());
      Map<String, String> names = new TreeMap<>();
      for (JsonNode line : lines.all()) {
        TreeSet<String> found = new TreeSet<>(line.propertyNames());
        found.removeIf(name -> !name.startsWith("x-correlation-name-"));
        names.put(line.path("x-correlation-id").asString(), found.toString());
      }
      assertEquals(wanted, names);
    }
  }

  @Test
  void eachRecordOfAStreamHasTheIdInItsPayload() {
    KinesisEvent event = new KinesisEvent();
    event.setRecords(List.of(
        kinesisRecord("1", "{\"__context__\":{\"x-correlation-id\":\"post-1\"},\"a\":1}"),
        kinesisRecord("2", "no JSON")));
    try (Lines lines = new Lines()) {
      var response = new DistributePost().handleRequest(event, invocation);
      assertEquals(List.of(), response.getBatchItemFailures());
      assertEquals("post-1", lines.each("x-correlation-id").get(0));
      assertEquals(List.of("shard-1:1", "shard-1:2"), lines.each("eventID"));
      assertEquals(List.of("distributing 51 bytes", "distributing 7 bytes"), lines.each("message"));
    }
  }

  @Test
  void aMessageFromSnsHasTheIdOfItsAttributes() {
    SNSEvent.MessageAttribute attribute = new SNSEvent.MessageAttribute();
    attribute.setType("String");
    attribute.setValue("post-1");
    SNSEvent.SNS sns = new SNSEvent.SNS();
    sns.setMessageId("message-1");
    sns.setMessage("hello");
    sns.setMessageAttributes(Map.of("x-correlation-id", attribute));
    SNSEvent.SNSRecord each = new SNSEvent.SNSRecord();
    each.setSns(sns);
    SNSEvent event = new SNSEvent();
    event.setRecords(List.of(each));
    try (Lines lines = new Lines()) {
      new IndexPost().handleRequest(event, invocation);
      assertEquals(List.of("indexing hello"), lines.each("message"));
      assertEquals(List.of("post-1"), lines.each("x-correlation-id"));
    }
  }

  @Test
  void anEventAsAStreamIsReadForItsIdsAndStillThere() throws IOException {
    byte[] event =
        "{\"detail-type\":\"Scheduled Event\",\"source\":\"aws.events\",\"id\":\"event-1\",\"detail\":{}}"
            .getBytes(StandardCharsets.UTF_8);
    AtomicReference<String> seen = new AtomicReference<>();
    ByteArrayInputStream in = new ByteArrayInputStream(event) {
      @Override
      public long transferTo(OutputStream out) throws IOException {
        seen.set(MDC.get("x-correlation-id"));
        return super.transferTo(out);
      }
    };
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new OnAnyEvent().handleRequest(in, out, invocation);
    assertArrayEquals(event, out.toByteArray());
    assertEquals("event-1", seen.get());
  }

  private static APIGatewayV2HTTPEvent request(Map<String, String> headers) {
    return APIGatewayV2HTTPEvent.builder()
        .withHeaders(headers)
        .withRequestContext(APIGatewayV2HTTPEvent.RequestContext.builder()
            .withRequestId("request-1")
            .build())
        .build();
  }

  private static SQSEvent messages(SQSEvent.SQSMessage... messages) {
    SQSEvent event = new SQSEvent();
    event.setRecords(List.of(messages));
    return event;
  }

  private static SQSEvent.SQSMessage message(String id, Map<String, String> ids) {
    Map<String, SQSEvent.MessageAttribute> attributes = new HashMap<>();
    ids.forEach((name, value) -> {
      SQSEvent.MessageAttribute attribute = new SQSEvent.MessageAttribute();
      attribute.setDataType("String");
      attribute.setStringValue(value);
      attributes.put(name, attribute);
    });
    SQSEvent.SQSMessage message = new SQSEvent.SQSMessage();
    message.setMessageId(id);
    message.setBody("body of " + id);
    message.setMessageAttributes(attributes);
    return message;
  }

  private static KinesisEvent.KinesisEventRecord kinesisRecord(String number, String data) {
    KinesisEvent.Record payload = new KinesisEvent.Record();
    payload.setSequenceNumber(number);
    payload.setPartitionKey("key");
    payload.setData(ByteBuffer.wrap(data.getBytes(StandardCharsets.UTF_8)));
    KinesisEvent.KinesisEventRecord each = new KinesisEvent.KinesisEventRecord();
    each.setEventID("shard-1:" + number);
    each.setKinesis(payload);
    return each;
  }
}
