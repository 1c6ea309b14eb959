// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.sns;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The filter policy of a subscription. Immutable.
 *
 * @param json as AWS shows it: without the white space
 * @param onBody whether it is about the message's body and not its attributes
 */
record FilterPolicy(String json, boolean onBody, PolicyRule rule) {
  private static final int MOST_KEYS = 5;
  private static final int MOST_COMBINATIONS = 150;

  /** Reads a policy that is not empty. */
  static FilterPolicy read(JsonNode policy, boolean onBody, String refusal) {
    ConditionReader reader = new ConditionReader(refusal);
    if (policy.size() > MOST_KEYS) {
      throw reader.refused("Filter policy can not have more than 5 keys");
    }
    if (combinations(policy, 1) > MOST_COMBINATIONS) {
      throw reader.refused("Filter policy is too complex");
    }
    return new FilterPolicy(Json.write(policy), onBody, allOf(policy, onBody, reader));
  }

  /** AWS's formula: the lengths of all lists multiplied, each with the depth of its key. */
  private static long combinations(JsonNode policy, int depth) {
    long combinations = 1;
    for (JsonNode each : policy) {
      long own = each.isObject() ? combinations(each, depth + 1) : (long) each.size() * depth;
      // What is already too many stays so, without ever overflowing.
      combinations = Math.min(combinations * own, Integer.MAX_VALUE);
    }
    return combinations;
  }

  private static PolicyRule allOf(JsonNode policy, boolean onBody, ConditionReader reader) {
    Map<String, PolicyRule> rules = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> each : policy.properties()) {
      if (each.getKey().startsWith("$")) {
        throw reader.refused("this stand-in knows no " + each.getKey());
      }
      rules.put(each.getKey(), rule(each.getKey(), each.getValue(), onBody, reader));
    }
    return new PolicyRule.AllOf(rules);
  }

  private static PolicyRule rule(
      String key, JsonNode node, boolean onBody, ConditionReader reader) {
    if (node.isObject()) {
      if (!onBody) {
        throw reader.refused(
            "Filter policy scope MessageAttributes does not support nested filter policy");
      }
      return allOf(node, true, reader);
    }
    if (!node.isArray()) {
      throw reader.refused('"' + key + "\" must be an object or an array");
    }
    if (node.isEmpty()) {
      throw reader.refused("Empty arrays are not allowed");
    }
    List<Condition> conditions = new ArrayList<>();
    node.forEach(each -> conditions.add(reader.read(each)));
    return new PolicyRule.AnyOf(conditions);
  }

  /** @param body the text for the subscription's protocol */
  Verdict judge(Map<String, Attribute> attributes, String body) {
    if (onBody) {
      JsonNode read = Json.read(body);
      return read == null || !read.isObject() ? Verdict.INVALID_MESSAGE_BODY : verdict(read);
    }
    if (attributes.isEmpty()) {
      return Verdict.NO_MESSAGE_ATTRIBUTES;
    }
    JsonNode read = FilterableAttributes.read(attributes);
    return read == null ? Verdict.INVALID_ATTRIBUTES : verdict(read);
  }

  private Verdict verdict(JsonNode read) {
    return rule.isMetBy(read) ? Verdict.MATCHED : Verdict.NO_MATCH;
  }
}
