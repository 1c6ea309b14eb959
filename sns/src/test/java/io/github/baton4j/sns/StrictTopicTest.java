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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.services.sns.model.PublishBatchRequest;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/** An exclusion means one topic, by its name or ARN, given as topic or as target, and no other that is called alike. */
class StrictTopicTest {
  private final BatonSnsInterceptor interceptor = new BatonSnsInterceptor();

  private SdkRequest modified(SdkRequest request) {
    ExecutionAttributes attributes = new ExecutionAttributes();
    interceptor.beforeExecution(() -> request, attributes);
    return interceptor.modifyRequest(() -> request, attributes);
  }

  @ParameterizedTest
  @CsvSource({
    "strict-q, strict-q, true",
    "arn:aws:sns:eu-west-1:000000000000:strict-q, strict-q, true",
    "arn:aws-us-gov:sns:us-gov-west-1:000000000000:strict-q, strict-q, true",
    "strict-q.fifo, strict-q.fifo, true",
    "strict-q, strict-q.fifo, false",
    "arn:aws:sns:eu-west-1:000000000000:strict-q, strict-q.fifo, false",
    "strict-q.fifo, strict-q, false",
    "strict-q, not-strict-q, false",
    "strict-q, strict-q-2, false",
    "strict-q, Strict-q, false",
  })
  void aNameAndAnArnMeanTheTopicOfThatName(String excluded, String topic, boolean isExcluded) {
    Baton excluding = Baton.builder().exclude(excluded).build();
    String arn = "arn:aws:sns:eu-west-1:000000000000:" + topic;
    PublishRequest byTopic = PublishRequest.builder().topicArn(arn).message("m").build();
    PublishRequest byTarget =
        PublishRequest.builder().targetArn(arn).message("m").build();
    PublishBatchRequest batch = PublishBatchRequest.builder()
        .topicArn(arn)
        .publishBatchRequestEntries(
            PublishBatchRequestEntry.builder().id("1").message("m").build())
        .build();
    try (Scope scope = excluding.open(CorrelationIds.of("c-1"))) {
      for (SdkRequest request : List.of(byTopic, byTarget, batch)) {
        assertEquals(isExcluded, modified(request).equals(request), request.toString());
      }
      assertEquals(
          isExcluded, SnsMessages.stamp(byTarget, CorrelationIds.of("c")).equals(byTarget));
    }
    assertEquals(isExcluded ? 4 : 0, excluding.outcomes().count("sns", "excluded"));
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
