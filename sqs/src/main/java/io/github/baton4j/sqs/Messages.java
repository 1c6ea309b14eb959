// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.sqs;

import io.github.baton4j.internal.Names;
import io.github.baton4j.transport.Received;
import org.jspecify.annotations.Nullable;

/** What all messages have in common, whoever received them. It knows neither Lambda nor the SDK. */
final class Messages {
  static final String TRANSPORT = "sqs";

  private Messages() {}

  /** A message, of which nothing was read yet. */
  static Received message() {
    return new Received(TRANSPORT, false);
  }

  static void takeMessageId(Received message, @Nullable String id) {
    message.takeFallbackId(id);
    message.takeLocal(Names.MESSAGE_ID, id);
  }
}
