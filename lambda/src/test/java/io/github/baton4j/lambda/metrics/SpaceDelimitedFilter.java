// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda.metrics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A metric filter of CloudWatch Logs for space-delimited events, such as {@code [marker=MONITORING, epoch, value, type, name]}:
 * fields are divided by spaces; what stands between square brackets, or between double quotes, is one field, without these. An
 * event matches that has just as many fields, and those that are asked for; {@code *} at either end stands for anything.
 */
public final class SpaceDelimitedFilter {
  private final List<String[]> fields = new ArrayList<>();

  public SpaceDelimitedFilter(String pattern) {
    String inside = pattern.substring(pattern.indexOf('[') + 1, pattern.lastIndexOf(']'));
    for (String each : inside.split(",", -1)) {
      String[] nameAndText = each.trim().split("=", 2);
      fields.add(
          nameAndText.length == 1
              ? new String[] {nameAndText[0].trim(), "*"}
              : new String[] {nameAndText[0].trim(), nameAndText[1].trim()});
    }
  }

  /** What it extracts, by name; null when the event does not match. */
  public Map<String, String> extract(String event) {
    List<String> values = values(event);
    if (values.size() != fields.size()) {
      return null;
    }
    Map<String, String> extracted = new LinkedHashMap<>();
    for (int i = 0; i < values.size(); i++) {
      if (!isLike(fields.get(i)[1], values.get(i))) {
        return null;
      }
      extracted.put(fields.get(i)[0], values.get(i));
    }
    return extracted;
  }

  private static boolean isLike(String pattern, String value) {
    String text = pattern.replace("*", "");
    int at = pattern.startsWith("*") ? value.lastIndexOf(text) : 0;
    return at >= 0
        && value.startsWith(text, at)
        && (pattern.endsWith("*") || at + text.length() == value.length());
  }

  static List<String> values(String event) {
    List<String> values = new ArrayList<>();
    int i = 0;
    while (i < event.length()) {
      char c = event.charAt(i);
      char closing = c == '[' ? ']' : c == '"' ? '"' : ' ';
      int from = closing == ' ' ? i : i + 1;
      int to = event.indexOf(closing, from);
      to = to < 0 ? event.length() : to;
      values.add(event.substring(from, to));
      i = to + (closing == ' ' ? 1 : 2);
    }
    return values;
  }
}
