// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.contract;

import io.github.baton4j.Baton;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which outcomes of a transport rose since this was made: what happened outside any scope is counted for all, earlier tests
 * included.
 */
public final class Counts {
  private final Baton baton;
  private final String transport;
  private final Map<String, Long> before;

  public Counts(Baton baton, String transport) {
    this.baton = baton;
    this.transport = transport;
    this.before = now();
  }

  private Map<String, Long> now() {
    Map<String, Long> counts = new TreeMap<>();
    baton.outcomes().forEach((each, outcome, count) -> {
      if (each.equals(transport)) {
        counts.put(outcome, count);
      }
    });
    return counts;
  }

  /** Outcome → by how much; those that did not rise are not there. */
  public Map<String, Long> risen() {
    Map<String, Long> risen = now();
    before.forEach((outcome, count) -> risen.merge(outcome, -count, Long::sum));
    risen.values().removeIf(count -> count == 0);
    return risen;
  }

  /** How often anything happened. */
  public long sum() {
    return risen().values().stream().mapToLong(Long::longValue).sum();
  }
}
