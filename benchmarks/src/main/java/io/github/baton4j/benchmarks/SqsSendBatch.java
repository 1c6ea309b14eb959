// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks;

import io.github.baton4j.benchmarks.peers.HandWrittenSqs;
import io.github.baton4j.benchmarks.peers.SdkStub;
import io.github.baton4j.sqs.BatonSqsInterceptor;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/**
 * {@code sendMessageBatch} of ten messages like that of {@link SqsSend}. Each gets there what the one gets here; the interceptor
 * by hand makes its attributes once for all ten.
 */
public class SqsSendBatch extends SdkCall {
  public SqsSendBatch() {
    super("{}".getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  Supplier<SdkResponse> call(SdkStub transport, List<ExecutionInterceptor> interceptors) {
    SqsClient sqs = SqsSend.client(transport, interceptors);
    List<SendMessageBatchRequestEntry> entries = new ArrayList<>();
    for (int i = 0; i < Messages.BATCH; i++) {
      entries.add(SendMessageBatchRequestEntry.builder()
          .id("m" + i)
          .messageBody(Messages.BODY)
          .messageAttributes(Messages.forSqs())
          .build());
    }
    SendMessageBatchRequest request = SendMessageBatchRequest.builder()
        .queueUrl(SqsSend.QUEUE)
        .entries(entries)
        .build();
    return () -> sqs.sendMessageBatch(request);
  }

  @Override
  ExecutionInterceptor byHandInterceptor() {
    return new HandWrittenSqs();
  }

  @Override
  ExecutionInterceptor batonInterceptor() {
    return new BatonSqsInterceptor();
  }
}
