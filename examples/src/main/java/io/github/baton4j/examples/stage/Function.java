// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.stage;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.MDC;

/**
 * A deployed function. It marks the function's log lines with its name, as a platform would, and looks whether an
 * invocation leaves anything behind on the thread that ran it.
 */
final class Function<I, O> {
  /** The field of a log line that tells which function wrote it. */
  static final String FIELD = "function";

  private final String name;
  private final RequestHandler<I, O> handler;
  private final List<String> leftovers = new ArrayList<>();

  Function(String name, RequestHandler<I, O> handler) {
    this.name = name;
    this.handler = handler;
  }

  O invoke(I event) {
    MDC.put(FIELD, name);
    Map<String, String> before = MDC.getCopyOfContextMap();
    try {
      return handler.handleRequest(event, new FunctionContext(name));
    } finally {
      compare(before, MDC.getCopyOfContextMap());
      MDC.remove(FIELD);
    }
  }

  private synchronized void compare(Map<String, String> before, Map<String, String> after) {
    if (!before.equals(after)) {
      leftovers.add(name + " found " + before + " in the MDC and left " + after);
    }
  }

  /** What invocations left behind. */
  synchronized List<String> leftovers() {
    return List.copyOf(leftovers);
  }
}
