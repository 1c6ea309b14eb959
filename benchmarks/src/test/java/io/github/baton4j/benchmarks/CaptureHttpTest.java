// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import brave.baggage.BaggageField;
import brave.propagation.TraceContextOrSamplingFlags;
import io.github.baton4j.CorrelationIds;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/** What is compared reads the same out of the same headers. */
class CaptureHttpTest {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final List<String> VALUES = List.of("post-0af76519", "user-17", "o-4711");

  private final CaptureHttp benchmark = new CaptureHttp();

  @BeforeEach
  void clear() {
    MDC.clear();
  }

  @AfterEach
  void close() {
    benchmark.close();
  }

  @Test
  void thereAreThirtyHeaders() {
    assertEquals(30, benchmark.event.getHeaders().size());
  }

  @Test
  void allReadTheSameIdsAndTheSameTrace() {
    CorrelationIds byBaton = (CorrelationIds) benchmark.baton();
    TraceContextOrSamplingFlags byBrave = (TraceContextOrSamplingFlags) benchmark.brave();
    Context byOpenTelemetry = (Context) benchmark.openTelemetry();
    for (int i = 0; i < VALUES.size(); i++) {
      String name = CaptureHttp.NAMES[i];
      assertEquals(VALUES.get(i), byBaton.get(name));
      assertEquals(VALUES.get(i), BaggageField.getByName(byBrave, name).getValue(byBrave));
      assertEquals(VALUES.get(i), Baggage.fromContext(byOpenTelemetry).getEntryValue(name));
    }
    assertEquals("00-" + TRACE + "-b7ad6b7169203331-00", byBaton.get("traceparent"));
    assertEquals(TRACE, byBrave.context().traceIdString());
    assertEquals(TRACE, Span.fromContext(byOpenTelemetry).getSpanContext().getTraceId());
  }

  @Test
  void whatIsOpenedIsClosed() {
    benchmark.until = CaptureHttp.Until.CLOSED;
    benchmark.baton();
    benchmark.brave();
    benchmark.openTelemetry();
    for (String name : CaptureHttp.NAMES) {
      assertNull(MDC.get(name));
    }
    assertSame(Context.root(), Context.current());
  }

  @Test
  void aScopeOfBravesShowsTheIds() {
    TraceContextOrSamplingFlags extracted = benchmark.fields.extract(benchmark.event.getHeaders());
    try (var scope = benchmark.fields.open(benchmark.fields.next(extracted))) {
      for (int i = 0; i < VALUES.size(); i++) {
        assertEquals(VALUES.get(i), MDC.get(CaptureHttp.NAMES[i]));
      }
    }
  }
}
