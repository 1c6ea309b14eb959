// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.sns;

import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import io.github.baton4j.Incoming;
import io.github.baton4j.internal.Names;
import io.github.baton4j.transport.Received;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * SNS messages as Lambda's event classes, to be captured from.
 *
 * <pre>{@code
 * for (SNSEvent.SNSRecord message : snsEvent.getRecords()) {
 *   baton.run(SnsEvents.incoming(message), () -> work(message));
 * }
 * }</pre>
 *
 * <p>The message is never changed. Nothing here throws.
 *
 * <p>Needs {@code com.amazonaws:aws-lambda-java-events}. What SNS delivers to a queue is read by the doors of {@code sqs}.
 *
 * <p>Safe for use by any number of threads. Cost: a look at each attribute.
 *
 * @since 0.1.0
 */
public final class SnsEvents {
  private SnsEvents() {}

  /**
   * A message: its IDs are in its attributes of type String and Number. Without an ID its own message ID becomes one.
   *
   * @param message null is as good as one without attributes
   * @return for {@link io.github.baton4j.Baton#open(Incoming)} and the like, which read it once
   */
  public static Incoming incoming(SNSEvent.@Nullable SNSRecord message) {
    Received received = new Received("sns", false);
    try {
      SNSEvent.SNS sns = message == null ? null : message.getSNS();
      if (sns != null) {
        takeId(received, sns);
        if (sns.getMessageAttributes() != null) {
          takeAttributes(received, sns.getMessageAttributes());
        }
      }
    } catch (Throwable e) {
      received.broken(e);
    }
    return received;
  }

  private static void takeId(Received received, SNSEvent.SNS sns) {
    try {
      received.takeOwnId(Names.MESSAGE_ID, sns.getMessageId());
    } catch (Throwable e) {
      received.broken(e);
    }
  }

  private static void takeAttributes(
      Received received, Map<String, SNSEvent.MessageAttribute> attributes) {
    for (Map.Entry<String, SNSEvent.MessageAttribute> entry : attributes.entrySet()) {
      SNSEvent.MessageAttribute attribute = entry.getValue();
      if (attribute != null) {
        received.addAttribute(entry.getKey(), attribute.getType(), attribute.getValue());
      }
    }
  }
}
