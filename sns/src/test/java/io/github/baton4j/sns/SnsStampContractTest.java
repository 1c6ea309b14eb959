// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.sns;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.baton4j.CorrelationIds;
import io.github.baton4j.contract.StampContract;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/** Messages and entries of a batch under the stamping contract. */
class SnsStampContractTest {
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
      PublishRequest message = PublishRequest.builder()
          .topicArn("arn:aws:sns:eu-west-1:000000000000:orders")
          .message("m")
          .messageAttributes(SnsMessagesTest.attributes(present))
          .build();
      PublishRequest stamped = SnsMessages.stamp(message, ids);
      return new Stamped(entries(stamped.messageAttributes()), message, stamped);
    }
  }

  @Nested
  class OfAnEntry extends StampContract {
    @Override
    protected Stamped stamp(Map<String, String> present, CorrelationIds ids) {
      PublishBatchRequestEntry entry = PublishBatchRequestEntry.builder()
          .id("1")
          .message("m")
          .messageAttributes(SnsMessagesTest.attributes(present))
          .build();
      PublishBatchRequestEntry stamped = SnsMessages.stamp(entry, ids);
      return new Stamped(entries(stamped.messageAttributes()), entry, stamped);
    }
  }
}
