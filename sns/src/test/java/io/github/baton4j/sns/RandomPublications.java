// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.sns;

import io.github.baton4j.CorrelationIds;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishBatchRequest;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/** Messages and batches whose size is within a few hundred bytes of a limit, on either side, each the next of a seed's. */
final class RandomPublications {
  private static final String[] LETTERS = {"x", "é", "語", "😀"};

  private static final String[] NAMES = {
    "x-correlation-id",
    "X-Correlation-ID",
    "call-chain-length",
    "Call-Chain-Length",
    "traceparent",
    "x-correlation-a",
    "X-CORRELATION-A",
    "tracestate",
    "a",
    "b.c",
    "d_e",
    "f-1"
  };

  private final Random random;
  private final String topic;
  private final int limit;

  RandomPublications(long seed, String topic, int limit) {
    this.random = new Random(seed);
    this.topic = topic;
    this.limit = limit;
  }

  CorrelationIds ids() {
    CorrelationIds ids = CorrelationIds.of("c-" + random.nextInt(2));
    for (int n = random.nextInt(9); n > 0; n--) {
      String value = random.nextInt(8) == 0 ? "v\"{" : "v".repeat(1 + random.nextInt(120));
      ids = ids.with("x-correlation-" + (char) ('a' + n), value);
    }
    return random.nextBoolean()
        ? ids
        : ids.with("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
  }

  PublishRequest message() {
    Map<String, MessageAttributeValue> attributes = attributes();
    return PublishRequest.builder()
        .topicArn(topic)
        .message(text(Math.max(1, limit - around() - bytes(attributes))))
        .messageAttributes(attributes)
        .build();
  }

  PublishBatchRequest batch() {
    List<PublishBatchRequestEntry> entries = new ArrayList<>();
    int size = 1 + random.nextInt(11);
    int left = limit - around();
    for (int i = 0; i < size; i++) {
      Map<String, MessageAttributeValue> attributes = attributes();
      left -= bytes(attributes);
      int text = i == size - 1 ? left : random.nextInt(Math.max(1, 2 * left / (size - i)) + 1);
      text = Math.max(random.nextInt(60) == 0 ? 0 : 1, text);
      left -= text;
      entries.add(PublishBatchRequestEntry.builder()
          .id("e" + i)
          .message(text(text))
          .messageAttributes(attributes)
          .build());
    }
    return PublishBatchRequest.builder()
        .topicArn(topic)
        .publishBatchRequestEntries(entries)
        .build();
  }

  /** By how much a size misses the limit: mostly by what some or all of the IDs would take. */
  private int around() {
    int kind = random.nextInt(8);
    return kind == 0 ? -1 : kind == 1 ? 0 : random.nextInt(kind < 5 ? 60 : 900);
  }

  private Map<String, MessageAttributeValue> attributes() {
    Map<String, MessageAttributeValue> attributes = new LinkedHashMap<>();
    for (int n = random.nextInt(random.nextBoolean() ? 3 : 13); n > 0; n--) {
      attributes.put(NAMES[random.nextInt(NAMES.length)], attribute());
    }
    return attributes;
  }

  private MessageAttributeValue attribute() {
    MessageAttributeValue.Builder attribute = MessageAttributeValue.builder();
    return switch (random.nextInt(6)) {
      case 0 ->
        attribute
            .dataType("Binary")
            .binaryValue(SdkBytes.fromByteArray(new byte[1 + random.nextInt(40)]))
            .build();
      case 1 ->
        attribute
            .dataType("Number")
            .stringValue(Integer.toString(random.nextInt(9)))
            .build();
      case 2 -> attribute.dataType("String.Array").stringValue("[\"é\"]").build();
      case 3 ->
        attribute.dataType("String").stringValue("c-" + random.nextInt(2)).build();
      case 4 -> attribute.dataType("String.é").stringValue("語").build();
      default ->
        attribute
            .dataType("String")
            .stringValue("0".repeat(1 + random.nextInt(9)))
            .build();
    };
  }

  /** A text of this many bytes of UTF-8. */
  private String text(int bytes) {
    StringBuilder text = new StringBuilder(bytes);
    int left = bytes;
    for (int n = random.nextInt(20); n > 0; n--) {
      String letter = LETTERS[random.nextInt(LETTERS.length)];
      int size = letter.getBytes(StandardCharsets.UTF_8).length;
      if (size <= left) {
        text.append(letter);
        left -= size;
      }
    }
    return text.append("x".repeat(left)).toString();
  }

  private static int bytes(Map<String, MessageAttributeValue> attributes) {
    int bytes = 0;
    for (Map.Entry<String, MessageAttributeValue> entry : attributes.entrySet()) {
      MessageAttributeValue value = entry.getValue();
      bytes += utf8(entry.getKey()) + utf8(value.dataType());
      bytes += value.binaryValue() == null
          ? utf8(value.stringValue())
          : value.binaryValue().asByteArrayUnsafe().length;
    }
    return bytes;
  }

  private static int utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
