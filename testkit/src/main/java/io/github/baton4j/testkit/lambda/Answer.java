// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.lambda;

import org.jspecify.annotations.Nullable;

/**
 * What a runtime told the Runtime API.
 *
 * @param isError whether it came as an error
 * @param body the JSON, of an error with {@code errorMessage}, {@code errorType}, {@code stackTrace}
 * @param errorType of an error the header {@code Lambda-Runtime-Function-Error-Type}, which says whose error it is
 */
public record Answer(boolean isError, String body, @Nullable String errorType) {
  /** The body of a success; an AssertionError where there was none. */
  public String success() {
    if (isError) {
      throw new AssertionError("the function failed: " + errorType + " " + body);
    }
    return body;
  }

  /** The body of an error; an AssertionError where there was none. */
  public String error() {
    if (!isError) {
      throw new AssertionError("the function did not fail: " + body);
    }
    return body;
  }
}
