// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks;

import brave.propagation.CurrentTraceContext;
import brave.propagation.TraceContextOrSamplingFlags;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import io.github.baton4j.Baton;
import io.github.baton4j.Incoming;
import io.github.baton4j.benchmarks.peers.BraveFields;
import io.github.baton4j.benchmarks.peers.OpenTelemetryHeaders;
import io.github.baton4j.http.HttpEvents;
import io.opentelemetry.context.Context;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A request of an HTTP API with thirty headers, three of them IDs: read, and, in the second half, also made current and ended
 * again.
 *
 * <p>Baton looks at every header, whatever its case, takes all that begin with its prefix, and checks names and values; the
 * peers ask the map for the names that they were given, and take what is there. Baton and Brave stamp the MDC when a scope
 * opens, OpenTelemetry does that line by line, so not here.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class CaptureHttp {
  /** How far it goes. */
  public enum Until {
    CAPTURED,
    CLOSED
  }

  static final String[] NAMES = {
    "x-correlation-id", "x-correlation-user-id", "x-correlation-order-id"
  };

  @Param
  public Until until = Until.CAPTURED;

  final APIGatewayV2HTTPEvent event = LambdaEvents.http();
  private final Baton baton = Baton.create();
  final BraveFields fields = new BraveFields(NAMES);

  @TearDown
  public void close() {
    fields.close();
  }

  @Benchmark
  public Object baton() {
    Incoming request = HttpEvents.incoming(event);
    if (until == Until.CAPTURED) {
      return baton.capture(request);
    }
    try (io.github.baton4j.Scope scope = baton.open(request)) {
      return scope;
    }
  }

  @Benchmark
  public Object brave() {
    TraceContextOrSamplingFlags extracted = fields.extract(event.getHeaders());
    if (until == Until.CAPTURED) {
      return extracted;
    }
    try (CurrentTraceContext.Scope scope = fields.open(fields.next(extracted))) {
      return scope;
    }
  }

  @Benchmark
  public Object openTelemetry() {
    Context extracted = OpenTelemetryHeaders.extract(event);
    if (until == Until.CAPTURED) {
      return extracted;
    }
    try (io.opentelemetry.context.Scope scope = extracted.makeCurrent()) {
      return scope;
    }
  }
}
