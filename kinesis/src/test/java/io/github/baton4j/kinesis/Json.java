// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.kinesis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Payloads as a user would make them and read them. */
final class Json {
  private static final JsonMapper JSON = new JsonMapper();

  private Json() {}

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** A byte a character, so that no two arrays look alike. */
  static String latin1(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** The bytes of which each is a character. */
  static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** A payload whose {@code __context__} has these members; the chain length is a number, as on the wire. */
  static byte[] payload(Map<String, String> context) {
    ObjectNode root = JSON.createObjectNode();
    if (!context.isEmpty()) {
      ObjectNode members = root.putObject("__context__");
      context.forEach((name, value) -> {
        if (name.equalsIgnoreCase("call-chain-length")) {
          members.put(name, Integer.parseInt(value));
        } else {
          members.put(name, value);
        }
      });
    }
    root.put("body", "b");
    return written(root);
  }

  /** A payload whose {@code __context__} has these members, all of them strings. */
  static byte[] payloadOfStrings(Map<String, String> context) {
    ObjectNode root = JSON.createObjectNode();
    ObjectNode members = root.putObject("__context__");
    context.forEach(members::put);
    root.put("body", "b");
    return written(root);
  }

  /** The same with numbers and booleans wherever a value can be one. */
  static byte[] payloadOfScalars(Map<String, String> context) {
    ObjectNode root = JSON.createObjectNode();
    ObjectNode members = root.putObject("__context__");
    context.forEach((name, value) -> members.set(name, scalar(value)));
    return written(root);
  }

  private static JsonNode scalar(String value) {
    try {
      JsonNode node = JSON.readTree(value);
      if ((node.isNumber() || node.isBoolean()) && node.toString().equals(value)) {
        return node;
      }
    } catch (JsonProcessingException e) {
      // no scalar
    }
    return JSON.getNodeFactory().textNode(value);
  }

  private static byte[] written(JsonNode root) {
    try {
      return JSON.writeValueAsBytes(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  static JsonNode tree(byte[] payload) throws IOException {
    return JSON.readTree(payload);
  }

  /** The members of {@code __context__} as text, in their order; what is of another type than the wire asks for fails. */
  static Map<String, String> context(byte[] payload) throws IOException {
    Map<String, String> entries = new LinkedHashMap<>();
    tree(payload).path("__context__").properties().forEach(e -> {
      boolean isLength = e.getKey().equalsIgnoreCase("call-chain-length");
      if (isLength ? !e.getValue().isInt() : !e.getValue().isTextual()) {
        throw new AssertionError("of the wrong type: " + e);
      }
      entries.put(e.getKey(), e.getValue().asText());
    });
    return entries;
  }
}
