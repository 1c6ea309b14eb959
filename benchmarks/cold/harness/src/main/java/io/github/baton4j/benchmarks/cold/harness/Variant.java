// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks.cold.harness;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The same function, by who carries its IDs; named as its folder and as the raw figures are. */
enum Variant {
  NONE,
  HAND,
  EXPLICIT,
  /** The function of {@link #NONE}, unchanged. */
  DROPIN,
  OPENTELEMETRY,
  POWERTOOLS;

  private static final String PACKAGE = "io.github.baton4j.benchmarks.cold.";

  /** By its name; an IllegalArgumentException for any other. */
  static Variant named(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  /** Where the request's ID has to be seen, and nowhere else. */
  Set<Place> carries() {
    return switch (this) {
      case NONE -> EnumSet.noneOf(Place.class);
      case HAND, EXPLICIT -> EnumSet.allOf(Place.class);
      // OkHttp needs its line of code, which nobody wrote.
      case DROPIN -> EnumSet.complementOf(EnumSet.of(Place.HTTP));
      // It writes headers and attributes, and nothing into a record.
      case OPENTELEMETRY -> EnumSet.complementOf(EnumSet.of(Place.KINESIS));
      // It sends nothing on.
      case POWERTOOLS -> EnumSet.of(Place.LINE);
    };
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
