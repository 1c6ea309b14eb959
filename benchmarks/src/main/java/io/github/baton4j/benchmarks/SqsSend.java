// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks;

import io.github.baton4j.benchmarks.peers.HandWrittenSqs;
import io.github.baton4j.benchmarks.peers.SdkStub;
import io.github.baton4j.sqs.BatonSqsInterceptor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/**
 * {@code sendMessage} of 1 KB with one attribute of its own. By hand and by Baton it gets four attributes; by OpenTelemetry two,
 * {@code traceparent} and a {@code baggage} with the four IDs, and the SDK's system attribute for X-Ray, which it always sends.
 */
public class SqsSend extends SdkCall {
  static final String QUEUE = "https://sqs.eu-west-1.amazonaws.com/123456789012/posts";

  public SqsSend() {
    super("{}".getBytes(StandardCharsets.US_ASCII));
  }

  /** The SDK compares checksums with those of an answer, which a stub does not know. */
  static SqsClient client(SdkStub transport, List<ExecutionInterceptor> interceptors) {
    return transport.client(SqsClient.builder().checksumValidationEnabled(false), interceptors);
  }

  @Override
  Supplier<SdkResponse> call(SdkStub transport, List<ExecutionInterceptor> interceptors) {
    SqsClient sqs = client(transport, interceptors);
    SendMessageRequest request = SendMessageRequest.builder()
        .queueUrl(QUEUE)
        .messageBody(Messages.BODY)
        .messageAttributes(Messages.forSqs())
        .build();
    return () -> sqs.sendMessage(request);
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
