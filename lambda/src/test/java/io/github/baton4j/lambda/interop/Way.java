// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda.interop;

/** How a function sends to what invokes the next one. */
enum Way {
  POST(Source.API, 1),
  PUBLISH(Source.SNS, 1),
  /** The Node client has no such call. */
  PUBLISH_BATCH(Source.SNS, 3),
  SEND_MESSAGE(Source.SQS, 1),
  SEND_MESSAGE_BATCH(Source.SQS, 3),
  PUBLISH_TO_QUEUE(Source.ENVELOPE, 1),
  /** The Node client has no such call. */
  PUBLISH_BATCH_TO_QUEUE(Source.ENVELOPE, 3),
  PUT_RECORD(Source.KINESIS, 1),
  PUT_RECORDS(Source.KINESIS, 3);

  private final Source source;
  private final int messages;

  Way(Source source, int messages) {
    this.source = source;
    this.messages = messages;
  }

  /** What it leads to. */
  Source source() {
    return source;
  }

  /** How many messages are sent at once. */
  int messages() {
    return messages;
  }

  boolean isOfNode() {
    return this != PUBLISH_BATCH && this != PUBLISH_BATCH_TO_QUEUE;
  }
}
