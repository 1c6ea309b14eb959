// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.sqs;

import io.github.baton4j.CorrelationIds;
import io.github.baton4j.internal.Access;
import io.github.baton4j.internal.Counters;
import io.github.baton4j.internal.Ids;
import io.github.baton4j.internal.Injection;
import io.github.baton4j.internal.Outcome;
import io.github.baton4j.internal.Policy;
import io.github.baton4j.internal.Snapshot;
import io.github.baton4j.internal.Utf8;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/** Writes IDs into the attributes of messages to be sent. Returns the same object where there is nothing to write. */
final class SqsInjection {
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
      policy.counters().add(SqsIncoming.TRANSPORT, Outcome.EXCLUDED);
      return message;
    }
    long size = size(message.messageBody(), message.messageAttributes());
    Injection injection = injection(policy, ids, message.messageAttributes(), size);
    injection.fill();
    SendMessageRequest changed = injection.isChange()
        ? message.toBuilder()
            .messageAttributes(filled(message.messageAttributes(), injection))
            .build()
        : message;
    policy.counters().add(SqsIncoming.TRANSPORT, injection.outcome(done));
    return changed;
  }

  static SendMessageBatchRequestEntry into(
      SendMessageBatchRequestEntry entry, Policy policy, CorrelationIds ids) {
    long size = size(entry.messageBody(), entry.messageAttributes());
    Injection injection = injection(policy, Access.idsOf(ids), entry.messageAttributes(), size);
    injection.fill();
    SendMessageBatchRequestEntry changed = filled(entry, injection);
    policy.counters().add(SqsIncoming.TRANSPORT, injection.outcome(Outcome.STAMPED));
    return changed;
  }

  static SendMessageBatchRequest into(SendMessageBatchRequest request, Snapshot current) {
    Policy policy = current.policy();
    Counters counters = policy.counters();
    List<SendMessageBatchRequestEntry> entries = request.entries();
    if (policy.excludes(request.queueUrl())) {
      for (int i = 0; i < entries.size(); i++) {
        counters.add(SqsIncoming.TRANSPORT, Outcome.EXCLUDED);
      }
      return request;
    }
    Injection[] injections = new Injection[entries.size()];
    long total = 0;
    for (int i = 0; i < injections.length; i++) {
      SendMessageBatchRequestEntry entry = entries.get(i);
      long size = size(entry.messageBody(), entry.messageAttributes());
      injections[i] = injection(policy, current.ids(), entry.messageAttributes(), size);
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
      counters.add(SqsIncoming.TRANSPORT, injection.outcome(current.done()));
    }
    return changed;
  }

  private static Injection injection(
      Policy policy, Ids ids, Map<String, MessageAttributeValue> attributes, long size) {
    Injection injection = Injection.intoAttributes(policy, ids);
    for (Map.Entry<String, MessageAttributeValue> entry : attributes.entrySet()) {
      injection.sees(
          entry.getKey(), entry.getValue() == null ? null : entry.getValue().stringValue());
    }
    injection.hasRoom(policy.messageLimit(size) - size);
    return injection;
  }

  /** As SQS counts: the body and every attribute's name, type and value. */
  private static long size(@Nullable String body, Map<String, MessageAttributeValue> attributes) {
    long size = Utf8.length(body);
    for (Map.Entry<String, MessageAttributeValue> entry : attributes.entrySet()) {
      size += Utf8.length(entry.getKey());
      MessageAttributeValue value = entry.getValue();
      if (value != null) {
        SdkBytes binary = value.binaryValue();
        size += Utf8.length(value.dataType()) + Utf8.length(value.stringValue());
        size += binary == null ? 0 : binary.asByteBuffer().remaining();
      }
    }
    return size;
  }

  private static SendMessageBatchRequestEntry filled(
      SendMessageBatchRequestEntry entry, Injection injection) {
    return injection.isChange()
        ? entry.toBuilder()
            .messageAttributes(filled(entry.messageAttributes(), injection))
            .build()
        : entry;
  }

  private static Map<String, MessageAttributeValue> filled(
      Map<String, MessageAttributeValue> attributes, Injection injection) {
    Map<String, MessageAttributeValue> all = new LinkedHashMap<>(attributes);
    for (int i = 0; i < injection.size(); i++) {
      if (injection.isChosen(i)) {
        all.put(injection.name(i), text(injection.value(i)));
      }
    }
    String raisedKey = injection.raisedKey();
    String raisedValue = injection.raisedValue();
    if (raisedKey != null && raisedValue != null) {
      all.put(raisedKey, text(raisedValue));
    }
    return all;
  }

  private static MessageAttributeValue text(String value) {
    return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
  }
}
