// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.sqs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Scope;
import io.github.baton4j.contract.Counts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;

/** What ReceiveMessage is made to ask for, where it asks for some of it already. */
class ReceivingTest {
  private static final MessageSystemAttributeName TRACE =
      MessageSystemAttributeName.AWS_TRACE_HEADER;

  private final Baton baton = Baton.builder().build();
  private final Counts counts = new Counts(baton, "sqs");

  private ReceiveMessageRequest asked(ReceiveMessageRequest request) {
    return (ReceiveMessageRequest)
        new BatonSqsInterceptor(baton).modifyRequest(() -> request, new ExecutionAttributes());
  }

  @Test
  void whoAsksForTheTraceAlreadyIsMadeToAskForOurAttributes() {
    ReceiveMessageRequest asked =
        asked(ReceiveMessageRequest.builder().messageSystemAttributeNames(TRACE).build());
    assertTrue(asked.messageAttributeNames().contains("x-correlation-id"));
    assertEquals(List.of(TRACE), asked.messageSystemAttributeNames());
    assertEquals(Map.of("asked", 1L), counts.risen());
  }

  @Test
  void whoAsksForAllAttributesAlreadyIsMadeToAskForTheTrace() {
    ReceiveMessageRequest asked =
        asked(ReceiveMessageRequest.builder().messageAttributeNames("All").build());
    assertEquals(List.of("All"), asked.messageAttributeNames());
    assertEquals(List.of(TRACE), asked.messageSystemAttributeNames());
    assertEquals(Map.of("asked", 1L), counts.risen());
  }

  @Test
  void whoAsksForAllOfItIsComplete() {
    ReceiveMessageRequest once = asked(ReceiveMessageRequest.builder().build());
    assertSame(once, asked(once));
    assertEquals(Map.of("asked", 1L, "complete already", 1L), counts.risen());
  }

  @Test
  void anExecutionThatKeepsNothingGoesOnAndIsCounted() {
    try (Scope scope = baton.open(CorrelationIds.of("A"))) {
      new BatonSqsInterceptor(baton)
          .beforeExecution(() -> ReceiveMessageRequest.builder().build(), null);
    }
    assertEquals(Map.of("failed", 1L), counts.risen());
  }
}
