// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.sns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationContext;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Scope;
import io.github.baton4j.contract.Crowd;
import io.github.baton4j.sqs.SqsMessages;
import io.github.baton4j.testkit.sns.SnsStandIn;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsAsyncClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** Ordinary clients, a topic, and behind it a queue that gets the envelope, one that gets messages raw, and a function. */
class SnsToSqsIT {
  private static final StaticCredentialsProvider CREDENTIALS =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "s"));
  private static final String FUNCTION = "arn:aws:lambda:eu-west-1:000000000000:function:f";
  private static final ObjectMapper JSON = new ObjectMapper();

  private static SQSRestServer server;
  private static SqsClient sqs;

  private final Baton baton = Baton.builder().build();
  private final List<JsonNode> invoked = new ArrayList<>();
  private SnsStandIn standIn;
  private SnsClient sns;
  private SnsAsyncClient async;
  private String topic;
  private String envelopes;
  private String raw;

  @BeforeAll
  static void startQueues() {
    server = SQSRestServerBuilder.withInterface("127.0.0.1").withDynamicPort().start();
    sqs = SqsClient.builder()
        .endpointOverride(queues())
        .region(Region.EU_WEST_1)
        .credentialsProvider(CREDENTIALS)
        .build();
  }

  private static URI queues() {
    return URI.create(
        "http://127.0.0.1:" + server.waitUntilStarted().localAddress().getPort());
  }

  @AfterAll
  static void stopQueues() {
    sqs.close();
    server.stopAndWait();
  }

  @BeforeEach
  void aTopicOfItsOwn() throws Exception {
    standIn = SnsStandIn.deliveringTo(queues())
        .function(FUNCTION, event -> {
          synchronized (invoked) {
            invoked.add(JSON.readTree(event));
          }
        })
        .start();
    sns = SnsClient.builder()
        .endpointOverride(standIn.uri())
        .region(Region.EU_WEST_1)
        .credentialsProvider(CREDENTIALS)
        .overrideConfiguration(o -> o.addExecutionInterceptor(new BatonSnsInterceptor()))
        .build();
    async = SnsAsyncClient.builder()
        .endpointOverride(standIn.uri())
        .region(Region.EU_WEST_1)
        .credentialsProvider(CREDENTIALS)
        .overrideConfiguration(o -> o.addExecutionInterceptor(new BatonSnsInterceptor()))
        .build();
    topic = sns.createTopic(r -> r.name("posts")).topicArn();
    long now = System.nanoTime();
    envelopes = queue("envelopes-" + now, Map.of());
    raw = queue("raw-" + now, Map.of("RawMessageDelivery", "true"));
  }

  private String queue(String name, Map<String, String> attributes) {
    sns.subscribe(r -> r.topicArn(topic)
        .protocol("sqs")
        .endpoint("arn:aws:sqs:eu-west-1:000000000000:" + name)
        .attributes(attributes));
    return sqs.createQueue(r -> r.queueName(name)).queueUrl();
  }

  @AfterEach
  void stop() {
    sns.close();
    async.close();
    standIn.close();
  }

  private List<Message> received(String queue, int wanted) throws InterruptedException {
    assertTrue(standIn.awaitDelivered(Duration.ofSeconds(30)));
    List<Message> all = new ArrayList<>();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (all.size() < wanted && System.nanoTime() < deadline) {
      all.addAll(sqs.receiveMessage(r -> r.queueUrl(queue)
              .maxNumberOfMessages(10)
              .waitTimeSeconds(1)
              .messageAttributeNames("All"))
          .messages());
    }
    assertEquals(wanted, all.size());
    return all;
  }

  private CorrelationIds captured(Message message) {
    return baton.capture(SqsMessages.incoming(message));
  }

  @Test
  void anIdGoesThroughATopicIntoBothKindsOfQueueAndAFunction() throws Exception {
    sns.subscribe(r -> r.topicArn(topic).protocol("lambda").endpoint(FUNCTION));
    try (Scope scope = baton.open(CorrelationIds.of("c-1").with("x-correlation-a", "a"))) {
      sns.publish(r -> r.topicArn(topic).message("m"));
    }
    Message envelope = received(envelopes, 1).get(0);
    assertFalse(envelope.hasMessageAttributes());
    assertEquals("Notification", JSON.readTree(envelope.body()).path("Type").asText());
    Message plain = received(raw, 1).get(0);
    assertEquals("m", plain.body());
    for (Message message : List.of(envelope, plain)) {
      try (Scope scope = baton.open(SqsMessages.incoming(message))) {
        assertEquals("c-1", MDC.get("x-correlation-id"));
        assertEquals("a", MDC.get("x-correlation-a"));
        assertEquals("2", MDC.get("call-chain-length"));
      }
    }
    synchronized (invoked) {
      JsonNode attributes = invoked.get(0).at("/Records/0/Sns/MessageAttributes");
      assertEquals("c-1", attributes.at("/x-correlation-id/Value").asText());
    }
  }

  @Test
  void aMessageWithoutAnIdHasSnssOwnInEveryQueueBehindTheTopicThatGetsTheEnvelope()
      throws Exception {
    String second = queue("second-" + System.nanoTime(), Map.of());
    String id = sns.publish(r -> r.topicArn(topic).message("m")).messageId();
    assertEquals(id, captured(received(envelopes, 1).get(0)).correlationId());
    assertEquals(id, captured(received(second, 1).get(0)).correlationId());
  }

  @Test
  void filterPoliciesStillMatch() throws Exception {
    Map<String, String> queues = new HashMap<>();
    for (String policy : List.of(
        "{\"kind\":[\"a\"]}",
        "{\"kind\":[{\"prefix\":\"a\"}]}",
        "{\"kind\":[{\"anything-but\":[\"b\"]}]}",
        "{\"kind\":[{\"exists\":true}]}",
        "{\"other\":[{\"exists\":false}]}",
        "{\"size\":[{\"numeric\":[\">\",1]}]}",
        "{\"tags\":[\"x\"]}")) {
      queues.put(policy, queue("f" + System.nanoTime(), Map.of("FilterPolicy", policy)));
    }
    CorrelationIds ids = CorrelationIds.of("c-1")
        .with("x-correlation-quote", "say \"hi\"")
        .with("x-correlation-json", "{\"a\":[1]}")
        .with("x-correlation-path", "C:\\x");
    Map<String, MessageAttributeValue> theirs = Map.of(
        "kind", attribute("String", "a"),
        "size", attribute("Number", "2"),
        "tags", attribute("String.Array", "[\"x\",\"y\"]"));
    try (Scope scope = baton.open(ids)) {
      sns.publish(r -> r.topicArn(topic).message("m").messageAttributes(theirs));
    }
    for (Map.Entry<String, String> each : queues.entrySet()) {
      Message message = received(each.getValue(), 1).get(0);
      assertEquals("c-1", captured(message).correlationId(), each.getKey());
    }
    assertEquals(List.of(), standIn.filteredOut());
    assertEquals(1, baton.outcomes().count("sns", "not plain"));
  }

  private static MessageAttributeValue attribute(String type, String value) {
    return MessageAttributeValue.builder().dataType(type).stringValue(value).build();
  }

  /** Raw delivery discards what has more than ten; without Baton these would arrive. */
  @Test
  void noMessageIsDiscardedForItsNumberOfAttributes() throws Exception {
    for (int count = 0; count <= 10; count++) {
      Map<String, MessageAttributeValue> theirs = new HashMap<>();
      for (int i = 0; i < count; i++) {
        theirs.put("a" + i, attribute("String", "v"));
      }
      String body = "m" + count;
      try (Scope scope = baton.open(CorrelationIds.of("c-1").with("x-correlation-a", "a"))) {
        sns.publish(r -> r.topicArn(topic).message(body).messageAttributes(theirs));
      }
    }
    for (Message message : received(raw, 11)) {
      assertEquals(
          !message.body().equals("m10"),
          message.messageAttributes().containsKey("x-correlation-id"),
          message.body());
    }
    assertEquals(List.of(), standIn.discarded());
    assertEquals(1, baton.outcomes().count("sns", "no room for id"));
  }

  @Test
  void everyEntryOfABatchBearsTheIdsAndARetrySendsTheSame() throws Exception {
    standIn.failRequests(1);
    List<PublishBatchRequestEntry> entries = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      entries.add(
          PublishBatchRequestEntry.builder().id("e" + i).message("m" + i).build());
    }
    try (Scope scope = baton.open(CorrelationIds.of("c-1"))) {
      assertEquals(
          10,
          sns.publishBatch(r -> r.topicArn(topic).publishBatchRequestEntries(entries))
              .successful()
              .size());
    }
    for (Message message : received(raw, 10)) {
      assertEquals("c-1", captured(message).correlationId());
      assertEquals(3, message.messageAttributes().size());
    }
    assertEquals(10, baton.outcomes().count("sns", "injected"));
  }

  @Test
  void anAsynchronousClientSendsTheIdsOfItsCaller() throws Exception {
    List<CompletableFuture<String>> callbacks = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      String id = "c-" + i;
      try (Scope scope = baton.open(CorrelationIds.of(id))) {
        callbacks.add(async
            .publish(r -> r.topicArn(topic).message(id))
            .thenApplyAsync(
                r -> MDC.get("x-correlation-id"), CorrelationContext.sameThreadExecutor()));
      }
    }
    for (int i = 0; i < 10; i++) {
      assertEquals("c-" + i, callbacks.get(i).get(30, TimeUnit.SECONDS));
    }
    for (Message message : received(raw, 10)) {
      assertEquals(message.body(), captured(message).correlationId());
    }
  }

  @Test
  void thirtyTwoAtOncePublishByOneClientAndNothingIsMixed() throws Exception {
    Map<String, Map<String, String>> expected = new ConcurrentHashMap<>();
    Crowd.together(3, (member, turn) -> {
      Map<String, String> mine = Crowd.ids(member, turn);
      CorrelationIds ids = CorrelationIds.empty();
      for (Map.Entry<String, String> entry : mine.entrySet()) {
        ids = ids.with(entry.getKey(), entry.getValue());
      }
      try (Scope scope = baton.open(ids)) {
        sns.publish(r -> r.topicArn(topic).message(mine.get("x-correlation-id")));
      }
      mine.put("call-chain-length", "2");
      mine.put("debug-log-enabled", "false");
      expected.put(mine.get("x-correlation-id"), mine);
    });
    assertEquals(96, expected.size());
    for (Message message : received(raw, 96)) {
      assertEquals(expected.get(message.body()), new TreeMap<>(captured(message).asMap()));
    }
    for (Message message : received(envelopes, 96)) {
      String body = JSON.readTree(message.body()).path("Message").asText();
      assertEquals(expected.get(body), new TreeMap<>(captured(message).asMap()));
    }
  }
}
