// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j;

import io.github.baton4j.internal.Frame;
import io.github.baton4j.internal.Names;
import io.github.baton4j.internal.Snapshot;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is current on this thread, and the hand-off to other threads.
 *
 * <pre>{@code
 * CorrelationContext.put("x-correlation-user-id", user); // on the next log line and every later hop
 * executor.submit(CorrelationContext.wrapCallable(() -> load(user)));
 * }</pre>
 *
 * <p>IDs are current on the thread that opened the scope, and on no other: a task for another thread is wrapped, or its
 * executor is. Parallel streams and the common pool cannot be wrapped; wrap what they run.
 *
 * <p>No name, value or state of the context makes anything here throw; a task or an executor that is null does.
 *
 * <p>Cost: a wrapped task is an object more, and each of its runs opens and closes a scope, as {@link Baton} does.
 *
 * @since 0.1.0
 */
public final class CorrelationContext {
  private CorrelationContext() {}

  /**
   * The IDs that are current on this thread; empty, never null, when no scope is open.
   *
   * @return a value that later changes of the context leave as it is
   */
  public static CorrelationIds current() {
    return CorrelationIds.of(Snapshot.take().ids());
  }

  /**
   * Sets an ID in the innermost scope of this thread: on the next log line and the next hop. The scope around it does not
   * see it.
   *
   * <p>A name that may not travel, or a value that breaks the rules (see {@link CorrelationIds}), is refused: counted as
   * {@code rejected} and warned of, the value never logged. Without an open scope nothing happens but a count.
   *
   * @param name in any case; null is refused
   * @param value null is refused
   */
  public static void put(@Nullable String name, @Nullable String value) {
    Frame.putOnTop(name, value);
  }

  /**
   * Sets {@code debug-log-enabled} for the rest of this chain: for this scope and all hops from here on. Baton carries the
   * flag; {@code BatonTurboFilter} lets debug lines through because of it where logback is what logs.
   *
   * @param on whether debug lines are to be written
   */
  public static void debug(boolean on) {
    put(Names.DEBUG_LOG_ENABLED, on ? "true" : "false");
  }

  /**
   * A task that runs with what is current now, wherever it runs; where nothing is current now, with nothing.
   *
   * @param task run as often as the wrapped one is
   * @return a task for any thread, each time in a scope of its own
   * @throws NullPointerException when the task is null
   */
  public static Runnable wrap(Runnable task) {
    return new Wrapped<Object>(task);
  }

  /**
   * A task that is called with what is current now, wherever it is called.
   *
   * @param <T> what the task returns
   * @param task called as often as the wrapped one is
   * @return a task for any thread, each time in a scope of its own
   * @throws NullPointerException when the task is null
   */
  public static <T extends @Nullable Object> Callable<T> wrapCallable(Callable<T> task) {
    return new Wrapped<>(task);
  }

  /**
   * A supplier that is asked with what is current now, wherever it is asked; for {@code supplyAsync}.
   *
   * @param <T> what the supplier gives
   * @param task asked as often as the wrapped one is
   * @return a supplier for any thread, each time in a scope of its own
   * @throws NullPointerException when the task is null
   */
  public static <T extends @Nullable Object> Supplier<T> wrapSupplier(Supplier<T> task) {
    return new Wrapped<>(task);
  }

  /**
   * An executor that runs every task with what was current where it was submitted. Shutting it down shuts down the one
   * that is given. An executor that sorts its queue meets wrapped tasks in it, which do not compare. One that schedules still
   * does; one that is wrapped already is returned as it is.
   *
   * @param executor what runs the tasks
   * @return one that wraps what is handed in
   * @throws NullPointerException when it is null
   */
  public static ExecutorService wrap(ExecutorService executor) {
    return executor instanceof WrappedExecutorService
        ? executor
        : executor instanceof ScheduledExecutorService scheduled
            ? new WrappedScheduledExecutorService(scheduled)
            : new WrappedExecutorService(executor);
  }

  /**
   * The same for an executor that schedules. Every run of a periodic task begins with what was current where it was scheduled;
   * what a run puts is gone with it. A job whose runs are no part of that chain opens a scope of its own in each.
   *
   * @param executor what runs the tasks
   * @return one that wraps what is handed in
   * @throws NullPointerException when it is null
   */
  public static ScheduledExecutorService wrap(ScheduledExecutorService executor) {
    return (ScheduledExecutorService) wrap((ExecutorService) executor);
  }

  /**
   * An executor that runs a task at once, on the thread that hands it in, with what is current now: for the callbacks of
   * asynchronous clients, which run on threads of theirs.
   *
   * <pre>{@code
   * sqsAsync.sendMessage(send).whenCompleteAsync((response, error) -> log.info("sent"),
   *     CorrelationContext.sameThreadExecutor());
   * }</pre>
   *
   * @return one that can be used by any thread, any number of times
   */
  public static Executor sameThreadExecutor() {
    return new Wrapped<Object>("what is current");
  }
}
