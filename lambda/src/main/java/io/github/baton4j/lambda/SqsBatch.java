// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.github.baton4j.Baton;
import io.github.baton4j.Incoming;
import io.github.baton4j.Scope;
import io.github.baton4j.sqs.SqsEvents;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A batch of messages; each that fails is reported, and of a FIFO queue the rest of its group. */
final class SqsBatch extends Batch<SQSEvent.SQSMessage, SQSBatchResponse> {
  private final List<SQSBatchResponse.BatchItemFailure> reported = new ArrayList<>();
  private final Set<String> stoppedGroups = new HashSet<>();
  private boolean unreportable;

  SqsBatch(Baton baton, LoopGuard loops, RecordHandler<SQSEvent.SQSMessage> handler) {
    super(baton, loops, handler, "message");
  }

  @Override
  Incoming incoming(SQSEvent.SQSMessage each) {
    return SqsEvents.incoming(each);
  }

  @Override
  SQSBatchResponse answer() {
    int all = records.size();
    for (int i = 0; i < all; i++) {
      handle(i);
    }
    if (unreportable) {
      throw unreportable("messageId");
    }
    if (all > 0 && reported.size() == all) {
      throw nothingSucceeded(all - failures.size());
    }
    return SQSBatchResponse.builder().withBatchItemFailures(reported).build();
  }

  private void handle(int i) {
    SQSEvent.SQSMessage message = records.get(i);
    String group = fifoGroup(message);
    if (group != null && stoppedGroups.contains(group)) {
      Scope scope = open(i);
      try (scope) {
        Failures.warn("The message was not handled: one before it in its message group failed");
      }
      report(message);
    } else if (!succeeds(i)) {
      report(message);
      if (group != null) {
        stoppedGroups.add(group);
      }
    }
  }

  private void report(SQSEvent.SQSMessage message) {
    String id = message.getMessageId();
    if (id == null || id.isEmpty()) {
      unreportable = true;
    }
    reported.add(
        SQSBatchResponse.BatchItemFailure.builder().withItemIdentifier(id).build());
  }

  /** The message group of a FIFO queue's message, or null. */
  private @Nullable String fifoGroup(SQSEvent.SQSMessage message) {
    try {
      String queue = message.getEventSourceArn();
      return queue == null || !queue.endsWith(".fifo") || message.getAttributes() == null
          ? null
          : message.getAttributes().get("MessageGroupId");
    } catch (Throwable e) {
      swallow(e);
      return null;
    }
  }
}
