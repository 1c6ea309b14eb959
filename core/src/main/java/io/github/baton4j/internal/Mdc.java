// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.internal;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** The MDC, behind the guard: an adapter that throws costs the log line its fields and nothing else. */
final class Mdc {
  private static final String TRANSPORT = "mdc";

  private Mdc() {}

  static @Nullable String get(Counters counters, String key) {
    try {
      return MDC.get(key);
    } catch (Throwable e) {
      Guard.swallow(counters, TRANSPORT, e);
      return null;
    }
  }

  /** Sets a key, or removes it when the value is null. */
  static void set(Counters counters, String key, @Nullable String value) {
    try {
      if (value == null) {
        MDC.remove(key);
      } else {
        MDC.put(key, value);
      }
    } catch (Throwable e) {
      Guard.swallow(counters, TRANSPORT, e);
    }
  }
}
