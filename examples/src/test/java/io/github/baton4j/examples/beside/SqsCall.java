// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.beside;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.baton4j.testkit.RecordedRequest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sending to a queue, and what of it is on the wire. */
final class SqsCall {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private SqsCall() {}

  /** A client of this kind, to send messages with: one by one, or all in a batch; each must be accepted. */
  static Sender client(
      SdkCall call, LoopbackAws aws, ClientOverrideConfiguration configuration, String queue) {
    return switch (call) {
      case SYNC -> {
        SqsClient client = aws.sqs(configuration);
        yield new Sender(
            client,
            messages ->
                messages.forEach(attributes -> client.sendMessage(message(queue, attributes))));
      }
      case ASYNC -> {
        SqsAsyncClient client = aws.sqsAsync(configuration);
        yield new Sender(
            client,
            messages -> messages.forEach(
                attributes -> client.sendMessage(message(queue, attributes)).join()));
      }
      case SYNC_BATCH -> {
        SqsClient client = aws.sqs(configuration);
        yield new Sender(
            client, messages -> check(client.sendMessageBatch(batch(queue, messages)), messages));
      }
      case ASYNC_BATCH -> {
        SqsAsyncClient client = aws.sqsAsync(configuration);
        yield new Sender(
            client,
            messages -> check(client.sendMessageBatch(batch(queue, messages)).join(), messages));
      }
    };
  }

  private static SendMessageRequest message(String queue, Map<String, String> attributes) {
    return SendMessageRequest.builder()
        .queueUrl(queue)
        .messageBody("body")
        .messageAttributes(attributes(attributes))
        .build();
  }

  private static SendMessageBatchRequest batch(String queue, List<Map<String, String>> messages) {
    List<SendMessageBatchRequestEntry> entries = new ArrayList<>();
    for (Map<String, String> attributes : messages) {
      entries.add(SendMessageBatchRequestEntry.builder()
          .id("e" + entries.size())
          .messageBody("body")
          .messageAttributes(attributes(attributes))
          .build());
    }
    return SendMessageBatchRequest.builder().queueUrl(queue).entries(entries).build();
  }

  private static void check(SendMessageBatchResponse response, List<?> messages) {
    assertEquals(List.of(), response.failed());
    assertEquals(messages.size(), response.successful().size());
  }

  static Map<String, MessageAttributeValue> attributes(Map<String, String> attributes) {
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

  /** The attributes of every message in these requests, as they stood on the wire. */
  static List<Map<String, String>> sent(List<RecordedRequest> requests) {
    List<Map<String, String>> all = new ArrayList<>();
    for (RecordedRequest request : requests) {
      JsonNode body = JSON.readTree(request.body());
      if (body.has("Entries")) {
        body.get("Entries").forEach(entry -> all.add(attributes(entry)));
      } else {
        all.add(attributes(body));
      }
    }
    return all;
  }

  private static Map<String, String> attributes(JsonNode message) {
    Map<String, String> all = new TreeMap<>();
    message.path("MessageAttributes").properties().forEach(entry -> {
      JsonNode attribute = entry.getValue();
      String value = attribute.path("StringValue").asString(null);
      all.put(
          entry.getKey(),
          attribute.get("DataType").asString() + " "
              + (value == null ? attribute.get("BinaryValue").asString() : value));
    });
    return all;
  }

  /** The attributes of a message that was received. */
  static Map<String, String> received(Message message) {
    Map<String, String> all = new TreeMap<>();
    message.messageAttributes().forEach((name, attribute) -> {
      String text = attribute.stringValue() == null
          ? Base64.getEncoder().encodeToString(attribute.binaryValue().asByteArray())
          : attribute.stringValue();
      all.put(name, attribute.dataType() + " " + text);
    });
    return all;
  }
}
