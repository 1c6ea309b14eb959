// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.sns;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a publication or a batch entry says, attributes apart. In a batch, what is wrong here fails the entry alone.
 *
 * <p>The documentation has it that attributes are not sent along with a structured message. They are.
 *
 * @param texts the text for each protocol, and the default one; empty when it is the same for all
 */
record Content(
    String message,
    @Nullable String subject,
    @Nullable String structure,
    Map<String, String> texts) {
  private static final int LONGEST_SUBJECT = 100;

  static Content read(Form form) {
    String message = form.text("Message");
    if (message.isEmpty()) {
      throw SnsError.invalidParameter("Empty message");
    }
    String subject = form.get("Subject");
    if (subject != null && !isSubject(subject)) {
      throw SnsError.invalidParameter("Subject");
    }
    if (form.get("MessageDeduplicationId") != null) {
      throw SnsError.invalidParameter(
          "MessageDeduplicationId Reason: The request includes MessageDeduplicationId parameter that"
              + " is not valid for this topic type");
    }
    String structure = form.get("MessageStructure");
    if (structure == null) {
      return new Content(message, subject, null, Map.of());
    }
    if (!structure.equals("json")) {
      throw SnsError.invalidParameter("MessageStructure");
    }
    return new Content(message, subject, structure, texts(message));
  }

  /** Counted in UTF-16, as observed; line breaks are control characters. */
  private static boolean isSubject(String subject) {
    return !subject.isEmpty()
        && subject.length() <= LONGEST_SUBJECT
        && subject.chars().noneMatch(Character::isISOControl);
  }

  /** Strings only; but a default that is a number, a boolean or null becomes a string. */
  private static Map<String, String> texts(String message) {
    JsonNode all = Json.read(message);
    if (all == null || !all.isObject()) {
      throw SnsError.invalidParameter("Message Structure - JSON message body failed to parse");
    }
    JsonNode fallback = all.get("default");
    if (fallback == null || fallback.isContainerNode()) {
      throw SnsError.invalidParameter("Message Structure - No default entry in JSON message body");
    }
    Map<String, String> texts = new LinkedHashMap<>();
    all.properties().forEach(each -> {
      if (each.getValue().isTextual()) {
        texts.put(each.getKey(), each.getValue().textValue());
      }
    });
    texts.put("default", fallback.asText());
    return texts;
  }

  String textFor(String protocol) {
    return texts.getOrDefault(protocol, texts.getOrDefault("default", message));
  }

  /** Bytes that count to the message's size; the subject does not. */
  int size() {
    return message.getBytes(StandardCharsets.UTF_8).length;
  }
}
