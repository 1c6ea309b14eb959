// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.sns;

import java.util.concurrent.atomic.AtomicInteger;

/** The failures that a test has ordered. Safe for use by any number of threads. */
final class Faults {
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger entries = new AtomicInteger();

  void failRequests(int next) {
    requests.set(next);
  }

  void failEntries(int next) {
    entries.set(next);
  }

  /** Whether this request is to fail. */
  boolean takesRequest() {
    return takes(requests);
  }

  /** Whether this entry of a batch is to fail. */
  boolean takesEntry() {
    return takes(entries);
  }

  private static boolean takes(AtomicInteger left) {
    return left.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
  }
}
