// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j;

/**
 * An open scope: correlation IDs are current on this thread, and on its log lines, until it is closed.
 *
 * <pre>{@code
 * Scope scope = baton.open(incoming);
 * try (scope) {
 *   log.info("in the chain");
 * }
 * }</pre>
 *
 * <p>A {@code catch} or {@code finally} block of the same {@code try} runs when the scope is closed already: its lines
 * bear no IDs. Where they should, use {@link Baton#run} or {@link Baton#call}, or catch inside.
 *
 * <p>Closed by the thread that opened it. Closed by another one, the scope ends at its own thread's next look at the
 * context.
 *
 * <p>To close throws nothing outside of strict mode. Cost: as at {@link Baton}.
 *
 * @since 0.1.0
 */
public interface Scope extends AutoCloseable {
  /**
   * Puts back exactly what was current, and what the MDC held, before the scope was opened. Scopes opened inside it and
   * still open end with it. A second call does nothing.
   *
   * <p>Throws nothing, except in {@linkplain Baton.Builder#strict strict mode}, which is meant for tests.
   */
  @Override
  void close();
}
