// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.sns;

/** Subscribe, Unsubscribe, and what there is to be read and set of a subscription. */
final class SubscriptionOperations {
  private final Topics topics;

  SubscriptionOperations(Topics topics) {
    this.topics = topics;
  }

  void subscribe(Form form, String region, Xml result) {
    String topicArn = form.text("TopicArn");
    Arn.parse(topicArn, "TopicArn");
    topics.maximumMessageSize(topicArn); // refuses an unknown one before anything else is looked at
    String protocol = form.text("Protocol");
    String endpoint = form.text("Endpoint");
    checkEndpoint(protocol, endpoint);
    Subscription made = topics.subscribe(topicArn, protocol, endpoint, form.map("Attributes"));
    result.element("SubscriptionArn", made.arn());
  }

  private static void checkEndpoint(String protocol, String endpoint) {
    if (!protocol.equals("sqs") && !protocol.equals("lambda")) {
      throw SnsError.invalidParameter(
          "Amazon SNS does not support this protocol string: " + protocol);
    }
    if (!Arn.isOf(protocol, endpoint)) {
      throw SnsError.invalidParameter(
          (protocol.equals("sqs") ? "SQS" : "Lambda") + " endpoint ARN");
    }
    if (protocol.equals("sqs") && endpoint.endsWith(".fifo")) {
      throw SnsError.invalidParameter("Invalid parameter: Endpoint Reason: FIFO SQS Queues can"
          + " not be subscribed to standard SNS topics");
    }
  }

  /** Ending what has ended is no error. */
  void unsubscribe(Form form, String region, Xml result) {
    String arn = form.text("SubscriptionArn");
    Arn.parse(arn, "SubscriptionArn");
    topics.unsubscribe(arn);
  }

  void setAttributes(Form form, String region, Xml result) {
    topics.set(
        form.get("SubscriptionArn"), form.text("AttributeName"), form.text("AttributeValue"));
  }

  void getAttributes(Form form, String region, Xml result) {
    Subscription found = topics.subscription(form.get("SubscriptionArn"));
    result.element(
        "Attributes",
        map -> found
            .attributes()
            .forEach((name, value) -> map.element("entry", entry -> {
              entry.element("key", name);
              entry.element("value", value);
            })));
  }

  void listByTopic(Form form, String region, Xml result) {
    String topicArn = form.text("TopicArn");
    Arn.parse(topicArn, "TopicArn");
    Page<Subscription> page = Page.of(topics.subscriptionsOf(topicArn), form.get("NextToken"));
    result.element(
        "Subscriptions",
        list -> page.elements()
            .forEach(each -> list.element("member", member -> {
              member.element("SubscriptionArn", each.arn());
              member.element("Owner", each.account());
              member.element("Protocol", each.protocol());
              member.element("Endpoint", each.endpoint());
              member.element("TopicArn", each.topicArn());
            })));
    page.writeNext(result);
  }
}
