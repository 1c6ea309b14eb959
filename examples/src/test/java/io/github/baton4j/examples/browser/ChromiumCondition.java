// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.browser;

import io.github.baton4j.testkit.Required;
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
    return Required.of("Chromium", ci, () -> "Chromium at " + Chromium.find(path));
  }
}
