// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j;

import io.github.baton4j.internal.Frame;
import io.github.baton4j.internal.Snapshot;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tasks that carry what was current where they were made. */
final class Wrapped {
  private Wrapped() {}

  private static void run(Snapshot snapshot, Runnable task) {
    Frame frame = snapshot.open();
    try {
      task.run();
    } finally {
      frame.close();
    }
  }

  static final class Task implements Runnable {
    private final Snapshot snapshot;
    private final Runnable task;

    Task(Snapshot snapshot, Runnable task) {
      this.snapshot = snapshot;
      this.task = Objects.requireNonNull(task, "task == null");
    }

    @Override
    public void run() {
      Wrapped.run(snapshot, task);
    }

    @Override
    public String toString() {
      return "wrapped " + task;
    }
  }

  static final class Call<T extends @Nullable Object> implements Callable<T> {
    private final Snapshot snapshot;
    private final Callable<T> task;

    Call(Snapshot snapshot, Callable<T> task) {
      this.snapshot = snapshot;
      this.task = Objects.requireNonNull(task, "task == null");
    }

    @Override
    public T call() throws Exception {
      Frame frame = snapshot.open();
      try {
        return task.call();
      } finally {
        frame.close();
      }
    }

    @Override
    public String toString() {
      return "wrapped " + task;
    }
  }

  static final class Supply<T extends @Nullable Object> implements Supplier<T> {
    private final Snapshot snapshot;
    private final Supplier<T> task;

    Supply(Snapshot snapshot, Supplier<T> task) {
      this.snapshot = snapshot;
      this.task = Objects.requireNonNull(task, "task == null");
    }

    @Override
    public T get() {
      Frame frame = snapshot.open();
      try {
        return task.get();
      } finally {
        frame.close();
      }
    }

    @Override
    public String toString() {
      return "wrapped " + task;
    }
  }

  static final class SameThread implements Executor {
    private final Snapshot snapshot;

    SameThread(Snapshot snapshot) {
      this.snapshot = snapshot;
    }

    @Override
    public void execute(Runnable task) {
      Wrapped.run(snapshot, task);
    }
  }
}
