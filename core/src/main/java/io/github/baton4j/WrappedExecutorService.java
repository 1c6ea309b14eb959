// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** An executor whose tasks run with what was current where they were submitted. */
class WrappedExecutorService implements ExecutorService {
  private final ExecutorService executor;

  WrappedExecutorService(ExecutorService executor) {
    this.executor = Objects.requireNonNull(executor, "executor == null");
  }

  private static <T> List<Callable<T>> wrapped(Collection<? extends Callable<T>> tasks) {
    List<Callable<T>> out = new ArrayList<>(tasks.size());
    for (Callable<T> task : tasks) {
      out.add(CorrelationContext.wrapCallable(task));
    }
    return out;
  }

  @Override
  public void execute(Runnable task) {
    executor.execute(CorrelationContext.wrap(task));
  }

  @Override
  public <T> Future<T> submit(Callable<T> task) {
    return executor.submit(CorrelationContext.wrapCallable(task));
  }

  @Override
  public <T> Future<T> submit(Runnable task, T result) {
    return executor.submit(CorrelationContext.wrap(task), result);
  }

  @Override
  public Future<?> submit(Runnable task) {
    return executor.submit(CorrelationContext.wrap(task));
  }

  @Override
  public <T> List<Future<T>> invokeAll(Collection<? extends Callable<T>> tasks)
      throws InterruptedException {
    return executor.invokeAll(wrapped(tasks));
  }

  @Override
  public <T> List<Future<T>> invokeAll(
      Collection<? extends Callable<T>> tasks, long timeout, TimeUnit unit)
      throws InterruptedException {
    return executor.invokeAll(wrapped(tasks), timeout, unit);
  }

  @Override
  public <T> T invokeAny(Collection<? extends Callable<T>> tasks)
      throws InterruptedException, ExecutionException {
    return executor.invokeAny(wrapped(tasks));
  }

  @Override
  public <T> T invokeAny(Collection<? extends Callable<T>> tasks, long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    return executor.invokeAny(wrapped(tasks), timeout, unit);
  }

  @Override
  public void shutdown() {
    executor.shutdown();
  }

  @Override
  public List<Runnable> shutdownNow() {
    return executor.shutdownNow();
  }

  @Override
  public boolean isShutdown() {
    return executor.isShutdown();
  }

  @Override
  public boolean isTerminated() {
    return executor.isTerminated();
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    return executor.awaitTermination(timeout, unit);
  }

  /**
   * ExecutorService has it since JDK 19, with a default that waits for ever on an executor that never ends, such as the
   * common pool. The given one knows better.
   */
  public void close() throws Exception {
    if (executor instanceof AutoCloseable closeable) {
      closeable.close();
    }
  }

  @Override
  public String toString() {
    return "wrapped " + executor;
  }
}
