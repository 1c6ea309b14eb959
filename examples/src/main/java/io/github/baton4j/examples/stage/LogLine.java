// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.stage;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A line of standard output.
 *
 * @param fields its members as text, in order; null when it is no JSON object
 */
record LogLine(String text, @Nullable Map<String, String> fields) {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  static LogLine of(String text) {
    try {
      JsonNode node = JSON.readTree(text);
      if (node.isObject()) {
        Map<String, String> fields = new LinkedHashMap<>();
        node.properties()
            .forEach(field -> fields.put(field.getKey(), field.getValue().asString()));
        return new LogLine(text, fields);
      }
    } catch (JacksonException e) {
      // Not one of ours, and reported as such.
    }
    return new LogLine(text, null);
  }

  String field(String name) {
    return fields == null ? "" : fields.getOrDefault(name, "");
  }

  String function() {
    return field(Function.FIELD);
  }

  /** Whether the message, or the stack trace, has this word in it. */
  boolean mentions(String word) {
    return List.of(words("message"), words("stack_trace")).stream()
        .anyMatch(words -> words.contains(word));
  }

  private List<String> words(String field) {
    return Arrays.asList(field(field).split("[^A-Za-z0-9-]+", -1));
  }
}
