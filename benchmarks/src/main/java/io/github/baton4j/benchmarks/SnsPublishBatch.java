// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks;

import io.github.baton4j.benchmarks.peers.HandWrittenSns;
import io.github.baton4j.benchmarks.peers.SdkStub;
import io.github.baton4j.sns.BatonSnsInterceptor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.PublishBatchRequest;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;

/**
 * {@code publishBatch} of ten messages like that of {@link SnsPublish}. OpenTelemetry adds nothing to the messages of a batch,
 * only the header for X-Ray to the request: its figure is one of a peer that does less.
 */
public class SnsPublishBatch extends SdkCall {
  public SnsPublishBatch() {
    super(SnsPublish.answer("PublishBatch", "<Successful/>"));
  }

  @Override
  Supplier<SdkResponse> call(SdkStub transport, List<ExecutionInterceptor> interceptors) {
    SnsClient sns = transport.client(SnsClient.builder(), interceptors);
    List<PublishBatchRequestEntry> entries = new ArrayList<>();
    for (int i = 0; i < Messages.BATCH; i++) {
      entries.add(PublishBatchRequestEntry.builder()
          .id("m" + i)
          .message(Messages.BODY)
          .messageAttributes(Messages.forSns())
          .build());
    }
    PublishBatchRequest request = PublishBatchRequest.builder()
        .topicArn(SnsPublish.TOPIC)
        .publishBatchRequestEntries(entries)
        .build();
    return () -> sns.publishBatch(request);
  }

  @Override
  ExecutionInterceptor byHandInterceptor() {
    return new HandWrittenSns();
  }

  @Override
  ExecutionInterceptor batonInterceptor() {
    return new BatonSnsInterceptor();
  }
}
