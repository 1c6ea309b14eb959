// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.sns;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.InvalidParameterValueException;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.SnsException;

/** What is accepted of single messages, what is refused, and with which of the SDK's exceptions. */
class PublishIT {
  private static final int LIMIT = 262_144;

  private SnsStandIn standIn;
  private SnsClient sns;
  private String topic;

  @BeforeEach
  void start() throws IOException {
    standIn = SnsStandIn.create().start();
    sns = Clients.sns(standIn.uri());
    topic = sns.createTopic(r -> r.name("t")).topicArn();
  }

  @AfterEach
  void stop() {
    sns.close();
    standIn.close();
  }

  private String publish(Consumer<PublishRequest.Builder> more) {
    return sns.publish(r -> more.accept(r.topicArn(topic).message("m"))).messageId();
  }

  private String publish(String name, MessageAttributeValue value) {
    return publish(r -> r.messageAttributes(Map.of(name, value)));
  }

  @Test
  void whatArrivedCanBeRead() {
    String id = sns.publish(r -> r.topicArn(topic)
            .message("l\u00f6we \uD83E\uDD81 & <b> %+\r\n")
            .subject("a subject")
            .messageAttributes(Map.of(
                "s", Clients.string("caf\u00e9 &=+%"),
                "a", Clients.typed("String.Array", "[\"x\"]"),
                "n", Clients.typed("Number", "0001.50"),
                "b", Clients.binary(0, 1, 255))))
        .messageId();
    assertEquals(1, standIn.published().size());
    Published published = standIn.published().get(0);
    assertEquals(id, published.messageId());
    assertEquals(topic, published.topicArn());
    assertEquals("l\u00f6we \uD83E\uDD81 & <b> %+\r\n", published.message());
    assertEquals("a subject", published.subject());
    assertNull(published.phoneNumber());
    assertNull(published.batchEntryId());
    assertNull(published.structure());
    assertEquals(
        Map.of(
            "s", new Attribute("String", "caf\u00e9 &=+%"),
            "a", new Attribute("String.Array", "[\"x\"]"),
            "n", new Attribute("Number", "0001.50"),
            "b", new Attribute("Binary", "AAH/")),
        published.attributes());
    assertArrayEquals(new byte[] {0, 1, -1}, published.attributes().get("b").binary());
  }

  @Test
  void aTargetArnIsATopicToo() {
    sns.publish(r -> r.targetArn(topic).message("m"));
    assertEquals(topic, standIn.published().get(0).topicArn());
  }

  @Test
  void aPhoneNumberIsRecordedAndNobodyElseIsTold() {
    String attribute = "AWS.SNS.SMS.SenderID";
    sns.publish(r -> r.phoneNumber("+491701234567")
        .message("m")
        .messageAttributes(Map.of(attribute, Clients.string("me"))));
    Published published = standIn.published().get(0);
    assertEquals("+491701234567", published.phoneNumber());
    assertNull(published.topicArn());
    assertEquals(new Attribute("String", "me"), published.attributes().get(attribute));
    for (String wrong : List.of("123", "+0123", "+12a", "+")) {
      assertThrows(
          InvalidParameterException.class,
          () -> sns.publish(r -> r.phoneNumber(wrong).message("m")));
    }
  }

  @Test
  void exactlyOneDestinationIsNeeded() {
    assertThrows(InvalidParameterException.class, () -> sns.publish(r -> r.message("m")));
    assertThrows(
        InvalidParameterException.class, () -> publish(r -> r.phoneNumber("+491701234567")));
    assertThrows(InvalidParameterException.class, () -> publish(r -> r.topicArn("t")));
    assertThrows(NotFoundException.class, () -> publish(r -> r.topicArn(topic + "x")));
    assertTrue(standIn.published().isEmpty());
  }

  @Test
  void messagesAndSubjectsHaveTheirRules() {
    assertThrows(InvalidParameterException.class, () -> publish(r -> r.message("")));
    assertThrows(InvalidParameterException.class, () -> publish(r -> r.message(null)));
    publish(r -> r.subject("\u00e9".repeat(100)));
    for (String wrong : List.of("", "s".repeat(101), "two\nlines")) {
      assertThrows(InvalidParameterException.class, () -> publish(r -> r.subject(wrong)));
    }
    assertThrows(
        InvalidParameterException.class, () -> publish(r -> r.messageDeduplicationId("d")));
    assertEquals(1, standIn.published().size());
  }

  @Test
  void sizeIsTheMessagesAndTheAttributesInBytes() {
    publish(r -> r.message("m".repeat(LIMIT)).subject("does not count"));
    InvalidParameterException tooLong = assertThrows(
        InvalidParameterException.class, () -> publish(r -> r.message("m".repeat(LIMIT + 1))));
    assertEquals(
        "Invalid parameter: Message too long", tooLong.awsErrorDetails().errorMessage());
    // Two bytes each.
    publish(r -> r.message("\u00e9".repeat(LIMIT / 2)));
    assertThrows(
        InvalidParameterException.class,
        () -> publish(r -> r.message("\u00e9".repeat(LIMIT / 2) + "m")));
    // name, String, value: 4 + 6 + 5; name, Binary, three bytes: 3 + 6 + 3.
    Map<String, MessageAttributeValue> attributes =
        Map.of("name", Clients.string("caf\u00e9"), "bin", Clients.binary(1, 2, 3));
    int left = LIMIT - 15 - 12;
    publish(r -> r.message("m".repeat(left)).messageAttributes(attributes));
    assertThrows(
        InvalidParameterException.class,
        () -> publish(r -> r.message("m".repeat(left + 1)).messageAttributes(attributes)));
  }

  @Test
  void theLimitCanBeSetPerTopicUpToAMebibyte() {
    String large = sns.createTopic(
            r -> r.name("large").attributes(Map.of("MaximumMessageSize", "1048576")))
        .topicArn();
    sns.publish(r -> r.topicArn(large).message("m".repeat(1_048_576)));
    assertThrows(
        InvalidParameterException.class,
        () -> sns.publish(r -> r.topicArn(large).message("m".repeat(1_048_577))));
    for (String wrong : List.of("1048577", "1023", "many")) {
      assertThrows(
          InvalidParameterException.class,
          () -> sns.createTopic(
              r -> r.name("wrong").attributes(Map.of("MaximumMessageSize", wrong))));
    }
  }

  @Test
  void theLimitCanBeSetForAll() throws IOException {
    try (SnsStandIn small = SnsStandIn.create().maximumMessageSize(2_000).start();
        SnsClient client = Clients.sns(small.uri())) {
      String arn = client.createTopic(r -> r.name("t")).topicArn();
      client.publish(r -> r.topicArn(arn).message("m".repeat(2_000)));
      assertThrows(
          InvalidParameterException.class,
          () -> client.publish(r -> r.topicArn(arn).message("m".repeat(2_001))));
      assertThrows(IllegalStateException.class, () -> small.maximumMessageSize(3_000));
    }
    assertThrows(
        IllegalArgumentException.class, () -> SnsStandIn.create().maximumMessageSize(1_048_577));
  }

  @Test
  void attributeNamesThatAreAllowed() {
    for (String name : List.of("a", "A-b_c.9", "-", "awsome", "aws", "n".repeat(256))) {
      publish(name, Clients.string("v"));
    }
    assertEquals(6, standIn.published().size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".a",
        "a.",
        "a..b",
        "a b",
        "\u00e9",
        "a:b",
        "aws.a",
        "AWS.a",
        "Amazon.a",
        "aMaZoN.a"
      })
  void attributeNamesThatAreNotAllowed(String name) {
    assertThrows(InvalidParameterValueException.class, () -> publish(name, Clients.string("v")));
  }

  @Test
  void neitherNameNorTypeNorValueMayBeEmpty() {
    assertThrows(InvalidParameterValueException.class, () -> publish("", Clients.string("v")));
    assertThrows(
        InvalidParameterValueException.class, () -> publish("n".repeat(257), Clients.string("v")));
    assertThrows(InvalidParameterValueException.class, () -> publish("n", Clients.typed("", "v")));
    assertThrows(InvalidParameterValueException.class, () -> publish("n", Clients.string("")));
    assertThrows(InvalidParameterValueException.class, () -> publish("n", Clients.binary()));
    assertThrows(
        InvalidParameterValueException.class,
        () -> publish("n", MessageAttributeValue.builder().dataType("String").build()));
    SnsException noType = assertThrows(
        SnsException.class,
        () -> publish("n", MessageAttributeValue.builder().stringValue("v").build()));
    assertEquals("ValidationError", noType.awsErrorDetails().errorCode());
    assertEquals(400, noType.statusCode());
  }

  @ParameterizedTest
  @CsvSource({
    "Text,v",
    "string,v",
    "String.,v",
    "Strings,v",
    "Number,abc",
    "Number,1e127",
    "Number,1e-129",
    "Number,123456789012345678901234567890123456789",
    "Binary,v"
  })
  void typesAndNumbersThatAreNotAllowed(String type, String value) {
    assertThrows(
        InvalidParameterValueException.class, () -> publish("n", Clients.typed(type, value)));
  }

  @Test
  void bytesAreOnlyForBinary() {
    MessageAttributeValue bytes =
        Clients.binary(1).toBuilder().dataType("String").build();
    assertThrows(InvalidParameterValueException.class, () -> publish("n", bytes));
  }

  @ParameterizedTest
  @CsvSource({
    "String.mine,v",
    "Number.int,1",
    "Number,.5",
    "Number,1e126",
    "Number,-1e-128",
    "Number,12345678901234567890123456789012345678",
    "String.Array,not-json"
  })
  void typesAndNumbersThatAreAllowed(String type, String value) {
    publish("n", Clients.typed(type, value));
    assertEquals(
        Map.of("n", new Attribute(type, value)), standIn.published().get(0).attributes());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\uD83D\uDE42", "a\u0000", "a\u001b", "a\ufffe"})
  void charactersThatNoAttributeMayHave(String value) {
    InvalidParameterException refused =
        assertThrows(InvalidParameterException.class, () -> publish("n", Clients.string(value)));
    assertEquals(
        "Invalid parameter: Invalid attribute value was passed in for message attribute n",
        refused.awsErrorDetails().errorMessage());
  }

  @Test
  void charactersThatAttributesMayHave() {
    publish("n", Clients.string("\t\r\n \u00e9 \u96ea \ufffd"));
    assertEquals(
        "\t\r\n \u00e9 \u96ea \ufffd",
        standIn.published().get(0).attributes().get("n").value());
  }

  @Test
  void aStructuredMessageNeedsADefault() {
    publish(r -> r.message("{\"default\":\"d\",\"sqs\":\"s\"}").messageStructure("json"));
    assertEquals("json", standIn.published().get(0).structure());
    assertEquals("{\"default\":\"d\",\"sqs\":\"s\"}", standIn.published().get(0).message());
    for (String wrong :
        List.of("no JSON", "{\"sqs\":\"s\"}", "{\"default\":{}}", "[]", "{\"default\":\"d\"} x")) {
      InvalidParameterException refused = assertThrows(
          InvalidParameterException.class,
          () -> publish(r -> r.message(wrong).messageStructure("json")));
      assertTrue(refused.awsErrorDetails().errorMessage().contains("Message Structure - "));
    }
    assertThrows(
        InvalidParameterException.class,
        () -> publish(r -> r.message("{\"default\":\"d\"}").messageStructure("xml")));
  }
}
