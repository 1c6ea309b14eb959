// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.page;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was worked on once: a request, a record or a message in one invocation, or a call to a service. A message that
 * is delivered again makes another.
 */
final class Visit {
  private final String who;
  private final Kind kind;
  private final String sourceId;
  private final List<Integer> lines = new ArrayList<>();
  private final List<Line> failures = new ArrayList<>();
  private int chainLength;
  private int attempt = 1;
  private @Nullable Instant first;
  private @Nullable Instant last;
  private @Nullable Visit sender;
  private @Nullable Visit before;

  Visit(String who, Kind kind, String sourceId, int chainLength) {
    this.who = who;
    this.kind = kind;
    this.sourceId = sourceId;
    this.chainLength = chainLength;
  }

  /** Adds a line; they come by time. */
  void add(int number, Line line) {
    lines.add(number);
    if (line.isFailure()) {
      failures.add(line);
    }
    if (chainLength == 0) {
      chainLength = line.marks().chainLength();
    }
    Instant time = line.time();
    if (time != null) {
      first = first == null ? time : first;
      last = time;
    }
  }

  /** Who sent it, of the visits before; null when the lines do not tell. */
  void sentBy(@Nullable Visit other) {
    sender = other;
  }

  /** Says which attempt it is, and after which. */
  void again(int number, @Nullable Visit previous) {
    attempt = number;
    before = previous;
  }

  String who() {
    return who;
  }

  Kind kind() {
    return kind;
  }

  String sourceId() {
    return sourceId;
  }

  List<Integer> lines() {
    return lines;
  }

  List<Line> failures() {
    return failures;
  }

  int chainLength() {
    return chainLength;
  }

  int attempt() {
    return attempt;
  }

  boolean isRetry() {
    return attempt > 1;
  }

  boolean failed() {
    return !failures.isEmpty();
  }

  @Nullable
  Instant first() {
    return first;
  }

  @Nullable
  Visit sender() {
    return sender;
  }

  /** The attempt before, as far as there are lines of it. */
  @Nullable
  Visit before() {
    return before;
  }

  /** From its first line to its last. */
  Duration duration() {
    return first == null || last == null ? Duration.ZERO : Duration.between(first, last);
  }

  boolean beganBefore(Instant other) {
    return first != null && !first.isAfter(other);
  }
}
