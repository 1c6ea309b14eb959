// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.sqs;

import io.github.baton4j.internal.AttributeInjection;
import io.github.baton4j.internal.Injection;
import io.github.baton4j.internal.Snapshot;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/** Injection into the SDK's classes for messages to be sent. */
final class SqsInjection extends AttributeInjection<MessageAttributeValue> {
  /**
   * @param current what is to be injected; null to stamp
   */
  SqsInjection(@Nullable Snapshot current) {
    super(ReceivedMessage.TRANSPORT, false, current);
  }

  @Override
  protected @Nullable String target(Object carrier) {
    return carrier instanceof SendMessageRequest message ? message.queueUrl() : null;
  }

  @Override
  protected void look(Object carrier) {
    if (carrier instanceof SendMessageRequest message) {
      add(bytes(message.messageBody()), message.messageAttributes());
    } else {
      SendMessageBatchRequestEntry entry = (SendMessageBatchRequestEntry) carrier;
      add(bytes(entry.messageBody()), entry.messageAttributes());
    }
  }

  @Override
  protected Object changed(Object carrier, int i, Injection injection) {
    if (carrier instanceof SendMessageRequest message) {
      return message.toBuilder()
          .messageAttributes(filled(message.messageAttributes(), injection))
          .build();
    }
    SendMessageBatchRequestEntry entry = (SendMessageBatchRequestEntry) carrier;
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
