// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.sns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.SnsClient;

class FunctionDeliveryIT {
  private static final String FUNCTION = "arn:aws:lambda:eu-west-1:000000000000:function:f";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ObjectMapper mapper = new ObjectMapper();
  private final List<byte[]> events = Collections.synchronizedList(new ArrayList<>());
  private SnsStandIn standIn;
  private SnsClient sns;
  private String topic;
  private String subscription;

  @BeforeEach
  void start() throws IOException {
    standIn = SnsStandIn.create().function(FUNCTION, events::add).start();
    sns = Clients.sns(standIn.uri());
    topic = sns.createTopic(r -> r.name("t")).topicArn();
    subscription = subscribe(FUNCTION);
  }

  private String subscribe(String function) {
    return sns.subscribe(r -> r.topicArn(topic).protocol("lambda").endpoint(function))
        .subscriptionArn();
  }

  @AfterEach
  void stop() {
    sns.close();
    standIn.close();
  }

  private JsonNode onlyEvent() throws Exception {
    assertTrue(standIn.awaitDelivered(PATIENCE));
    assertEquals(1, events.size());
    return mapper.readTree(events.get(0));
  }

  private static List<String> names(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Test
  void theEventIsAsLambdaHandsItOver() throws Exception {
    String id = sns.publish(r -> r.topicArn(topic)
            .message("{\"a\":\"\u00e9\"}")
            .subject("s")
            .messageAttributes(Map.of(
                "string", Clients.string("v"),
                "number", Clients.typed("Number", "0001.50"),
                "array", Clients.typed("String.Array", "[1]"),
                "binary", Clients.binary(0, 255))))
        .messageId();
    JsonNode event = onlyEvent();
    assertEquals(List.of("Records"), names(event));
    assertEquals(1, event.get("Records").size());
    JsonNode record = event.get("Records").get(0);
    assertEquals(
        List.of("EventSource", "EventVersion", "EventSubscriptionArn", "Sns"), names(record));
    assertEquals("aws:sns", record.get("EventSource").asText());
    assertEquals("1.0", record.get("EventVersion").asText());
    assertEquals(subscription, record.get("EventSubscriptionArn").asText());
    JsonNode message = record.get("Sns");
    assertEquals(
        List.of(
            "Type",
            "MessageId",
            "TopicArn",
            "Message",
            "Timestamp",
            "SignatureVersion",
            "Signature",
            "SigningCertUrl",
            "Subject",
            "UnsubscribeUrl",
            "MessageAttributes"),
        names(message));
    assertEquals("Notification", message.get("Type").asText());
    assertEquals(id, message.get("MessageId").asText());
    assertEquals(topic, message.get("TopicArn").asText());
    assertEquals("{\"a\":\"\u00e9\"}", message.get("Message").asText());
    assertEquals("s", message.get("Subject").asText());
    Duration age =
        Duration.between(Instant.parse(message.get("Timestamp").asText()), Instant.now());
    assertTrue(age.abs().compareTo(Duration.ofMinutes(1)) < 0);
    assertTrue(message.get("UnsubscribeUrl").asText().endsWith(subscription));
    // Numbers and arrays are strings to a function.
    assertEquals(
        mapper.readTree("{\"string\":{\"Type\":\"String\",\"Value\":\"v\"},"
            + "\"number\":{\"Type\":\"String\",\"Value\":\"0001.50\"},"
            + "\"array\":{\"Type\":\"String\",\"Value\":\"[1]\"},"
            + "\"binary\":{\"Type\":\"Binary\",\"Value\":\"AP8=\"}}"),
        message.get("MessageAttributes"));
  }

  @Test
  void withoutSubjectAndAttributesTheMembersAreThereAllTheSame() throws Exception {
    sns.publish(r -> r.topicArn(topic).message("m"));
    JsonNode message = onlyEvent().get("Records").get(0).get("Sns");
    assertTrue(message.get("Subject").isNull());
    assertEquals(mapper.createObjectNode(), message.get("MessageAttributes"));
  }

  @Test
  void aStructuredMessageHasATextForFunctions() throws Exception {
    sns.publish(r -> r.topicArn(topic)
        .messageStructure("json")
        .message("{\"default\":\"d\",\"lambda\":\"l\",\"sqs\":\"s\"}"));
    JsonNode message = onlyEvent().get("Records").get(0).get("Sns");
    assertEquals("l", message.get("Message").asText());
  }

  @Test
  void aFailingFunctionIsTriedAgainWithTheSameBytes() throws Exception {
    standIn.function(FUNCTION, event -> {
      events.add(event.clone());
      Arrays.fill(event, (byte) 0);
      if (events.size() < 3) {
        throw new IOException("not yet");
      }
    });
    sns.publish(r -> r.topicArn(topic).message("m"));
    assertTrue(standIn.awaitDelivered(PATIENCE));
    assertEquals(3, events.size());
    assertEquals(
        new String(events.get(0), StandardCharsets.UTF_8),
        new String(events.get(1), StandardCharsets.UTF_8));
    assertEquals(
        new String(events.get(0), StandardCharsets.UTF_8),
        new String(events.get(2), StandardCharsets.UTF_8));
    assertEquals(1, standIn.delivered().size());
    assertTrue(standIn.discarded().isEmpty());
  }

  @Test
  void aFunctionThatKeepsFailingIsGivenUp() throws Exception {
    AtomicInteger invocations = new AtomicInteger();
    standIn.function(FUNCTION, event -> {
      invocations.incrementAndGet();
      throw new AssertionError("broken");
    });
    sns.publish(r -> r.topicArn(topic).message("m"));
    assertTrue(standIn.awaitDelivered(PATIENCE));
    assertEquals(3, invocations.get());
    assertTrue(standIn.delivered().isEmpty());
    assertEquals(
        List.of(new Discarded(
            standIn.published().get(0),
            subscription,
            FUNCTION,
            "java.lang.AssertionError: broken")),
        standIn.discarded());
  }

  @Test
  void howOftenCanBeSet() throws Exception {
    AtomicInteger invocations = new AtomicInteger();
    SnsFunction broken = event -> {
      invocations.incrementAndGet();
      throw new IOException("broken");
    };
    try (SnsStandIn once =
            SnsStandIn.create().function(FUNCTION, broken).furtherTries(0).start();
        SnsClient client = Clients.sns(once.uri())) {
      String arn = client.createTopic(r -> r.name("t")).topicArn();
      client.subscribe(r -> r.topicArn(arn).protocol("lambda").endpoint(FUNCTION));
      client.publish(r -> r.topicArn(arn).message("m"));
      assertTrue(once.awaitDelivered(PATIENCE));
      assertEquals(1, invocations.get());
      assertEquals(1, once.discarded().size());
    }
    assertThrows(IllegalArgumentException.class, () -> SnsStandIn.create().furtherTries(-1));
  }

  @Test
  void aFunctionThatNobodyGaveIsADiscardedMessage() throws Exception {
    subscribe(FUNCTION + "2");
    sns.publish(r -> r.topicArn(topic).message("m"));
    assertTrue(standIn.awaitDelivered(PATIENCE));
    assertEquals(
        List.of(FUNCTION), standIn.delivered().stream().map(Delivered::endpoint).toList());
    assertEquals(
        List.of(FUNCTION + "2"),
        standIn.discarded().stream().map(Discarded::endpoint).toList());
  }

  @Test
  void withoutAnSqsEndpointQueuesGetNothing() throws Exception {
    sns.subscribe(
        r -> r.topicArn(topic).protocol("sqs").endpoint("arn:aws:sqs:eu-west-1:000000000000:q"));
    sns.publish(r -> r.topicArn(topic).message("m"));
    assertTrue(standIn.awaitDelivered(PATIENCE));
    assertEquals(1, standIn.delivered().size());
    assertEquals(1, standIn.discarded().size());
  }

  @Test
  void publishingDoesNotWaitForFunctionsAndAwaitingDoes() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    standIn.function(FUNCTION, event -> assertTrue(release.await(30, TimeUnit.SECONDS)));
    sns.publish(r -> r.topicArn(topic).message("m"));
    assertFalse(standIn.awaitDelivered(Duration.ofMillis(50)));
    assertTrue(standIn.delivered().isEmpty());
    release.countDown();
    assertTrue(standIn.awaitDelivered(PATIENCE));
    assertEquals(1, standIn.delivered().size());
  }

  @Test
  void whatIsAcceptedLaterIsNotWaitedFor() throws Exception {
    CountDownLatch second = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    AtomicReference<Boolean> first = new AtomicReference<>();
    standIn.function(FUNCTION, event -> {
      if (new String(event, StandardCharsets.UTF_8).contains("second")) {
        second.countDown();
        assertTrue(release.await(30, TimeUnit.SECONDS));
      } else {
        // Still under way when the second one comes.
        assertTrue(second.await(30, TimeUnit.SECONDS));
      }
    });
    sns.publish(r -> r.topicArn(topic).message("first"));
    Thread waiting = new Thread(() -> {
      try {
        first.set(standIn.awaitDelivered(PATIENCE));
      } catch (InterruptedException e) {
        first.set(false);
      }
    });
    waiting.start();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (waiting.getState() != Thread.State.TIMED_WAITING && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    sns.publish(r -> r.topicArn(topic).message("second"));
    waiting.join(PATIENCE.toMillis());
    assertEquals(true, first.get());
    assertEquals(1, standIn.delivered().size());
    release.countDown();
    assertTrue(standIn.awaitDelivered(PATIENCE));
    assertEquals(2, standIn.delivered().size());
  }

  @Test
  void aFunctionMayPublishInTurn() throws Exception {
    String other = sns.createTopic(r -> r.name("other")).topicArn();
    standIn.function(FUNCTION, event -> sns.publish(r -> r.topicArn(other).message("again")));
    sns.publish(r -> r.topicArn(topic).message("m"));
    assertTrue(standIn.awaitDelivered(PATIENCE));
    assertEquals(
        List.of(topic, other),
        standIn.published().stream().map(Published::topicArn).toList());
  }

  @Test
  void closingInterruptsWhatIsUnderWayAndForgetsNothing() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    AtomicInteger invocations = new AtomicInteger();
    standIn.function(FUNCTION, event -> {
      invocations.incrementAndGet();
      begun.countDown();
      new CountDownLatch(1).await();
    });
    sns.publish(r -> r.topicArn(topic).message("m"));
    assertTrue(begun.await(30, TimeUnit.SECONDS));
    standIn.close();
    assertTrue(standIn.awaitDelivered(PATIENCE));
    assertEquals(
        List.of("the stand-in was closed"),
        standIn.discarded().stream().map(Discarded::reason).toList());
    assertEquals(1, invocations.get());
    standIn.close();
  }
}
