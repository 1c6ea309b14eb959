// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.internal;

/** What stands in every {@code catch (Throwable)} of Baton: the user's call goes on, the fault is counted and told of. */
public final class Guard {
  private Guard() {}

  /**
   * Swallows a fault. A VirtualMachineError that is not a StackOverflowError is nobody's to swallow and goes on.
   *
   * <p>The warning names the fault's class and the place where it rose, never its message: messages carry values.
   */
  public static void swallow(Counters counters, String transport, Throwable fault) {
    rethrowFatal(fault);
    try {
      counters.add(transport, Outcome.FAILED);
      Warnings.warn(
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
    return trace.length == 0 ? "" : " at " + trace[0];
  }
}
