// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.sqs;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.github.baton4j.Incoming;
import io.github.baton4j.internal.TextFields;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * SQS messages as Lambda's event classes, to be captured from: each record of a batch belongs to a chain of its own.
 *
 * <pre>{@code
 * for (SQSEvent.SQSMessage message : event.getRecords()) {
 *   baton.run(SqsEvents.incoming(message), () -> work(message));
 * }
 * }</pre>
 *
 * <p>The message is read when it is captured from and never changed. Nothing here throws.
 *
 * <p>Needs {@code com.amazonaws:aws-lambda-java-events}.
 *
 * @since 0.1.0
 */
public final class SqsEvents {
  private SqsEvents() {}

  /**
   * A message: its IDs are in its attributes of type String and Number. Without an ID its own message ID becomes one.
   *
   * @param message null is as good as one without attributes
   */
  public static Incoming incoming(SQSEvent.@Nullable SQSMessage message) {
    return new Received(message);
  }

  private static final class Received extends SqsIncoming {
    private final SQSEvent.@Nullable SQSMessage message;

    Received(SQSEvent.@Nullable SQSMessage message) {
      this.message = message;
    }

    @Override
    Iterable<Map.Entry<String, @Nullable Object>> attributes() {
      return new Attributes(message == null ? null : message.getMessageAttributes());
    }

    @Override
    @Nullable
    String messageId() {
      return message == null ? null : message.getMessageId();
    }

    @Override
    @Nullable
    String receiveCount() {
      return message == null || message.getAttributes() == null
          ? null
          : message.getAttributes().get("ApproximateReceiveCount");
    }
  }

  private static final class Attributes extends TextFields<SQSEvent.MessageAttribute> {
    Attributes(@Nullable Map<String, SQSEvent.MessageAttribute> attributes) {
      super(attributes);
    }

    @Override
    protected @Nullable Object text(String name, SQSEvent.MessageAttribute attribute) {
      return SqsIncoming.isText(attribute.getDataType()) ? attribute.getStringValue() : null;
    }
  }
}
