// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.sqs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazon.sqs.javamessaging.AmazonSQSExtendedAsyncClient;
import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Scope;
import io.github.baton4j.contract.Law;
import io.github.baton4j.sqs.ExtendedClients.Kind;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/**
 * Law 4 below the SQS extended client, which puts large bodies into S3: it takes one of the ten attributes for itself, and
 * counts before the interceptors of the client that it wraps. Whatever is sent without Baton is sent with it.
 */
@Law({1, 4})
class ExtendedClientIT {
  private static final int THRESHOLD = 262_144;
  /** With one more than every chain has, by a name of those that the queue here gives out. */
  private static final CorrelationIds IDS = CorrelationIds.of("c-1")
      .with("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

  private static SQSRestServer server;
  private static SqsClient plain;
  private static SqsClient sqs;
  private static SqsAsyncClient plainAsync;
  private static SqsAsyncClient async;
  private static volatile ReceiveMessageRequest asked;

  private final S3Shelf shelf = new S3Shelf();
  private final ExtendedClients without = new ExtendedClients(plain, plainAsync, shelf);
  private final ExtendedClients with = new ExtendedClients(sqs, async, shelf);
  private final Baton baton = Baton.builder().build();
  private String queue;

  @BeforeAll
  static void start() {
    server = SQSRestServerBuilder.withInterface("127.0.0.1").withDynamicPort().start();
    plain = at(SqsClient.builder()).build();
    plainAsync = at(SqsAsyncClient.builder()).build();
    sqs = with(at(SqsClient.builder())).build();
    async = with(at(SqsAsyncClient.builder())).build();
  }

  private static <B extends AwsClientBuilder<B, ?>> B at(B builder) {
    return builder
        .endpointOverride(URI.create(
            "http://127.0.0.1:" + server.waitUntilStarted().localAddress().getPort()))
        .region(Region.EU_WEST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "s")));
  }

  private static <B extends AwsClientBuilder<B, ?>> B with(B builder) {
    return builder.overrideConfiguration(o ->
        o.addExecutionInterceptor(new BatonSqsInterceptor()).addExecutionInterceptor(new Spy()));
  }

  private static final class Spy implements ExecutionInterceptor {
    @Override
    public void beforeMarshalling(
        Context.BeforeMarshalling context, ExecutionAttributes attributes) {
      if (context.request() instanceof ReceiveMessageRequest receive) {
        asked = receive;
      }
    }
  }

  @AfterAll
  static void stop() {
    plain.close();
    sqs.close();
    plainAsync.close();
    async.close();
    server.stopAndWait();
  }

  private static Map<String, MessageAttributeValue> attributes(int size) {
    Map<String, MessageAttributeValue> attributes = new TreeMap<>();
    for (int i = 0; i < size; i++) {
      attributes.put(
          "a" + i,
          MessageAttributeValue.builder().dataType("String").stringValue("v").build());
    }
    return attributes;
  }

  private void newQueue(Kind kind, int size) {
    queue = plain
        .createQueue(r -> r.queueName(kind + "-" + size + "-" + System.nanoTime()))
        .queueUrl();
  }

  private List<Message> received(Kind kind) {
    ReceiveMessageRequest request = ReceiveMessageRequest.builder()
        .queueUrl(queue)
        .maxNumberOfMessages(10)
        .messageAttributeNames(IntStream.range(0, 10).mapToObj(i -> "a" + i).toList())
        .build();
    return with.receive(kind, request);
  }

  private static void arrived(Message message, String body, int theirs, boolean isLarge) {
    assertEquals(body.length(), message.body().length());
    assertEquals(body, message.body());
    Map<String, MessageAttributeValue> attributes = new TreeMap<>(message.messageAttributes());
    assertTrue(attributes.entrySet().containsAll(attributes(theirs).entrySet()));
    attributes.keySet().removeAll(attributes(theirs).keySet());
    int places = theirs + (isLarge ? 1 : 0);
    int ours = places >= 10 ? 0 : places >= 8 ? 1 : Math.min(4, 8 - places);
    assertEquals(ours, attributes.size(), attributes::toString);
    assertTrue(ours == 0 || attributes.get("x-correlation-id").stringValue().equals("c-1"));
  }

  @ParameterizedTest
  @EnumSource
  void whateverIsSentWithoutBatonIsSentWithIt(Kind kind) {
    for (int theirs = 0; theirs <= 11; theirs++) {
      int own = theirs * "a0Stringv".length() + (theirs > 10 ? 1 : 0);
      for (int bytes : new int[] {1, THRESHOLD - own, THRESHOLD - own + 1, 2_000_000}) {
        newQueue(kind, bytes);
        SendMessageRequest request = SendMessageRequest.builder()
            .queueUrl(queue)
            .messageBody("m".repeat(bytes))
            .messageAttributes(attributes(theirs))
            .build();
        String said = without.send(kind, request);
        assertEquals(theirs <= 9, said.equals("sent"), said);
        if (said.equals("sent")) {
          plain.purgeQueue(r -> r.queueUrl(queue));
        }
        int stored = shelf.size();
        try (Scope scope = baton.open(IDS)) {
          assertEquals(said, with.send(kind, request), theirs + " attributes, " + bytes);
        }
        if (said.equals("sent")) {
          List<Message> messages = received(kind);
          assertEquals(1, messages.size());
          boolean isLarge = shelf.size() > stored;
          if (bytes == 1 || isLarge) {
            arrived(messages.get(0), request.messageBody(), theirs, isLarge);
          }
          assertEquals(bytes > THRESHOLD - own, isLarge);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void andSoAreBatchesOfSmallAndLarge(Kind kind) {
    newQueue(kind, 0);
    List<SendMessageBatchRequestEntry> entries = new ArrayList<>();
    for (int theirs = 0; theirs < 10; theirs++) {
      entries.add(SendMessageBatchRequestEntry.builder()
          .id("e" + theirs)
          .messageBody(Integer.toString(theirs).repeat(theirs % 2 == 0 ? 300_000 : 1000))
          .messageAttributes(attributes(theirs))
          .build());
    }
    SendMessageBatchRequest request =
        SendMessageBatchRequest.builder().queueUrl(queue).entries(entries).build();
    assertEquals("[]", without.send(kind, request));
    plain.purgeQueue(r -> r.queueUrl(queue));
    try (Scope scope = baton.open(IDS)) {
      assertEquals("[]", with.send(kind, request));
    }
    List<Message> messages = received(kind);
    assertEquals(10, messages.size());
    for (Message message : messages) {
      int theirs = message.body().charAt(0) - '0';
      arrived(message, entries.get(theirs).messageBody(), theirs, theirs % 2 == 0);
    }
  }

  @ParameterizedTest
  @EnumSource
  void bothTheirNamesAndOursAreAskedFor(Kind kind) {
    newQueue(kind, 0);
    assertEquals(List.of(), received(kind));
    List<String> names = asked.messageAttributeNames();
    assertTrue(
        names.containsAll(
            List.of("ExtendedPayloadSize", "a0", "x-correlation-id", "x-correlation-.*")),
        names::toString);
    assertTrue(names.stream().allMatch(name -> Collections.frequency(names, name) == 1));
  }

  /** Runs what is to be run by another thread, and not before something has happened. */
  private static Executor behind(CompletableFuture<Void> event, Executor thread) {
    return task -> thread.execute(() -> {
      event.join();
      task.run();
    });
  }

  /**
   * Once S3 has answered an asynchronous client, the message is sent by the thread that has brought the answer, where no scope
   * is open: stamp what may be large.
   */
  @Test
  void whatIsLargeIsSentByAThreadOfS3AndHasToBeStampedFirst() {
    newQueue(Kind.ASYNC, 0);
    ExecutorService answers = Executors.newSingleThreadExecutor();
    CompletableFuture<Void> isAsked = new CompletableFuture<Void>().orTimeout(30, TimeUnit.SECONDS);
    try {
      AmazonSQSExtendedAsyncClient client = with.async(behind(isAsked, answers));
      SendMessageRequest large = SendMessageRequest.builder()
          .queueUrl(queue)
          .messageBody("m".repeat(300_000))
          .build();
      long counted = baton.outcomes().count("sqs", "no scope");
      try (Scope scope = baton.open(IDS)) {
        CompletableFuture<?> sent = client.sendMessage(large);
        isAsked.complete(null);
        sent.join();
      }
      assertEquals(counted + 1, baton.outcomes().count("sqs", "no scope"));
      assertEquals(Map.of(), received(Kind.ASYNC).get(0).messageAttributes());
      try (Scope scope = baton.open(IDS)) {
        client.sendMessage(SqsMessages.stamp(large, IDS)).join();
      }
      Message stamped = received(Kind.ASYNC).get(0);
      assertEquals("c-1", stamped.messageAttributes().get("x-correlation-id").stringValue());
      assertEquals(large.messageBody(), stamped.body());
    } finally {
      answers.shutdown();
    }
  }
}
