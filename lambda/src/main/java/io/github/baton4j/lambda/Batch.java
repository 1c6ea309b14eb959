// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import io.github.baton4j.Baton;
import io.github.baton4j.Incoming;
import io.github.baton4j.Scope;
import io.github.baton4j.internal.Access;
import io.github.baton4j.internal.Counters;
import io.github.baton4j.internal.Guard;
import io.github.baton4j.internal.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The records of one batch, each in a scope of its own, one after the other. For use by one thread.
 *
 * @param <R> the record's class
 * @param <T> what comes of it
 */
abstract class Batch<R, T> {
  private final Baton baton;
  private final LoopGuard loops;
  private final Counters counters;
  private final boolean isEnabled;

  private final RecordHandler<R> handler;
  private final String kind;

  final List<R> records = new ArrayList<>();
  private final List<@Nullable Incoming> incoming = new ArrayList<>();
  final List<Throwable> failures = new ArrayList<>();

  /**
   * @param kind what a record is called in this batch's log
   */
  Batch(Baton baton, LoopGuard loops, RecordHandler<R> handler, String kind) {
    this.baton = baton;
    this.loops = loops;
    Policy policy = Access.policyOf(baton);
    this.counters = policy.counters();
    this.isEnabled = policy.isEnabled();
    this.handler = Objects.requireNonNull(handler, "handler == null");
    this.kind = kind;
  }

  /** What came in with a record. */
  abstract Incoming incoming(R each);

  /** Handles the records, in the batch's own scope, outside that of any of them. */
  abstract T answer();

  /** Handles all records that are there; each is read once, for the batch's own scope and for the record's. */
  final T run(List<R> all, @Nullable Context context) {
    for (R each : all) {
      if (each != null) {
        records.add(each);
        incoming.add(isEnabled ? incoming(each) : null);
      }
    }
    Scope scope = baton.open(isEnabled ? Events.batchOfScopes(incoming, context) : null);
    try (scope) {
      return answer();
    }
  }

  /** The scope of a record, by its place among them. */
  final Scope open(int i) {
    return baton.open(incoming.get(i));
  }

  /** Handles a record; false when it failed, which is logged in its scope and kept. */
  final boolean succeeds(int i) {
    Scope scope = open(i);
    try (scope) {
      try {
        if (!loops.drops()) {
          handler.handle(records.get(i));
        }
        return true;
      } catch (Throwable failure) {
        Guard.rethrowFatal(failure);
        Failures.log("The " + kind + " failed", failure);
        failures.add(failure);
        return false;
      }
    }
  }

  final void swallow(Throwable fault) {
    Guard.swallow(counters, Events.TRANSPORT, fault);
  }

  /** What ends the invocation as failed, with the records' own failures as its causes. */
  final IllegalStateException failed(String message) {
    IllegalStateException failed = new IllegalStateException(message, failures.get(0));
    for (Throwable other : failures.subList(1, failures.size())) {
      failed.addSuppressed(other);
    }
    return failed;
  }

  final IllegalStateException nothingSucceeded(int notHandled) {
    return failed("no " + kind + " of the batch succeeded: " + failures.size() + " failed, "
        + notHandled + " not handled");
  }

  final IllegalStateException unreportable(String id) {
    return failed("a " + kind + " failed that has no " + id + " to report it by");
  }
}
