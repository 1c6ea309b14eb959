// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks.peers;

import brave.Tracing;
import brave.baggage.BaggageField;
import brave.baggage.BaggagePropagation;
import brave.baggage.BaggagePropagationConfig.SingleBaggageField;
import brave.baggage.CorrelationScopeConfig.SingleCorrelationField;
import brave.baggage.CorrelationScopeDecorator;
import brave.context.slf4j.MDCScopeDecorator;
import brave.propagation.B3Propagation;
import brave.propagation.CurrentTraceContext;
import brave.propagation.Propagation;
import brave.propagation.ThreadLocalCurrentTraceContext;
import brave.propagation.TraceContext;
import brave.propagation.TraceContextOrSamplingFlags;
import brave.sampler.Sampler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Brave with IDs as baggage fields: each comes and goes under its own name as a header, beside one header of B3, and each shows
 * in the MDC, and nothing but these. Nothing is sampled. To be closed, since Brave keeps the newest for whoever asks.
 */
public final class BraveFields implements AutoCloseable {
  private final List<BaggageField> fields = new ArrayList<>();
  private final CurrentTraceContext current;
  private final Tracing tracing;
  private final TraceContext.Extractor<Map<String, String>> extractor;

  public BraveFields(String... names) {
    BaggagePropagation.FactoryBuilder propagation =
        BaggagePropagation.newFactoryBuilder(B3Propagation.newFactoryBuilder()
            .injectFormat(B3Propagation.Format.SINGLE_NO_PARENT)
            .build());
    CorrelationScopeDecorator.Builder mdc = MDCScopeDecorator.newBuilder().clear();
    for (String name : names) {
      BaggageField field = BaggageField.create(name);
      fields.add(field);
      propagation.add(SingleBaggageField.remote(field));
      mdc.add(SingleCorrelationField.create(field));
    }
    current = ThreadLocalCurrentTraceContext.newBuilder()
        .addScopeDecorator(mdc.build())
        .build();
    Propagation.Factory factory = propagation.build();
    tracing = Tracing.newBuilder()
        .propagationFactory(factory)
        .currentTraceContext(current)
        .sampler(Sampler.NEVER_SAMPLE)
        .build();
    extractor = tracing.propagation().extractor(Map::get);
  }

  /** What came in. */
  public TraceContextOrSamplingFlags extract(Map<String, String> headers) {
    return extractor.extract(headers);
  }

  /** The context of this hop. */
  public TraceContext next(TraceContextOrSamplingFlags extracted) {
    return tracing.tracer().nextSpan(extracted).context();
  }

  /** A context with these values, in the order of the names. */
  public TraceContext of(String... values) {
    TraceContext context = next(TraceContextOrSamplingFlags.EMPTY);
    for (int i = 0; i < values.length; i++) {
      fields.get(i).updateValue(context, values[i]);
    }
    return context;
  }

  /** Makes a context current. */
  public CurrentTraceContext.Scope open(TraceContext context) {
    return current.newScope(context);
  }

  @Override
  public void close() {
    tracing.close();
  }
}
