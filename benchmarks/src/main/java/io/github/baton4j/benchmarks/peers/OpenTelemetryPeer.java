// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks.peers;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.baggage.BaggageBuilder;
import io.opentelemetry.api.baggage.propagation.W3CBaggagePropagator;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.instrumentation.awssdk.v2_2.AwsSdkTelemetry;
import io.opentelemetry.instrumentation.okhttp.v3_0.OkHttpTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.Map;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * OpenTelemetry's SDK and library instrumentation, by hand, without an agent: no span is sampled, none is exported; trace context
 * and baggage, in which the IDs are, go along in W3C's formats.
 */
public final class OpenTelemetryPeer {
  private static final OpenTelemetry TELEMETRY = OpenTelemetrySdk.builder()
      .setTracerProvider(
          SdkTracerProvider.builder().setSampler(Sampler.alwaysOff()).build())
      .setPropagators(ContextPropagators.create(TextMapPropagator.composite(
          W3CTraceContextPropagator.getInstance(), W3CBaggagePropagator.getInstance())))
      .build();

  private OpenTelemetryPeer() {}

  /** What a function has after it was called: the span of its caller, and baggage. */
  public static Scope open(Map<String, String> ids) {
    SpanContext caller = SpanContext.createFromRemoteParent(
        "4bf92f3577b34da6a3ce929d0e0e4736",
        "00f067aa0ba902b7",
        TraceFlags.getDefault(),
        TraceState.getDefault());
    BaggageBuilder baggage = Baggage.builder();
    ids.forEach(baggage::put);
    return Context.root().with(Span.wrap(caller)).with(baggage.build()).makeCurrent();
  }

  /** For clients of the SDK, with its option to put what the propagators say into the attributes of messages. */
  public static ExecutionInterceptor interceptor() {
    return AwsSdkTelemetry.builder(TELEMETRY)
        .setUseConfiguredPropagatorForMessaging(true)
        .build()
        .createExecutionInterceptor();
  }

  /** For OkHttp. */
  public static Call.Factory callFactory(OkHttpClient client) {
    return OkHttpTelemetry.create(TELEMETRY).createCallFactory(client);
  }
}
