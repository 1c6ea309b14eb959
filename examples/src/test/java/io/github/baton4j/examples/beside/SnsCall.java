// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.beside;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.baton4j.testkit.RecordedRequest;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.services.sns.SnsAsyncClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishBatchRequest;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/** Publishing to a topic, and what of it is on the wire. */
final class SnsCall {
  /** A field of an attribute in SNS's form, behind the message that it belongs to. */
  private static final Pattern FIELD = Pattern.compile(
      "(|PublishBatchRequestEntries\\.member\\.\\d+\\.)MessageAttributes\\.entry\\.(\\d+)\\.(.*)");

  private SnsCall() {}

  /** A client of this kind for the topic. */
  static Sender client(SdkCall call, LoopbackAws aws, ClientOverrideConfiguration configuration) {
    String topic = aws.topic();
    return switch (call) {
      case SYNC -> {
        SnsClient client = aws.sns(configuration);
        yield new Sender(
            client, messages -> messages.forEach(each -> client.publish(message(topic, each))));
      }
      case ASYNC -> {
        SnsAsyncClient client = aws.snsAsync(configuration);
        yield new Sender(
            client,
            messages ->
                messages.forEach(each -> client.publish(message(topic, each)).join()));
      }
      case SYNC_BATCH -> {
        SnsClient client = aws.sns(configuration);
        yield new Sender(
            client, messages -> check(client.publishBatch(batch(topic, messages)), messages));
      }
      case ASYNC_BATCH -> {
        SnsAsyncClient client = aws.snsAsync(configuration);
        yield new Sender(
            client,
            messages -> check(client.publishBatch(batch(topic, messages)).join(), messages));
      }
    };
  }

  private static PublishRequest message(String topic, Map<String, String> attributes) {
    return PublishRequest.builder()
        .topicArn(topic)
        .message("body")
        .messageAttributes(attributes(attributes))
        .build();
  }

  private static PublishBatchRequest batch(String topic, List<Map<String, String>> messages) {
    List<PublishBatchRequestEntry> entries = new ArrayList<>();
    for (Map<String, String> attributes : messages) {
      entries.add(PublishBatchRequestEntry.builder()
          .id("e" + entries.size())
          .message("body")
          .messageAttributes(attributes(attributes))
          .build());
    }
    return PublishBatchRequest.builder()
        .topicArn(topic)
        .publishBatchRequestEntries(entries)
        .build();
  }

  private static void check(PublishBatchResponse response, List<?> messages) {
    assertEquals(List.of(), response.failed());
    assertEquals(messages.size(), response.successful().size());
  }

  private static Map<String, MessageAttributeValue> attributes(Map<String, String> attributes) {
    Map<String, MessageAttributeValue> all = new HashMap<>();
    attributes.forEach((name, attribute) -> {
      MessageAttributeValue.Builder value =
          MessageAttributeValue.builder().dataType(UsersAttributes.type(attribute));
      if (UsersAttributes.isBinary(attribute)) {
        value.binaryValue(SdkBytes.fromByteArray(UsersAttributes.bytes(attribute)));
      } else {
        value.stringValue(UsersAttributes.text(attribute));
      }
      all.put(name, value.build());
    });
    return all;
  }

  /** The attributes of every message in these requests, as they stood on the wire; none may be there twice. */
  static List<Map<String, String>> sent(List<RecordedRequest> requests) {
    List<Map<String, String>> all = new ArrayList<>();
    for (RecordedRequest request : requests) {
      Map<String, Map<Integer, Map<String, String>>> messages = new TreeMap<>();
      for (String field : request.text().split("&", -1)) {
        String[] pair = field.split("=", 2);
        String name = URLDecoder.decode(pair[0], UTF_8);
        Matcher matcher = FIELD.matcher(name);
        if (matcher.matches()) {
          messages
              .computeIfAbsent(matcher.group(1), n -> new TreeMap<>())
              .computeIfAbsent(Integer.valueOf(matcher.group(2)), n -> new HashMap<>())
              .put(matcher.group(3), URLDecoder.decode(pair[1], UTF_8));
        } else if (name.endsWith(".Message") || name.equals("Message")) {
          messages.computeIfAbsent(
              name.substring(0, name.length() - "Message".length()), n -> new TreeMap<>());
        }
      }
      messages.values().forEach(attributes -> all.add(byName(attributes)));
    }
    return all;
  }

  private static Map<String, String> byName(Map<Integer, Map<String, String>> attributes) {
    Map<String, String> all = new TreeMap<>();
    for (Map<String, String> fields : attributes.values()) {
      String value = fields.getOrDefault("Value.StringValue", fields.get("Value.BinaryValue"));
      assertNull(all.put(fields.get("Name"), fields.get("Value.DataType") + " " + value));
    }
    return all;
  }
}
