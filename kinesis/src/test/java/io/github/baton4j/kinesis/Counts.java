// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.kinesis;

import io.github.baton4j.Baton;
import java.util.Map;
import java.util.TreeMap;

/** Which outcomes rose since this was made: what happened outside any scope is counted for all, earlier tests included. */
final class Counts {
  private final Baton baton;
  private final Map<String, Long> before;

  Counts(Baton baton) {
    this.baton = baton;
    this.before = now();
  }

  private Map<String, Long> now() {
    Map<String, Long> counts = new TreeMap<>();
    baton.outcomes().forEach((transport, outcome, count) -> {
      if (transport.equals("kinesis")) {
        counts.put(outcome, count);
      }
    });
    return counts;
  }

  /** Outcome → by how much; those that did not rise are not there. */
  Map<String, Long> risen() {
    Map<String, Long> risen = now();
    before.forEach((outcome, count) -> risen.merge(outcome, -count, Long::sum));
    risen.values().removeIf(count -> count == 0);
    return risen;
  }
}
