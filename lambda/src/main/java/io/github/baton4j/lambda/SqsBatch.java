// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.github.baton4j.Baton;
import io.github.baton4j.Scope;
import io.github.baton4j.internal.Guard;
import io.github.baton4j.sqs.SqsEvents;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One batch of messages, one after the other. For use by one thread. */
final class SqsBatch {
  private final Baton baton;
  private final RecordHandler<SQSEvent.SQSMessage> handler;
  private final List<SQSBatchResponse.BatchItemFailure> failed = new ArrayList<>();
  private final List<Throwable> failures = new ArrayList<>();
  private final Set<String> stoppedGroups = new HashSet<>();
  private boolean unreportable;

  SqsBatch(Baton baton, RecordHandler<SQSEvent.SQSMessage> handler) {
    this.baton = baton;
    this.handler = Objects.requireNonNull(handler, "handler == null");
  }

  SQSBatchResponse run(List<SQSEvent.SQSMessage> messages) {
    int handled = 0;
    for (SQSEvent.SQSMessage message : messages) {
      if (message != null) {
        handled++;
        handle(message);
      }
    }
    if (unreportable || (handled > 0 && failed.size() == handled)) {
      throw failure(handled);
    }
    return SQSBatchResponse.builder().withBatchItemFailures(failed).build();
  }

  private void handle(SQSEvent.SQSMessage message) {
    String group = fifoGroup(message);
    Scope scope = baton.open(SqsEvents.incoming(message));
    try (scope) {
      if (group != null && stoppedGroups.contains(group)) {
        Failures.warn("The message was not handled: one before it in its message group failed");
        report(message);
        return;
      }
      try {
        handler.handle(message);
      } catch (Throwable failure) {
        Guard.rethrowFatal(failure);
        Failures.log("The message failed", failure);
        failures.add(failure);
        report(message);
        if (group != null) {
          stoppedGroups.add(group);
        }
      }
    }
  }

  private void report(SQSEvent.SQSMessage message) {
    String id = message.getMessageId();
    if (id == null || id.isEmpty()) {
      unreportable = true;
    }
    failed.add(
        SQSBatchResponse.BatchItemFailure.builder().withItemIdentifier(id).build());
  }

  /** The message group of a FIFO queue's message, or null. */
  private static @Nullable String fifoGroup(SQSEvent.SQSMessage message) {
    String queue = message.getEventSourceArn();
    return queue == null || !queue.endsWith(".fifo") || message.getAttributes() == null
        ? null
        : message.getAttributes().get("MessageGroupId");
  }

  private IllegalStateException failure(int handled) {
    IllegalStateException failure = new IllegalStateException(
        unreportable
            ? "a message failed that has no messageId to report it by"
            : "no message of the batch succeeded: " + failures.size() + " failed, "
                + (handled - failures.size()) + " not handled",
        failures.get(0));
    for (Throwable other : failures.subList(1, failures.size())) {
      failure.addSuppressed(other);
    }
    return failure;
  }
}
