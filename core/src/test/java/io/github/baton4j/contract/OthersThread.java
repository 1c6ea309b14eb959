// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.contract;

import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Scope;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/** One thread for a client's own tasks, each of which is run in a scope of somebody else's. */
public final class OthersThread extends ScheduledThreadPoolExecutor implements AutoCloseable {
  private final Baton others;
  private final CorrelationIds ids;
  private Scope scope;

  public OthersThread(Baton others, CorrelationIds ids) {
    super(1);
    this.others = others;
    this.ids = ids;
  }

  @Override
  protected void beforeExecute(Thread thread, Runnable task) {
    scope = others.open(ids);
  }

  @Override
  protected void afterExecute(Runnable task, Throwable fault) {
    scope.close();
  }

  @Override
  public void close() {
    shutdownNow();
  }
}
