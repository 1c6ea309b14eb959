// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.beside;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A client of a kind, to send messages with: one by one, or all in a batch. */
record Sender(AutoCloseable client, Consumer<List<Map<String, String>>> sender)
    implements AutoCloseable {
  /** Sends a message for each of these sets of attributes, all of which must be accepted. */
  void send(List<Map<String, String>> messages) {
    sender.accept(messages);
  }

  /** Sends a message for each of these numbers of attributes. */
  boolean sendWith(List<Integer> users) {
    send(users.stream().map(UsersAttributes::some).toList());
    return true;
  }

  @Override
  public void close() throws Exception {
    client.close();
  }
}
