// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.sns;

import io.github.baton4j.internal.AttributeInjection;
import io.github.baton4j.internal.Ids;
import io.github.baton4j.internal.Outcome;
import io.github.baton4j.internal.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishBatchRequest;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/** Writes IDs into the attributes of messages to be published. Returns the same object where there is nothing to write. */
final class SnsInjection extends AttributeInjection<MessageAttributeValue> {
  static final String TRANSPORT = "sns";

  SnsInjection(Policy policy, Ids ids, Outcome done, @Nullable String target) {
    super(TRANSPORT, true, policy, ids, done, target);
  }

  static @Nullable String target(PublishRequest message) {
    return message.topicArn() == null ? message.targetArn() : message.topicArn();
  }

  PublishRequest into(PublishRequest message) {
    if (message.phoneNumber() != null) {
      refuse(Outcome.NOT_INJECTABLE);
      count();
      return message;
    }
    add(bytes(message.message(), message.subject()), message.messageAttributes());
    fill();
    Map<String, MessageAttributeValue> filled = filled(0);
    PublishRequest changed =
        filled == null ? message : message.toBuilder().messageAttributes(filled).build();
    count();
    return changed;
  }

  PublishBatchRequestEntry into(PublishBatchRequestEntry entry) {
    add(entry);
    fill();
    PublishBatchRequestEntry changed = changed(entry, 0);
    count();
    return changed;
  }

  PublishBatchRequest into(PublishBatchRequest request) {
    for (PublishBatchRequestEntry entry : request.publishBatchRequestEntries()) {
      add(entry);
    }
    PublishBatchRequest changed = request;
    if (fill()) {
      List<PublishBatchRequestEntry> entries = new ArrayList<>();
      for (PublishBatchRequestEntry entry : request.publishBatchRequestEntries()) {
        entries.add(changed(entry, entries.size()));
      }
      changed = request.toBuilder().publishBatchRequestEntries(entries).build();
    }
    count();
    return changed;
  }

  private static long bytes(@Nullable String message, @Nullable String subject) {
    return bytes(message) + bytes(subject);
  }

  private void add(PublishBatchRequestEntry entry) {
    add(bytes(entry.message(), entry.subject()), entry.messageAttributes());
  }

  private PublishBatchRequestEntry changed(PublishBatchRequestEntry entry, int i) {
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
