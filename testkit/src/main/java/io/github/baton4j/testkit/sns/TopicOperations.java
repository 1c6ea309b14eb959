// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.sns;

import java.util.Map;

/** CreateTopic, DeleteTopic, ListTopics. */
final class TopicOperations {
  /** That of SQS: of SNS none is known. */
  static final int LEAST_MAXIMUM = 1_024;

  static final int GREATEST_MAXIMUM = 1_048_576;

  private static final int LONGEST_NAME = 256;

  private final Topics topics;
  private final int maximumMessageSize;

  TopicOperations(Topics topics, int maximumMessageSize) {
    this.topics = topics;
    this.maximumMessageSize = maximumMessageSize;
  }

  void create(Form form, String region, Xml result) {
    String name = form.text("Name");
    if (!Characters.areAName(name, LONGEST_NAME)) {
      throw SnsError.invalidParameter("Topic Name");
    }
    Map<String, String> attributes = form.map("Attributes");
    if (attributes.getOrDefault("FifoTopic", "false").equalsIgnoreCase("true")) {
      throw SnsError.invalidParameter("Attributes Reason: this stand-in knows no FIFO topics");
    }
    String size = attributes.get("MaximumMessageSize");
    int maximum = size == null ? maximumMessageSize : checkedSize(size);
    result.element("TopicArn", topics.create(name, region, maximum));
  }

  private static int checkedSize(String size) {
    try {
      int bytes = Integer.parseInt(size);
      if (bytes >= LEAST_MAXIMUM && bytes <= GREATEST_MAXIMUM) {
        return bytes;
      }
    } catch (NumberFormatException e) {
      // Refused with those that are too small or too great.
    }
    throw SnsError.invalidParameter("Attributes Reason: MaximumMessageSize");
  }

  /** Deleting what is not there is no error. */
  void delete(Form form, String region, Xml result) {
    String arn = form.text("TopicArn");
    Arn.parse(arn, "TopicArn");
    topics.delete(arn);
  }

  void list(Form form, String region, Xml result) {
    Page<String> page = Page.of(topics.all(), form.get("NextToken"));
    result.element(
        "Topics",
        list -> page.elements()
            .forEach(arn -> list.element("member", member -> member.element("TopicArn", arn))));
    page.writeNext(result);
  }
}
