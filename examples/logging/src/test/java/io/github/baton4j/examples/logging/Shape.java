// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.logging;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What an encoder's lines look like. */
sealed interface Shape {
  Line read(String line);

  /** Those of a line's fields that it shows. */
  default Map<String, String> shown(Map<String, String> fields) {
    return fields;
  }

  /** Whether a message that was read is the one that was logged. */
  default boolean isMessage(String read, String logged) {
    return read.equals(logged);
  }

  /**
   * A line that was read.
   *
   * @param fields of the MDC, as they are in the line
   */
  record Line(String message, Map<String, JsonNode> fields) {}

  /**
   * One JSON object.
   *
   * @param message where the message is
   * @param mdc where the fields of the MDC are; empty for the top level
   * @param own what else an encoder writes; whatever it is not and is no field of the MDC has been forged
   */
  record Json(String message, String mdc, Set<String> own) implements Shape {
    private static final ObjectMapper MAPPER = new ObjectMapper()
        .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    @Override
    public Line read(String line) {
      try {
        JsonNode root = MAPPER.readTree(line);
        Map<String, JsonNode> fields = new TreeMap<>();
        root.properties().forEach(each -> {
          if (!own.contains(each.getKey())) {
            put(fields, each.getKey().equals(mdc) ? "" : each.getKey(), each.getValue());
          }
        });
        return new Line(root.path(message).asText(), fields);
      } catch (IOException e) {
        throw new UncheckedIOException(line, e);
      }
    }

    /** A name that is the encoder's own is not ours any more. */
    @Override
    public Map<String, String> shown(Map<String, String> fields) {
      Map<String, String> shown = new TreeMap<>(fields);
      shown.keySet().removeAll(own);
      return shown;
    }

    /** What an encoder has made of a name with a dot, by the name that it was. */
    private static void put(Map<String, JsonNode> fields, String name, JsonNode value) {
      if (value.isObject()) {
        String before = name.isEmpty() ? "" : name + ".";
        value.properties().forEach(each -> put(fields, before + each.getKey(), each.getValue()));
      } else {
        fields.put(name, value);
      }
    }
  }

  /** Fields between tabs: three, those of the MDC with their names, and the message. */
  record Tabs(Set<String> names) implements Shape {
    @Override
    public Line read(String line) {
      String[] parts = line.split("\t", -1);
      Set<String> seen = new TreeSet<>();
      Map<String, JsonNode> fields = new TreeMap<>();
      for (int i = 3; i < parts.length - 1; i++) {
        int equals = parts[i].indexOf('=');
        seen.add(parts[i].substring(0, equals));
        if (equals < parts[i].length() - 1) {
          fields.put(parts[i].substring(0, equals), new TextNode(parts[i].substring(equals + 1)));
        }
      }
      if (!seen.equals(names) || parts.length != names.size() + 4) {
        throw new IllegalArgumentException(line);
      }
      return new Line(parts[parts.length - 1], fields);
    }

    /** Behind it is the exception, and what could break the line is a space. */
    @Override
    public boolean isMessage(String read, String logged) {
      return read.startsWith(logged.replaceAll("[\\p{Cc}\\u2028\\u2029]+", " ").strip());
    }

    @Override
    public Map<String, String> shown(Map<String, String> fields) {
      Map<String, String> shown = new TreeMap<>(fields);
      shown.keySet().retainAll(names);
      return shown;
    }
  }
}
