// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.sns;

import io.github.baton4j.CorrelationIds;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/**
 * SNS messages as the SDK's classes, to be stamped by hand before they are published.
 *
 * <pre>{@code
 * entries.add(SnsMessages.stamp(entry, baton.capture(KinesisRecords.incoming(streamRecord))));
 * }</pre>
 *
 * <p>Nothing here throws, and no argument is changed. Needs {@code software.amazon.awssdk:sns}.
 *
 * <p>Safe for use by any number of threads. Cost: the request or entry is built anew, with its attributes.
 *
 * @since 0.1.0
 */
public final class SnsMessages {
  private SnsMessages() {}

  /**
   * A message with these IDs, whatever is current where it is published: for fan-in. All of the given IDs are written but
   * for local names and values that would break filter policies; the interceptor leaves a message alone that is of
   * another chain.
   *
   * @param message stays as it is
   * @param ids what is written, whatever is current
   * @return the same object when nothing is to be added: it has them, is of another chain, is a text message to a phone
   *     number, or has no room
   */
  public static PublishRequest stamp(PublishRequest message, CorrelationIds ids) {
    return new SnsInjection(null).stamped(message, ids);
  }

  /**
   * An entry of a batch with these IDs, whatever is current where it is published. It does not tell its topic, nor what
   * else is in the batch: {@code exclude} and the limit of a whole request are up to the caller here.
   *
   * @param entry stays as it is
   * @param ids what is written, whatever is current
   * @return the same object when nothing is to be added: it has them, is of another chain, or has no room
   */
  public static PublishBatchRequestEntry stamp(PublishBatchRequestEntry entry, CorrelationIds ids) {
    return new SnsInjection(null).stamped(entry, ids);
  }
}
