// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What is sent to queues and topics: an event of 1 KB, with one attribute of its sender's own. */
final class Messages {
  /** As many as a batch takes. */
  static final int BATCH = 10;

  static final String BODY = new String(Documents.EVENTS.ofBytes(1024), StandardCharsets.UTF_8);

  private static final String NAME = "eventType";
  private static final String VALUE = "posts.created";

  private Messages() {}

  static Map<String, software.amazon.awssdk.services.sqs.model.MessageAttributeValue> forSqs() {
    return Map.of(
        NAME,
        software.amazon.awssdk.services.sqs.model.MessageAttributeValue.builder()
            .dataType("String")
            .stringValue(VALUE)
            .build());
  }

  static Map<String, software.amazon.awssdk.services.sns.model.MessageAttributeValue> forSns() {
    return Map.of(
        NAME,
        software.amazon.awssdk.services.sns.model.MessageAttributeValue.builder()
            .dataType("String")
            .stringValue(VALUE)
            .build());
  }
}
