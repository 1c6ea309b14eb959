// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.sqs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.baton4j.CorrelationIds;
import io.github.baton4j.contract.StampContract;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/** Messages and entries of a batch under the stamping contract. */
class SqsStampContractTest {
  private static Map<String, String> entries(Map<String, MessageAttributeValue> attributes) {
    Map<String, String> entries = new LinkedHashMap<>();
    attributes.forEach((name, value) -> {
      assertEquals("String", value.dataType(), name);
      entries.put(name, value.stringValue());
    });
    return entries;
  }

  @Nested
  class OfAMessage extends StampContract {
    @Override
    protected Stamped stamp(Map<String, String> present, CorrelationIds ids) {
      SendMessageRequest message = SendMessageRequest.builder()
          .queueUrl("q")
          .messageBody("b")
          .messageAttributes(SqsMessagesContractTest.attributes(present))
          .build();
      SendMessageRequest stamped = SqsMessages.stamp(message, ids);
      return new Stamped(entries(stamped.messageAttributes()), message, stamped);
    }
  }

  @Nested
  class OfAnEntry extends StampContract {
    @Override
    protected Stamped stamp(Map<String, String> present, CorrelationIds ids) {
      SendMessageBatchRequestEntry entry = SendMessageBatchRequestEntry.builder()
          .id("1")
          .messageBody("b")
          .messageAttributes(SqsMessagesContractTest.attributes(present))
          .build();
      SendMessageBatchRequestEntry stamped = SqsMessages.stamp(entry, ids);
      return new Stamped(entries(stamped.messageAttributes()), entry, stamped);
    }
  }
}
