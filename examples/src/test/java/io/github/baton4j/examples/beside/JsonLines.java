// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.beside;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import io.opentelemetry.instrumentation.logback.mdc.v1_0.OpenTelemetryAppender;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.logstash.logback.encoder.LogstashEncoder;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** What loggers below a name write as JSON, every field of the MDC at its top level. */
final class JsonLines implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** What a line has without any MDC. */
  private static final Set<String> OWN = Set.of(
      "@timestamp",
      "@version",
      "message",
      "logger_name",
      "thread_name",
      "level",
      "level_value",
      "stack_trace");

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final Logger logger;
  private final Appender<ILoggingEvent> outermost;

  private JsonLines(String name, boolean traced) {
    logger = (Logger) LoggerFactory.getLogger(name);
    LoggerContext context = logger.getLoggerContext();
    LogstashEncoder encoder = new LogstashEncoder();
    encoder.setContext(context);
    encoder.start();
    OutputStreamAppender<ILoggingEvent> lines = new OutputStreamAppender<>();
    lines.setContext(context);
    lines.setEncoder(encoder);
    lines.setOutputStream(written);
    lines.start();
    outermost = traced ? traced(lines, context) : lines;
    logger.addAppender(outermost);
    logger.setAdditive(false);
  }

  private static Appender<ILoggingEvent> traced(
      Appender<ILoggingEvent> lines, LoggerContext context) {
    OpenTelemetryAppender appender = new OpenTelemetryAppender();
    appender.setContext(context);
    appender.addAppender(lines);
    appender.start();
    return appender;
  }

  static JsonLines of(String logger) {
    return new JsonLines(logger, false);
  }

  /** With OpenTelemetry's appender around the one that writes. */
  static JsonLines traced(String logger) {
    return new JsonLines(logger, true);
  }

  Logger logger() {
    return logger;
  }

  /** The fields of each line's MDC, and its message under {@code message}. */
  List<Map<String, String>> lines() {
    List<Map<String, String>> all = new ArrayList<>();
    for (String line : written.toString(UTF_8).lines().toList()) {
      Map<String, String> fields = new TreeMap<>();
      JSON.readTree(line).properties().forEach(field -> {
        if (!OWN.contains(field.getKey()) || field.getKey().equals("message")) {
          fields.put(field.getKey(), field.getValue().asString());
        }
      });
      all.add(fields);
    }
    return all;
  }

  @Override
  public void close() {
    logger.detachAppender(outermost);
    logger.setAdditive(true);
    outermost.stop();
  }
}
