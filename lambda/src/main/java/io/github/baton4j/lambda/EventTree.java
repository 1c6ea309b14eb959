// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import io.github.baton4j.internal.JsonObject;
import io.github.baton4j.internal.Names;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Of an event in JSON that part in which IDs can be, as maps, lists and text: what else an event holds is passed over. As deep
 * and as large as events are, whatever the bytes claim. For use by one thread.
 */
final class EventTree {
  /** As a destination event in a destination event is, of an SQS message's attributes. */
  private static final int MAX_DEPTH = 20;

  /** The largest batch of any source. */
  private static final int MOST_ELEMENTS = 10_000;

  /** More than the records of such a batch have of these in 6 MB. */
  private static final int MOST_VALUES = 300_000;

  /** The members that lead to IDs. */
  private static final Set<String> WAY = Set.of(
      "requestContext",
      "requestPayload",
      "httpMethod",
      "connectionId",
      "requestId",
      "functionArn",
      "condition",
      "version",
      "ApproximateReceiveCount",
      "elb",
      "http",
      "Records",
      "eventSource",
      "EventSource",
      "eventID",
      "kinesis",
      "data",
      "Sns",
      "MessageId",
      "messageId",
      "body",
      "attributes",
      "detail",
      "detail-type",
      "source",
      "id");

  /** The members of which everything may be an ID. */
  private static final Set<String> WHOLE = Set.of(
      "headers", "multiValueHeaders", "messageAttributes", "MessageAttributes", Names.CONTEXT);

  private final byte[] json;
  private int left = MOST_VALUES;

  /** What is left at least for what comes after the list or the members that are read. */
  private int kept;

  private EventTree(byte[] json) {
    this.json = json;
  }

  /** The event that fills these bytes; empty when they are not one JSON object. */
  static Map<String, @Nullable Object> of(byte[] json) {
    JsonObject whole = new JsonObject(json, 0, json.length);
    while (whole.next()) {
      // Only behind its end it is certain that it is one.
    }
    return whole.isValid() ? new EventTree(json).object(0, json.length, false, 1) : Map.of();
  }

  private Map<String, @Nullable Object> object(int from, int to, boolean isWhole, int depth) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    JsonObject object = new JsonObject(json, from, to);
    while (left > kept && object.next()) {
      String name = object.name();
      boolean hasWhole = isWhole || WHOLE.contains(name);
      if (hasWhole || WAY.contains(name)) {
        // Of several of one name the last one counts, as it does for whoever parses the whole.
        members.put(name, member(object, name, hasWhole, depth));
      }
    }
    return members;
  }

  /** What may be large takes half of what is left, so that IDs behind it are found. */
  private @Nullable Object member(JsonObject in, String name, boolean isWhole, int depth) {
    int keptForOthers = kept;
    if (in.byteAt(in.valueFrom()) == '[' && !isWhole && !name.equals("Records")) {
      return null;
    }
    kept += (left - kept) / 2;
    Object value = value(in, in.valueFrom(), in.valueTo(), isWhole, depth);
    kept = keptForOthers;
    return value;
  }

  private @Nullable Object value(JsonObject in, int from, int to, boolean isWhole, int depth) {
    left--;
    int first = in.byteAt(from);
    if (first != '{' && first != '[') {
      return first == '"' ? in.text(from, to) : scalar(in.text(from, to));
    }
    if (depth == MAX_DEPTH) {
      return null;
    }
    return first == '{' ? object(from, to, isWhole, depth + 1) : list(in, from, isWhole, depth + 1);
  }

  /** What parsers make of a number, so that a map and its bytes are read alike; of what is none, its text. */
  private static @Nullable Object scalar(@Nullable String text) {
    boolean isFraction = text != null
        && text.charAt(0) <= '9'
        && (text.indexOf('.') >= 0 || text.indexOf('e') >= 0 || text.indexOf('E') >= 0);
    return isFraction ? Double.valueOf(text) : text;
  }

  private List<@Nullable Object> list(JsonObject in, int from, boolean isWhole, int depth) {
    List<@Nullable Object> elements = new ArrayList<>();
    int i = in.space(from + 1);
    while (left > kept && elements.size() < MOST_ELEMENTS && in.byteAt(i) != ']') {
      int end = in.value(i);
      elements.add(value(in, i, end, isWhole, depth));
      i = in.space(end);
      if (in.byteAt(i) == ',') {
        i = in.space(i + 1);
      }
    }
    return elements;
  }
}
