// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.junit;

import io.github.baton4j.Scope;
import io.github.baton4j.internal.Frame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The scopes of one test: which are open, and what was done wrongly. Told by all threads; its lock is itself. */
final class ScopeRecord implements BiConsumer<Frame, @Nullable String> {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(1);

  /** In the order of their opening. A frame's equality is its identity. */
  private final Map<Frame, Opened> open = new LinkedHashMap<>();

  private final List<AssertionError> misuses = new ArrayList<>();

  @Override
  public synchronized void accept(Frame scope, @Nullable String misuse) {
    if (misuse != null && misuse.isEmpty()) {
      open.put(scope, new Opened());
    } else {
      Opened opened = open.remove(scope);
      if (opened != null && misuse != null) {
        misuses.add(opened.told(misuse));
      }
    }
    notifyAll();
  }

  /** Waits while a thread that is still at work has a scope open; what this thread has left open stays so. */
  synchronized void awaitOthers() throws InterruptedException {
    long end = System.nanoTime() + PATIENCE;
    long left = PATIENCE;
    while (othersAreAtWork() && left > 0) {
      // Nobody tells of the end of a thread.
      TimeUnit.NANOSECONDS.timedWait(this, Math.min(left, PATIENCE / 50));
      left = end - System.nanoTime();
    }
  }

  private boolean othersAreAtWork() {
    for (Opened opened : open.values()) {
      if (opened.owner != Thread.currentThread() && opened.owner.isAlive()) {
        return true;
      }
    }
    return false;
  }

  /** All that was done wrongly, as the failure of a test; null where nothing was. Closes what is open. */
  @Nullable
  AssertionError failure() {
    List<Frame> left;
    AssertionError first;
    synchronized (this) {
      for (Opened opened : open.values()) {
        misuses.add(opened.told("a scope was never closed"));
      }
      left = new ArrayList<>(open.keySet());
      open.clear();
      first = misuses.isEmpty() ? null : misuses.get(0);
      for (int i = 1; i < misuses.size(); i++) {
        misuses.get(0).addSuppressed(misuses.get(i));
      }
    }
    // The inner ones before those around them.
    for (int i = left.size() - 1; i >= 0; i--) {
      close(left.get(i));
    }
    return first;
  }

  private static void close(Frame scope) {
    try {
      scope.close();
    } catch (IllegalStateException e) {
      // Strict mode says what is told of already: it is another thread's.
    }
  }

  /** Where a scope was opened. */
  private static final class Opened {
    private final Thread owner = Thread.currentThread();
    private final Throwable place = new Throwable("the scope was opened here");

    Opened() {
      StackTraceElement[] trace = place.getStackTrace();
      int user = 0;
      while (user < trace.length - 1 && isBatons(trace[user].getClassName())) {
        user++;
      }
      place.setStackTrace(Arrays.copyOfRange(trace, user, trace.length));
    }

    /** Of the engine, its front, and this: whoever reads the trace wants what called them. */
    private static boolean isBatons(String className) {
      String name = className.substring(0, Math.max(0, className.lastIndexOf('.')));
      return name.equals(Frame.class.getPackageName())
          || name.equals(Scope.class.getPackageName())
          || className.startsWith(ScopeRecord.class.getName());
    }

    AssertionError told(String misuse) {
      return new AssertionError(misuse + "; thread " + owner.getName(), place);
    }
  }
}
