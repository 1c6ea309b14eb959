// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j;

import java.util.Map;
import java.util.TreeMap;
import org.slf4j.MDC;

/** What is current on a thread, and what its log lines bear. */
record Now(Map<String, String> ids, Map<String, String> mdc) {
  static Now here() {
    Map<String, String> mdc = MDC.getCopyOfContextMap();
    return new Now(
        Map.copyOf(CorrelationContext.current().asMap()),
        mdc == null ? Map.of() : new TreeMap<>(mdc));
  }

  /** Nothing of Baton's, and this in the MDC. */
  static Now nothingBut(Map<String, String> mdc) {
    return new Now(Map.of(), mdc);
  }

  String id() {
    return ids.get("x-correlation-id");
  }
}
