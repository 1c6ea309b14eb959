// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks;

import io.github.baton4j.benchmarks.peers.HandWrittenSns;
import io.github.baton4j.benchmarks.peers.SdkStub;
import io.github.baton4j.sns.BatonSnsInterceptor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/**
 * {@code publish} of 1 KB with one attribute of its own. By hand and by Baton it gets four attributes; by OpenTelemetry two,
 * {@code traceparent} and a {@code baggage} with the four IDs, and a header for X-Ray, which it always sends.
 */
public class SnsPublish extends SdkCall {
  static final String TOPIC = "arn:aws:sns:eu-west-1:123456789012:posts";

  public SnsPublish() {
    super(answer("Publish", "<MessageId>m-1</MessageId>"));
  }

  static byte[] answer(String action, String result) {
    return ("<" + action + "Response xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><" + action
            + "Result>" + result + "</" + action + "Result></" + action + "Response>")
        .getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  Supplier<SdkResponse> call(SdkStub transport, List<ExecutionInterceptor> interceptors) {
    SnsClient sns = transport.client(SnsClient.builder(), interceptors);
    PublishRequest request = PublishRequest.builder()
        .topicArn(TOPIC)
        .message(Messages.BODY)
        .messageAttributes(Messages.forSns())
        .build();
    return () -> sns.publish(request);
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
