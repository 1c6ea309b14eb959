// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.page;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What stands in a JSON object under which of the documented names, at its top level or one level below. */
final class Fields {
  private static final List<String> CORRELATION_ID =
      List.of("x-correlation-id", "x_correlation_id");
  private static final List<String> CHAIN_LENGTH =
      List.of("call-chain-length", "call_chain_length");
  private static final List<String> REQUEST_ID =
      List.of("awsRequestId", "aws_request_id", "AWSRequestId", "function_request_id", "requestId");
  private static final List<String> API_REQUEST_ID =
      List.of("apiGatewayRequestId", "api_gateway_request_id");
  private static final List<String> MESSAGE_ID = List.of("messageId", "message_id");
  private static final List<String> RECEIVE_COUNT = List.of("receiveCount", "receive_count");
  private static final List<String> EVENT_ID = List.of("eventID", "event_id");
  private static final List<String> WHO =
      List.of("functionName", "function_name", "function", "service", "service.name");
  private static final List<String> LOGGER =
      List.of("logger_name", "logger", "loggerName", "log.logger");
  private static final List<String> LEVEL =
      List.of("sLevel", "level", "log.level", "severity", "level_name");
  private static final List<String> TIME = List.of("@timestamp", "timestamp", "time");
  private static final List<String> STACK =
      List.of("stack_trace", "stackTrace", "error.stack_trace", "exception", "throwable", "thrown");
  private static final List<String> LOG_GROUP =
      List.of("@log", "logGroup", "logGroupName", "log_group");
  private static final String FUNCTIONS_GROUP = "/aws/lambda/";

  /** Where encoders put the MDC, when they do not put it at the top level. */
  private static final List<String> NESTED = List.of("mdc", "context", "contextMap", "labels");

  private static final int MOST_HOPS = 1_000_000;
  private static final int LONGEST_REASON = 300;

  private final JsonNode object;

  Fields(JsonNode object) {
    this.object = object;
  }

  Marks marks() {
    return new Marks(
        of(CORRELATION_ID),
        chainLength(),
        of(REQUEST_ID),
        of(API_REQUEST_ID),
        of(MESSAGE_ID),
        of(RECEIVE_COUNT),
        of(EVENT_ID),
        of(WHO),
        of(LOGGER));
  }

  /** Whether they are a log line's own: wrapping has no level and no ID. */
  boolean areOfALine() {
    return !of(CORRELATION_ID).isEmpty()
        || !of(REQUEST_ID).isEmpty()
        || !level().isEmpty();
  }

  /** Digits only: no sign, no fraction. */
  private int chainLength() {
    String text = of(CHAIN_LENGTH);
    if (text.isEmpty() || text.length() > 7 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return 0;
    }
    int hops = Integer.parseInt(text);
    return hops <= MOST_HOPS ? hops : 0;
  }

  String level() {
    String level = of(LEVEL);
    if (level.isEmpty()) {
      level = text(object.path("log").path("level"));
    }
    // Bunyan's and pino's.
    return switch (level) {
      case "10" -> "TRACE";
      case "20" -> "DEBUG";
      case "30" -> "INFO";
      case "40" -> "WARN";
      case "50" -> "ERROR";
      case "60" -> "FATAL";
      default -> level.toUpperCase(Locale.ROOT);
    };
  }

  /** Why a line of a level that failures have says that something failed: its message, and what was thrown. */
  String failure(String level, String message) {
    boolean failed = switch (level) {
      case "ERROR", "FATAL", "CRITICAL", "SEVERE" -> true;
      default -> false;
    };
    if (!failed) {
      return "";
    }
    String thrown = thrown();
    String reason = thrown.isEmpty() ? message : message + " – " + thrown;
    reason = reason.isBlank() ? level : reason;
    return reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) + "…" : reason;
  }

  private String thrown() {
    String first = of(STACK).strip();
    for (int i = 0; i < STACK.size() && first.isEmpty(); i++) {
      JsonNode thrown = object.path(STACK.get(i));
      first = (text(thrown.path("className")) + " " + text(thrown.path("message"))).strip();
    }
    int end = first.indexOf('\n');
    return (end < 0 ? first : first.substring(0, end)).strip();
  }

  @Nullable
  Instant time() {
    for (String name : TIME) {
      Instant time = Times.parse(text(object.path(name)));
      if (time != null) {
        // Logback's own encoder: milliseconds, and beside them the second's nanoseconds.
        JsonNode nanos = object.path("nanoseconds");
        return nanos.isInt() && nanos.intValue() >= 0 && nanos.intValue() < 1_000_000_000
            ? Instant.ofEpochSecond(time.getEpochSecond(), nanos.intValue())
            : time;
      }
    }
    return null;
  }

  /** The function in whose log group a shipper found the line. */
  String functionOfLogGroup() {
    String group = of(LOG_GROUP);
    int start = group.indexOf(FUNCTIONS_GROUP);
    return start < 0 ? "" : group.substring(start + FUNCTIONS_GROUP.length());
  }

  private String of(List<String> names) {
    for (String name : names) {
      String text = text(object.path(name));
      if (!text.isEmpty()) {
        return text;
      }
    }
    for (String nested : NESTED) {
      JsonNode inside = object.path(nested);
      for (String name : names) {
        String text = inside.isObject() ? text(inside.path(name)) : "";
        if (!text.isEmpty()) {
          return text;
        }
      }
    }
    return "";
  }

  static String text(JsonNode node) {
    return node.isValueNode() && !node.isNull() ? node.asString("") : "";
  }
}
