// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.browser;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What {@link NeedsChromium} means. */
final class ChromiumCondition implements ExecutionCondition {
  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return evaluate(System.getenv("PATH"), System.getenv("CI"));
  }

  static ConditionEvaluationResult evaluate(String path, String ci) {
    try {
      return ConditionEvaluationResult.enabled("Chromium at " + Chromium.find(path));
    } catch (IllegalStateException e) {
      if ("true".equals(ci)) {
        throw new IllegalStateException(
            "CI=true, so what needs Chromium has to run: " + e.getMessage(), e);
      }
      return ConditionEvaluationResult.disabled("Not run: " + e.getMessage());
    }
  }
}
