// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks.cold.opentelemetry;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.github.baton4j.benchmarks.cold.function.Clients;
import io.github.baton4j.benchmarks.cold.function.Work;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.baggage.propagation.W3CBaggagePropagator;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.instrumentation.awssdk.v2_2.AwsSdkTelemetry;
import io.opentelemetry.instrumentation.okhttp.v3_0.OkHttpTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import okhttp3.OkHttpClient;

/** The function with OpenTelemetry that samples nothing, and carries baggage: the IDs. */
public final class Handler
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  private static final OpenTelemetry TELEMETRY = OpenTelemetrySdk.builder()
      .setTracerProvider(
          SdkTracerProvider.builder().setSampler(Sampler.alwaysOff()).build())
      .setPropagators(ContextPropagators.create(TextMapPropagator.composite(
          W3CTraceContextPropagator.getInstance(), W3CBaggagePropagator.getInstance())))
      .build();
  private static final AwsSdkTelemetry AWS = AwsSdkTelemetry.builder(TELEMETRY)
      .setUseConfiguredPropagatorForMessaging(true)
      .build();

  private final Work work = new Work(
      Clients.sqs()
          .overrideConfiguration(Clients.with(AWS.createExecutionInterceptor()))
          .build(),
      Clients.sns()
          .overrideConfiguration(Clients.with(AWS.createExecutionInterceptor()))
          .build(),
      Clients.kinesis()
          .overrideConfiguration(Clients.with(AWS.createExecutionInterceptor()))
          .build(),
      OkHttpTelemetry.create(TELEMETRY).createCallFactory(new OkHttpClient()));

  @Override
  @SuppressWarnings("try") // the scope is there to be open
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    try (Scope scope = TELEMETRY
        .getPropagators()
        .getTextMapPropagator()
        .extract(io.opentelemetry.context.Context.root(), event.getHeaders(), new HeaderGetter())
        .makeCurrent()) {
      return work.answer(event);
    }
  }
}
