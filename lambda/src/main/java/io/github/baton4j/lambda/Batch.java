// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import io.github.baton4j.Baton;
import io.github.baton4j.Incoming;
import io.github.baton4j.Scope;
import io.github.baton4j.internal.Counters;
import io.github.baton4j.internal.Frame;
import io.github.baton4j.internal.Guard;
import io.github.baton4j.internal.Policy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jspecify.annotations.Nullable;

/**
 * The records of one batch, each in a scope of its own: one after the other, or in lanes on an executor. Made for one batch;
 * what becomes of a record is written by whichever thread handles it, and read by the one that answers.
 *
 * @param <R> the record's class
 * @param <T> what comes of it
 */
abstract class Batch<R, T> {
  private static final int WAITING = 0;
  private static final int RUNNING = 1;
  private static final int SUCCEEDED = 2;
  private static final int FAILED = 3;
  private static final int GIVEN_UP = 4;

  /** A trace that prints ten thousand failures hides them all. */
  private static final int MOST_SUPPRESSED = 100;

  private final Baton baton;
  private final @Nullable LoopGuard loops;
  private final Counters counters;
  private final boolean isEnabled;

  private final RecordHandler<R> handler;
  private final String kind;

  final List<R> records = new ArrayList<>();
  private final List<@Nullable Incoming> incoming = new ArrayList<>();
  private AtomicIntegerArray states = new AtomicIntegerArray(0);

  /** By the record's place; written before its state says that it failed. */
  private @Nullable Throwable[] causes = {};

  /**
   * @param kind what a record is called in this batch's log
   */
  Batch(Baton baton, @Nullable LoopGuard loops, RecordHandler<R> handler, String kind) {
    this.baton = baton;
    this.loops = loops;
    Policy policy = Frame.policyOf(baton);
    this.counters = policy.counters();
    this.isEnabled = policy.isEnabled();
    this.handler = Objects.requireNonNull(handler, "handler == null");
    this.kind = kind;
  }

  /** What came in with a record. */
  abstract Incoming incoming(R each);

  /** What the record shares with those among which it keeps its order, or null where it is on its own. */
  abstract @Nullable String orderedBy(R each);

  /** Whether the first failure ends a batch that is handled in order. */
  abstract boolean endsAtFailure();

  /** What Lambda is told when all is done, in the batch's own scope, outside that of any record. */
  abstract T answer();

  /** Handles all records that are there; each is read once, for the batch's own scope and for the record's. */
  final T run(List<R> all, @Nullable Context context, @Nullable Executor executor) {
    for (R each : all) {
      if (each != null) {
        records.add(each);
        incoming.add(isEnabled ? incoming(each) : null);
      }
    }
    states = new AtomicIntegerArray(records.size());
    causes = new Throwable[records.size()];
    Scope scope = baton.open(isEnabled ? Events.batchOfScopes(incoming, context) : null);
    try (scope) {
      Lane[] lanes = lanes();
      if (executor == null) {
        inOrder(lanes);
      } else {
        new Parallel(this, lanes).run(executor, context);
      }
      return answer();
    }
  }

  /** The lane of each record, by its place. */
  private Lane[] lanes() {
    Map<String, Lane> ordered = new HashMap<>();
    Lane[] lanes = new Lane[records.size()];
    for (int i = 0; i < lanes.length; i++) {
      String key = orderedBy(records.get(i));
      Lane lane = key == null ? null : ordered.get(key);
      if (lane == null) {
        lane = new Lane(this);
        if (key != null) {
          ordered.put(key, lane);
        }
      }
      lane.add(i);
      lanes[i] = lane;
    }
    return lanes;
  }

  private void inOrder(Lane[] lanes) {
    for (int i = 0; i < lanes.length; i++) {
      lanes[i].handle(i);
      if (endsAtFailure() && !hasSucceeded(i)) {
        return;
      }
    }
  }

  /** Handles a record; false when it failed, which is logged in its scope and kept. */
  final boolean succeeds(int i) {
    if (!states.compareAndSet(i, WAITING, RUNNING)) {
      return false;
    }
    Scope scope = baton.open(incoming.get(i));
    try (scope) {
      try {
        if (loops == null || !loops.drops()) {
          handler.handle(records.get(i));
        }
        return states.compareAndSet(i, RUNNING, SUCCEEDED);
      } catch (Throwable failure) {
        Guard.rethrowFatal(failure);
        Failures.log("The " + kind + " failed", failure);
        failed(i, failure);
        return false;
      }
    }
  }

  /** A record that nobody takes: the executor's refusal is its failure. */
  final void refused(int i, Throwable refusal) {
    Scope scope = baton.open(incoming.get(i));
    try (scope) {
      Failures.log("The executor refused the " + kind, refusal);
    }
    states.set(i, RUNNING);
    failed(i, refusal);
  }

  private void failed(int i, Throwable failure) {
    causes[i] = failure;
    states.compareAndSet(i, RUNNING, FAILED);
  }

  /** Leaves a record to the next attempt, since one before it failed that it must not overtake. */
  final void leave(int i) {
    // That it is told of once: it may be given up, too, before all have ended.
    String why = states.compareAndSet(i, WAITING, GIVEN_UP) ? whyLeft() : null;
    if (why != null) {
      leave(i, why);
    }
  }

  /** What is told of such a record; null when nothing is. */
  @Nullable
  String whyLeft() {
    return null;
  }

  private void leave(int i, String why) {
    Scope scope = baton.open(incoming.get(i));
    try (scope) {
      Failures.warn("The " + kind + " was not handled: " + why);
    }
  }

  /** Waits no longer for what has not ended: it counts as failed, whatever becomes of it. */
  final void giveUp() {
    for (int i = 0; i < records.size(); i++) {
      if (states.compareAndSet(i, WAITING, GIVEN_UP)) {
        leave(i, "no thread was free for it in time");
      } else if (states.compareAndSet(i, RUNNING, GIVEN_UP)) {
        leave(i, "it has not ended in time, and may do so after it was reported");
      }
    }
  }

  final boolean hasSucceeded(int i) {
    return states.get(i) == SUCCEEDED;
  }

  final boolean nothingSucceeded() {
    for (int i = 0; i < records.size(); i++) {
      if (hasSucceeded(i)) {
        return false;
      }
    }
    return !records.isEmpty();
  }

  final void swallow(Throwable fault) {
    Guard.swallow(counters, Events.TRANSPORT, fault);
  }

  /** The records' own failures, in their order. */
  final List<Throwable> failures() {
    List<Throwable> failures = new ArrayList<>();
    for (int i = 0; i < records.size(); i++) {
      Throwable cause = states.get(i) == FAILED ? causes[i] : null;
      if (cause != null) {
        failures.add(cause);
      }
    }
    return failures;
  }

  /** What ends the invocation as failed, with the records' own failures as its causes. */
  final IllegalStateException failed(String message, List<Throwable> failures) {
    IllegalStateException failed =
        new IllegalStateException(message, failures.isEmpty() ? null : failures.get(0));
    for (int i = 1; i < failures.size() && i <= MOST_SUPPRESSED; i++) {
      failed.addSuppressed(failures.get(i));
    }
    return failed;
  }

  final IllegalStateException allFailed() {
    List<Throwable> failures = failures();
    return failed(
        "no " + kind + " of the batch succeeded: " + failures.size() + " failed, "
            + (records.size() - failures.size()) + " not handled",
        failures);
  }

  final IllegalStateException unreportable(String id) {
    return failed("a " + kind + " failed that has no " + id + " to report it by", failures());
  }
}
