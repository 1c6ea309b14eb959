// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.sns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.SnsException;
import software.amazon.awssdk.services.sns.model.Subscription;
import software.amazon.awssdk.services.sns.model.Topic;

class TopicsIT {
  private static final String QUEUE = "arn:aws:sqs:eu-west-1:000000000000:q";
  private static final String FUNCTION = "arn:aws:lambda:eu-west-1:000000000000:function:f";

  private static SnsStandIn standIn;
  private static SnsClient sns;
  private static int topics;

  @BeforeAll
  static void start() throws IOException {
    standIn = SnsStandIn.create().start();
    sns = Clients.sns(standIn.uri());
  }

  @AfterAll
  static void stop() {
    sns.close();
    standIn.close();
  }

  private static String topic() {
    return sns.createTopic(r -> r.name("topic-" + topics++)).topicArn();
  }

  private static String subscribed(String topic, Map<String, String> attributes) {
    return sns.subscribe(
            r -> r.topicArn(topic).protocol("sqs").endpoint(QUEUE).attributes(attributes))
        .subscriptionArn();
  }

  private static Map<String, String> attributesOf(String subscription) {
    return sns.getSubscriptionAttributes(r -> r.subscriptionArn(subscription)).attributes();
  }

  @Test
  void aTopicIsInTheRegionThatItsCreatorSignsFor() {
    String arn = sns.createTopic(r -> r.name("Some_Topic-1")).topicArn();
    assertEquals("arn:aws:sns:eu-west-1:000000000000:Some_Topic-1", arn);
    assertEquals(arn, sns.createTopic(r -> r.name("Some_Topic-1")).topicArn());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a.fifo", "ä", "a/b"})
  void wrongNamesAreRefused(String name) {
    assertThrows(InvalidParameterException.class, () -> sns.createTopic(r -> r.name(name)));
  }

  @Test
  void whatIsLeftOutIsRefusedAndNotIgnored() {
    assertThrows(
        InvalidParameterException.class,
        () -> sns.createTopic(r -> r.name("t").attributes(Map.of("FifoTopic", "true"))));
    SnsException unknown = assertThrows(SnsException.class, () -> sns.listSubscriptions());
    assertEquals("InvalidAction", unknown.awsErrorDetails().errorCode());
    String topic = topic();
    assertThrows(
        InvalidParameterException.class,
        () -> sns.subscribe(r -> r.topicArn(topic).protocol("email").endpoint("a@b.example")));
    assertThrows(
        InvalidParameterException.class, () -> subscribed(topic, Map.of("RedrivePolicy", "{}")));
  }

  @Test
  void moreThanAHundredTopicsAreListedInPages() {
    Set<String> made = new HashSet<>();
    for (int i = 0; i < 201; i++) {
      made.add(topic());
    }
    assertEquals(100, sns.listTopics().topics().size());
    Set<String> listed = new HashSet<>();
    for (Topic each : sns.listTopicsPaginator().topics()) {
      assertTrue(listed.add(each.topicArn()));
    }
    assertTrue(listed.containsAll(made));
  }

  @Test
  void deletingATopicEndsItsSubscriptionsAndIsDoneOnce() {
    String topic = topic();
    String subscription = subscribed(topic, Map.of());
    sns.deleteTopic(r -> r.topicArn(topic));
    sns.deleteTopic(r -> r.topicArn(topic));
    NotFoundException gone = assertThrows(
        NotFoundException.class, () -> sns.listSubscriptionsByTopic(r -> r.topicArn(topic)));
    assertEquals("Topic does not exist", gone.awsErrorDetails().errorMessage());
    assertEquals(404, gone.statusCode());
    assertThrows(NotFoundException.class, () -> attributesOf(subscription));
    assertThrows(InvalidParameterException.class, () -> sns.deleteTopic(r -> r.topicArn("t")));
  }

  @Test
  void subscriptionsAreListedWithWhatTheyAreOf() {
    String topic = topic();
    String queue = subscribed(topic, Map.of());
    String function = sns.subscribe(r -> r.topicArn(topic).protocol("lambda").endpoint(FUNCTION))
        .subscriptionArn();
    List<Subscription> listed =
        sns.listSubscriptionsByTopic(r -> r.topicArn(topic)).subscriptions();
    assertEquals(
        List.of(
            Subscription.builder()
                .subscriptionArn(queue)
                .topicArn(topic)
                .owner("000000000000")
                .protocol("sqs")
                .endpoint(QUEUE)
                .build(),
            Subscription.builder()
                .subscriptionArn(function)
                .topicArn(topic)
                .owner("000000000000")
                .protocol("lambda")
                .endpoint(FUNCTION)
                .build()),
        listed);
    sns.unsubscribe(r -> r.subscriptionArn(queue));
    sns.unsubscribe(r -> r.subscriptionArn(queue));
    assertEquals(
        1, sns.listSubscriptionsByTopic(r -> r.topicArn(topic)).subscriptions().size());
    assertNotEquals(queue, subscribed(topic, Map.of()));
  }

  @Test
  void anEndpointIsSubscribedOnce() {
    String topic = topic();
    String first = subscribed(topic, Map.of("RawMessageDelivery", "true"));
    assertEquals(first, subscribed(topic, Map.of("RawMessageDelivery", "TRUE")));
    assertEquals(first, subscribed(topic, Map.of()));
    assertThrows(
        InvalidParameterException.class,
        () -> subscribed(topic, Map.of("RawMessageDelivery", "false")));
  }

  @Test
  void attributesAreShownAsAwsShowsThem() {
    String topic = topic();
    String arn = subscribed(topic, Map.of());
    assertEquals(
        Map.of(
            "SubscriptionArn", arn,
            "TopicArn", topic,
            "Protocol", "sqs",
            "Endpoint", QUEUE,
            "Owner", "000000000000",
            "PendingConfirmation", "false",
            "ConfirmationWasAuthenticated", "true",
            "RawMessageDelivery", "false"),
        attributesOf(arn));
  }

  @Test
  void policiesAreSetShownCompactAndTakenAway() {
    String arn = subscribed(topic(), Map.of("FilterPolicy", "{ \"a\" : [ \"x & <y>\" ] }"));
    assertEquals("{\"a\":[\"x & <y>\"]}", attributesOf(arn).get("FilterPolicy"));
    assertEquals("MessageAttributes", attributesOf(arn).get("FilterPolicyScope"));
    set(arn, "FilterPolicyScope", "MessageBody");
    set(arn, "FilterPolicy", "{\"a\":{\"b\":[1]}}");
    assertEquals("MessageBody", attributesOf(arn).get("FilterPolicyScope"));
    assertEquals("{\"a\":{\"b\":[1]}}", attributesOf(arn).get("FilterPolicy"));
    // Nested: that scope cannot hold it.
    assertThrows(
        InvalidParameterException.class, () -> set(arn, "FilterPolicyScope", "MessageAttributes"));
    set(arn, "FilterPolicy", "{}");
    assertFalse(attributesOf(arn).containsKey("FilterPolicy"));
    assertFalse(attributesOf(arn).containsKey("FilterPolicyScope"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "RawMessageDelivery | maybe",
        "FilterPolicyScope  | MessageSubject",
        "FilterPolicy       | nonsense",
        "FilterPolicy       | [1]",
        "FilterPolicy       | {\"a\":\"x\"}",
        "NoSuchAttribute    | 1",
      })
  void wrongAttributesAreRefused(String name, String value) {
    String topic = topic();
    InvalidParameterException atOnce =
        assertThrows(InvalidParameterException.class, () -> subscribed(topic, Map.of(name, value)));
    assertTrue(atOnce
        .awsErrorDetails()
        .errorMessage()
        .startsWith("Invalid parameter: Attributes Reason: "));
    String arn = subscribed(topic, Map.of());
    Map<String, String> before = attributesOf(arn);
    assertThrows(InvalidParameterException.class, () -> set(arn, name, value));
    assertEquals(before, attributesOf(arn));
  }

  private static void set(String arn, String name, String value) {
    sns.setSubscriptionAttributes(
        r -> r.subscriptionArn(arn).attributeName(name).attributeValue(value));
  }

  @Test
  void functionsGetNothingRaw() {
    String topic = topic();
    assertThrows(
        InvalidParameterException.class,
        () -> sns.subscribe(r -> r.topicArn(topic)
            .protocol("lambda")
            .endpoint(FUNCTION)
            .attributes(Map.of("RawMessageDelivery", "true"))));
  }

  @Test
  void endpointsMustBeOfTheirProtocol() {
    String topic = topic();
    for (String endpoint : List.of("q", FUNCTION, "http://127.0.0.1/q", QUEUE + ".fifo")) {
      assertThrows(
          InvalidParameterException.class,
          () -> sns.subscribe(r -> r.topicArn(topic).protocol("sqs").endpoint(endpoint)));
    }
    assertThrows(
        InvalidParameterException.class,
        () -> sns.subscribe(r -> r.topicArn(topic).protocol("lambda").endpoint(QUEUE)));
  }

  @Test
  void whatIsNotThereIsNotFound() {
    String unknown = "arn:aws:sns:eu-west-1:000000000000:unknown";
    assertThrows(NotFoundException.class, () -> subscribed(unknown, Map.of()));
    assertThrows(NotFoundException.class, () -> attributesOf(unknown + ":1"));
    assertThrows(NotFoundException.class, () -> set(unknown + ":1", "RawMessageDelivery", "true"));
  }
}
