// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks.cold.harness;

import java.util.Locale;
import java.util.Set;

/** The same function, by who carries its IDs; named as its folder and as the raw figures are. */
enum Variant {
  NONE(Set.of()),
  HAND(Set.of(Place.values())),
  EXPLICIT(Set.of(Place.values())),
  /** The function of {@link #NONE}, unchanged; OkHttp needs its line of code, which it does not have. */
  DROPIN(Set.of(Place.SQS, Place.SNS, Place.KINESIS, Place.LINE)),
  /** It has no place in a record for its headers. */
  OPENTELEMETRY(Set.of(Place.SQS, Place.SNS, Place.HTTP, Place.LINE)),
  /** It sends nothing on. */
  POWERTOOLS(Set.of(Place.LINE));

  private static final String PACKAGE = "io.github.baton4j.benchmarks.cold.";

  private final Set<Place> carries;

  Variant(Set<Place> carries) {
    this.carries = carries;
  }

  /** By its name; an IllegalArgumentException for any other. */
  static Variant named(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  /** Where the request's ID has to be seen, and nowhere else. */
  Set<Place> carries() {
    return carries;
  }

  /** The handler that Lambda is told. */
  String handler() {
    return this == DROPIN
        ? "io.github.baton4j.lambda.BatonHandler::handleRequest"
        : handlerOf(this);
  }

  /** The handler that wrote nobody but the user. */
  String ownHandler() {
    return handlerOf(this == DROPIN ? NONE : this);
  }

  private static String handlerOf(Variant variant) {
    return PACKAGE + variant + ".Handler::handleRequest";
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
