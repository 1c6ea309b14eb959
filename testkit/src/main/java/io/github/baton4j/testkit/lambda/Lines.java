// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.lambda;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The lines that a process writes, read while it does: a pipe that nobody empties would stop it. Where somebody looks at each
 * as it comes, only the last ones are kept.
 */
final class Lines {
  private static final int SHOWN = 100;

  private final List<String> lines = new ArrayList<>();
  private final @Nullable Consumer<String> each;
  private boolean ended;

  private Lines(@Nullable Consumer<String> each) {
    this.each = each;
  }

  /** Reads to the end, and then says so. */
  static Lines of(Process process, @Nullable Consumer<String> each, Runnable atEnd) {
    Lines lines = new Lines(each);
    Runnable task = () -> {
      lines.read(process.getInputStream());
      atEnd.run();
    };
    Thread thread = new Thread(task, "lines-" + process.pid());
    thread.setDaemon(true);
    thread.start();
    return lines;
  }

  private void read(InputStream from) {
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(from, StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (each != null) {
          each.accept(line);
        }
        add(line);
      }
    } catch (IOException e) {
      // Ended from our side while it was writing.
    }
    end();
  }

  private synchronized void add(String line) {
    lines.add(line);
    if (each != null && lines.size() > 2 * SHOWN) {
      lines.subList(0, SHOWN).clear();
    }
    notifyAll();
  }

  private synchronized void end() {
    ended = true;
    notifyAll();
  }

  synchronized List<String> all() {
    return List.copyOf(lines);
  }

  synchronized String last() {
    return String.join("\n", lines.subList(Math.max(0, lines.size() - SHOWN), lines.size()));
  }

  /** Whether so many lines are such; each is looked at once. False when the time is over, or the process and its output. */
  synchronized boolean await(int count, Predicate<String> such, Duration atMost)
      throws InterruptedException {
    if (each != null) {
      throw new IllegalStateException("who looks at each line knows when it has come");
    }
    long deadline = System.nanoTime() + atMost.toNanos();
    int found = 0;
    int next = 0;
    while (true) {
      for (; next < lines.size(); next++) {
        found += such.test(lines.get(next)) ? 1 : 0;
      }
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (found >= count) {
        return true;
      }
      if (ended || left <= 0) {
        return false;
      }
      wait(left);
    }
  }

  synchronized void awaitEnd(Duration atMost) throws InterruptedException {
    long deadline = System.nanoTime() + atMost.toNanos();
    for (long left = atMost.toMillis(); !ended && left > 0; ) {
      wait(left);
      left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
    }
  }
}
