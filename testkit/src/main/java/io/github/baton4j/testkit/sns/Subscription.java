// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.sns;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A subscription. Immutable; setting an attribute makes another.
 *
 * @param policy null when everything is wanted
 */
record Subscription(
    String arn,
    String topicArn,
    String protocol,
    String endpoint,
    boolean raw,
    boolean onBody,
    @Nullable FilterPolicy policy) {
  private static final String RAW = "RawMessageDelivery";
  private static final String POLICY = "FilterPolicy";
  private static final String SCOPE = "FilterPolicyScope";

  static Subscription of(String arn, String topicArn, String protocol, String endpoint) {
    return new Subscription(arn, topicArn, protocol, endpoint, false, false, null);
  }

  /** With several attributes, the scope first: it decides how the policy is read. */
  Subscription with(Map<String, String> attributes, String refusal) {
    Subscription changed = this;
    String scope = attributes.get(SCOPE);
    if (scope != null) {
      changed = changed.with(SCOPE, scope, refusal);
    }
    for (Map.Entry<String, String> each : attributes.entrySet()) {
      if (!each.getKey().equals(SCOPE)) {
        changed = changed.with(each.getKey(), each.getValue(), refusal);
      }
    }
    return changed;
  }

  /** @param refusal what a refusal begins with */
  Subscription with(String name, String value, String refusal) {
    return switch (name) {
      case RAW -> withRaw(value, refusal);
      case SCOPE -> withScope(value, refusal);
      case POLICY -> withPolicy(value, onBody, refusal);
      default -> throw SnsError.invalidParameter(refusal + "AttributeName");
    };
  }

  private Subscription withScope(String value, String refusal) {
    boolean body = value.equals("MessageBody");
    if (!body && !value.equals("MessageAttributes")) {
      throw SnsError.invalidParameter(refusal + "FilterPolicyScope: Invalid value [" + value
          + "]. Please use either MessageBody or MessageAttributes");
    }
    return withPolicy(policy == null ? "" : policy.json(), body, refusal);
  }

  private Subscription withRaw(String value, String refusal) {
    boolean wanted = value.equalsIgnoreCase("true");
    if (!wanted && !value.equalsIgnoreCase("false")) {
      throw SnsError.invalidParameter(
          refusal + "RawMessageDelivery: Invalid value [" + value + "]. Must be true or false.");
    }
    if (wanted && !protocol.equals("sqs")) {
      throw SnsError.invalidParameter(
          refusal + "Delivery protocol [" + protocol + "] does not support raw message delivery.");
    }
    return new Subscription(arn, topicArn, protocol, endpoint, wanted, onBody, policy);
  }

  private Subscription withPolicy(String json, boolean body, String refusal) {
    JsonNode read = json.isEmpty() ? null : Json.read(json);
    if (!json.isEmpty() && (read == null || !read.isObject())) {
      throw SnsError.invalidParameter(refusal + "FilterPolicy: failed to parse JSON.");
    }
    // {} takes the policy away.
    FilterPolicy wanted =
        read == null || read.isEmpty() ? null : FilterPolicy.read(read, body, refusal);
    return new Subscription(arn, topicArn, protocol, endpoint, raw, body, wanted);
  }

  Verdict judge(Publication publication) {
    if (policy == null) {
      return Verdict.MATCHED;
    }
    return policy.judge(
        publication.published().attributes(), publication.content().textFor(protocol));
  }

  String account() {
    return Arn.parse(topicArn, "TopicArn").account();
  }

  /** What {@code GetSubscriptionAttributes} shows: the scope only where there is a policy. */
  Map<String, String> attributes() {
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("SubscriptionArn", arn);
    attributes.put("TopicArn", topicArn);
    attributes.put("Protocol", protocol);
    attributes.put("Endpoint", endpoint);
    attributes.put("Owner", account());
    attributes.put("PendingConfirmation", "false");
    attributes.put("ConfirmationWasAuthenticated", "true");
    attributes.put(RAW, Boolean.toString(raw));
    if (policy != null) {
      attributes.put(POLICY, policy.json());
      attributes.put(SCOPE, onBody ? "MessageBody" : "MessageAttributes");
    }
    return attributes;
  }
}
