// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.logging;

import java.util.Map;
import java.util.TreeMap;

/** A line that has to be there: its message, and every field of the MDC with its exact text. */
record Wanted(String message, Map<String, String> fields) {
  Wanted {
    fields = new TreeMap<>(fields);
  }

  /**
   * A line of an invocation.
   *
   * @param requestId of the invocation
   * @param ids the correlation IDs; in the MDC a dot in a name is no dot
   * @param more further names, each with its value behind it; what is there already is replaced
   */
  static Wanted line(String message, String requestId, Map<String, String> ids, String... more) {
    Map<String, String> fields = new TreeMap<>(Map.of(
        "call-chain-length",
        "1",
        "debug-log-enabled",
        "false",
        "awsRequestId",
        requestId,
        "coldStart",
        "false"));
    ids.forEach((name, value) -> fields.put(name.replace('.', '_'), value));
    for (int i = 0; i < more.length; i += 2) {
      fields.put(more[i], more[i + 1]);
    }
    return new Wanted(message, fields);
  }
}
