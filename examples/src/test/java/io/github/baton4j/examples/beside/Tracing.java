// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.beside;

import io.opentelemetry.api.baggage.propagation.W3CBaggagePropagator;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.instrumentation.awssdk.v2_2.AwsSdkTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * OpenTelemetry as a service sets it up: its default propagators, for messages, too, every span kept.
 */
final class Tracing implements AutoCloseable {
  /** The trace that a caller of another house sent, and what it says of it. */
  static final String CALLERS_TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

  static final String CALLERS_SPAN = "00f067aa0ba902b7";
  static final String CALLERS_TRACEPARENT = "00-" + CALLERS_TRACE + "-" + CALLERS_SPAN + "-01";
  static final String CALLERS_TRACESTATE = "congo=t61rcWkgMzE";

  private final InMemorySpanExporter spans = InMemorySpanExporter.create();
  private final OpenTelemetrySdk sdk = OpenTelemetrySdk.builder()
      .setTracerProvider(SdkTracerProvider.builder()
          .addSpanProcessor(SimpleSpanProcessor.create(spans))
          .build())
      .setPropagators(ContextPropagators.create(TextMapPropagator.composite(
          W3CTraceContextPropagator.getInstance(), W3CBaggagePropagator.getInstance())))
      .build();
  private final AwsSdkTelemetry aws = AwsSdkTelemetry.builder(sdk)
      .setUseConfiguredPropagatorForMessaging(true)
      .setMessagingReceiveTelemetryEnabled(true)
      .build();

  OpenTelemetrySdk sdk() {
    return sdk;
  }

  AwsSdkTelemetry aws() {
    return aws;
  }

  ExecutionInterceptor interceptor() {
    return aws.createExecutionInterceptor();
  }

  /** Does it in a span that starts a trace. */
  <T> T inSpan(Supplier<T> task) {
    return inSpan(Context.root(), task);
  }

  /** Does it in a span of the caller's trace, as somebody who has read its headers. */
  <T> T inSpanOfTheCallers(Supplier<T> task) {
    TraceState state = TraceState.builder().put("congo", "t61rcWkgMzE").build();
    SpanContext caller = SpanContext.createFromRemoteParent(
        CALLERS_TRACE, CALLERS_SPAN, TraceFlags.getSampled(), state);
    return inSpan(Context.root().with(Span.wrap(caller)), task);
  }

  private <T> T inSpan(Context parent, Supplier<T> task) {
    Tracer tracer = sdk.getTracer("test");
    SpanBuilder builder = tracer.spanBuilder("handler").setParent(parent);
    Span span = builder.startSpan();
    try (Scope scope = span.makeCurrent()) {
      return task.get();
    } finally {
      span.end();
    }
  }

  /** What was traced so far. */
  List<SpanData> spans() {
    return spans.getFinishedSpanItems();
  }

  /** The one span whose name begins so. */
  SpanContext spanOf(String name) {
    List<SpanData> found =
        spans().stream().filter(each -> each.getName().startsWith(name)).toList();
    if (found.size() != 1) {
      throw new AssertionError(found.size() + " spans of that name: " + name + " in " + spans());
    }
    return found.get(0).getSpanContext();
  }

  /** What the one call sends along whose span's name begins so. */
  String traceparentOf(String name) {
    SpanContext call = spanOf(name);
    return "00-" + call.getTraceId() + "-" + call.getSpanId() + "-"
        + call.getTraceFlags().asHex();
  }

  @Override
  public void close() {
    sdk.close();
  }
}
