// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.sns;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * PublishBatch: up to ten messages to a topic. What is wrong with the batch or with any attribute refuses all of it; what is
 * wrong with one entry's message or subject fails that entry.
 */
final class PublishBatchOperation {
  private static final int MOST_ENTRIES = 10;
  private static final int LONGEST_ID = 80;

  private final Topics topics;
  private final Fanout fanout;
  private final Faults faults;

  PublishBatchOperation(Topics topics, Fanout fanout, Faults faults) {
    this.topics = topics;
    this.fanout = fanout;
    this.faults = faults;
  }

  void publish(Form form, String region, Xml result) {
    List<Form> entries = form.elements("PublishBatchRequestEntries.member");
    checkNumber(entries);
    String topicArn = form.text("TopicArn");
    Arn.parse(topicArn, "TopicArn");
    int maximum = topics.maximumMessageSize(topicArn);
    checkIds(entries);
    List<Map<String, Attribute>> attributes = attributes(entries, maximum);

    List<Publication> accepted = new ArrayList<>();
    Map<String, SnsError> failed = new LinkedHashMap<>();
    for (int i = 0; i < entries.size(); i++) {
      String id = entries.get(i).text("Id");
      try {
        Content content = Content.read(entries.get(i));
        if (faults.takesEntry()) {
          throw SnsError.internal("ordered by a test");
        }
        accepted.add(Publication.toTopic(topicArn, id, content, attributes.get(i)));
      } catch (SnsError e) {
        failed.put(id, e);
      }
    }
    List<Subscription> subscriptions = topics.subscriptionsOf(topicArn);
    accepted.forEach(each -> fanout.accept(each, subscriptions));
    write(accepted, failed, result);
  }

  private static void checkNumber(List<Form> entries) {
    if (entries.isEmpty()) {
      throw new SnsError(
          "EmptyBatchRequest", 400, "The batch request doesn't contain any entries.");
    }
    if (entries.size() > MOST_ENTRIES) {
      throw new SnsError(
          "TooManyEntriesInBatchRequest",
          400,
          "The batch request contains more entries than permissible.");
    }
  }

  private static void checkIds(List<Form> entries) {
    Set<String> ids = new HashSet<>();
    for (Form entry : entries) {
      String id = entry.text("Id");
      if (!Characters.areAName(id, LONGEST_ID)) {
        throw new SnsError(
            "InvalidBatchEntryId",
            400,
            "The Id of a batch entry in the batch request is not valid: " + id);
      }
      if (!ids.add(id)) {
        throw new SnsError(
            "BatchEntryIdsNotDistinct",
            400,
            "Two or more batch entries in the request have the same Id.");
      }
    }
  }

  /** Each entry's attributes; those of entries that will fail count to the batch's size, too. */
  private static List<Map<String, Attribute>> attributes(List<Form> entries, int maximum) {
    List<Map<String, Attribute>> all = new ArrayList<>();
    long size = 0;
    for (Form entry : entries) {
      Map<String, Attribute> attributes = AttributeRules.read(entry);
      size += entry.text("Message").getBytes(StandardCharsets.UTF_8).length;
      size += AttributeRules.size(attributes);
      all.add(attributes);
    }
    if (size > maximum) {
      throw new SnsError(
          "BatchRequestTooLong",
          400,
          "The length of all the batch messages put together is more than the limit.");
    }
    return all;
  }

  private static void write(List<Publication> accepted, Map<String, SnsError> failed, Xml result) {
    result.element(
        "Successful",
        list -> accepted.forEach(each -> list.element("member", member -> {
          member.element("Id", String.valueOf(each.published().batchEntryId()));
          member.element("MessageId", each.messageId());
        })));
    result.element(
        "Failed",
        list -> failed.forEach((id, error) -> list.element("member", member -> {
          member.element("Id", id);
          member.element("Code", error.code());
          member.element("Message", error.message());
          member.element("SenderFault", Boolean.toString(error.isSenderFault()));
        })));
  }
}
