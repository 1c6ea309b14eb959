// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.sns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Scope;
import io.github.baton4j.contract.Counts;
import io.github.baton4j.testkit.FreshJvm;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/** Stamping by hand. */
class SnsMessagesTest {
  private static final String TOPIC = "arn:aws:sns:eu-west-1:000000000000:orders";
  private static final CorrelationIds IDS =
      CorrelationIds.of("stamped").with("call-chain-length", "4");

  private final Baton baton = Baton.builder().build();
  private final Counts counts = new Counts(baton, "sns");

  static MessageAttributeValue text(String value) {
    return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
  }

  static Map<String, MessageAttributeValue> attributes(Map<String, String> fields) {
    Map<String, MessageAttributeValue> attributes = new LinkedHashMap<>();
    fields.forEach((name, value) -> attributes.put(name, text(value)));
    return attributes;
  }

  private static PublishRequest message() {
    return PublishRequest.builder()
        .topicArn(TOPIC)
        .subject("subject")
        .message("message")
        .build();
  }

  private static PublishBatchRequestEntry entry() {
    return PublishBatchRequestEntry.builder()
        .id("1")
        .subject("subject")
        .message("message")
        .build();
  }

  private static PublishRequest published(PublishRequest request) {
    BatonSnsInterceptor interceptor = new BatonSnsInterceptor();
    ExecutionAttributes attributes = new ExecutionAttributes();
    interceptor.beforeExecution(() -> request, attributes);
    SdkRequest sent = interceptor.modifyRequest(() -> request, attributes);
    return (PublishRequest) sent;
  }

  @Test
  void aStampedMessageBearsTheGivenIdsAndNotTheCurrentOnes() {
    try (Scope scope = baton.open(CorrelationIds.of("current"))) {
      PublishRequest stamped = SnsMessages.stamp(message(), IDS);
      assertEquals(
          message().toBuilder().messageAttributes(attributes(IDS.asMap())).build(), stamped);
      assertSame(stamped, SnsMessages.stamp(stamped, IDS));
      assertSame(stamped, SnsMessages.stamp(stamped, CorrelationIds.of("another")));
      assertSame(stamped, published(stamped));
      assertEquals(
          Map.of("stamped", 1L, "complete already", 1L, "other chain", 2L), counts.risen());
    }
  }

  @Test
  void aStampedEntryBearsTheGivenIdsAndNotTheCurrentOnes() {
    try (Scope scope = baton.open(CorrelationIds.of("current"))) {
      PublishBatchRequestEntry stamped = SnsMessages.stamp(entry(), IDS);
      assertEquals(
          entry().toBuilder().messageAttributes(attributes(IDS.asMap())).build(), stamped);
      assertSame(stamped, SnsMessages.stamp(stamped, IDS));
      assertSame(stamped, SnsMessages.stamp(stamped, CorrelationIds.of("another")));
      assertEquals(
          Map.of("stamped", 1L, "complete already", 1L, "other chain", 1L), counts.risen());
    }
  }

  @Test
  void stampingWorksOutsideAnyScope() {
    assertEquals(attributes(IDS.asMap()), SnsMessages.stamp(message(), IDS).messageAttributes());
    assertEquals(attributes(IDS.asMap()), SnsMessages.stamp(entry(), IDS).messageAttributes());
    PublishRequest message = message();
    assertSame(message, SnsMessages.stamp(message, CorrelationIds.empty()));
    PublishBatchRequestEntry entry = entry();
    assertSame(entry, SnsMessages.stamp(entry, CorrelationIds.empty()));
    assertEquals(Map.of("stamped", 2L, "nothing to send", 2L), counts.risen());
  }

  @Test
  void theUsersAttributesStayAndComeFirst() {
    PublishRequest message =
        message().toBuilder().messageAttributes(attributes(Map.of("mine", "m"))).build();
    Map<String, MessageAttributeValue> before = Map.copyOf(message.messageAttributes());
    PublishRequest stamped = SnsMessages.stamp(message, IDS);
    assertEquals("mine", stamped.messageAttributes().keySet().iterator().next());
    assertEquals(3, stamped.messageAttributes().size());
    assertEquals(before, message.messageAttributes());
  }

  @Test
  void aTextMessageToAPhoneNumberIsNotStamped() {
    try (Scope scope = baton.open(CorrelationIds.of("current"))) {
      PublishRequest message =
          PublishRequest.builder().phoneNumber("+15550100").message("m").build();
      assertSame(message, SnsMessages.stamp(message, IDS));
      assertEquals(Map.of("not injectable", 1L), counts.risen());
    }
  }

  @Test
  void whatIsLocalOrNotPlainIsNotStamped() {
    try (Scope scope =
        Baton.builder().local("x-correlation-shard").build().open(CorrelationIds.of("current"))) {
      CorrelationIds ids = IDS.with("x-correlation-shard", "s-1")
          .with("x-correlation-a", "a[0]")
          .with("x-correlation-b", "b");
      assertEquals(
          attributes(Map.of(
              "x-correlation-id", "stamped", "call-chain-length", "4", "x-correlation-b", "b")),
          SnsMessages.stamp(message(), ids).messageAttributes());
      PublishRequest message = message();
      assertSame(message, SnsMessages.stamp(message, CorrelationIds.of("a{b")));
    }
  }

  @Test
  void anExcludedTopicsMessagesAreNotStamped() {
    Baton excluding = Baton.builder().exclude("orders").build();
    try (Scope scope = excluding.open(CorrelationIds.of("current"))) {
      PublishRequest message = message();
      assertSame(message, SnsMessages.stamp(message, IDS));
      assertEquals(1, excluding.outcomes().count("sns", "excluded"));
    }
  }

  /** As the interceptor has it: a topic may be given as the target. */
  @Test
  void anExcludedTargetsMessagesAreNotStamped() {
    Baton excluding = Baton.builder().exclude("orders").build();
    try (Scope scope = excluding.open(CorrelationIds.of("current"))) {
      PublishRequest message =
          PublishRequest.builder().targetArn(TOPIC).message("message").build();
      assertSame(message, SnsMessages.stamp(message, IDS));
      assertEquals(1, excluding.outcomes().count("sns", "excluded"));
    }
  }

  @Test
  void whatIsNotThereIsSwallowedAndCountedOnce() {
    try (Scope scope = baton.open(CorrelationIds.of("current"))) {
      PublishRequest message = message();
      assertSame(message, SnsMessages.stamp(message, null));
      assertSame(null, SnsMessages.stamp((PublishBatchRequestEntry) null, IDS));
      assertEquals(Map.of("failed", 2L), counts.risen());
    }
  }

  @Test
  void switchedOffNothingIsStampedOrInjected() throws Exception {
    FreshJvm.run(SwitchedOff.class, "-Dbaton.enabled=false");
  }

  /** Run in a JVM of its own, where Baton is switched off. */
  static final class SwitchedOff {
    private SwitchedOff() {}

    public static void main(String[] arguments) {
      PublishRequest message = message();
      PublishBatchRequestEntry entry = entry();
      assertSame(message, SnsMessages.stamp(message, IDS));
      assertSame(entry, SnsMessages.stamp(entry, IDS));
      Scope scope = Baton.create().open(IDS);
      try (scope) {
        assertSame(message, published(message));
        assertFalse(Baton.create().outcomes().count("sns", "injected") > 0);
      }
    }
  }
}
