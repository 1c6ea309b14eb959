// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import io.github.baton4j.internal.Frame;
import io.github.baton4j.internal.Guard;
import org.slf4j.LoggerFactory;

/** The one line for a failure that leaves the user's code, written while its IDs are still on the log. Never throws. */
final class Failures {
  private static final String LOGGER = "io.github.baton4j.lambda";

  private Failures() {}

  static void log(String message, Throwable failure) {
    try {
      Frame current = Frame.top();
      if (current != null) {
        current
            .stampAgain(); // on its way out the failure may have passed somebody who clears the MDC
      }
      LoggerFactory.getLogger(LOGGER).error(message, failure);
    } catch (Throwable e) {
      Guard.rethrowFatal(
          e); // the failure itself goes on to the caller, a logger's must not take its place
    }
  }

  static void warn(String message) {
    try {
      LoggerFactory.getLogger(LOGGER).warn(message);
    } catch (Throwable e) {
      Guard.rethrowFatal(e);
    }
  }
}
