// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.page;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of a sequence: an arrow, or a note at one participant.
 *
 * @param from the participant's place; the same as {@code to} for a note
 * @param at null for what no line tells the time of
 * @param label what is written at it
 * @param detail what else is known
 * @param lines the places in the log that it stands for
 */
record Step(
    Look look,
    int from,
    int to,
    @Nullable Instant at,
    String label,
    String detail,
    boolean isRetry,
    List<Integer> lines) {
  /** How it is drawn. */
  enum Look {
    /** To what stands between sender and receiver; when, no line tells. */
    SEND,
    /** What a line of the receiver shows to have arrived. */
    DELIVERY,
    /** The same, and work on it failed. */
    FAILED,
    /** Why it failed. */
    NOTE,
    /** What there is no room for. */
    MORE
  }
}
