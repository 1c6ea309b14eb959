// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.micrometer;

import io.github.baton4j.Outcomes;
import io.github.baton4j.internal.Counters;
import io.github.baton4j.internal.Frame;
import io.github.baton4j.internal.Guard;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.lang.ref.WeakReference;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiConsumer;
import java.util.function.ToDoubleFunction;

/** The meters of one registry: how they are made, when an outcome is told of, and how they are read. */
final class OutcomeMeters
    implements BiConsumer<String, String>, Outcomes.Reader, ToDoubleFunction<String[]> {
  private final Outcomes outcomes;
  private final Tags tags;

  /** The counters of what runs outside any scope live as long as this JVM, and so does what they hold. */
  private final WeakReference<MeterRegistry> registry;

  /** Transport and outcome of each meter, which keeps them weakly itself, and this as long as it lives. */
  private final Queue<String[]> counted = new ConcurrentLinkedQueue<>();

  OutcomeMeters(Outcomes outcomes, Tags tags, MeterRegistry registry) {
    this.outcomes = outcomes;
    this.tags = tags;
    this.registry = new WeakReference<>(registry);
  }

  /** Listens before it reads what there is: what happens in between is registered twice, which is once. */
  void start() {
    Frame.countersOf(outcomes).tellOfFirsts(this);
    Counters.SCOPELESS.tellOfFirsts(this);
    outcomes.forEach(this);
  }

  @Override
  public void read(String transport, String outcome, long count) {
    accept(transport, outcome);
  }

  @Override
  public void accept(String transport, String outcome) {
    try {
      MeterRegistry to = registry.get();
      if (to != null) {
        String[] count = {transport, outcome};
        counted.add(count);
        FunctionCounter.builder("baton.outcomes", count, this)
            .description("What became of captures and injections of correlation IDs")
            .tags(tags.and("transport", transport, "outcome", outcome.replace(' ', '_')))
            .register(to);
      }
    } catch (Throwable e) {
      Guard.swallow(Counters.SCOPELESS, "micrometer", e);
    }
  }

  @Override
  public double applyAsDouble(String[] count) {
    return outcomes.count(count[0], count[1]);
  }
}
