// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.sqs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationContext;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Scope;
import io.github.baton4j.contract.Crowd;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/**
 * Ordinary clients against a real queue, which checks the number of attributes and answers with their MD5, which the SDK
 * compares with what it sent.
 */
class ElasticMqIT {
  private static QueueServer server;
  private static SqsClient sqs;
  private static SqsAsyncClient async;

  private final Baton baton = Baton.builder().build();
  private String queue;

  @BeforeAll
  static void start() {
    server = new QueueServer();
    sqs = server.client(SqsClient.builder(), new BatonSqsInterceptor());
    async = server.client(SqsAsyncClient.builder(), new BatonSqsInterceptor());
  }

  @AfterAll
  static void stop() {
    async.close();
    sqs.close();
    server.close();
  }

  @BeforeEach
  void aQueueOfItsOwn() {
    queue = server.queue(sqs);
  }

  private List<Message> received(int wanted) {
    List<Message> all = new ArrayList<>();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (all.size() < wanted && System.nanoTime() < deadline) {
      all.addAll(
          sqs.receiveMessage(r -> r.queueUrl(queue).maxNumberOfMessages(10).waitTimeSeconds(1))
              .messages());
    }
    assertEquals(wanted, all.size());
    return all;
  }

  @Test
  void anIdGoesThroughAQueueAndOntoTheReceiversLog() {
    try (Scope scope = baton.open(CorrelationIds.of("c-1"))) {
      sqs.sendMessage(r -> r.queueUrl(queue).messageBody("b"));
    }
    Message message = received(1).get(0);
    try (Scope scope = baton.open(SqsMessages.incoming(message))) {
      assertEquals("c-1", MDC.get("x-correlation-id"));
      assertEquals("2", MDC.get("call-chain-length"));
      assertEquals(message.messageId(), MDC.get("messageId"));
    }
  }

  @Test
  void aMessageWithoutAnIdHasTheSameOneAtEveryDelivery() {
    sqs.sendMessage(r -> r.queueUrl(queue).messageBody("b"));
    Message first = received(1).get(0);
    sqs.changeMessageVisibility(
        r -> r.queueUrl(queue).receiptHandle(first.receiptHandle()).visibilityTimeout(0));
    Message second = received(1).get(0);
    assertEquals(first.messageId(), baton.capture(SqsMessages.incoming(first)).correlationId());
    assertEquals(first.messageId(), baton.capture(SqsMessages.incoming(second)).correlationId());
  }

  @Test
  void everyEntryOfABatchBearsTheIds() {
    try (Scope scope = baton.open(CorrelationIds.of("c-1"))) {
      List<SendMessageBatchRequestEntry> entries = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        entries.add(SendMessageBatchRequestEntry.builder()
            .id("e" + i)
            .messageBody("b" + i)
            .build());
      }
      SendMessageBatchResponse response =
          sqs.sendMessageBatch(r -> r.queueUrl(queue).entries(entries));
      assertEquals(10, response.successful().size());
    }
    for (Message message : received(10)) {
      assertEquals("c-1", baton.capture(SqsMessages.incoming(message)).correlationId());
    }
  }

  @Test
  void tenAttributesOfTheUsersStillPass() {
    Map<String, String> ten = new HashMap<>();
    for (int i = 0; i < 10; i++) {
      ten.put("a" + i, "v");
    }
    try (Scope scope = baton.open(CorrelationIds.of("c-1"))) {
      assertNotNull(sqs.sendMessage(r -> r.queueUrl(queue)
              .messageBody("b")
              .messageAttributes(SqsMessagesContractTest.attributes(ten)))
          .messageId());
    }
    assertEquals(1, baton.outcomes().count("sqs", "no room for id"));
  }

  @Test
  void anAsynchronousClientSendsTheIdsOfItsCallerAndItsCallbackCanHaveThem() throws Exception {
    List<CompletableFuture<String>> callbacks = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      String id = "c-" + i;
      try (Scope scope = baton.open(CorrelationIds.of(id))) {
        callbacks.add(async
            .sendMessage(r -> r.queueUrl(queue).messageBody(id))
            .thenApplyAsync(
                r -> MDC.get("x-correlation-id"), CorrelationContext.sameThreadExecutor()));
      }
    }
    for (int i = 0; i < 20; i++) {
      assertEquals("c-" + i, callbacks.get(i).get(30, TimeUnit.SECONDS));
    }
    for (Message message : received(20)) {
      assertEquals(message.body(), baton.capture(SqsMessages.incoming(message)).correlationId());
    }
  }

  @Test
  void thirtyTwoAtOnceSendByOneClientAndNothingIsMixed() throws Exception {
    Map<String, Map<String, String>> expected = new ConcurrentHashMap<>();
    Crowd.together(3, (member, turn) -> {
      Map<String, String> mine = Crowd.ids(member, turn);
      CorrelationIds ids = CorrelationIds.empty();
      for (Map.Entry<String, String> entry : mine.entrySet()) {
        ids = ids.with(entry.getKey(), entry.getValue());
      }
      try (Scope scope = baton.open(ids)) {
        sqs.sendMessage(r -> r.queueUrl(queue).messageBody(mine.get("x-correlation-id")));
      }
      mine.put("call-chain-length", "1");
      mine.put("debug-log-enabled", "false");
      expected.put(mine.get("x-correlation-id"), mine);
      assertNull(MDC.get("x-correlation-id"));
    });
    assertEquals(96, expected.size());
    try (SqsClient plain = server.client(SqsClient.builder())) {
      int seen = 0;
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
      while (seen < 96 && System.nanoTime() < deadline) {
        for (Message message : plain
            .receiveMessage(r -> r.queueUrl(queue)
                .maxNumberOfMessages(10)
                .messageAttributeNames("All")
                .waitTimeSeconds(1))
            .messages()) {
          Map<String, String> sent = new TreeMap<>();
          message.messageAttributes().forEach((name, value) -> sent.put(name, value.stringValue()));
          assertEquals(expected.get(message.body()), sent);
          seen++;
        }
      }
      assertEquals(96, seen);
    }
    assertTrue(baton.outcomes().count("sqs", "injected") >= 96);
  }
}
