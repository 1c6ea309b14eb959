// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.stage;

import org.jspecify.annotations.Nullable;

/**
 * A post that the stage sends. Every post has an ID of its own and a user of its own, by which the judge tells whose line
 * or request something is, whatever correlation ID it bears.
 *
 * @param title what is special about it
 * @param sentId the {@code x-correlation-id} that it is sent with, percent-encoded; null for none
 * @param accepted whether that ID is one to be kept, or must give way to the request's own
 * @param atOnce whether it is in the functions at the same time as the others of which this is true
 */
record PlannedPost(
    String id,
    String user,
    String title,
    String text,
    @Nullable String sentId,
    boolean accepted,
    boolean atOnce) {

  /** The ID that it has to bear at every hop. */
  String expectedId(String requestId) {
    return accepted && sentId != null ? sentId : requestId;
  }

  boolean failsOnce() {
    return text.contains("flaky");
  }
}
