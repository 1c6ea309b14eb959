// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.sns;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Scope;
import io.github.baton4j.contract.Cost;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/** What is as large as an invocation can hand over, and larger: neither time nor memory is lost on it. */
class HostileAttributesTest {
  private static Object modified(PublishRequest request) {
    BatonSnsInterceptor interceptor = new BatonSnsInterceptor();
    ExecutionAttributes attributes = new ExecutionAttributes();
    interceptor.beforeExecution(() -> request, attributes);
    return interceptor.modifyRequest(() -> request, attributes);
  }

  /** An event of as many attributes as an invocation can hand over, and a message that SNS will refuse. */
  @Test
  void aHundredThousandAttributesAreLookedAtOnce() {
    Baton baton = Baton.builder().build();
    Map<String, SNSEvent.MessageAttribute> attributes = new LinkedHashMap<>();
    Map<String, String> fields = new LinkedHashMap<>();
    for (int i = 0; i <= 100_000; i++) {
      SNSEvent.MessageAttribute attribute = new SNSEvent.MessageAttribute();
      attribute.setType("String");
      attribute.setValue(i == 100_000 ? "c-1" : "v".repeat(40));
      attributes.put(i == 100_000 ? "x-correlation-id" : "mine-" + i, attribute);
      fields.put("mine-" + i, "v".repeat(40));
    }
    SNSEvent.SNS sns = new SNSEvent.SNS();
    sns.setMessageAttributes(attributes);
    SNSEvent.SNSRecord message = new SNSEvent.SNSRecord();
    message.setSns(sns);
    CorrelationIds[] ids = new CorrelationIds[1];
    Cost.of(6_000_000, () -> ids[0] = baton.capture(SnsEvents.incoming(message)))
        .isAtMost(5);
    assertEquals("c-1", ids[0].correlationId());
    PublishRequest request = PublishRequest.builder()
        .message("m")
        .messageAttributes(SnsMessagesTest.attributes(fields))
        .build();
    try (Scope scope = baton.open(CorrelationIds.of("c-1"))) {
      Cost.of(6_000_000, () -> assertEquals(request, modified(request))).isAtMost(5);
    }
    assertEquals(1, baton.outcomes().count("sns", "no room for id"));
  }
}
