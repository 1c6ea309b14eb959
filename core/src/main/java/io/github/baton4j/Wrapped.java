// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j;

import io.github.baton4j.internal.Frame;
import io.github.baton4j.internal.Snapshot;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * A task that carries what was current where it was made, in whichever shape it is asked for: one class and not four, since
 * classes are what a cold start pays for.
 */
final class Wrapped<T> implements Runnable, Callable<T>, Supplier<T>, Executor {
  private final Snapshot snapshot = Snapshot.take();
  private final Object task;

  Wrapped(Object task) {
    this.task = Objects.requireNonNull(task, "task == null");
  }

  @Override
  public void run() {
    execute((Runnable) task);
  }

  @Override
  public void execute(Runnable given) {
    Frame frame = snapshot.open();
    try (frame) {
      given.run();
    }
  }

  @Override
  @SuppressWarnings("unchecked") // made of a Callable of T
  public T call() throws Exception {
    Frame frame = snapshot.open();
    try (frame) {
      return ((Callable<T>) task).call();
    }
  }

  @Override
  @SuppressWarnings("unchecked") // made of a Supplier of T
  public T get() {
    Frame frame = snapshot.open();
    try (frame) {
      return ((Supplier<T>) task).get();
    }
  }

  @Override
  public String toString() {
    return "wrapped " + task;
  }
}
