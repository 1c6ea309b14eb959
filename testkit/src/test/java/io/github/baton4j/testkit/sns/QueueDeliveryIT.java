// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.sns;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.baton4j.testkit.WireRecorder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** To a real queue; its client compares the MD5 of bodies and attributes with what it received. */
class QueueDeliveryIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static SQSRestServer elasticMq;
  private static InetSocketAddress address;
  private static SqsClient sqs;
  private static int queues;

  private final ObjectMapper mapper = new ObjectMapper();
  private SnsStandIn standIn;
  private SnsClient sns;
  private String topic;
  private String queue;
  private String queueArn;

  @BeforeAll
  static void startQueues() {
    elasticMq =
        SQSRestServerBuilder.withInterface("127.0.0.1").withDynamicPort().start();
    address = elasticMq.waitUntilStarted().localAddress();
    sqs = Clients.sqs(URI.create("http://127.0.0.1:" + address.getPort()));
  }

  @AfterAll
  static void stopQueues() {
    sqs.close();
    elasticMq.stopAndWait();
  }

  @BeforeEach
  void start() throws IOException {
    standIn = SnsStandIn.deliveringTo(URI.create("http://127.0.0.1:" + address.getPort()))
        .start();
    sns = Clients.sns(standIn.uri());
    topic = sns.createTopic(r -> r.name("t")).topicArn();
    String name = "q" + queues++;
    queue = sqs.createQueue(r -> r.queueName(name)).queueUrl();
    queueArn = sqs.getQueueAttributes(
            r -> r.queueUrl(queue).attributeNames(QueueAttributeName.QUEUE_ARN))
        .attributes()
        .get(QueueAttributeName.QUEUE_ARN);
  }

  @AfterEach
  void stop() {
    sns.close();
    standIn.close();
  }

  private String subscribe(Map<String, String> attributes) {
    return sns.subscribe(
            r -> r.topicArn(topic).protocol("sqs").endpoint(queueArn).attributes(attributes))
        .subscriptionArn();
  }

  private String subscribeRaw() {
    return subscribe(Map.of("RawMessageDelivery", "true"));
  }

  private String publish(String message, Map<String, MessageAttributeValue> attributes) {
    return sns.publish(r -> r.topicArn(topic).message(message).messageAttributes(attributes))
        .messageId();
  }

  /** What is in the queue when everything has been delivered: the queue has it by then. */
  private List<Message> received(int wanted) throws InterruptedException {
    assertTrue(standIn.awaitDelivered(PATIENCE));
    List<Message> all = new ArrayList<>();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    do {
      List<Message> some = sqs.receiveMessage(r -> r.queueUrl(queue)
              .maxNumberOfMessages(10)
              .messageAttributeNames("All")
              .waitTimeSeconds(0))
          .messages();
      all.addAll(some);
      if (some.isEmpty() && all.size() >= wanted) {
        break;
      }
    } while (System.nanoTime() < deadline);
    assertEquals(wanted, all.size());
    return all;
  }

  @Test
  void rawIsTheMessageAndItsAttributes() throws Exception {
    subscribeRaw();
    publish(
        "l\u00f6we \uD83E\uDD81",
        Map.of(
            "string", Clients.string("caf\u00e9 \"quoted\""),
            "number", Clients.typed("Number", "42"),
            "array", Clients.typed("String.Array", "[\"x\",1]"),
            "mine", Clients.typed("String.mine", "v"),
            "binary", Clients.binary(0, 1, 254, 255)));
    Message message = received(1).get(0);
    assertEquals("l\u00f6we \uD83E\uDD81", message.body());
    assertFalse(message.md5OfMessageAttributes().isEmpty());
    assertEquals(5, message.messageAttributes().size());
    assertAttribute(message, "string", "String", "caf\u00e9 \"quoted\"");
    assertAttribute(message, "number", "Number", "42");
    assertAttribute(message, "array", "String.Array", "[\"x\",1]");
    assertAttribute(message, "mine", "String.mine", "v");
    assertEquals("Binary", message.messageAttributes().get("binary").dataType());
    assertArrayEquals(
        new byte[] {0, 1, -2, -1},
        message.messageAttributes().get("binary").binaryValue().asByteArray());
  }

  private static void assertAttribute(Message message, String name, String type, String value) {
    assertEquals(type, message.messageAttributes().get(name).dataType());
    assertEquals(value, message.messageAttributes().get(name).stringValue());
  }

  @Test
  void theEnvelopeIsLaidOutAsSnsDoesIt() throws Exception {
    String subscription = subscribe(Map.of());
    String id = sns.publish(r -> r.topicArn(topic)
            .message("say \"l\u00f6we\"\n")
            .subject("a \"subject\"")
            .messageAttributes(Map.of("n", Clients.typed("Number", "0.5"))))
        .messageId();
    Message message = received(1).get(0);
    assertTrue(message.messageAttributes().isEmpty());
    JsonNode envelope = mapper.readTree(message.body());
    String expected = "{\n"
        + "  \"Type\" : \"Notification\",\n"
        + "  \"MessageId\" : \"" + id + "\",\n"
        + "  \"TopicArn\" : \"" + topic + "\",\n"
        + "  \"Subject\" : \"a \\\"subject\\\"\",\n"
        + "  \"Message\" : \"say \\\"l\u00f6we\\\"\\n\",\n"
        + "  \"Timestamp\" : \"" + envelope.get("Timestamp").asText() + "\",\n"
        + "  \"SignatureVersion\" : \"1\",\n"
        + "  \"Signature\" : \"" + envelope.get("Signature").asText() + "\",\n"
        + "  \"SigningCertURL\" : \"https://sns.eu-west-1.amazonaws.com/"
        + "SimpleNotificationService-00000000000000000000000000000000.pem\",\n"
        + "  \"UnsubscribeURL\" : \"https://sns.eu-west-1.amazonaws.com/?Action=Unsubscribe"
        + "&SubscriptionArn=" + subscription + "\",\n"
        + "  \"MessageAttributes\" : {\n"
        + "    \"n\" : {\"Type\":\"Number\",\"Value\":\"0.5\"}\n"
        + "  }\n"
        + "}";
    assertEquals(expected, message.body());
    assertTrue(envelope
        .get("Timestamp")
        .asText()
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z"));
  }

  @Test
  void anEnvelopeNamesOnlyWhatThereIs() throws Exception {
    subscribe(Map.of());
    publish("m", Map.of());
    JsonNode envelope = mapper.readTree(received(1).get(0).body());
    List<String> names = new ArrayList<>();
    envelope.fieldNames().forEachRemaining(names::add);
    assertEquals(
        List.of(
            "Type",
            "MessageId",
            "TopicArn",
            "Message",
            "Timestamp",
            "SignatureVersion",
            "Signature",
            "SigningCertURL",
            "UnsubscribeURL"),
        names);
  }

  @Test
  void attributesOfTheEnvelopeKeepTheirTypesAndBytesAreBase64() throws Exception {
    subscribe(Map.of());
    publish(
        "m",
        Map.of(
            "s", Clients.string("{\"a\":1}"),
            "a", Clients.typed("String.Array", "[\"x\"]"),
            "b", Clients.binary(0, 255)));
    JsonNode attributes = mapper.readTree(received(1).get(0).body()).get("MessageAttributes");
    assertEquals(
        mapper.readTree("{\"s\":{\"Type\":\"String\",\"Value\":\"{\\\"a\\\":1}\"},"
            + "\"a\":{\"Type\":\"String.Array\",\"Value\":\"[\\\"x\\\"]\"},"
            + "\"b\":{\"Type\":\"Binary\",\"Value\":\"AP8=\"}}"),
        attributes);
  }

  private static Map<String, MessageAttributeValue> attributes(int number) {
    Map<String, MessageAttributeValue> attributes = new HashMap<>();
    for (int i = 0; i < number; i++) {
      attributes.put("a" + i, Clients.string("v" + i));
    }
    return attributes;
  }

  @Test
  void rawTakesTenAttributesAndDiscardsEleven() throws Exception {
    String subscription = subscribeRaw();
    publish("ten", attributes(10));
    String id = publish("eleven", attributes(11));
    assertEquals(10, received(1).get(0).messageAttributes().size());
    assertEquals(1, standIn.discarded().size());
    Discarded discarded = standIn.discarded().get(0);
    assertEquals(id, discarded.published().messageId());
    assertEquals(subscription, discarded.subscriptionArn());
    assertEquals(queueArn, discarded.endpoint());
    assertEquals("raw delivery with 11 attributes, SQS takes 10", discarded.reason());
  }

  @Test
  void theEnvelopeTakesElevenAttributes() throws Exception {
    subscribe(Map.of());
    publish("eleven", attributes(11));
    JsonNode envelope = mapper.readTree(received(1).get(0).body());
    assertEquals(11, envelope.get("MessageAttributes").size());
    assertTrue(standIn.discarded().isEmpty());
  }

  @Test
  void onlyWhatThePolicyWantsIsDelivered() throws Exception {
    String subscription = subscribe(
        Map.of(
            "RawMessageDelivery",
            "true",
            "FilterPolicy",
            "{\"kind\":[\"post\",{\"prefix\":\"draft-\"}],\"user\":[{\"anything-but\":[\"spammer\"]}]}"));
    publish("1", Map.of("kind", Clients.string("post"), "user", Clients.string("u")));
    publish("2", Map.of("kind", Clients.string("draft-a"), "user", Clients.string("u")));
    publish("3", Map.of("kind", Clients.string("post"), "user", Clients.string("spammer")));
    publish("4", Map.of("kind", Clients.string("post")));
    publish("5", Map.of());
    publish(
        "6",
        Map.of(
            "kind", Clients.string("post"),
            "user", Clients.string("u"),
            "trace", Clients.string("{\"id\":\"1\"}")));
    List<String> bodies = received(2).stream().map(Message::body).sorted().toList();
    assertEquals(List.of("1", "2"), bodies);
    assertEquals(
        List.of("3 NO_MATCH", "4 NO_MATCH", "5 NO_MESSAGE_ATTRIBUTES", "6 INVALID_ATTRIBUTES"),
        standIn.filteredOut().stream()
            .map(each -> each.published().message() + " " + each.reason())
            .toList());
    assertEquals(subscription, standIn.filteredOut().get(0).subscriptionArn());
    // A policy that is taken away lets everything through.
    sns.setSubscriptionAttributes(
        r -> r.subscriptionArn(subscription).attributeName("FilterPolicy").attributeValue("{}"));
    publish("7", Map.of());
    assertEquals("7", received(1).get(0).body());
  }

  @Test
  void aPolicyOnTheBodyLooksAtTheTextForItsProtocol() throws Exception {
    subscribe(Map.of(
        "RawMessageDelivery",
        "true",
        "FilterPolicyScope",
        "MessageBody",
        "FilterPolicy",
        "{\"post\":{\"kind\":[\"a\"]}}"));
    publish("{\"post\":{\"kind\":\"a\"}}", Map.of("bad", Clients.string("\"")));
    publish("{\"post\":{\"kind\":\"b\"}}", Map.of());
    publish("no JSON", Map.of());
    sns.publish(r -> r.topicArn(topic)
        .messageStructure("json")
        .message("{\"default\":\"d\",\"sqs\":\"{\\\"post\\\":{\\\"kind\\\":[\\\"a\\\"]}}\"}"));
    List<String> bodies = received(2).stream().map(Message::body).sorted().toList();
    assertEquals(List.of("{\"post\":{\"kind\":\"a\"}}", "{\"post\":{\"kind\":[\"a\"]}}"), bodies);
    assertEquals(
        List.of(Verdict.NO_MATCH, Verdict.INVALID_MESSAGE_BODY),
        standIn.filteredOut().stream().map(FilteredOut::reason).toList());
  }

  @Test
  void aStructuredMessageHasATextForQueuesAndKeepsItsAttributes() throws Exception {
    subscribeRaw();
    sns.publish(r -> r.topicArn(topic)
        .messageStructure("json")
        .message("{\"default\":\"d\",\"sqs\":\"for queues\"}")
        .messageAttributes(Map.of("a", Clients.string("v"))));
    sns.publish(r -> r.topicArn(topic)
        .messageStructure("json")
        .message("{\"default\":7,\"sqs\":{},\"lambda\":\"l\"}"));
    List<Message> messages = received(2);
    assertEquals(
        new TreeSet<>(List.of("for queues", "7")),
        new TreeSet<>(messages.stream().map(Message::body).toList()));
    for (Message each : messages) {
      assertEquals(each.body().equals("7") ? 0 : 1, each.messageAttributes().size());
    }
  }

  @Test
  void everyEntryOfABatchIsAMessageOfItsOwn() throws Exception {
    subscribeRaw();
    List<PublishBatchRequestEntry> entries = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      entries.add(PublishBatchRequestEntry.builder()
          .id("e" + i)
          .message("m" + i)
          .messageAttributes(Map.of("only" + i, Clients.string("v" + i)))
          .build());
    }
    sns.publishBatch(r -> r.topicArn(topic).publishBatchRequestEntries(entries));
    for (Message each : received(10)) {
      String i = each.body().substring(1);
      assertEquals(List.of("only" + i), List.copyOf(each.messageAttributes().keySet()));
      assertAttribute(each, "only" + i, "String", "v" + i);
    }
    assertEquals(10, standIn.delivered().size());
  }

  @Test
  void oneMessageGoesToAllWhoAreSubscribed() throws Exception {
    String function = "arn:aws:lambda:eu-west-1:000000000000:function:f";
    standIn.function(function, event -> {});
    subscribe(Map.of());
    sns.subscribe(r -> r.topicArn(topic).protocol("lambda").endpoint(function));
    publish("m", Map.of());
    received(1);
    assertEquals(
        new TreeSet<>(List.of(queueArn, function)),
        new TreeSet<>(standIn.delivered().stream().map(Delivered::endpoint).toList()));
  }

  @Test
  void nobodyGetsWhatWasPublishedBeforeOrAfterTheSubscription() throws Exception {
    publish("before", Map.of());
    String subscription = subscribeRaw();
    publish("during", Map.of());
    sns.unsubscribe(r -> r.subscriptionArn(subscription));
    publish("after", Map.of());
    assertEquals("during", received(1).get(0).body());
    assertEquals(3, standIn.published().size());
  }

  @Test
  void aQueueThatIsNotThereIsADiscardedMessage() throws Exception {
    sns.subscribe(r -> r.topicArn(topic).protocol("sqs").endpoint(queueArn + "-that-is-not-there"));
    publish("m", Map.of());
    assertTrue(standIn.awaitDelivered(PATIENCE));
    assertEquals(1, standIn.discarded().size());
    String reason = standIn.discarded().get(0).reason();
    assertTrue(reason.startsWith("GetQueueUrl answered 400"), reason);
  }

  @Test
  void aServerThatIsNotThereIsGivenUp() throws Exception {
    URI nobody;
    try (WireRecorder closed = WireRecorder.before(address)) {
      nobody = closed.uri();
    }
    try (SnsStandIn lost = SnsStandIn.deliveringTo(nobody).start();
        SnsClient client = Clients.sns(lost.uri())) {
      String arn = client.createTopic(r -> r.name("t")).topicArn();
      client.subscribe(r -> r.topicArn(arn).protocol("sqs").endpoint(queueArn));
      client.publish(r -> r.topicArn(arn).message("m"));
      assertTrue(lost.awaitDelivered(PATIENCE));
      assertEquals(1, lost.discarded().size());
    }
  }

  @Test
  void recordersMayStandBeforeItAndBehindIt() throws Exception {
    try (WireRecorder behind = WireRecorder.before(address);
        SnsStandIn between = SnsStandIn.deliveringTo(behind.uri()).start();
        WireRecorder before = WireRecorder.before(between.address());
        SnsClient client = Clients.sns(before.uri())) {
      String arn = client.createTopic(r -> r.name("t")).topicArn();
      client.subscribe(r -> r.topicArn(arn)
          .protocol("sqs")
          .endpoint(queueArn)
          .attributes(Map.of("RawMessageDelivery", "true")));
      for (int i = 0; i < 20; i++) {
        String message = "m" + i;
        client.publish(r ->
            r.topicArn(arn).message(message).messageAttributes(Map.of("a", Clients.string("v"))));
      }
      assertTrue(between.awaitDelivered(PATIENCE));
      assertTrue(before.requests().stream().anyMatch(r -> r.text().contains("Message=m19")));
      assertEquals(
          20,
          behind.requests().stream()
              .filter(r -> "AmazonSQS.SendMessage".equals(r.header("X-Amz-Target")))
              .count());
    }
  }
}
