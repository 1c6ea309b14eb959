// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.sqs;

import io.github.baton4j.CorrelationIds;
import io.github.baton4j.internal.Access;
import io.github.baton4j.internal.AttributeType;
import io.github.baton4j.internal.Counters;
import io.github.baton4j.internal.Ids;
import io.github.baton4j.internal.Injection;
import io.github.baton4j.internal.Outcome;
import io.github.baton4j.internal.Policy;
import io.github.baton4j.internal.Snapshot;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/** Writes IDs into the attributes of messages to be sent. Returns the same object where there is nothing to write. */
final class SqsInjection {
  private static final SqsAttributes TYPE = new SqsAttributes();

  private SqsInjection() {}

  static SendMessageRequest into(SendMessageRequest message, Snapshot current) {
    return into(message, current.policy(), current.ids(), current.done());
  }

  static SendMessageRequest into(SendMessageRequest message, Policy policy, CorrelationIds ids) {
    return into(message, policy, Access.idsOf(ids), Outcome.STAMPED);
  }

  private static SendMessageRequest into(
      SendMessageRequest message, Policy policy, Ids ids, Outcome done) {
    if (policy.excludes(message.queueUrl())) {
      policy.counters().add(Messages.TRANSPORT, Outcome.EXCLUDED);
      return message;
    }
    long size = TYPE.size(message.messageBody(), message.messageAttributes());
    Injection injection = TYPE.injection(policy, ids, message.messageAttributes(), size);
    injection.fill();
    SendMessageRequest changed = injection.isChange()
        ? message.toBuilder()
            .messageAttributes(TYPE.filled(message.messageAttributes(), injection))
            .build()
        : message;
    policy.counters().add(Messages.TRANSPORT, injection.outcome(done));
    return changed;
  }

  static SendMessageBatchRequestEntry into(
      SendMessageBatchRequestEntry entry, Policy policy, CorrelationIds ids) {
    long size = TYPE.size(entry.messageBody(), entry.messageAttributes());
    Injection injection =
        TYPE.injection(policy, Access.idsOf(ids), entry.messageAttributes(), size);
    injection.fill();
    SendMessageBatchRequestEntry changed = filled(entry, injection);
    policy.counters().add(Messages.TRANSPORT, injection.outcome(Outcome.STAMPED));
    return changed;
  }

  static SendMessageBatchRequest into(SendMessageBatchRequest request, Snapshot current) {
    Policy policy = current.policy();
    Counters counters = policy.counters();
    List<SendMessageBatchRequestEntry> entries = request.entries();
    if (policy.excludes(request.queueUrl())) {
      for (int i = 0; i < entries.size(); i++) {
        counters.add(Messages.TRANSPORT, Outcome.EXCLUDED);
      }
      return request;
    }
    Injection[] injections = new Injection[entries.size()];
    long total = 0;
    for (int i = 0; i < injections.length; i++) {
      SendMessageBatchRequestEntry entry = entries.get(i);
      long size = TYPE.size(entry.messageBody(), entry.messageAttributes());
      injections[i] = TYPE.injection(policy, current.ids(), entry.messageAttributes(), size);
      total += size;
    }
    Injection.fill(injections, policy.messageLimit(total) - total);
    boolean change = false;
    List<SendMessageBatchRequestEntry> filled = new ArrayList<>(injections.length);
    for (int i = 0; i < injections.length; i++) {
      filled.add(filled(entries.get(i), injections[i]));
      change |= injections[i].isChange();
    }
    SendMessageBatchRequest changed =
        change ? request.toBuilder().entries(filled).build() : request;
    for (Injection injection : injections) {
      counters.add(Messages.TRANSPORT, injection.outcome(current.done()));
    }
    return changed;
  }

  private static SendMessageBatchRequestEntry filled(
      SendMessageBatchRequestEntry entry, Injection injection) {
    return injection.isChange()
        ? entry.toBuilder()
            .messageAttributes(TYPE.filled(entry.messageAttributes(), injection))
            .build()
        : entry;
  }

  /** The SDK's class. */
  private static final class SqsAttributes extends AttributeType<MessageAttributeValue> {
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
      return binary == null ? 0 : binary.asByteBuffer().remaining();
    }

    @Override
    protected MessageAttributeValue with(@Nullable MessageAttributeValue replaced, String value) {
      return replaced == null
          ? MessageAttributeValue.builder()
              .dataType("String")
              .stringValue(value)
              .build()
          : replaced.toBuilder().stringValue(value).build();
    }
  }
}
