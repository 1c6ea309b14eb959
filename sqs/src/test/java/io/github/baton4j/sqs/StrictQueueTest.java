// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.sqs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Scope;
import io.github.baton4j.contract.Law;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/** An exclusion means one queue, in whichever form it is given, and no other that is called alike. */
@Law(7)
class StrictQueueTest {
  private final BatonSqsInterceptor interceptor = new BatonSqsInterceptor();

  private SdkRequest modified(SdkRequest request) {
    ExecutionAttributes attributes = new ExecutionAttributes();
    interceptor.beforeExecution(() -> request, attributes);
    return interceptor.modifyRequest(() -> request, attributes);
  }

  @ParameterizedTest
  @CsvSource({
    "strict-q, strict-q, true",
    "arn:aws:sqs:eu-west-1:000000000000:strict-q, strict-q, true",
    "arn:aws-cn:sqs:cn-north-1:000000000000:strict-q, strict-q, true",
    "https://sqs.eu-west-1.amazonaws.com/000000000000/strict-q, strict-q, true",
    "https://eu-west-1.queue.amazonaws.com/000000000000/strict-q/, strict-q, true",
    "strict-q.fifo, strict-q.fifo, true",
    "strict-q, strict-q.fifo, false",
    "arn:aws:sqs:eu-west-1:000000000000:strict-q, strict-q.fifo, false",
    "https://sqs.eu-west-1.amazonaws.com/000000000000/strict-q, strict-q.fifo, false",
    "strict-q.fifo, strict-q, false",
    "strict-q, not-strict-q, false",
    "strict-q, strict-q-2, false",
    "strict-q, Strict-q, false",
    "strict, strict-q, false",
  })
  void aNameAnArnAndAUrlMeanTheQueueOfThatName(String excluded, String queue, boolean isExcluded) {
    Baton excluding = Baton.builder().exclude(excluded).build();
    String url = "https://sqs.eu-west-1.amazonaws.com/000000000000/" + queue;
    SendMessageRequest message =
        SendMessageRequest.builder().queueUrl(url).messageBody("b").build();
    SendMessageBatchRequest batch = SendMessageBatchRequest.builder()
        .queueUrl(url)
        .entries(
            SendMessageBatchRequestEntry.builder().id("1").messageBody("b").build(),
            SendMessageBatchRequestEntry.builder().id("2").messageBody("b").build())
        .build();
    try (Scope scope = excluding.open(CorrelationIds.of("c-1"))) {
      assertEquals(isExcluded, modified(message).equals(message));
      assertEquals(isExcluded, modified(batch).equals(batch));
      assertEquals(
          isExcluded, SqsMessages.stamp(message, CorrelationIds.of("c-1")).equals(message));
    }
    assertEquals(isExcluded ? 4 : 0, excluding.outcomes().count("sqs", "excluded"));
  }
}
