// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** What a process has written so far, standard output and errors in one. */
public final class Output {
  /** The pipe's end comes with the process' own, unless it left children behind. */
  private static final Duration END = Duration.ofSeconds(5);

  private final StringBuilder text = new StringBuilder();
  private boolean ended;

  private Output() {}

  /** Begins to read it. */
  public static Output of(Process process) {
    Output output = new Output();
    Thread thread = new Thread(() -> output.read(process), "output-" + process.pid());
    thread.setDaemon(true);
    thread.start();
    return output;
  }

  private void read(Process process) {
    char[] buffer = new char[4096];
    try (Reader in = new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        add(buffer, n);
      }
    } catch (IOException e) {
      // Ended from our side while it was writing.
    }
    end();
  }

  private synchronized void add(char[] buffer, int length) {
    text.append(buffer, 0, length);
    notifyAll();
  }

  private synchronized void end() {
    ended = true;
    notifyAll();
  }

  /** All so far. */
  public synchronized String text() {
    return text.toString();
  }

  /** Whether the condition came true; false when the time is over, or the process and its output. */
  public synchronized boolean await(Predicate<String> condition, Duration atMost)
      throws InterruptedException {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (!condition.test(text.toString())) {
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (ended || left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }

  /** Waits until all of it is there, no longer than 5 s. */
  public synchronized void awaitEnd() throws InterruptedException {
    long deadline = System.nanoTime() + END.toNanos();
    for (long left = END.toMillis(); !ended && left > 0; ) {
      wait(left);
      left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
    }
  }
}
