// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.sns;

import io.github.baton4j.Baton;
import java.util.HashMap;
import java.util.Map;

/** What was counted since this was made: outcomes outside any scope are shared by all tests of a JVM. */
final class Counts {
  private final Baton baton;
  private final Map<String, Long> before = new HashMap<>();

  Counts(Baton baton) {
    this.baton = baton;
    before.putAll(all());
  }

  private Map<String, Long> all() {
    Map<String, Long> all = new HashMap<>();
    baton.outcomes().forEach((transport, outcome, n) -> {
      if (transport.equals("sns")) {
        all.put(outcome, n);
      }
    });
    return all;
  }

  /** Every outcome that happened, and how often. */
  Map<String, Long> since() {
    Map<String, Long> since = new HashMap<>();
    all().forEach((outcome, n) -> {
      long more = n - before.getOrDefault(outcome, 0L);
      if (more != 0) {
        since.put(outcome, more);
      }
    });
    return since;
  }
}
