// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.sns;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a filter policy wants of one place in a message. */
interface PolicyRule {
  /**
   * Whether the message goes through, as far as this place is concerned.
   *
   * @param value null when the message has nothing there
   */
  boolean isMetBy(@Nullable JsonNode value);

  /** Several keys: every one of them. */
  record AllOf(Map<String, PolicyRule> rules) implements PolicyRule {
    @Override
    public boolean isMetBy(@Nullable JsonNode value) {
      if (value != null && value.isArray()) {
        // All keys must be met by the same element.
        for (JsonNode element : value) {
          if (isMetBy(element)) {
            return true;
          }
        }
        return false;
      }
      if (value != null && !value.isObject()) {
        return false;
      }
      return rules.entrySet().stream()
          .allMatch(
              rule -> rule.getValue().isMetBy(value == null ? null : value.get(rule.getKey())));
    }
  }

  /** Several alternatives for one key: any one of them, and of an array any element. */
  record AnyOf(List<Condition> conditions) implements PolicyRule {
    @Override
    public boolean isMetBy(@Nullable JsonNode value) {
      if (value == null) {
        return conditions.stream().anyMatch(Condition::isMetByAbsence);
      }
      if (value.isArray()) {
        for (JsonNode element : value) {
          if (isMetBy(element)) {
            return true;
          }
        }
        return false;
      }
      return !value.isObject() && conditions.stream().anyMatch(each -> each.isMetBy(value));
    }
  }
}
