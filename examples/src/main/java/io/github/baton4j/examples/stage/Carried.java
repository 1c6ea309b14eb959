// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.stage;

import io.github.baton4j.testkit.RecordedRequest;
import io.github.baton4j.testkit.sns.Published;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The correlation names and values that a request, a record, a message or a log line was found to bear.
 *
 * @param values every value of each name, as found
 */
record Carried(Map<String, List<String>> values) {
  private Carried() {
    this(new LinkedHashMap<>());
  }

  static boolean isOurs(String name) {
    return name.startsWith("x-correlation-")
        || name.equals("call-chain-length")
        || name.equals("debug-log-enabled");
  }

  static Carried by(RecordedRequest request) {
    Carried carried = new Carried();
    request
        .headers()
        .forEach(
            header -> carried.add(header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
    return carried;
  }

  /** By the data of a record. */
  static Carried by(JsonNode data) {
    Carried carried = new Carried();
    data.path("__context__")
        .properties()
        .forEach(each -> carried.add(each.getKey(), each.getValue().asString("")));
    return carried;
  }

  /** By a message to SQS, in the form of the JSON protocol; its attributes' names are judged with their case. */
  static Carried byAttributesOf(JsonNode message) {
    Carried carried = new Carried();
    message
        .path("MessageAttributes")
        .properties()
        .forEach(each ->
            carried.add(each.getKey(), each.getValue().path("StringValue").asString("")));
    return carried;
  }

  static Carried by(Published message) {
    Carried carried = new Carried();
    message.attributes().forEach((name, attribute) -> carried.add(name, attribute.value()));
    return carried;
  }

  static Carried by(LogLine line) {
    Carried carried = new Carried();
    if (line.fields() != null) {
      line.fields().forEach(carried::add);
    }
    return carried;
  }

  private void add(String name, String value) {
    if (isOurs(name)) {
      values.computeIfAbsent(name, each -> new ArrayList<>()).add(value);
    }
  }

  /** What is wrong with it, when it has to bear exactly this. */
  List<String> faults(Map<String, String> expected) {
    List<String> faults = new ArrayList<>();
    expected.forEach((name, value) -> {
      List<String> found = values.getOrDefault(name, List.of());
      if (found.isEmpty()) {
        faults.add("no " + name);
      } else if (!found.equals(List.of(value))) {
        faults.add(name + " is " + found);
      }
    });
    values.forEach((name, found) -> {
      if (!expected.containsKey(name)) {
        faults.add("a foreign name, " + name + ": " + found);
      }
    });
    return faults;
  }
}
