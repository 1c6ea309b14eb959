// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.page;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that shares one correlation ID.
 *
 * @param lines the places of its lines in the log, by time; those of Lambda about its invocations among them
 * @param visits by time
 */
record Chain(String id, @Nullable Instant first, List<Integer> lines, List<Visit> visits) {
  Chain {
    lines = List.copyOf(lines);
    visits = List.copyOf(visits);
  }

  int failures() {
    return (int) visits.stream().filter(Visit::failed).count();
  }

  int retries() {
    return (int) visits.stream().filter(Visit::isRetry).count();
  }
}
