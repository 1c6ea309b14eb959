// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.page;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes log lines of text. What others put around a line is taken off: words before the JSON ({@code aws logs tail}, an export
 * to S3), an object that has the line under {@code message}, {@code @message} or {@code log} (CloudWatch, Docker, shippers),
 * an array of such objects under {@code events}, {@code logEvents} or {@code results}, and Logs Insights' lists of field and
 * value. An object that has a level of its own is a line and no wrapping: what a function logs as its message is not taken
 * for another line.
 */
final class LineParser {
  private static final JsonMapper JSON = JsonMapper.builder()
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .build();
  private static final List<String> WRAPPED = List.of("@message", "message", "log");
  private static final List<String> LISTS = List.of("events", "logEvents", "results");
  private static final int MOST_WRAPPINGS = 4;

  /** A log stream has brackets in its name, a stray brace is rare: where the JSON begins is found in a few steps. */
  private static final int MOST_BRACES = 3;

  private final Consumer<Line> lines;
  private final Runnable broken;

  /**
   * For all that it is given.
   *
   * @param broken told of each thing that is no log line
   */
  LineParser(Consumer<Line> lines, Runnable broken) {
    this.lines = lines;
    this.broken = broken;
  }

  void text(String text) {
    text(text, Around.NOTHING, 0);
  }

  void node(JsonNode node) {
    node(node, null, Around.NOTHING, 0);
  }

  /** What stands around a line, for when the line does not say it. */
  private record Around(@Nullable Instant time, String who) {
    static final Around NOTHING = new Around(null, "");

    Around with(@Nullable Instant inner, String name) {
      return new Around(inner == null ? time : inner, name.isEmpty() ? who : name);
    }
  }

  private void text(String text, Around around, int depth) {
    String stripped = text.strip();
    Found found = find(stripped);
    if (found != null) {
      Instant before = firstTime(stripped.substring(0, found.start));
      node(found.object, stripped.substring(found.start), around.with(before, ""), depth);
      return;
    }
    Line line = PlatformText.read(stripped, around.with(firstTime(stripped), "").time());
    if (line != null) {
      lines.accept(line.by(around.who()));
    } else if (!stripped.isEmpty()) {
      broken.run();
    }
  }

  /** An object that a text ends with. */
  private record Found(JsonNode object, int start) {}

  private static @Nullable Found find(String text) {
    int brace = text.endsWith("}") ? text.indexOf('{') : -1;
    for (int i = 0; brace >= 0 && i < MOST_BRACES; i++) {
      try {
        return new Found(JSON.readTree(text.substring(brace)), brace);
      } catch (JacksonException e) {
        // What begins as an object and goes wrong is no words before another.
        brace = brace == 0 ? -1 : text.indexOf('{', brace + 1);
      }
    }
    return null;
  }

  private static @Nullable Instant firstTime(String words) {
    String[] first = words.strip().split("\\s+", 3);
    Instant time = Times.parse(first[0]);
    return time == null && first.length > 1 ? Times.parse(first[0] + " " + first[1]) : time;
  }

  private void node(JsonNode node, @Nullable String raw, Around around, int depth) {
    if (depth > MOST_WRAPPINGS) {
      broken.run();
    } else if (node.isArray()) {
      insights(node, around, depth);
    } else if (node.isString()) {
      text(node.stringValue(), around, depth + 1);
    } else if (node.isObject()) {
      object(node, raw == null ? node.toString() : raw, around, depth);
    } else {
      broken.run();
    }
  }

  /** {@code [{"field":"@timestamp","value":"…"},{"field":"@message","value":"…"}]}, one line; or any other list. */
  private void insights(JsonNode list, Around around, int depth) {
    if (!list.path(0).path("field").isString()) {
      list.forEach(each -> node(each, null, around, depth + 1));
      return;
    }
    ObjectNode row = JSON.createObjectNode();
    list.forEach(each -> row.put(Fields.text(each.path("field")), Fields.text(each.path("value"))));
    node(row, null, around, depth + 1);
  }

  private void object(JsonNode object, String raw, Around around, int depth) {
    Line platform = PlatformText.read(object, raw);
    if (platform != null) {
      lines.accept(platform.at(around.time()).by(around.who()));
      return;
    }
    Fields fields = new Fields(object);
    Around outer = around.with(fields.time(), fields.functionOfLogGroup());
    if (!fields.areOfALine() && unwrapped(object, outer, depth)) {
      return;
    }
    String level = fields.level();
    String text = message(object);
    Line line = new Line(
        fields.time(),
        level,
        text,
        raw,
        fields.failure(level, text),
        Line.Phase.WITHIN,
        fields.marks());
    lines.accept(line.at(around.time()).by(outer.who()));
  }

  /** Takes what is inside of an object that is nothing but wrapping, if it is. */
  private boolean unwrapped(JsonNode object, Around outer, int depth) {
    for (String name : LISTS) {
      JsonNode list = object.path(name);
      if (list.isArray() && !list.isEmpty()) {
        // A time beside a list is that of the fetching.
        Around group = new Around(null, outer.who());
        list.forEach(each -> node(each, null, group, depth + 1));
        return true;
      }
    }
    for (String name : WRAPPED) {
      JsonNode inner = object.path(name);
      if (inner.isObject() ? isLine(inner) : inner.isString() && holdsLine(inner.stringValue())) {
        node(inner, null, outer, depth + 1);
        return true;
      }
    }
    return false;
  }

  private static boolean isLine(JsonNode object) {
    return new Fields(object).areOfALine()
        || PlatformText.read(object, "") != null
        || WRAPPED.stream().anyMatch(object::has);
  }

  private static boolean holdsLine(String text) {
    return find(text.strip()) != null || PlatformText.read(text, null) != null;
  }

  private static String message(JsonNode object) {
    for (String name : WRAPPED) {
      JsonNode message = object.path(name);
      if (message.isObject() && message.path("errorMessage").isString()) {
        return message.path("errorMessage").stringValue();
      }
      if (!message.isMissingNode() && !message.isNull()) {
        return message.isValueNode() ? message.asString("") : message.toString();
      }
    }
    return Fields.text(object.path("msg"));
  }
}
