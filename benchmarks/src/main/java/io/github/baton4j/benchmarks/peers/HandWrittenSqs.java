// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks.peers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/** An attribute per ID, made once for all messages of a request. */
public final class HandWrittenSqs implements ExecutionInterceptor {
  @Override
  public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
    if (context.request() instanceof SendMessageRequest message) {
      return message.toBuilder()
          .messageAttributes(with(message.messageAttributes(), attributes()))
          .build();
    }
    if (context.request() instanceof SendMessageBatchRequest batch) {
      Map<String, MessageAttributeValue> ours = attributes();
      List<SendMessageBatchRequestEntry> entries = new ArrayList<>();
      for (SendMessageBatchRequestEntry entry : batch.entries()) {
        entries.add(entry.toBuilder()
            .messageAttributes(with(entry.messageAttributes(), ours))
            .build());
      }
      return batch.toBuilder().entries(entries).build();
    }
    return context.request();
  }

  private static Map<String, MessageAttributeValue> attributes() {
    Map<String, MessageAttributeValue> ours = new HashMap<>();
    HandWritten.ids()
        .forEach((name, value) -> ours.put(
            name,
            MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build()));
    return ours;
  }

  private static Map<String, MessageAttributeValue> with(
      Map<String, MessageAttributeValue> theirs, Map<String, MessageAttributeValue> ours) {
    Map<String, MessageAttributeValue> all = new HashMap<>(theirs);
    all.putAll(ours);
    return all;
  }
}
