// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import io.github.baton4j.internal.Guard;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A batch's lanes on the caller's executor, each as one task. The executor may refuse, run a task at once, on any thread,
 * late, or never.
 */
final class Parallel {
  /** No invocation lasts longer. Source: AWS Lambda quotas, "Function timeout". */
  private static final long LONGEST_MILLIS = 900_000;

  /** What is left for the answer, unless that is more than a tenth. */
  private static final long MARGIN_MILLIS = 1_000;

  private final Batch<?, ?> batch;
  private final Lane[] lanes;
  private final CountDownLatch ended;
  private long until;
  private final AtomicReference<@Nullable Throwable> fatal = new AtomicReference<>();

  Parallel(Batch<?, ?> batch, Lane[] lanes) {
    this.batch = batch;
    this.lanes = lanes;
    int count = 0;
    for (int i = 0; i < lanes.length; i++) {
      count += lanes[i].isFirst(i) ? 1 : 0;
    }
    ended = new CountDownLatch(count);
  }

  /**
   * Returns when all has ended, or the time is up.
   *
   * @throws VirtualMachineError when a record's handling, or the executor, threw one; first all that runs has ended
   */
  void run(Executor executor, @Nullable Context context) {
    until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millisLeft(context));
    // An executor may have this thread run the task, or wait for room: that is of the same time.
    for (int i = 0; i < lanes.length && nanosLeft() > 0; i++) {
      if (lanes[i].isFirst(i)) {
        lanes[i].startOn(executor, this);
      }
    }
    try {
      if (!ended.await(nanosLeft(), TimeUnit.NANOSECONDS) || nanosLeft() <= 0) {
        batch.giveUp();
      }
    } catch (InterruptedException e) {
      batch.giveUp();
      Thread.currentThread().interrupt();
    }
    Throwable error = fatal.get();
    if (error != null) {
      Guard.rethrowFatal(error);
      throw new IllegalStateException(error.getMessage(), error); // strict mode's complaint
    }
  }

  private long nanosLeft() {
    return until - System.nanoTime();
  }

  /** Whether no further record is to be begun. */
  boolean isOver() {
    return fatal.get() != null || nanosLeft() <= 0;
  }

  void failed(Throwable e) {
    fatal.compareAndSet(null, e);
  }

  /** Tells that one lane has ended. */
  void ended() {
    ended.countDown();
  }

  /** Zero is what a stub of a test says; a real one has no time left to be asked in. */
  private long millisLeft(@Nullable Context context) {
    try {
      long left = context == null ? 0 : context.getRemainingTimeInMillis();
      return left <= 0 ? LONGEST_MILLIS : left - Math.min(MARGIN_MILLIS, left / 10);
    } catch (Throwable e) {
      batch.swallow(e);
      return LONGEST_MILLIS;
    }
  }
}
