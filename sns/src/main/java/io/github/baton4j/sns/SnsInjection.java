// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.sns;

import io.github.baton4j.internal.AttributeInjection;
import io.github.baton4j.internal.Injection;
import io.github.baton4j.internal.Outcome;
import io.github.baton4j.internal.Snapshot;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/** Injection into the SDK's classes for messages to be sent. */
final class SnsInjection extends AttributeInjection<MessageAttributeValue> {
  static final String TRANSPORT = "sns";

  /**
   * @param current what is to be injected; null to stamp
   */
  SnsInjection(@Nullable Snapshot current) {
    super(TRANSPORT, true, current);
  }

  @Override
  protected @Nullable String target(Object carrier) {
    if (carrier instanceof PublishRequest message) {
      return message.topicArn() == null ? message.targetArn() : message.topicArn();
    }
    return null;
  }

  @Override
  protected void look(Object carrier) {
    if (carrier instanceof PublishRequest message) {
      if (message.phoneNumber() != null) {
        add(Injection.refused(Outcome.NOT_INJECTABLE), 0);
        return;
      }
      add(
          bytes(message.message()) + uncertain(bytes(message.subject())),
          message.messageAttributes());
    } else {
      PublishBatchRequestEntry entry = (PublishBatchRequestEntry) carrier;
      add(bytes(entry.message()) + uncertain(bytes(entry.subject())), entry.messageAttributes());
    }
  }

  @Override
  protected Object changed(Object carrier, int i, Injection injection) {
    if (carrier instanceof PublishRequest message) {
      return message.toBuilder()
          .messageAttributes(filled(message.messageAttributes(), injection))
          .build();
    }
    PublishBatchRequestEntry entry = (PublishBatchRequestEntry) carrier;
    return entry.toBuilder()
        .messageAttributes(filled(entry.messageAttributes(), injection))
        .build();
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
