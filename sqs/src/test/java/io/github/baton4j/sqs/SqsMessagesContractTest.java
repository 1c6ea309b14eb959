// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.sqs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Incoming;
import io.github.baton4j.Scope;
import io.github.baton4j.contract.CaptureContract;
import io.github.baton4j.contract.ScopeContract;
import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/** The SDK's messages under the contracts, and stamping. */
class SqsMessagesContractTest {
  static MessageAttributeValue text(String value) {
    return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
  }

  static Map<String, MessageAttributeValue> attributes(Map<String, String> fields) {
    Map<String, MessageAttributeValue> attributes = new LinkedHashMap<>();
    fields.forEach((name, value) -> attributes.put(name, text(value)));
    return attributes;
  }

  private static Message message(Map<String, String> fields, String messageId) {
    return Message.builder()
        .messageId(messageId)
        .messageAttributes(attributes(fields))
        .build();
  }

  @Nested
  class SdkScope extends ScopeContract {
    @Override
    protected Incoming incoming(Map<String, String> ids, String fallbackId) {
      return SqsMessages.incoming(message(ids, fallbackId));
    }
  }

  @Nested
  class SdkCapture extends CaptureContract {
    @Override
    protected Incoming incoming(Map<String, String> fields, String fallbackId) {
      return SqsMessages.incoming(message(fields, fallbackId));
    }

    @Override
    protected Incoming nothing() {
      return SqsMessages.incoming(null);
    }

    /** The SDK's classes are final and copy what they are given, so the least that can break is the front. */
    @Override
    protected Incoming broken() {
      Map<String, String> broken = new AbstractMap<>() {
        @Override
        public Set<Entry<String, String>> entrySet() {
          throw new IllegalStateException("broken map");
        }
      };
      return Incoming.of(broken, null, false);
    }

    @Override
    protected boolean edge() {
      return false;
    }
  }

  private static final String TRACE = "Root=1-67891233-abcdef012345678912345678";

  private final Baton baton = Baton.builder().build();

  @Test
  void theMessagesTraceHeaderAndReceiveCountShow() {
    Message message = Message.builder()
        .messageId("m-1")
        .attributes(Map.of(
            MessageSystemAttributeName.AWS_TRACE_HEADER,
            TRACE,
            MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT,
            "3"))
        .messageAttributes(Map.of(
            "x-correlation-b",
            MessageAttributeValue.builder()
                .dataType("Binary")
                .binaryValue(SdkBytes.fromUtf8String("b"))
                .build()))
        .build();
    try (Scope scope = baton.open(SqsMessages.incoming(message))) {
      assertEquals("m-1", MDC.get("x-correlation-id"));
      assertEquals("m-1", MDC.get("messageId"));
      assertEquals("3", MDC.get("receiveCount"));
      assertEquals("1-67891233-abcdef012345678912345678", MDC.get("xray_trace_id"));
    }
  }

  private static MessageAttributeValue typed(String type, String value) {
    return MessageAttributeValue.builder().dataType(type).stringValue(value).build();
  }

  @Test
  void stringsAndNumbersAreReadAndBinaryIsNot() {
    Map<String, MessageAttributeValue> attributes = new LinkedHashMap<>();
    attributes.put("x-correlation-id", typed("String.uuid", "c-1"));
    attributes.put("call-chain-length", typed("Number", "2"));
    attributes.put("x-correlation-n", typed("Number.int", "7"));
    attributes.put("x-correlation-s", typed("String", "s"));
    attributes.put(
        "x-correlation-b",
        MessageAttributeValue.builder()
            .dataType("Binary")
            .binaryValue(SdkBytes.fromUtf8String("b"))
            .build());
    attributes.put("x-correlation-c", typed("Binary.png", "no"));
    attributes.put("x-correlation-d", typed("Stringent", "no"));
    attributes.put("x-correlation-e", typed(null, "no"));
    attributes.put("x-correlation-f", typed("String", null));
    attributes.put("x-correlation-g", null);
    Message message = Message.builder().messageAttributes(attributes).build();
    assertEquals(
        Map.of(
            "x-correlation-id", "c-1",
            "call-chain-length", "3",
            "debug-log-enabled", "false",
            "x-correlation-n", "7",
            "x-correlation-s", "s"),
        baton.capture(SqsMessages.incoming(message)).asMap());
  }

  @Test
  void aStampedMessageBearsTheGivenIdsAndNotTheCurrentOnes() {
    CorrelationIds ids = CorrelationIds.of("stamped").with("call-chain-length", "4");
    try (Scope scope = baton.open(CorrelationIds.of("current"))) {
      SendMessageRequest request = SqsMessages.stamp(
          SendMessageRequest.builder().queueUrl("q").messageBody("b").build(), ids);
      assertEquals(attributes(ids.asMap()), request.messageAttributes());
      assertEquals("b", request.messageBody());
      SendMessageBatchRequestEntry entry = SqsMessages.stamp(
          SendMessageBatchRequestEntry.builder().id("1").messageBody("b").build(), ids);
      assertEquals(attributes(ids.asMap()), entry.messageAttributes());
      assertEquals("1", entry.id());
      assertSame(entry, SqsMessages.stamp(entry, ids));
      assertSame(entry, SqsMessages.stamp(entry, CorrelationIds.of("another")));
    }
  }

  @Test
  void stampingWorksOutsideAnyScope() {
    SendMessageRequest request = SendMessageRequest.builder().messageBody("b").build();
    assertEquals(
        "c-1",
        SqsMessages.stamp(request, CorrelationIds.of("c-1"))
            .messageAttributes()
            .get("x-correlation-id")
            .stringValue());
    assertSame(request, SqsMessages.stamp(request, CorrelationIds.empty()));
  }
}
