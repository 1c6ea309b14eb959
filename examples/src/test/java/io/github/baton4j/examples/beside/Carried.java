// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.beside;

import io.github.baton4j.Incoming;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The IDs of these tests, and what becomes of them where there is room for ten attributes. */
final class Carried {
  static final String ID = "x-correlation-id";
  static final String LENGTH = "call-chain-length";
  static final String DEBUG = "debug-log-enabled";
  static final String TRACEPARENT = "traceparent";
  static final String TRACESTATE = "tracestate";

  /** What Baton sends in the scope of {@link #incoming()}. */
  static final Map<String, String> OURS = Map.of(ID, "c-1", LENGTH, "3", DEBUG, "true");

  private Carried() {}

  /** Something from a queue of ours, without W3C headers. */
  static Incoming incoming() {
    return incoming(Map.of());
  }

  /** The same from a caller who is traced. */
  static Incoming incomingTraced() {
    return incoming(
        Map.of(TRACEPARENT, Tracing.CALLERS_TRACEPARENT, TRACESTATE, Tracing.CALLERS_TRACESTATE));
  }

  private static Incoming incoming(Map<String, String> more) {
    Map<String, String> fields = new LinkedHashMap<>(more);
    fields.put(ID, "c-1");
    fields.put(LENGTH, "2");
    fields.put(DEBUG, "true");
    return Incoming.of(fields, null, false);
  }

  /**
   * Which names arrive beside so many attributes of the user's own. The first eight places go to whoever comes first; of
   * the last two Baton takes one, for its ID, and OpenTelemetry gives up where it would be the eleventh.
   */
  static Set<String> arriving(Order order, int users) {
    return order == Order.BATON_FIRST
        ? switch (users) {
          case 0, 1, 2, 3, 4, 5 -> Set.of(ID, LENGTH, DEBUG, TRACEPARENT);
          case 6 -> Set.of(ID, LENGTH, TRACEPARENT);
          case 7, 8 -> Set.of(ID, TRACEPARENT);
          case 9 -> Set.of(ID);
          default -> Set.of();
        }
        : switch (users) {
          case 0, 1, 2, 3, 4 -> Set.of(ID, LENGTH, DEBUG, TRACEPARENT);
          case 5 -> Set.of(ID, LENGTH, TRACEPARENT);
          case 6, 7, 8 -> Set.of(ID, TRACEPARENT);
          case 9 -> Set.of(TRACEPARENT);
          default -> Set.of();
        };
  }

  /** The same where OpenTelemetry sends nothing. */
  static Set<String> arrivingAlone(int users) {
    return switch (users) {
      case 0, 1, 2, 3, 4, 5 -> Set.of(ID, LENGTH, DEBUG);
      case 6 -> Set.of(ID, LENGTH);
      case 7, 8, 9 -> Set.of(ID);
      default -> Set.of();
    };
  }

  /** All attributes that arrive, each with its type. */
  static Map<String, String> expected(
      Map<String, String> users, Set<String> arriving, String traceparent) {
    Map<String, String> all = new TreeMap<>(users);
    Map<String, String> added = new LinkedHashMap<>(OURS);
    added.put(TRACEPARENT, traceparent);
    added.keySet().retainAll(arriving);
    added.forEach((name, value) -> all.put(name, "String " + value));
    return all;
  }
}
