// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.sns;

import io.github.baton4j.contract.sdk.SdkClients;
import io.github.baton4j.contract.sdk.SdkTransport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.sns.SnsAsyncClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.PublishBatchRequest;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/** What the contracts over the SDK ask of SNS. */
final class SnsTransport implements SdkTransport {
  private static final String TOPIC = "arn:aws:sns:eu-west-1:000000000000:orders";
  private static final String ENTRY = "PublishBatchRequestEntries.member.";
  private static final PublishRequest MESSAGE =
      PublishRequest.builder().topicArn(TOPIC).message("m").build();
  private static final PublishBatchRequest BATCH = PublishBatchRequest.builder()
      .topicArn(TOPIC)
      .publishBatchRequestEntries(entry("1"), entry("2"))
      .build();

  private static PublishBatchRequestEntry entry(String id) {
    return PublishBatchRequestEntry.builder().id(id).message("m " + id).build();
  }

  @Override
  public String name() {
    return "sns";
  }

  @Override
  public ExecutionInterceptor interceptor() {
    return new BatonSnsInterceptor();
  }

  @Override
  public Map<String, Call> calls() {
    Map<String, Call> calls = new LinkedHashMap<>();
    calls.put("Publish", c -> SdkClients.done(c.sync(SnsClient.builder()).publish(MESSAGE)));
    calls.put("Publish, async", c -> c.async(SnsAsyncClient.builder()).publish(MESSAGE));
    calls.put(
        "PublishBatch", c -> SdkClients.done(c.sync(SnsClient.builder()).publishBatch(BATCH)));
    calls.put("PublishBatch, async", c -> c.async(SnsAsyncClient.builder()).publishBatch(BATCH));
    return calls;
  }

  @Override
  public byte[] answer(byte[] request) {
    return SnsStub.answer(SdkBytes.fromByteArray(request).asUtf8String());
  }

  @Override
  public List<Map<String, String>> carriers(SdkBytes request) {
    String form = request.asUtf8String();
    return form.contains("Action=PublishBatch")
        ? List.of(SnsStub.attributes(form, ENTRY + "1."), SnsStub.attributes(form, ENTRY + "2."))
        : List.of(SnsStub.attributes(form, ""));
  }
}
