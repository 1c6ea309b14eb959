// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.sns;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Scope;
import io.github.baton4j.contract.Law;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.services.sns.model.PublishBatchRequest;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/** An exclusion means one topic, by its name or ARN, given as topic or as target, and no other that is called alike. */
@Law(7)
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
}
