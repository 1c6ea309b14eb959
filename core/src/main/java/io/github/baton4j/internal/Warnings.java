// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.internal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.LoggerFactory;

/** Warnings on the logger {@code io.github.baton4j}: once per kind and minute, never with a value that came in. Never throws. */
public final class Warnings {
  private static final long MINUTE = 60_000_000_000L;

  /** The kinds are few and ours; the bound is for the day when one of them is not. */
  private static final int MAX_KINDS = 256;

  private static final Map<String, Long> LAST = new ConcurrentHashMap<>();

  private Warnings() {}

  public static void warn(String kind, String message) {
    try {
      if (isDue(kind)) {
        LoggerFactory.getLogger("io.github.baton4j").warn(message);
      }
    } catch (Throwable e) {
      Guard.rethrowFatal(e); // a logger that fails must not fail the call that Baton rides on
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
