// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A read-only view of something that came in: its fields, among which correlation IDs may be, an ID of its own for when
 * there are none, and whether it came over the untrusted edge.
 *
 * <p>The transports give theirs ({@code SqsEvents.incoming(message)} and the like). For a transport of your own hand in
 * its headers, {@link #of(Map, String)}, or implement this:
 *
 * <pre>{@code
 * Scope scope = baton.open(Incoming.of(headers, job.id()));
 * }</pre>
 *
 * <p>Read once, on the calling thread, and not kept. What an implementation throws is swallowed and counted; the IDs read
 * until then are taken.
 *
 * <p>Cost: capture asks for each field once, and copies what travels; nothing else is kept.
 *
 * @since 0.1.0
 */
public interface Incoming {
  /**
   * All fields in order of arrival; whoever reads them picks what travels. A value is a String, another simple value, an
   * {@link Iterable} of them (of several values the first valid one counts), or null. Nothing of it is changed.
   *
   * @return name → value; entries whose name is null are passed over
   */
  Iterable<? extends Map.Entry<String, ? extends @Nullable Object>> fields();

  /**
   * The ID that this thing has of its own (a message ID, a request ID): its redelivery has the same. Null when none.
   *
   * @return null when it has none
   */
  @Nullable
  String fallbackId();

  /**
   * Whether it came over the edge, where callers are not trusted: IDs are accepted in a narrower alphabet, chain length
   * and debug flag are ignored.
   *
   * @return true for what anybody can send
   */
  boolean edge();

  /**
   * The X-Ray trace header that came beside the fields, or null; one among the fields counts only without it.
   *
   * @return null unless this is overridden
   */
  default @Nullable String traceHeader() {
    return null;
  }

  /**
   * Fields of this hop only, such as a message ID: shown in the MDC under these names as they are, never sent.
   *
   * @return none unless this is overridden
   */
  default Map<String, String> localFields() {
    return Map.of();
  }

  /**
   * What outcomes are counted under, such as {@code sqs}.
   *
   * @return {@code custom} unless this is overridden
   */
  default String transport() {
    return "custom";
  }

  /**
   * Headers that came over the edge.
   *
   * @param headers name (in any case) → String, or → Iterable of Strings; null counts as empty
   * @param fallbackId an ID of the request's own, or null
   * @return a view of the map, which is read when it is captured from
   */
  static Incoming of(@Nullable Map<String, ?> headers, @Nullable String fallbackId) {
    return of(headers, fallbackId, true);
  }

  /**
   * Headers or attributes of a transport of your own.
   *
   * @param headers name (in any case) → String, or → Iterable of Strings; null counts as empty
   * @param fallbackId an ID of the message's own, or null
   * @param edge false for what only trusted parties can write to, such as a queue of your own
   * @return a view of the map, which is read when it is captured from
   */
  static Incoming of(@Nullable Map<String, ?> headers, @Nullable String fallbackId, boolean edge) {
    return new HeaderMap(headers, fallbackId, edge);
  }
}
