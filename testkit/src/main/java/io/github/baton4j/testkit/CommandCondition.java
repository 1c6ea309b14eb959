// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** What {@link NeedsCommand} means. */
final class CommandCondition implements ExecutionCondition {
  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return AnnotationSupport.findAnnotation(context.getElement(), NeedsCommand.class)
        .map(needs -> evaluate(needs, System.getenv("PATH"), System.getenv("CI")))
        .orElseGet(() -> ConditionEvaluationResult.enabled("needs no command"));
  }

  static ConditionEvaluationResult evaluate(
      NeedsCommand needs, @Nullable String path, @Nullable String ci) {
    return Required.of(needs.value(), ci, () -> {
      Command command = Command.find(path, needs.value(), needs.atLeast(), needs.asks());
      return needs.value() + " " + command.version() + " at " + command.file();
    });
  }
}
