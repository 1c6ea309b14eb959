// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A process that runs no longer than {@link #close}, or than this JVM, in whatever way that ends. */
public final class OwnedProcess implements AutoCloseable {
  private static final Duration END = Duration.ofSeconds(10);

  private final Process process;
  private final Thread hook;

  private OwnedProcess(Process process) {
    this.process = process;
    this.hook = new Thread(process::destroyForcibly, "end-" + process.pid());
  }

  /** Takes a process that was started. */
  public static OwnedProcess of(Process process) {
    OwnedProcess owned = new OwnedProcess(process);
    Runtime.getRuntime().addShutdownHook(owned.hook);
    return owned;
  }

  /**
   * Ends it, without asking, and waits until it has ended.
   *
   * @throws IllegalStateException when the system does not end it within 10 s
   */
  @Override
  public void close() {
    process.destroyForcibly();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is ending, and the hook is at work.
    }
    try {
      if (!process.waitFor(END.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException("process " + process.pid() + " cannot be ended");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
