// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;

/**
 * What becomes of tests that need something which not every machine has: without it they are skipped, which says why. Where the
 * environment variable {@code CI} is {@code true} they fail instead: a check that quietly looks at nothing is worse than none.
 */
public final class Required {
  private Required() {}

  /**
   * The verdict.
   *
   * @param what it is called
   * @param ci the value of {@code CI}
   * @param found looks for it: says where it is, or throws an {@link IllegalStateException} that says what is missing
   * @throws IllegalStateException in CI, where it is missing
   */
  public static ConditionEvaluationResult of(
      String what, @Nullable String ci, Supplier<String> found) {
    try {
      return ConditionEvaluationResult.enabled(found.get());
    } catch (IllegalStateException e) {
      if ("true".equals(ci)) {
        throw new IllegalStateException(
            "CI=true, so what needs " + what + " has to run: " + e.getMessage(), e);
      }
      return ConditionEvaluationResult.disabled("Not run: " + e.getMessage());
    }
  }
}
