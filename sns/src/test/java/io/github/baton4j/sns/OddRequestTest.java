// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.sns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Scope;
import io.github.baton4j.contract.Counts;
import io.github.baton4j.contract.Law;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/** Attributes that a user may well have, of every type that SNS knows. */
@Law(1)
class OddRequestTest {
  private static final MessageAttributeValue ID = SnsMessagesTest.text("c-1");
  private static final CorrelationIds IDS = CorrelationIds.of("c-1").with("call-chain-length", "5");

  private final Baton baton = Baton.builder().build();
  private final Counts counts = new Counts(baton, "sns");

  private static MessageAttributeValue attribute(String type, String value) {
    return MessageAttributeValue.builder().dataType(type).stringValue(value).build();
  }

  private static MessageAttributeValue binary() {
    return MessageAttributeValue.builder()
        .dataType("Binary")
        .binaryValue(SdkBytes.fromUtf8String("theirs"))
        .build();
  }

  private static PublishRequest message(Map<String, MessageAttributeValue> attributes) {
    return PublishRequest.builder()
        .topicArn("arn:aws:sns:eu-west-1:000000000000:orders")
        .message("m")
        .messageAttributes(attributes)
        .build();
  }

  private PublishRequest sent(PublishRequest request) {
    BatonSnsInterceptor interceptor = new BatonSnsInterceptor();
    ExecutionAttributes attributes = new ExecutionAttributes();
    try (Scope scope = baton.open(IDS)) {
      interceptor.beforeExecution(() -> request, attributes);
      return (PublishRequest) interceptor.modifyRequest(() -> request, attributes);
    }
  }

  private Map<String, MessageAttributeValue> sent(Map<String, MessageAttributeValue> attributes) {
    return sent(message(attributes)).messageAttributes();
  }

  @Test
  void theUsersAttributesOfAnyTypeStayAsTheyAre() {
    Map<String, MessageAttributeValue> theirs = new LinkedHashMap<>();
    theirs.put("list", attribute("String.Array", "[\"a\",1,null]"));
    theirs.put("number", attribute("Number", "1.50"));
    theirs.put("binary", binary());
    theirs.put("x-correlation-a", attribute("String.Array", "[\"a\"]"));
    theirs.put("custom", attribute("String.custom", "c"));
    PublishRequest request = message(theirs);
    Map<String, MessageAttributeValue> sent = sent(request).messageAttributes();
    assertEquals(8, sent.size());
    theirs.forEach((name, value) -> assertSame(value, sent.get(name), name));
    assertEquals(theirs, request.messageAttributes());
  }

  @Test
  void anIdThatIsNotTextIsOfAnotherChain() {
    for (MessageAttributeValue theirs : new MessageAttributeValue[] {
      binary(), attribute("String.Array", "[\"c-1\"]"), attribute("String", "c-1 "),
    }) {
      PublishRequest request = message(Map.of("X-Correlation-Id", theirs));
      assertSame(request, sent(request));
    }
    assertEquals(Map.of("other chain", 3L), counts.risen());
  }

  @Test
  void aBinaryAttributeUnderTheChainLengthsNameIsNotReplaced() {
    assertEquals(
        binary(),
        sent(Map.of("x-correlation-id", ID, "call-chain-length", binary()))
            .get("call-chain-length"));
  }

  /** A subscriber's filter policy tells numbers from strings. */
  @Test
  void aRaisedChainLengthKeepsItsDataType() {
    assertEquals(
        attribute("Number", "5"),
        sent(Map.of("x-correlation-id", ID, "call-chain-length", attribute("Number", "3")))
            .get("call-chain-length"));
    assertEquals(
        attribute("Number", "9"),
        sent(Map.of("x-correlation-id", ID, "call-chain-length", attribute("Number", "9")))
            .get("call-chain-length"));
  }

  @Test
  void anAttributeThatIsNotThereIsNoFault() {
    Map<String, MessageAttributeValue> theirs = new HashMap<>();
    theirs.put("mine", null);
    theirs.put("call-chain-length", null);
    theirs.put("half", MessageAttributeValue.builder().build());
    Map<String, MessageAttributeValue> sent = sent(theirs);
    assertEquals("c-1", sent.get("x-correlation-id").stringValue());
    assertSame(null, sent.get("call-chain-length"));
    assertEquals(5, sent.size());
    assertEquals(Map.of("injected", 1L), counts.risen());
  }

  @Test
  void aRequestWithoutAMessageOrATargetIsNoFault() {
    assertEquals(3, sent(PublishRequest.builder().build()).messageAttributes().size());
    assertEquals(Map.of("injected", 1L), counts.risen());
  }

  /** What is there is no chain length, and ours is no array: a subscriber could not read it. */
  @Test
  void anArrayUnderTheChainLengthsNameIsNotReplaced() {
    MessageAttributeValue theirs = attribute("String.Array", "[\"3\"]");
    assertEquals(
        theirs,
        sent(Map.of("x-correlation-id", ID, "call-chain-length", theirs)).get("call-chain-length"));
  }
}
