// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks.peers;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import io.opentelemetry.api.baggage.propagation.W3CBaggagePropagator;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * OpenTelemetry's propagators of W3C's trace context and baggage, which are its defaults, over an event's headers, whose names
 * the API has lower-cased already.
 */
public final class OpenTelemetryHeaders {
  private static final TextMapGetter<APIGatewayV2HTTPEvent> HEADERS = new TextMapGetter<>() {
    @Override
    public Iterable<String> keys(APIGatewayV2HTTPEvent event) {
      return event.getHeaders().keySet();
    }

    @Override
    public @Nullable String get(@Nullable APIGatewayV2HTTPEvent event, String name) {
      Map<String, String> headers = event == null ? null : event.getHeaders();
      return headers == null ? null : headers.get(name);
    }
  };

  private static final TextMapPropagator PROPAGATOR = TextMapPropagator.composite(
      W3CTraceContextPropagator.getInstance(), W3CBaggagePropagator.getInstance());

  private OpenTelemetryHeaders() {}

  /** What came in. */
  public static Context extract(APIGatewayV2HTTPEvent event) {
    return PROPAGATOR.extract(Context.root(), event, HEADERS);
  }
}
