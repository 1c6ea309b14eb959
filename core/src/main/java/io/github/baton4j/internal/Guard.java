// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.internal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.LoggerFactory;

/**
 * What stands in every {@code catch (Throwable)} of Baton: the user's call goes on, the fault is counted and told of. What
 * is told goes to the logger {@code io.github.baton4j}, once per kind and minute, never with a value that came in.
 */
public final class Guard {
  private static final long MINUTE = 60_000_000_000L;

  /** The kinds are few and ours; the bound is for the day when one of them is not. */
  private static final int MAX_KINDS = 256;

  private static final Map<String, Long> LAST = new ConcurrentHashMap<>();

  private Guard() {}

  /**
   * Swallows a fault. A VirtualMachineError that is not a StackOverflowError is nobody's to swallow and goes on.
   *
   * <p>Of a StackOverflowError nobody is warned: a logger that is used for the first time where the stack ends leaves classes
   * behind that this JVM cannot load any more, and they are the user's.
   *
   * <p>The warning names the fault's class and the method in which it rose, never its message: messages carry values.
   */
  public static void swallow(Counters counters, String transport, Throwable fault) {
    rethrowFatal(fault);
    try {
      counters.add(transport, Outcome.FAILED);
      if (fault instanceof StackOverflowError) {
        return;
      }
      warn(
          "failed:" + transport,
          "Baton failed in "
              + transport
              + " and stepped aside, the call goes on without it: "
              + fault.getClass().getName()
              + place(fault));
    } catch (Throwable again) {
      rethrowFatal(again); // nothing else is left to be done about a fault in telling of a fault
    }
  }

  /** Throws on what nobody may swallow. */
  public static void rethrowFatal(Throwable fault) {
    if (fault instanceof VirtualMachineError fatal && !(fault instanceof StackOverflowError)) {
      throw fatal;
    }
  }

  private static String place(Throwable fault) {
    StackTraceElement[] trace = fault.getStackTrace();
    return trace.length == 0
        ? ""
        : " at " + trace[0].getClassName() + '.' + trace[0].getMethodName();
  }

  /** Warns, once per kind and minute. Never throws. */
  public static void warn(String kind, String message) {
    try {
      if (isDue(kind)) {
        LoggerFactory.getLogger("io.github.baton4j").warn(message);
      }
    } catch (Throwable e) {
      rethrowFatal(e); // a logger that fails must not fail the call that Baton rides on
    }
  }

  private static boolean isDue(String kind) {
    Long now = System.nanoTime();
    Long last = LAST.get(kind);
    if (last == null) {
      if (LAST.size() >= MAX_KINDS) {
        LAST.clear();
      }
      return LAST.putIfAbsent(kind, now) == null;
    }
    return now - last >= MINUTE && LAST.replace(kind, last, now);
  }
}
