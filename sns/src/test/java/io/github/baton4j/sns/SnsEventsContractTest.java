// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.sns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Incoming;
import io.github.baton4j.Scope;
import io.github.baton4j.contract.CaptureContract;
import io.github.baton4j.contract.Counts;
import io.github.baton4j.contract.ScopeContract;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/** Lambda's SNS messages under the contracts, and what is theirs alone. */
class SnsEventsContractTest {
  private static SNSEvent.MessageAttribute attribute(String type, String value) {
    SNSEvent.MessageAttribute attribute = new SNSEvent.MessageAttribute();
    attribute.setType(type);
    attribute.setValue(value);
    return attribute;
  }

  private static SNSEvent.SNSRecord record(SNSEvent.SNS sns) {
    SNSEvent.SNSRecord record = new SNSEvent.SNSRecord();
    record.setSns(sns);
    return record;
  }

  private static SNSEvent.SNSRecord record(
      Map<String, SNSEvent.MessageAttribute> attributes, String messageId) {
    SNSEvent.SNS sns = new SNSEvent.SNS();
    sns.setMessageId(messageId);
    sns.setMessageAttributes(attributes);
    return record(sns);
  }

  private static SNSEvent.SNSRecord message(Map<String, String> fields, String messageId) {
    Map<String, SNSEvent.MessageAttribute> attributes = new LinkedHashMap<>();
    fields.forEach((name, value) -> attributes.put(name, attribute("String", value)));
    return record(attributes, messageId);
  }

  @Nested
  class LambdaScope extends ScopeContract {
    @Override
    protected Incoming incoming(Map<String, String> ids, String fallbackId) {
      return SnsEvents.incoming(message(ids, fallbackId));
    }
  }

  @Nested
  class LambdaCapture extends CaptureContract {
    @Override
    protected Incoming incoming(Map<String, String> fields, String fallbackId) {
      return SnsEvents.incoming(message(fields, fallbackId));
    }

    @Override
    protected Incoming nothing() {
      return SnsEvents.incoming(null);
    }

    @Override
    protected Incoming broken() {
      return SnsEvents.incoming(record(new SNSEvent.SNS() {
        @Override
        public Map<String, SNSEvent.MessageAttribute> getMessageAttributes() {
          throw new IllegalStateException("broken event");
        }
      }));
    }

    @Override
    protected boolean edge() {
      return false;
    }
  }

  private final Baton baton = Baton.builder().build();
  private final Counts counts = new Counts(baton, "sns");

  @Test
  void stringsAndNumbersAreReadAndBinaryIsNot() {
    Map<String, SNSEvent.MessageAttribute> attributes = new LinkedHashMap<>();
    attributes.put("x-correlation-id", attribute("String.uuid", "c-1"));
    attributes.put("call-chain-length", attribute("Number", "2"));
    attributes.put("x-correlation-n", attribute("Number.int", "7"));
    attributes.put("x-correlation-b", attribute("Binary", "Yg=="));
    attributes.put("x-correlation-c", attribute("Stringent", "no"));
    attributes.put("x-correlation-d", attribute(null, "no"));
    attributes.put("x-correlation-e", null);
    attributes.put("x-correlation-f", attribute("String", null));
    attributes.put(null, attribute("String", "no"));
    CorrelationIds ids = baton.capture(SnsEvents.incoming(record(attributes, "m-1")));
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
  void aRecordWithoutAMessageIsAsGoodAsNone() {
    assertEquals(
        36, baton.capture(SnsEvents.incoming(record(null))).correlationId().length());
    assertEquals("m-1", baton.capture(SnsEvents.incoming(record(null, "m-1"))).correlationId());
    assertEquals(Map.of("generated", 1L, "fallback", 1L), counts.risen());
  }

  @Test
  void theLogNamesTheMessage() {
    try (Scope scope =
        baton.open(SnsEvents.incoming(message(Map.of("x-correlation-id", "c-1"), "m-1")))) {
      assertEquals("c-1", MDC.get("x-correlation-id"));
      assertEquals("m-1", MDC.get("messageId"));
    }
    assertNull(MDC.get("messageId"));
  }

  @Test
  void theMessageIsReadAndNeverChanged() throws Exception {
    SNSEvent.SNSRecord message = message(Map.of("X-Correlation-Id", "c-1", "mine", "m"), "m-1");
    message.getSNS().setMessage("{\"x-correlation-id\":\"not read\"}");
    ObjectMapper json = new ObjectMapper();
    String before = json.writeValueAsString(message.getSNS());
    assertEquals("c-1", baton.capture(SnsEvents.incoming(message)).correlationId());
    assertEquals(before, json.writeValueAsString(message.getSNS()));
  }
}
