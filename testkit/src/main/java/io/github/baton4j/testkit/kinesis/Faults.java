// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.kinesis;

import java.util.concurrent.atomic.AtomicInteger;

/** The failures that a test has ordered. */
final class Faults {
  private final AtomicInteger records = new AtomicInteger();
  private final AtomicInteger requests = new AtomicInteger();

  void failNextRecords(int count) {
    order(records, count);
  }

  void failNextRequests(int count) {
    order(requests, count);
  }

  boolean takeRecord() {
    return take(records);
  }

  boolean takeRequest() {
    return take(requests);
  }

  private static void order(AtomicInteger left, int count) {
    if (count < 0) {
      throw new IllegalArgumentException("count: " + count);
    }
    left.set(count);
  }

  private static boolean take(AtomicInteger left) {
    return left.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
  }
}
