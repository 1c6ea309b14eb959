// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.beside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.baton4j.CorrelationContext;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Scope;
import io.github.baton4j.sqs.BatonSqsInterceptor;
import io.github.baton4j.sqs.SqsMessages;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeNameForSends;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeValue;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * OpenTelemetry's interceptor and ours on one client that receives from a queue, in both orders of registration: each asks
 * for its attributes, and OpenTelemetry wraps the list of messages.
 */
class OpenTelemetryReceiveIT extends BesideOpenTelemetry {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String XRAY =
      "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1";

  @ParameterizedTest
  @EnumSource
  void bothAskForTheirsBesideWhatTheUserAsksFor(Order order) throws Exception {
    try (Tracing tracing = new Tracing()) {
      String queue = aws.newQueue();
      send(order, tracing, queue);
      String sender = tracing.traceparentOf("q-");
      try (SqsClient client =
          aws.sqs(order.configuration(new BatonSqsInterceptor(baton), tracing))) {
        Message message = client.receiveMessage(asking(queue)).messages().get(0);
        assertArrived(message, sender);
      }
      assertEquals(
          Set.of(
              "user-0",
              "x-correlation-id",
              "call-chain-length",
              "debug-log-enabled",
              "x-correlation-.*",
              "traceparent",
              "tracestate",
              "baggage"),
          namesOnce("MessageAttributeNames"));
      // OpenTelemetry uses the list that the other one replaces, and looks at no other; we add to
      // neither where it was first.
      Set<String> trace = Set.of("AWSTraceHeader");
      assertEquals(trace, namesOnce("AttributeNames"));
      assertEquals(
          order == Order.BATON_FIRST ? trace : Set.of(), namesOnce("MessageSystemAttributeNames"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void wrappedClientsDeliverMessagesThatCanBeCapturedInTheSpanOfEach(Order order) throws Exception {
    try (Tracing tracing = new Tracing()) {
      String queue = aws.newQueue();
      send(order, tracing, queue);
      String sender = tracing.traceparentOf("q-");
      ClientOverrideConfiguration both =
          order.configuration(new BatonSqsInterceptor(baton), tracing);
      try (SqsClient client = tracing.aws().wrap(aws.sqs(both))) {
        assertCaptured(client.receiveMessage(asking(queue)), sender, tracing);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void wrappedAsynchronousClientsAsWell(Order order) throws Exception {
    try (Tracing tracing = new Tracing()) {
      String queue = aws.newQueue();
      send(order, tracing, queue);
      String sender = tracing.traceparentOf("q-");
      ClientOverrideConfiguration both =
          order.configuration(new BatonSqsInterceptor(baton), tracing);
      try (SqsAsyncClient client = tracing.aws().wrap(aws.sqsAsync(both))) {
        assertCaptured(client.receiveMessage(asking(queue)).join(), sender, tracing);
      }
    }
  }

  /** The user's own trace header goes along as it is, whoever else stands on the client. */
  private void send(Order order, Tracing tracing, String queue) {
    ClientOverrideConfiguration both = order.configuration(new BatonSqsInterceptor(baton), tracing);
    try (SqsClient client = aws.sqs(both);
        Scope scope = baton.open(Carried.incomingTraced())) {
      tracing.inSpanOfTheCallers(() -> client.sendMessage(r -> r.queueUrl(queue)
          .messageBody("body")
          .messageAttributes(SqsCall.attributes(UsersAttributes.some(2)))
          .messageSystemAttributes(Map.of(
              MessageSystemAttributeNameForSends.AWS_TRACE_HEADER,
              MessageSystemAttributeValue.builder()
                  .dataType("String")
                  .stringValue(XRAY)
                  .build()))));
      JsonNode sent = JSON.readTree(aws.requests().get(0).body());
      assertEquals(
          JSON.readTree(
              "{\"AWSTraceHeader\":{\"DataType\":\"String\",\"StringValue\":\"" + XRAY + "\"}}"),
          sent.get("MessageSystemAttributes"));
    }
  }

  private static Consumer<ReceiveMessageRequest.Builder> asking(String queue) {
    return request -> request.queueUrl(queue).messageAttributeNames("user-0").waitTimeSeconds(5);
  }

  private static void assertArrived(Message message, String traceparent) {
    Map<String, String> all = new TreeMap<>(UsersAttributes.some(1));
    Carried.OURS.forEach((name, value) -> all.put(name, "String " + value));
    all.put(Carried.TRACEPARENT, "String " + traceparent);
    all.put(Carried.TRACESTATE, "String " + Tracing.CALLERS_TRACESTATE);
    assertEquals(all, SqsCall.received(message));
    assertEquals(Map.of(MessageSystemAttributeName.AWS_TRACE_HEADER, XRAY), message.attributes());
  }

  private void assertCaptured(ReceiveMessageResponse response, String sender, Tracing tracing) {
    int count = 0;
    Span processing = null;
    for (Message message : response.messages()) {
      count++;
      processing = Span.current();
      assertArrived(message, sender);
      try (Scope scope = baton.open(SqsMessages.incoming(message))) {
        CorrelationIds ids = CorrelationContext.current();
        assertEquals("c-1", ids.correlationId());
        assertEquals("4", ids.get(Carried.LENGTH));
        assertEquals(sender, ids.get(Carried.TRACEPARENT));
        assertEquals(processing, Span.current());
      }
    }
    assertEquals(1, count);
    String id = processing.getSpanContext().getSpanId();
    SpanData process = tracing.spans().stream()
        .filter(each -> each.getSpanId().equals(id))
        .findFirst()
        .orElseThrow();
    List<String> origins = new ArrayList<>(List.of(process.getParentSpanId()));
    for (LinkData link : process.getLinks()) {
      origins.add(link.getSpanContext().getSpanId());
    }
    assertTrue(origins.contains(sender.substring(36, 52)), process.toString());
  }

  /** What the one request asks for under this name, nothing of it twice. */
  private static Set<String> namesOnce(String list) {
    JsonNode request = JSON.readTree(aws.requests().get(0).body());
    List<String> names = new ArrayList<>();
    request.path(list).forEach(each -> names.add(each.asString()));
    Set<String> once = new TreeSet<>(names);
    assertEquals(names.size(), once.size(), names.toString());
    return once;
  }
}
