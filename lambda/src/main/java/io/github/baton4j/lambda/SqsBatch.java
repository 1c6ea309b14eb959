// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.github.baton4j.Baton;
import io.github.baton4j.Incoming;
import io.github.baton4j.sqs.SqsEvents;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A batch of messages; each that fails is reported, and of a FIFO queue the rest of its group. */
final class SqsBatch extends Batch<SQSEvent.SQSMessage, SQSBatchResponse> {
  SqsBatch(Baton baton, @Nullable LoopGuard loops, RecordHandler<SQSEvent.SQSMessage> handler) {
    super(baton, loops, handler, "message");
  }

  @Override
  Incoming incoming(SQSEvent.SQSMessage each) {
    return SqsEvents.incoming(each);
  }

  @Override
  boolean endsAtFailure() {
    return false;
  }

  @Override
  String whyLeft() {
    return "one before it in its message group failed";
  }

  @Override
  SQSBatchResponse answer() {
    List<SQSBatchResponse.BatchItemFailure> reported = new ArrayList<>();
    boolean isReportable = true;
    for (int i = 0; i < records.size(); i++) {
      if (!hasSucceeded(i)) {
        String id = records.get(i).getMessageId();
        isReportable &= id != null && !id.isEmpty();
        reported.add(
            SQSBatchResponse.BatchItemFailure.builder().withItemIdentifier(id).build());
      }
    }
    if (!isReportable) {
      throw unreportable("messageId");
    }
    if (nothingSucceeded()) {
      throw allFailed();
    }
    return SQSBatchResponse.builder().withBatchItemFailures(reported).build();
  }

  /** The message group of a FIFO queue's message. */
  @Override
  @Nullable
  String orderedBy(SQSEvent.SQSMessage message) {
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
