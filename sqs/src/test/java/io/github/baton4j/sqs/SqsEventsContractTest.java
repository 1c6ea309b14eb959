// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.sqs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Incoming;
import io.github.baton4j.Scope;
import io.github.baton4j.contract.CaptureContract;
import io.github.baton4j.contract.ScopeContract;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/** Lambda's SQS messages under the contracts, and what is theirs alone. */
class SqsEventsContractTest {
  private static SQSEvent.MessageAttribute attribute(String type, String value) {
    SQSEvent.MessageAttribute attribute = new SQSEvent.MessageAttribute();
    attribute.setDataType(type);
    attribute.setStringValue(value);
    return attribute;
  }

  private static SQSEvent.SQSMessage message(Map<String, String> fields, String messageId) {
    Map<String, SQSEvent.MessageAttribute> attributes = new LinkedHashMap<>();
    fields.forEach((name, value) -> attributes.put(name, attribute("String", value)));
    SQSEvent.SQSMessage message = new SQSEvent.SQSMessage();
    message.setMessageAttributes(attributes);
    message.setMessageId(messageId);
    return message;
  }

  @Nested
  class LambdaScope extends ScopeContract {
    @Override
    protected Incoming incoming(Map<String, String> ids, String fallbackId) {
      return SqsEvents.incoming(message(ids, fallbackId));
    }
  }

  @Nested
  class LambdaCapture extends CaptureContract {
    @Override
    protected Incoming incoming(Map<String, String> fields, String fallbackId) {
      return SqsEvents.incoming(message(fields, fallbackId));
    }

    @Override
    protected Incoming nothing() {
      return SqsEvents.incoming(null);
    }

    @Override
    protected Incoming broken() {
      return SqsEvents.incoming(new SQSEvent.SQSMessage() {
        @Override
        public Map<String, SQSEvent.MessageAttribute> getMessageAttributes() {
          throw new IllegalStateException("broken event");
        }
      });
    }

    @Override
    protected boolean edge() {
      return false;
    }
  }

  private final Baton baton = Baton.builder().build();

  @Test
  void stringsAndNumbersAreReadAndBinaryIsNot() {
    Map<String, SQSEvent.MessageAttribute> attributes = new LinkedHashMap<>();
    SQSEvent.MessageAttribute binary = attribute("Binary", null);
    binary.setBinaryValue(ByteBuffer.wrap(new byte[] {1}));
    attributes.put("x-correlation-id", attribute("String.uuid", "c-1"));
    attributes.put("call-chain-length", attribute("Number", "2"));
    attributes.put("x-correlation-n", attribute("Number.int", "7"));
    attributes.put("x-correlation-b", binary);
    attributes.put("x-correlation-c", attribute("Stringent", "no"));
    attributes.put("x-correlation-d", attribute(null, "no"));
    attributes.put("x-correlation-e", null);
    SQSEvent.SQSMessage message = new SQSEvent.SQSMessage();
    message.setMessageAttributes(attributes);
    CorrelationIds ids = baton.capture(SqsEvents.incoming(message));
    assertEquals(
        Map.of(
            "x-correlation-id",
            "c-1",
            "call-chain-length",
            "3",
            "debug-log-enabled",
            "false",
            "x-correlation-n",
            "7"),
        ids.asMap());
  }

  @Test
  void theLogNamesTheMessageAndHowOftenItWasReceived() {
    SQSEvent.SQSMessage message = message(Map.of("x-correlation-id", "c-1"), "m-1");
    message.setAttributes(Map.of("ApproximateReceiveCount", "2"));
    try (Scope scope = baton.open(SqsEvents.incoming(message))) {
      assertEquals("m-1", MDC.get("messageId"));
      assertEquals("2", MDC.get("receiveCount"));
    }
    assertNull(MDC.get("messageId"));
    assertNull(MDC.get("receiveCount"));
  }
}
