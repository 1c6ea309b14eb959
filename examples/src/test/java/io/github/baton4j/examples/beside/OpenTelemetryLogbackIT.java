// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.beside;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationContext;
import io.github.baton4j.Incoming;
import io.github.baton4j.Scope;
import io.opentelemetry.api.trace.SpanContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** OpenTelemetry's logback appender beside our MDC: each line has what both have to say. */
class OpenTelemetryLogbackIT {
  private static final String LOGGER = "io.github.baton4j.examples.beside.Handler";

  private final Baton baton = Baton.builder().build();

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aLineHasTheSpanAndOurIds(boolean callerIsTraced) {
    Incoming incoming = callerIsTraced ? Carried.incomingTraced() : Carried.incoming();
    try (Tracing tracing = new Tracing();
        JsonLines lines = JsonLines.traced(LOGGER)) {
      tracing.inSpan(() -> {
        try (Scope scope = baton.open(incoming)) {
          lines.logger().info("first");
          CorrelationContext.put("x-correlation-user-id", "u-1");
          lines.logger().info("second");
        }
        lines.logger().info("third");
        return null;
      });
      lines.logger().info("fourth");

      Map<String, String> span = fields(tracing.spanOf("handler"));
      Map<String, String> first = with(span, Carried.OURS);
      if (callerIsTraced) {
        first.put(Carried.TRACEPARENT, Tracing.CALLERS_TRACEPARENT);
      }
      assertEquals(
          List.of(
              with(first, Map.of("message", "first")),
              with(first, Map.of("message", "second", "x-correlation-user-id", "u-1")),
              with(span, Map.of("message", "third")),
              Map.of("message", "fourth")),
          lines.lines());
    }
  }

  /** What the caller's trace is not shown as by default: the appender leaves a line alone that has a trace_id. */
  @Test
  void whoeverShowsTheCallersTraceAsTraceIdHasNoSpanOnTheLine() {
    Baton misled = Baton.builder().mdcName(Carried.TRACEPARENT, "trace_id").build();
    try (Tracing tracing = new Tracing();
        JsonLines lines = JsonLines.traced(LOGGER)) {
      tracing.inSpan(() -> {
        try (Scope scope = misled.open(Carried.incomingTraced())) {
          lines.logger().info("line");
        }
        return null;
      });
      Map<String, String> shown =
          Map.of("message", "line", "trace_id", Tracing.CALLERS_TRACEPARENT);
      assertEquals(List.of(with(Carried.OURS, shown)), lines.lines());
    }
  }

  private static Map<String, String> fields(SpanContext span) {
    return Map.of(
        "trace_id", span.getTraceId(),
        "span_id", span.getSpanId(),
        "trace_flags", span.getTraceFlags().asHex());
  }

  private static Map<String, String> with(Map<String, String> some, Map<String, String> more) {
    Map<String, String> all = new HashMap<>(some);
    all.putAll(more);
    return all;
  }
}
