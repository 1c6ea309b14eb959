// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import io.github.baton4j.CorrelationContext;
import io.github.baton4j.internal.Guard;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Records that keep their order: a message group, a partition key, or a record on its own. Its records are handled by one
 * thread at a time, and none behind one that failed. On an executor it is one task, run once, whatever the executor makes of
 * it.
 */
final class Lane implements Runnable {
  private final Batch<?, ?> batch;
  private final List<Integer> places = new ArrayList<>(1);
  private boolean stopped;

  /** Who waits for it on an executor; whoever takes it from here runs it, or tells that nobody does. */
  private final AtomicReference<@Nullable Parallel> waiting = new AtomicReference<>();

  Lane(Batch<?, ?> batch) {
    this.batch = batch;
  }

  void add(int place) {
    places.add(place);
  }

  boolean isFirst(int place) {
    return places.get(0) == place;
  }

  void handle(int place) {
    if (stopped) {
      batch.leave(place);
    } else {
      stopped = !batch.succeeds(place);
    }
  }

  void startOn(Executor executor, Parallel all) {
    waiting.set(all);
    try {
      executor.execute(CorrelationContext.wrap(this));
    } catch (Throwable refusal) {
      run(refusal);
    }
  }

  @Override
  public void run() {
    run(null);
  }

  private void run(@Nullable Throwable refusal) {
    Parallel all = waiting.getAndSet(null);
    if (all == null) {
      return;
    }
    try {
      if (refusal != null) {
        Guard.rethrowFatal(refusal);
      }
      for (Integer place : places) {
        if (refusal != null) {
          batch.refused(place, refusal);
        } else if (all.isOver()) {
          return;
        } else {
          handle(place);
        }
      }
    } catch (Throwable e) {
      all.failed(e);
    } finally {
      all.ended();
    }
  }
}
