// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.faults;

import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where woven classes ask whether they are to throw. One plan is armed at a time, for all threads: the calls that are put to
 * the test go from thread to thread, one step after the other.
 */
public final class Faults {
  private static volatile @Nullable Plan plan;

  private Faults() {}

  /** A fault at the n-th of these places that is passed, counted from 1. */
  public static Plan at(int n, Predicate<String> places, Supplier<? extends Throwable> fault) {
    return new Plan(n, false, places, fault);
  }

  /** Faults at the n-th of these places, and at every later one. */
  public static Plan from(int n, Predicate<String> places, Supplier<? extends Throwable> fault) {
    return new Plan(n, true, places, fault);
  }

  /** Arms a plan, or none. */
  public static void arm(@Nullable Plan next) {
    plan = next;
  }

  /** Whether a place is the entry of a class's initialiser. */
  public static boolean isInitialiser(String place) {
    return place.endsWith(".<clinit>");
  }

  /** Whether a place is before a call that leaves the library. */
  public static boolean isLeaving(String place) {
    return place.contains(" > ");
  }

  /** What woven classes call. */
  public static void pass(String place) {
    Plan armed = plan;
    if (armed != null) {
      armed.pass(place);
    }
  }

  /** What is to be thrown, and where it was. */
  public static final class Plan {
    private final boolean everAfter;
    private final Predicate<String> places;
    private final Supplier<? extends Throwable> fault;
    private int left;
    private @Nullable String struck;

    private Plan(
        int n, boolean everAfter, Predicate<String> places, Supplier<? extends Throwable> fault) {
      this.left = n;
      this.everAfter = everAfter;
      this.places = places;
      this.fault = fault;
    }

    /** The first place at which it threw; null when it never did. */
    public synchronized @Nullable String struck() {
      return struck;
    }

    private void pass(String place) {
      if (isDue(place)) {
        throw Faults.<RuntimeException>sneaked(fault.get());
      }
    }

    private synchronized boolean isDue(String place) {
      if (!places.test(place)) {
        return false;
      }
      left--;
      if (left > 0 || (left < 0 && !everAfter)) {
        return false;
      }
      struck = struck == null ? place : struck;
      return true;
    }
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // so that checked ones pass, too
  private static <T extends Throwable> T sneaked(Throwable fault) throws T {
    throw (T) fault;
  }
}
