// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.sns;

import java.util.List;
import java.util.Map;

/** Publish: one message to a topic or to a phone. */
final class PublishOperation {
  private final Topics topics;
  private final Fanout fanout;
  private final int maximumMessageSize;

  PublishOperation(Topics topics, Fanout fanout, int maximumMessageSize) {
    this.topics = topics;
    this.fanout = fanout;
    this.maximumMessageSize = maximumMessageSize;
  }

  void publish(Form form, String region, Xml result) {
    String phone = form.text("PhoneNumber");
    String topic = form.text("TopicArn");
    String target = form.text("TargetArn");
    int given = (phone.isEmpty() ? 0 : 1) + (topic.isEmpty() ? 0 : 1) + (target.isEmpty() ? 0 : 1);
    if (given != 1) {
      throw SnsError.invalidParameter("TopicArn or TargetArn Reason: "
          + (given == 0 ? "no value for required parameter" : "only one of them may be given"));
    }
    Publication publication =
        phone.isEmpty() ? toTopic(form, topic.isEmpty() ? target : topic) : toPhone(form, phone);
    result.element("MessageId", publication.messageId());
  }

  private Publication toTopic(Form form, String arn) {
    Arn.parse(arn, "TopicArn");
    if (arn.contains(":endpoint/")) {
      throw SnsError.invalidParameter(
          "TargetArn Reason: No endpoint found for the target arn specified");
    }
    Map<String, Attribute> attributes = AttributeRules.read(form);
    Content content = Content.read(form);
    checkSize(content, attributes, topics.maximumMessageSize(arn));
    Publication publication = Publication.toTopic(arn, null, content, attributes);
    fanout.accept(publication, topics.subscriptionsOf(arn));
    return publication;
  }

  private Publication toPhone(Form form, String phone) {
    if (!isPhoneNumber(phone)) {
      throw SnsError.invalidParameter(
          "PhoneNumber Reason: " + phone + " is not valid to publish to");
    }
    Map<String, Attribute> attributes = AttributeRules.read(form);
    Content content = Content.read(form);
    checkSize(content, attributes, maximumMessageSize);
    Publication publication = Publication.toPhone(phone, content, attributes);
    fanout.accept(publication, List.of());
    return publication;
  }

  /** E.164: a plus sign and up to 15 digits. */
  private static boolean isPhoneNumber(String text) {
    return text.length() >= 3
        && text.length() <= 16
        && text.charAt(0) == '+'
        && text.charAt(1) != '0'
        && text.chars().skip(1).allMatch(c -> c >= '0' && c <= '9');
  }

  private static void checkSize(Content content, Map<String, Attribute> attributes, int maximum) {
    if (content.size() + AttributeRules.size(attributes) > maximum) {
      throw SnsError.invalidParameter("Message too long");
    }
  }
}
