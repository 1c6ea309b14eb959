// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.sqs;

import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Incoming;
import io.github.baton4j.internal.Names;
import io.github.baton4j.transport.Received;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/**
 * SQS messages as the SDK's classes: those received, to be captured from, and those to be sent, to be stamped by hand.
 *
 * <pre>{@code
 * for (Message message : sqs.receiveMessage(receive).messages()) {
 *   baton.run(SqsMessages.incoming(message), () -> work(message));
 * }
 * }</pre>
 *
 * <p>A client receives the attributes that it asks for: register {@link BatonSqsInterceptor} on it, and it asks for ours.
 *
 * <p>Nothing here throws, and no argument is changed. Needs {@code software.amazon.awssdk:sqs}.
 *
 * <p>Safe for use by any number of threads. Cost: to capture, as at {@link SqsEvents}; to stamp, the request or entry is built anew.
 *
 * @since 0.1.0
 */
public final class SqsMessages {
  private SqsMessages() {}

  /**
   * A message that a client received: its IDs are in its attributes of type String and Number, and, where SNS or EventBridge
   * has sent it, in its body. Without an ID the SNS message's, the event's or its own message ID becomes one.
   *
   * @param message null is as good as one without attributes
   * @return for {@link io.github.baton4j.Baton#open(Incoming)} and the like, which read it once
   */
  public static Incoming incoming(@Nullable Message message) {
    ReceivedMessage read = new ReceivedMessage();
    Received received = read.received();
    try {
      if (message != null) {
        read.takeMessageId(message.messageId());
        received.takeLocal(
            Names.RECEIVE_COUNT,
            message.attributes().get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT));
        received.takeTraceHeader(
            message.attributes().get(MessageSystemAttributeName.AWS_TRACE_HEADER));
        for (Map.Entry<String, MessageAttributeValue> entry :
            message.messageAttributes().entrySet()) {
          MessageAttributeValue attribute = entry.getValue();
          if (attribute != null) {
            received.addAttribute(entry.getKey(), attribute.dataType(), attribute.stringValue());
          }
        }
        read.takeBody(message.body());
      }
    } catch (Throwable e) {
      received.broken(e);
    }
    return received;
  }

  /**
   * A message with these IDs, whatever is current where it is sent: for fan-in, and for the SDK's batch manager, where
   * many callers' messages leave in one request. All of the given IDs are written but for local names; the
   * interceptor leaves a message alone that is of another chain.
   *
   * @param message stays as it is
   * @param ids what is written, whatever is current
   * @return the same object when nothing is to be added: it has them, is of another chain, or has no room
   */
  public static SendMessageRequest stamp(SendMessageRequest message, CorrelationIds ids) {
    return new SqsInjection(null).stamped(message, ids);
  }

  /**
   * An entry of a batch with these IDs, whatever is current where it is sent. It does not tell its queue, nor what
   * else is in the batch: {@code exclude} and the limit of a whole request are up to the caller here.
   *
   * @param entry stays as it is
   * @param ids what is written, whatever is current
   * @return the same object when nothing is to be added: it has them, is of another chain, or has no room
   */
  public static SendMessageBatchRequestEntry stamp(
      SendMessageBatchRequestEntry entry, CorrelationIds ids) {
    return new SqsInjection(null).stamped(entry, ids);
  }
}
