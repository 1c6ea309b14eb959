// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks.cold.hand;

import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.MDC;

/** What travels: whatever of these the MDC has. */
final class Ids {
  static final String[] NAMES = {
    "x-correlation-id", "call-chain-length", "debug-log-enabled", "x-correlation-user-id"
  };

  private Ids() {}

  static Map<String, String> current() {
    Map<String, String> current = new LinkedHashMap<>();
    for (String name : NAMES) {
      String value = MDC.get(name);
      if (value != null) {
        current.put(name, value);
      }
    }
    return current;
  }
}
