// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.sqs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Scope;
import io.github.baton4j.contract.Law;
import io.github.baton4j.testkit.FreshJvm;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/** Requests and settings that a user may well have, and that nobody thought of first. */
@Law(1)
class OddRequestTest {
  private static final MessageAttributeValue ID =
      MessageAttributeValue.builder().dataType("String").stringValue("A").build();

  private static SendMessageRequest message(Map<String, MessageAttributeValue> attributes) {
    return SendMessageRequest.builder()
        .queueUrl("https://sqs.eu-west-1.amazonaws.com/000000000000/q")
        .messageBody("body")
        .messageAttributes(attributes)
        .build();
  }

  private static SdkRequest modified(BatonSqsInterceptor by, SdkRequest request) {
    ExecutionAttributes attributes = new ExecutionAttributes();
    by.beforeExecution(() -> request, attributes);
    return by.modifyRequest(() -> request, attributes);
  }

  /** What is not text is not a chain length that is lower than ours: it is something of the user's. */
  @Test
  void aBinaryAttributeUnderTheChainLengthsNameIsNotReplaced() {
    MessageAttributeValue theirs = MessageAttributeValue.builder()
        .dataType("Binary")
        .binaryValue(SdkBytes.fromUtf8String("theirs"))
        .build();
    Scope scope = Baton.builder().build().open(CorrelationIds.of("A"));
    try (scope) {
      SendMessageRequest sent = (SendMessageRequest) modified(
          new BatonSqsInterceptor(),
          message(Map.of("x-correlation-id", ID, "call-chain-length", theirs)));
      assertEquals(theirs, sent.messageAttributes().get("call-chain-length"));
    }
  }

  /** A subscriber's filter policy tells numbers from strings. */
  @Test
  void aRaisedChainLengthKeepsItsDataType() {
    MessageAttributeValue theirs =
        MessageAttributeValue.builder().dataType("Number").stringValue("3").build();
    Scope scope =
        Baton.builder().build().open(CorrelationIds.of("A").with("call-chain-length", "5"));
    try (scope) {
      SendMessageRequest sent = (SendMessageRequest) modified(
          new BatonSqsInterceptor(),
          message(Map.of("x-correlation-id", ID, "call-chain-length", theirs)));
      assertEquals(
          theirs.toBuilder().stringValue("5").build(),
          sent.messageAttributes().get("call-chain-length"));
    }
  }

  /** SQS reserves these names: no attribute bears one, so asking for one brings nothing but an error. */
  @Test
  void receivingDoesNotAskForNamesThatSendingLeavesOut() {
    Baton baton = Baton.builder().names("aws.tenant").build();
    ReceiveMessageRequest asked = (ReceiveMessageRequest) modified(
        new BatonSqsInterceptor(baton),
        ReceiveMessageRequest.builder().queueUrl("q").build());
    assertFalse(asked.messageAttributeNames().contains("aws.tenant"));
  }

  /** What travels by a configured name has to be asked for by it; the user's own names keep their order in front. */
  @Test
  void receivingAsksForConfiguredNamesBehindTheUsersOwn() {
    Baton baton = Baton.builder()
        .prefix("acme-")
        .names("tenant", "baggage")
        .sensitive("patient")
        .local("shard")
        .w3c(false)
        .build();
    ReceiveMessageRequest asked = (ReceiveMessageRequest) modified(
        new BatonSqsInterceptor(baton),
        ReceiveMessageRequest.builder()
            .queueUrl("q")
            .messageAttributeNames("z", "tenant", "a", "acme-.*")
            .build());
    assertEquals(
        List.of(
            "z",
            "tenant",
            "a",
            "acme-.*",
            "x-correlation-id",
            "call-chain-length",
            "debug-log-enabled",
            "baggage",
            "patient"),
        asked.messageAttributeNames());
  }

  /** Every outcome is visible: a name that was left out is not "stamped". */
  @Test
  void aNameThatMayNotTravelIsNotSilentlyLeftOutOfAStamp() {
    Baton baton = Baton.builder().names("tenant").build();
    long before = baton.outcomes().count("sqs", "rejected");
    CorrelationIds ids = CorrelationIds.of("A").with("tenant", "t-1");
    SendMessageRequest stamped = SqsMessages.stamp(message(Map.of()), ids);
    assertTrue(stamped.messageAttributes().containsKey("tenant")
        || baton.outcomes().count("sqs", "rejected") > before);
  }

  @Test
  void switchedOffNothingIsStamped() throws Exception {
    FreshJvm.run(SwitchedOff.class, "-Dbaton.enabled=false");
  }

  /** Run in a JVM of its own, where Baton is switched off. */
  static final class SwitchedOff {
    private SwitchedOff() {}

    public static void main(String[] arguments) {
      SendMessageRequest request = message(Map.of());
      assertSame(request, SqsMessages.stamp(request, CorrelationIds.of("A")));
    }
  }
}
