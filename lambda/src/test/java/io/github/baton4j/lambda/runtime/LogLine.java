// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda.runtime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A line of a function's log, as logback's own encoder writes it. */
record LogLine(
    String level, String logger, String message, Map<String, String> mdc, String throwable) {
  /** What a task root has to have. */
  static final String LOGBACK = """
      <configuration>
        <appender name="out" class="ch.qos.logback.core.ConsoleAppender">
          <encoder class="ch.qos.logback.classic.encoder.JsonEncoder">
            <withFormattedMessage>true</withFormattedMessage>
          </encoder>
        </appender>
        <root level="INFO"><appender-ref ref="out"/></root>
      </configuration>
      """;

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Those among a process' lines; what the runtime and the JVM write is left out. */
  static List<LogLine> of(List<String> lines) {
    List<LogLine> all = new ArrayList<>();
    for (String line : lines) {
      int begin = line.indexOf("{\"sequenceNumber\"");
      if (begin >= 0) {
        all.add(of(line.substring(begin))); // the runtime's own lines need not end
      }
    }
    return all;
  }

  private static LogLine of(String line) {
    try {
      JsonNode node = JSON.readTree(line);
      Map<String, String> mdc = new TreeMap<>();
      node.path("mdc")
          .properties()
          .forEach(each -> mdc.put(each.getKey(), each.getValue().asText()));
      return new LogLine(
          node.path("level").asText(),
          node.path("loggerName").asText(),
          node.path("formattedMessage").asText(),
          mdc,
          node.path("throwable").path("className").asText());
    } catch (JsonProcessingException e) {
      throw new AssertionError(line, e);
    }
  }

  /** The first words of its message, to know it by. */
  boolean says(String beginning) {
    return message.equals(beginning) || message.startsWith(beginning + " ");
  }
}
