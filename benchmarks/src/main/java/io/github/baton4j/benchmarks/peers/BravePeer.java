// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks.peers;

import brave.Span;
import brave.Tracing;
import brave.baggage.BaggageField;
import brave.baggage.BaggagePropagation;
import brave.baggage.BaggagePropagationConfig.SingleBaggageField;
import brave.http.HttpTracing;
import brave.okhttp3.TracingCallFactory;
import brave.propagation.B3Propagation;
import brave.propagation.CurrentTraceContext;
import brave.propagation.TraceContext;
import brave.propagation.TraceContextOrSamplingFlags;
import brave.sampler.Sampler;
import java.util.Map;
import okhttp3.Call;
import okhttp3.OkHttpClient;

/**
 * Brave: no span is sampled, none is reported; its own single header goes along, and one per ID, each a baggage field of its
 * name.
 */
public final class BravePeer {
  private final Tracing tracing;
  private final HttpTracing http;

  /**
   * @param ids the names that go along
   */
  public BravePeer(Iterable<String> ids) {
    BaggagePropagation.FactoryBuilder propagation =
        BaggagePropagation.newFactoryBuilder(B3Propagation.newFactoryBuilder()
            .injectFormat(Span.Kind.CLIENT, B3Propagation.Format.SINGLE)
            .build());
    for (String id : ids) {
      propagation.add(SingleBaggageField.remote(BaggageField.create(id)));
    }
    tracing = Tracing.newBuilder()
        .propagationFactory(propagation.build())
        .sampler(Sampler.NEVER_SAMPLE)
        .build();
    http = HttpTracing.create(tracing);
  }

  /** What a function has after it was called: a span in its caller's trace, and baggage. */
  public CurrentTraceContext.Scope open(Map<String, String> ids) {
    TraceContextOrSamplingFlags caller = tracing
        .propagation()
        .<Map<String, String>>extractor(Map::get)
        .extract(Map.of("b3", "4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-0"));
    TraceContext context = tracing.tracer().nextSpan(caller).context();
    ids.forEach((name, value) -> BaggageField.create(name).updateValue(context, value));
    return tracing.currentTraceContext().newScope(context);
  }

  /** For OkHttp. */
  public Call.Factory callFactory(OkHttpClient client) {
    return TracingCallFactory.create(http, client);
  }

  /** Ends it. */
  public void close() {
    http.close();
    tracing.close();
  }
}
