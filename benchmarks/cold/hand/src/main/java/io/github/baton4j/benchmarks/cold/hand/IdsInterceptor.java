// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks.cold.hand;

import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.kinesis.model.PutRecordRequest;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/** An attribute for each ID, or a first member of a record's JSON with all of them. It trusts its own code, and checks nothing. */
final class IdsInterceptor implements ExecutionInterceptor {
  @Override
  public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
    SdkRequest request = context.request();
    if (request instanceof SendMessageRequest message) {
      return sqs(message);
    }
    if (request instanceof PublishRequest message) {
      return sns(message);
    }
    return request instanceof PutRecordRequest put ? kinesis(put) : request;
  }

  private static SdkRequest sqs(SendMessageRequest message) {
    Map<String, software.amazon.awssdk.services.sqs.model.MessageAttributeValue> all =
        new HashMap<>(message.messageAttributes());
    for (Map.Entry<String, String> id : Ids.current().entrySet()) {
      all.put(
          id.getKey(),
          software.amazon.awssdk.services.sqs.model.MessageAttributeValue.builder()
              .dataType("String")
              .stringValue(id.getValue())
              .build());
    }
    return message.toBuilder().messageAttributes(all).build();
  }

  private static SdkRequest sns(PublishRequest message) {
    Map<String, software.amazon.awssdk.services.sns.model.MessageAttributeValue> all =
        new HashMap<>(message.messageAttributes());
    for (Map.Entry<String, String> id : Ids.current().entrySet()) {
      all.put(
          id.getKey(),
          software.amazon.awssdk.services.sns.model.MessageAttributeValue.builder()
              .dataType("String")
              .stringValue(id.getValue())
              .build());
    }
    return message.toBuilder().messageAttributes(all).build();
  }

  private static SdkRequest kinesis(PutRecordRequest put) {
    StringBuilder json = new StringBuilder("{\"__context__\":");
    char before = '{';
    for (Map.Entry<String, String> id : Ids.current().entrySet()) {
      json.append(before).append('"').append(id.getKey()).append("\":\"");
      json.append(id.getValue()).append('"');
      before = ',';
    }
    json.append("},")
        .append(put.data().asUtf8String(), 1, put.data().asUtf8String().length());
    return put.toBuilder().data(SdkBytes.fromUtf8String(json.toString())).build();
  }
}
