// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.sns;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A message that was accepted, with the texts that subscribers of each protocol get. */
record Publication(Published published, Content content) {
  static Publication toTopic(
      String topicArn,
      @Nullable String batchEntryId,
      Content content,
      Map<String, Attribute> attributes) {
    return of(topicArn, null, batchEntryId, content, attributes);
  }

  static Publication toPhone(String number, Content content, Map<String, Attribute> attributes) {
    return of(null, number, null, content, attributes);
  }

  private static Publication of(
      @Nullable String topicArn,
      @Nullable String phoneNumber,
      @Nullable String batchEntryId,
      Content content,
      Map<String, Attribute> attributes) {
    Published published = new Published(
        UUID.randomUUID().toString(),
        Instant.now(),
        topicArn,
        phoneNumber,
        batchEntryId,
        content.message(),
        content.subject(),
        content.structure(),
        attributes);
    return new Publication(published, content);
  }

  String messageId() {
    return published.messageId();
  }
}
