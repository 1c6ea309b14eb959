// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.page;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A log line.
 *
 * @param time null when it does not say
 * @param level in capitals; empty when it does not say
 * @param text its message, or all of it when it is no JSON
 * @param raw as it was found, without what was wrapped around it
 * @param failure why it tells of a failure; empty when it does not
 * @param phase whether it begins an invocation, in the words of Lambda
 */
record Line(
    @Nullable Instant time,
    String level,
    String text,
    String raw,
    String failure,
    Phase phase,
    Marks marks) {
  /** What a line says of its invocation. */
  enum Phase {
    /** A function's own line, or a service's. */
    WITHIN,
    START,
    /** Lambda's other lines. */
    AFTER
  }

  Line at(@Nullable Instant other) {
    return time != null || other == null
        ? this
        : new Line(other, level, text, raw, failure, phase, marks);
  }

  /** The same with a name for who wrote it, where it has none of its own. */
  Line by(String who) {
    if (who.isEmpty() || !marks.who().isEmpty()) {
      return this;
    }
    Marks named = new Marks(
        marks.correlationId(),
        marks.chainLength(),
        marks.requestId(),
        marks.apiRequestId(),
        marks.messageId(),
        marks.receiveCount(),
        marks.eventId(),
        who,
        marks.logger());
    return new Line(time, level, text, raw, failure, phase, named);
  }

  boolean isFailure() {
    return !failure.isEmpty();
  }
}
