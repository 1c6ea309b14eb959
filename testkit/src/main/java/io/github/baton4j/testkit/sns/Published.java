// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.sns;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message that was accepted from {@code Publish} or, one by one, from {@code PublishBatch}. Immutable.
 *
 * @param messageId what the publisher was answered
 * @param timestamp when it was accepted, as subscribers are told
 * @param topicArn the topic, whether it was given as {@code TopicArn} or {@code TargetArn}; null when a phone number was
 * @param phoneNumber the phone number; null when a topic was given
 * @param batchEntryId the entry's ID within its batch; null for {@code Publish}
 * @param message as it came: with {@code MessageStructure=json} the whole object
 * @param subject null when there was none
 * @param structure {@code json} or null
 * @param attributes by name, in the order in which they came
 */
public record Published(
    String messageId,
    Instant timestamp,
    @Nullable String topicArn,
    @Nullable String phoneNumber,
    @Nullable String batchEntryId,
    String message,
    @Nullable String subject,
    @Nullable String structure,
    Map<String, Attribute> attributes) {
  /** Copies the attributes. */
  public Published {
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
  }
}
