// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.lambda;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What {@link NeedsRuntimeClient} means. */
final class RuntimeClientCondition implements ExecutionCondition {
  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return evaluate(NativeClient.libraryOfThisMachine(), System.getenv("CI"));
  }

  static ConditionEvaluationResult evaluate(@Nullable String library, @Nullable String ci) {
    if (library != null) {
      return ConditionEvaluationResult.enabled(library);
    }
    String why = "Lambda's runtime interface client does not run on this system";
    if ("true".equals(ci)) {
      throw new IllegalStateException("CI=true, so what needs it has to run: " + why);
    }
    return ConditionEvaluationResult.disabled("Not run: " + why);
  }
}
