// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.micrometer;

import io.github.baton4j.Outcomes;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Objects;

/**
 * Shows a Baton's outcomes as counters of Micrometer: {@code baton.outcomes}, with the tags {@code transport} ({@code sqs},
 * {@code http} …) and {@code outcome} ({@code injected}, {@code no_room_for_id} …).
 *
 * <pre>{@code
 * new BatonMetrics(baton.outcomes()).bindTo(registry);
 * }</pre>
 *
 * <p>In Spring Boot a bean is enough, it is bound to the application's registry:
 *
 * <pre>{@code
 * @Bean
 * BatonMetrics batonMetrics(Baton baton) {
 *   return new BatonMetrics(baton.outcomes());
 * }
 * }</pre>
 *
 * <p>The counts are those of {@link Outcomes}, which explains them, and are only read when the registry asks; the value of
 * the tag {@code outcome} is the outcome's text with {@code _} for its spaces, and {@link Outcomes#count} takes it as
 * well. There is a meter for what happened since the start, and none for what never did: each appears when its outcome
 * happens for the first time, be it long after this was bound. On the path of a call that first time is all that it costs.
 *
 * <p>What happened outside any scope is part of the counts of every Baton. Who shows several Batons in one registry gives
 * each {@linkplain #BatonMetrics(Outcomes, Iterable) tags of its own}, and finds it in each.
 *
 * <p>Once for each registry is enough, a second time does nothing. A registry that is bound to is not kept from being
 * collected. Nothing that a registry throws reaches the call that is counted, nor whoever binds: it is warned of, and
 * counted as {@code failed} in the transport {@code micrometer}. Safe for use by any number of threads.
 *
 * <p>Needs {@code io.micrometer:micrometer-core}, 1.9 or later.
 *
 * @since 0.1.0
 */
public final class BatonMetrics implements MeterBinder {
  private final Outcomes outcomes;
  private final Tags tags;

  /**
   * For the outcomes of one Baton.
   *
   * @param outcomes {@code baton.outcomes()}, of a {@code BatonLambda} its own
   * @throws NullPointerException when it is null
   */
  public BatonMetrics(Outcomes outcomes) {
    this(outcomes, Tags.empty());
  }

  /**
   * For the outcomes of one Baton of several.
   *
   * @param outcomes {@code baton.outcomes()}, of a {@code BatonLambda} its own
   * @param tags what every meter has beside the two of its own
   * @throws NullPointerException when one of them is null
   */
  public BatonMetrics(Outcomes outcomes, Iterable<Tag> tags) {
    this.outcomes = Objects.requireNonNull(outcomes, "outcomes == null");
    this.tags = Tags.of(Objects.requireNonNull(tags, "tags == null"));
  }

  /**
   * Registers a meter for each outcome that has happened, and from now on for each that happens for the first time.
   *
   * @throws NullPointerException when the registry is null
   */
  @Override
  public void bindTo(MeterRegistry registry) {
    Objects.requireNonNull(registry, "registry == null");
    new OutcomeMeters(outcomes, tags, registry).start();
  }
}
