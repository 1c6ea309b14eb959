// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.stage;

import io.github.baton4j.testkit.RecordedRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The correlation names and values that a request, a message or a log line was found to bear.
 *
 * @param values every value of each name, as found
 */
record Carried(Map<String, List<String>> values) {
  private static final String ID = "x-correlation-id";
  private static final String USER_ID = "x-correlation-user-id";
  private static final String CHAIN_LENGTH = "call-chain-length";

  static boolean isOurs(String name) {
    return name.startsWith("x-correlation-") || name.equals(CHAIN_LENGTH);
  }

  static Carried by(RecordedRequest request) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    request
        .headers()
        .forEach(
            header -> add(values, header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
    return new Carried(values);
  }

  /** By a message to SQS, in the form of the JSON protocol; its attributes' names are judged with their case. */
  static Carried by(JsonNode message) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    message
        .path("MessageAttributes")
        .properties()
        .forEach(attribute -> add(
            values, attribute.getKey(), attribute.getValue().path("StringValue").asString("")));
    return new Carried(values);
  }

  static Carried by(LogLine line) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    if (line.fields() != null) {
      line.fields().forEach((name, value) -> add(values, name, value));
    }
    return new Carried(values);
  }

  private static void add(Map<String, List<String>> values, String name, String value) {
    if (isOurs(name)) {
      values.computeIfAbsent(name, each -> new ArrayList<>()).add(value);
    }
  }

  /**
   * What is wrong with it.
   *
   * @param user the user ID that it has to bear; null when it must bear none
   */
  List<String> faults(String id, int chainLength, @Nullable String user) {
    List<String> faults = new ArrayList<>();
    judge(ID, id, faults);
    judge(CHAIN_LENGTH, Integer.toString(chainLength), faults);
    judge(USER_ID, user, faults);
    for (String name : values.keySet()) {
      if (!List.of(ID, CHAIN_LENGTH, USER_ID).contains(name)) {
        faults.add("a foreign name, " + name);
      }
    }
    return faults;
  }

  private void judge(String name, @Nullable String expected, List<String> faults) {
    List<String> found = values.getOrDefault(name, List.of());
    if (found.equals(expected == null ? List.of() : List.of(expected))) {
      return;
    }
    if (found.isEmpty()) {
      faults.add("no " + name);
    } else {
      faults.add(name + " is " + found + (expected == null ? ", none was put yet" : ""));
    }
  }
}
