// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.stage;

import java.util.List;
import java.util.Map;

/**
 * A post that the stage sends. Every post has an ID of its own and a user of its own, by which the judge tells whose line
 * or request something is, whatever correlation ID it bears.
 *
 * @param title what is special about it
 * @param sent the correlation headers that it is sent with, their values percent-encoded
 * @param accepted whether those are to be kept, or must give way to the request's own ID
 * @param debug whether it asks for debug logs
 * @param atOnce whether it is sent without waiting for the answer to the one before
 */
record PlannedPost(
    String id,
    String user,
    String title,
    String text,
    Map<String, String> sent,
    boolean accepted,
    boolean debug,
    boolean atOnce,
    List<String> followers) {
  static final String ID = "x-correlation-id";

  PlannedPost {
    if (followers.isEmpty()) {
      throw new IllegalArgumentException(
          "without followers there is nothing to judge behind the topic");
    }
  }

  /** The ID that it has to bear at every hop. */
  String expectedId(String requestId) {
    return accepted ? sent.getOrDefault(ID, requestId) : requestId;
  }

  boolean failsOnce() {
    return text.contains("flaky");
  }
}
