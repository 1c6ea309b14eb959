// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.sns;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The topics and who is subscribed to them. Safe for use by any number of threads. */
final class Topics {
  /** ElasticMQ's account, too. */
  static final String ACCOUNT = "000000000000";

  /** A topic's ARN and the greatest size of its messages in bytes. */
  private final Map<String, Integer> topics = new LinkedHashMap<>();

  private final Map<String, Subscription> subscriptions = new LinkedHashMap<>();

  /** There is one topic of a name; making it again leaves it as it is. */
  synchronized String create(String name, String region, int maximumMessageSize) {
    String arn = "arn:aws:sns:" + region + ":" + ACCOUNT + ":" + name;
    topics.putIfAbsent(arn, maximumMessageSize);
    return arn;
  }

  synchronized void delete(String arn) {
    topics.remove(arn);
    subscriptions.values().removeIf(each -> each.topicArn().equals(arn));
  }

  synchronized List<String> all() {
    return List.copyOf(topics.keySet());
  }

  synchronized int maximumMessageSize(String arn) {
    Integer size = topics.get(arn);
    if (size == null) {
      throw SnsError.notFound("Topic");
    }
    return size;
  }

  synchronized List<Subscription> subscriptionsOf(String topicArn) {
    maximumMessageSize(topicArn);
    List<Subscription> those = new ArrayList<>();
    for (Subscription each : subscriptions.values()) {
      if (each.topicArn().equals(topicArn)) {
        those.add(each);
      }
    }
    return those;
  }

  /** An endpoint is subscribed once; again is the same, unless other attributes are wanted. */
  synchronized Subscription subscribe(
      String topicArn, String protocol, String endpoint, Map<String, String> attributes) {
    String refusal = "Attributes Reason: ";
    Subscription fresh = Subscription.of(
            topicArn + ":" + UUID.randomUUID(), topicArn, protocol, endpoint)
        .with(attributes, refusal);
    for (Subscription each : subscriptionsOf(topicArn)) {
      if (each.protocol().equals(protocol) && each.endpoint().equals(endpoint)) {
        if (!each.with(attributes, refusal).attributes().equals(each.attributes())) {
          throw SnsError.invalidParameter(
              refusal + "Subscription already exists with different attributes");
        }
        return each;
      }
    }
    subscriptions.put(fresh.arn(), fresh);
    return fresh;
  }

  synchronized Subscription subscription(@Nullable String arn) {
    Subscription found = subscriptions.get(arn == null ? "" : arn);
    if (found == null) {
      throw SnsError.notFound("Subscription");
    }
    return found;
  }

  synchronized void set(@Nullable String subscriptionArn, String name, String value) {
    Subscription changed = subscription(subscriptionArn).with(name, value, "");
    subscriptions.put(changed.arn(), changed);
  }

  synchronized void unsubscribe(String arn) {
    subscriptions.remove(arn);
  }
}
