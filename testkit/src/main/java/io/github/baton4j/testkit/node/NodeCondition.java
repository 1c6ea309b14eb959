// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.node;

import io.github.baton4j.testkit.Required;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What {@link NeedsNode} means. */
final class NodeCondition implements ExecutionCondition {
  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return evaluate(System.getenv("PATH"), System.getenv("CI"));
  }

  static ConditionEvaluationResult evaluate(@Nullable String path, @Nullable String ci) {
    return Required.of("Node", ci, () -> {
      Node node = Node.find(path);
      return "Node " + node.version() + " at " + node.node();
    });
  }
}
