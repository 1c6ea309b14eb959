// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.contract;

import io.github.baton4j.testkit.FreshJvm;
import io.github.baton4j.testkit.faults.Outgoing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Law 1 where the stack ends: a call is made with less and less of it left. Whatever overflows inside of Baton is swallowed;
 * where there is not even room for that, there is none for the call without Baton. In a JVM of its own: an overflow while a
 * class is initialised breaks that class for good, whoever's it is. Only for clients of one thread: a lock that overflows is
 * held for ever, as OkHttp's are.
 */
public final class DeepStack {
  private static final int MOST = 3000;
  private static final int ENOUGH = 40;

  private final Outgoing call;
  private final String plain;
  private final String whole;
  private final List<Throwable> suspects = new ArrayList<>();
  private int attempts;
  private @Nullable Throwable last;
  private int overflows;
  private int well;
  private @Nullable AssertionError breach;

  private DeepStack(Outgoing call, String plain, String whole) {
    this.call = call;
    this.plain = plain;
    this.whole = whole;
  }

  /** Runs it for one kind of call. */
  public static void under(Class<? extends Outgoing> call)
      throws IOException, InterruptedException {
    FreshJvm.run(
        DeepStack.class,
        "-Dcall=" + call.getName(),
        // Or the JDK, not Baton, makes a class down there for a constructor that was called often.
        "-Dsun.reflect.inflationThreshold=" + Integer.MAX_VALUE);
  }

  public static void main(String[] arguments) throws Exception {
    Throwable[] failure = {new IllegalStateException("not run")};
    Thread thread = new Thread(
        null,
        () -> {
          try {
            judge();
            failure[0] = null;
          } catch (Throwable e) {
            failure[0] = e;
          }
        },
        "deep",
        400 << 10);
    thread.start();
    thread.join(50_000);
    if (failure[0] != null) {
      failure[0].printStackTrace();
      System.exit(1);
    }
    System.exit(0);
  }

  private static void judge() throws Exception {
    var constructor = Class.forName(System.getProperty("call")).getDeclaredConstructor();
    constructor.setAccessible(true);
    try (Outgoing call = (Outgoing) constructor.newInstance()) {
      call.open();
      call.enter();
      for (int i = 0; i < 200; i++) {
        call.callWithout();
        call.call();
      }
      String plain = call.callWithout();
      String whole = call.call();
      DeepStack deep = new DeepStack(call, plain, whole);
      deep.fall(0);
      if (deep.breach != null) {
        throw deep.breach;
      }
      // Not before: whoever asks for the first trace of a JVM down there breaks traces for good.
      for (Throwable suspect : deep.suspects) {
        if (isOfBaton(suspect)) {
          throw new AssertionError("Baton alone has failed", suspect);
        }
      }
      if (deep.well < ENOUGH || deep.overflows < 20) {
        throw new AssertionError(deep.overflows + " overflows, then " + deep.well, deep.last);
      }
      call.callWithout();
      if (!whole.equals(call.call())) {
        throw new AssertionError("broken for good " + call.outcomes());
      }
      // What Baton told of the overflows must not have been the first to need these.
      LoggerFactory.getLogger(DeepStack.class).info("", new IllegalStateException());
    }
  }

  /** Whether a frame of Baton's own is among those on top, other than one that only hands a call on. */
  private static boolean isOfBaton(Throwable thrown) {
    for (StackTraceElement frame : thrown.getStackTrace()) {
      String name = frame.getClassName();
      if (name.startsWith("io.github.baton4j.")
          && !name.contains("Test")
          && !name.contains("Stub")
          && !name.startsWith(DeepStack.class.getPackageName())
          && !frame.getMethodName().equals("intercept")) {
        return true;
      }
    }
    return false;
  }

  /** Falls to the end of the stack, and makes the call from each frame on the way back. */
  private void fall(int depth) {
    if (depth == Integer.MAX_VALUE) {
      return;
    }
    try {
      fall(depth + 1);
    } catch (StackOverflowError e) {
      well = 0; // the end, or too near to it for the attempt itself
    }
    if (well < ENOUGH && breach == null && attempts < MOST) {
      attempts++;
      attempt();
    }
  }

  private void attempt() {
    Throwable thrown;
    try {
      String sent = call.call();
      if (!sent.equals(plain) && !sent.equals(whole)) {
        breach = new AssertionError(sent);
      }
      well++;
      return;
    } catch (Throwable e) {
      thrown = e;
    }
    well = 0;
    overflows++;
    last = thrown;
    if (goesWithout()) {
      suspects.add(thrown);
    }
  }

  private boolean goesWithout() {
    try {
      return call.callWithout().equals(plain);
    } catch (Throwable e) {
      return false;
    }
  }
}
