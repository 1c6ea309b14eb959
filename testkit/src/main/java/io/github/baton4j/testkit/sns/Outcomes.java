// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.sns;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** What was accepted and what became of it. Safe for use by any number of threads. */
final class Outcomes {
  private final List<Published> published = new ArrayList<>();
  private final List<Delivered> delivered = new ArrayList<>();
  private final List<FilteredOut> filteredOut = new ArrayList<>();
  private final List<Discarded> discarded = new ArrayList<>();

  /** Numbers of the deliveries that are under way. */
  private final TreeSet<Long> underWay = new TreeSet<>();

  private long last;

  synchronized void add(Published message) {
    published.add(message);
  }

  synchronized void add(FilteredOut outcome) {
    filteredOut.add(outcome);
  }

  /** A delivery has begun; its number ends it. */
  synchronized long begin() {
    underWay.add(++last);
    return last;
  }

  synchronized void end(long number, Delivered outcome) {
    delivered.add(outcome);
    end(number);
  }

  synchronized void end(long number, Discarded outcome) {
    discarded.add(outcome);
    end(number);
  }

  private void end(long number) {
    underWay.remove(number);
    notifyAll();
  }

  /** Waits for the deliveries that had begun when it was called; false when the time is over first. */
  synchronized boolean await(Duration longest) throws InterruptedException {
    long newest = last;
    long deadline = System.nanoTime() + longest.toNanos();
    while (!underWay.isEmpty() && underWay.first() <= newest) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    return true;
  }

  synchronized List<Published> published() {
    return List.copyOf(published);
  }

  synchronized List<Delivered> delivered() {
    return List.copyOf(delivered);
  }

  synchronized List<FilteredOut> filteredOut() {
    return List.copyOf(filteredOut);
  }

  synchronized List<Discarded> discarded() {
    return List.copyOf(discarded);
  }
}
