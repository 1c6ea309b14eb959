// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationContext;
import io.github.baton4j.contract.LogLines;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class SnsBatchTest {
  private final Baton baton = Baton.builder().build();
  private final BatonLambda lambda = BatonLambda.using(baton);
  private final Context context = TestContext.of("req-1");

  @AfterEach
  void nothingIsLeft() {
    assertTrue(MDC.getCopyOfContextMap() == null || MDC.getCopyOfContextMap().isEmpty());
    assertTrue(CorrelationContext.current().isEmpty());
  }

  private static SNSEvent.SNSRecord message(String messageId, Map<String, String> ids) {
    Map<String, SNSEvent.MessageAttribute> attributes = new HashMap<>();
    ids.forEach((name, value) -> {
      SNSEvent.MessageAttribute attribute = new SNSEvent.MessageAttribute();
      attribute.setType("String");
      attribute.setValue(value);
      attributes.put(name, attribute);
    });
    SNSEvent.SNS sns = new SNSEvent.SNS();
    sns.setMessageId(messageId);
    sns.setMessageAttributes(attributes);
    SNSEvent.SNSRecord message = new SNSEvent.SNSRecord();
    message.setSns(sns);
    return message;
  }

  private static SNSEvent event(SNSEvent.SNSRecord... messages) {
    SNSEvent event = new SNSEvent();
    event.setRecords(Arrays.asList(messages));
    return event;
  }

  @Test
  void eachMessageHasAScopeOfItsOwn() {
    List<String> seen = new ArrayList<>();
    lambda.sns(
        event(
            message("m-1", Map.of("x-correlation-id", "c-1", "call-chain-length", "2")),
            message("m-2", Map.of())),
        context,
        message -> seen.add(MDC.get("x-correlation-id") + " " + MDC.get("call-chain-length") + " "
            + MDC.get("messageId") + " " + MDC.get("awsRequestId")));
    assertEquals(List.of("c-1 3 m-1 req-1", "m-2 1 m-2 req-1"), seen);
  }

  /** SNS makes an event of each message. */
  @Test
  void theOnlyMessagesIdsAreThoseOfTheInvocation() {
    SNSEvent event = event(message("m-1", Map.of("x-correlation-id", "c-1")));
    for (int asObject = 0; asObject < 2; asObject++) {
      Object given = event;
      String id = asObject == 0
          ? lambda.handle(event, context, () -> MDC.get("x-correlation-id"))
          : lambda.handle(given, context, () -> MDC.get("x-correlation-id"));
      assertEquals("c-1", id);
    }
  }

  @Test
  void ofSeveralMessagesNoneLendsItsIdsToTheInvocation() {
    SNSEvent event = event(
        message("m-1", Map.of("x-correlation-id", "c-1", "call-chain-length", "4")),
        message("m-2", Map.of("x-correlation-id", "c-2")));
    lambda.handle(event, context, () -> {
      assertEquals("req-1", MDC.get("x-correlation-id"));
      assertEquals("5", MDC.get("call-chain-length"));
      assertNull(MDC.get("messageId"));
      return null;
    });
  }

  @Test
  void theFailureOfTheOnlyMessageReachesTheRuntimeAsItIs() {
    SNSEvent event = event(message("m-1", Map.of("x-correlation-id", "c-1")));
    for (Throwable theirs :
        List.of(new IllegalArgumentException("theirs"), new AssertionError("theirs"))) {
      try (LogLines log = new LogLines("io.github.baton4j.lambda")) {
        assertSame(
            theirs,
            assertThrows(
                theirs.getClass(),
                () -> lambda.sns(event, context, m -> {
                  if (theirs instanceof Error error) {
                    throw error;
                  }
                  throw (RuntimeException) theirs;
                })));
        assertEquals(1, log.lines().size());
        assertEquals("c-1", log.lines().get(0).getMDCPropertyMap().get("x-correlation-id"));
      }
      assertEquals(0, theirs.getSuppressed().length);
    }
    IOException checked = new IOException("theirs");
    assertSame(
        checked,
        assertThrows(
            IOException.class,
            () -> lambda.sns(event, context, m -> {
              throw checked;
            })));
  }

  @Test
  void ofSeveralMessagesAllAreHandledAndAnyFailureFailsTheInvocation() {
    List<String> handled = new ArrayList<>();
    IllegalStateException thrown = assertThrows(
        IllegalStateException.class,
        () -> lambda.sns(
            event(message("m-1", Map.of()), message("m-2", Map.of()), message("m-3", Map.of())),
            context,
            message -> {
              handled.add(message.getSNS().getMessageId());
              if (!message.getSNS().getMessageId().equals("m-2")) {
                throw new IOException("theirs");
              }
            }));
    assertEquals(List.of("m-1", "m-2", "m-3"), handled);
    assertEquals("2 of 3 messages failed", thrown.getMessage());
    assertEquals(1, thrown.getSuppressed().length);
  }

  @Test
  void emptyAndBrokenEventsAreFine() {
    lambda.sns(null, null, message -> {});
    lambda.sns(new SNSEvent(), context, message -> {});
    lambda.sns(event((SNSEvent.SNSRecord) null), context, message -> {});
    List<String> ids = new ArrayList<>();
    lambda.sns(event(new SNSEvent.SNSRecord()), context, m -> ids.add(MDC.get("x-correlation-id")));
    assertEquals(36, ids.get(0).length());
  }
}
