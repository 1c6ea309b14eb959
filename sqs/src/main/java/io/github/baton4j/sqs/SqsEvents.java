// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.sqs;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.github.baton4j.Incoming;
import io.github.baton4j.internal.Names;
import io.github.baton4j.transport.Received;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * SQS messages as Lambda's event classes, to be captured from: each record of a batch belongs to a chain of its own.
 *
 * <pre>{@code
 * for (SQSEvent.SQSMessage message : sqsEvent.getRecords()) {
 *   baton.run(SqsEvents.incoming(message), () -> work(message));
 * }
 * }</pre>
 *
 * <p>The message is never changed. Nothing here throws.
 *
 * <p>Needs {@code com.amazonaws:aws-lambda-java-events}.
 *
 * <p>Safe for use by any number of threads. Cost: a look at each attribute, and at the body, which is read on only where it may be
 * from SNS or EventBridge (benchmarks/RESULTS.md, CaptureSqs).
 *
 * @since 0.1.0
 */
public final class SqsEvents {
  private SqsEvents() {}

  /**
   * A message: its IDs are in its attributes of type String and Number, and, where SNS or EventBridge has sent it, in its
   * body. Without an ID the SNS message's, the event's or its own message ID becomes one.
   *
   * @param message null is as good as one without attributes
   * @return for {@link io.github.baton4j.Baton#open(Incoming)} and the like, which read it once
   */
  public static Incoming incoming(SQSEvent.@Nullable SQSMessage message) {
    ReceivedMessage read = new ReceivedMessage();
    Received received = read.received();
    if (message == null) {
      return received;
    }
    try {
      read.takeMessageId(message.getMessageId());
    } catch (Throwable e) {
      received.broken(e);
    }
    try {
      if (message.getMessageAttributes() != null) {
        takeAttributes(received, message.getMessageAttributes());
      }
      read.takeBody(message.getBody());
      if (message.getAttributes() != null) {
        // Not AWSTraceHeader: on Lambda the function's own trace is the parent of what it calls.
        received.takeLocal(
            Names.RECEIVE_COUNT, message.getAttributes().get("ApproximateReceiveCount"));
      }
    } catch (Throwable e) {
      received.broken(e);
    }
    return received;
  }

  private static void takeAttributes(
      Received received, Map<String, SQSEvent.MessageAttribute> attributes) {
    for (Map.Entry<String, SQSEvent.MessageAttribute> entry : attributes.entrySet()) {
      SQSEvent.MessageAttribute attribute = entry.getValue();
      if (attribute != null) {
        received.addAttribute(entry.getKey(), attribute.getDataType(), attribute.getStringValue());
      }
    }
  }
}
