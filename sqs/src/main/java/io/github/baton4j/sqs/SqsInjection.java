// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.sqs;

import io.github.baton4j.internal.AttributeInjection;
import io.github.baton4j.internal.Ids;
import io.github.baton4j.internal.Outcome;
import io.github.baton4j.internal.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/** Writes IDs into the attributes of messages to be sent. Returns the same object where there is nothing to write. */
final class SqsInjection extends AttributeInjection<MessageAttributeValue> {
  SqsInjection(Policy policy, Ids ids, Outcome done, @Nullable String target) {
    super(Messages.TRANSPORT, false, policy, ids, done, target);
  }

  SendMessageRequest into(SendMessageRequest message) {
    add(bytes(message.messageBody()), message.messageAttributes());
    fill();
    Map<String, MessageAttributeValue> filled = filled(0);
    SendMessageRequest changed =
        filled == null ? message : message.toBuilder().messageAttributes(filled).build();
    count();
    return changed;
  }

  SendMessageBatchRequestEntry into(SendMessageBatchRequestEntry entry) {
    add(entry);
    fill();
    SendMessageBatchRequestEntry changed = changed(entry, 0);
    count();
    return changed;
  }

  SendMessageBatchRequest into(SendMessageBatchRequest request) {
    for (SendMessageBatchRequestEntry entry : request.entries()) {
      add(entry);
    }
    SendMessageBatchRequest changed = request;
    if (fill()) {
      List<SendMessageBatchRequestEntry> entries = new ArrayList<>();
      for (SendMessageBatchRequestEntry entry : request.entries()) {
        entries.add(changed(entry, entries.size()));
      }
      changed = request.toBuilder().entries(entries).build();
    }
    count();
    return changed;
  }

  private void add(SendMessageBatchRequestEntry entry) {
    add(bytes(entry.messageBody()), entry.messageAttributes());
  }

  private SendMessageBatchRequestEntry changed(SendMessageBatchRequestEntry entry, int i) {
    Map<String, MessageAttributeValue> filled = filled(i);
    return filled == null ? entry : entry.toBuilder().messageAttributes(filled).build();
  }

  @Override
  protected @Nullable String dataType(MessageAttributeValue attribute) {
    return attribute.dataType();
  }

  @Override
  protected @Nullable String text(MessageAttributeValue attribute) {
    return attribute.stringValue();
  }

  @Override
  protected long binaryBytes(MessageAttributeValue attribute) {
    SdkBytes binary = attribute.binaryValue();
    return binary == null ? 0 : binary.asByteArrayUnsafe().length;
  }

  @Override
  protected MessageAttributeValue with(@Nullable MessageAttributeValue replaced, String value) {
    MessageAttributeValue.Builder builder = replaced == null
        ? MessageAttributeValue.builder().dataType("String")
        : replaced.toBuilder();
    return builder.stringValue(value).build();
  }
}
