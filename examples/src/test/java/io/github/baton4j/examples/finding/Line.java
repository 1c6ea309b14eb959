// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.finding;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A line as the tools have it.
 *
 * @param text as it was printed
 * @param time when
 * @param group of CloudWatch
 * @param stream of CloudWatch
 */
record Line(String text, Instant time, String group, String stream) {
  private static final JsonMapper JSON = JsonMapper.shared();

  /** Lambda's own, as text. */
  private static final Pattern PLATFORM =
      Pattern.compile("(START|END|REPORT) RequestId: ([0-9a-f-]{36})\\b.*");

  /** A line of the example. Each function has a log group, and one stream in it. */
  static Line of(String text) {
    JsonNode node = JSON.readTree(text);
    return new Line(
        text,
        Instant.parse(node.path("@timestamp").asString()),
        "111122223333:/aws/lambda/" + node.path("function").asString(),
        "2026/11/21/[$LATEST]0");
  }

  /** Its own fields by their paths; none when it is no JSON. */
  Map<String, Object> own() {
    Map<String, Object> fields = new LinkedHashMap<>();
    try {
      flatten("", JSON.readTree(text), fields);
    } catch (JacksonException e) {
      fields.clear();
    }
    return fields;
  }

  private static void flatten(String path, JsonNode node, Map<String, Object> fields) {
    if (node.isObject()) {
      String before = path.isEmpty() ? "" : path + ".";
      node.properties().forEach(each -> flatten(before + each.getKey(), each.getValue(), fields));
    } else if (node.isNumber()) {
      fields.put(path, node.asDouble());
    } else if (!path.isEmpty()) {
      fields.put(path, node.asString());
    }
  }

  /** With the fields that CloudWatch makes; a field that begins with an @ gets another one. */
  Map<String, Object> inInsights() {
    Map<String, Object> fields = new LinkedHashMap<>();
    own().forEach((name, value) -> fields.put(name.startsWith("@") ? "@" + name : name, value));
    fields.put("@timestamp", (double) time.toEpochMilli());
    fields.put("@message", text);
    fields.put("@log", group);
    fields.put("@logStream", stream);
    Matcher platform = PLATFORM.matcher(text);
    if (platform.matches()) {
      fields.put("@type", platform.group(1));
      fields.put("@requestId", platform.group(2));
    }
    return fields;
  }

  /** With its time as a time, and every number a keyword, as the page's template has it. */
  Map<String, Object> inElasticsearch() {
    Map<String, Object> fields = own();
    fields.replaceAll((name, value) -> text(value));
    fields.put("@timestamp", time);
    return fields;
  }

  /** With its level as the status. */
  Map<String, Object> inDatadog() {
    Map<String, Object> fields = own();
    if (fields.remove("level") instanceof String level) {
      fields.put("status", level.toLowerCase(Locale.ROOT));
    }
    fields.remove("@timestamp");
    return fields;
  }

  /** With the names that labels can have. */
  Map<String, Object> inLoki() {
    Map<String, Object> labels = new LinkedHashMap<>();
    own().forEach((name, value) -> labels.put(name.replaceAll("[^A-Za-z0-9_:]", "_"), text(value)));
    return labels;
  }

  private static String text(Object value) {
    return value instanceof Double number ? Long.toString(number.longValue()) : value.toString();
  }
}
