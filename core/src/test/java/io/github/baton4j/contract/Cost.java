// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.contract;

import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/** What a piece of work takes in memory and time, measured by the size of what it was given. */
public final class Cost {
  /** Long enough for any machine, and far too short for the square of a hundred thousand. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** What is allocated whatever the size: classes, buffers, the first use of everything. */
  private static final long FIXED = 4 << 20;

  private final long input;
  private final long allocated;

  private Cost(long input, long allocated) {
    this.input = input;
    this.allocated = allocated;
  }

  /** Does the work, on this thread, once. */
  public static Cost of(long input, Runnable work) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    assertTimeout(PATIENCE, work::run);
    return new Cost(input, threads.getCurrentThreadAllocatedBytes() - before);
  }

  /** Fails when more memory was allocated, garbage included, than so many times the size. */
  public void isAtMost(int times) {
    assertTrue(
        allocated <= times * input + FIXED,
        () -> allocated + " bytes for " + input + ", " + allocated / input + " times as many");
  }
}
