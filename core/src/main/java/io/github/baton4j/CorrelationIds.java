// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j;

import io.github.baton4j.internal.Ids;
import io.github.baton4j.internal.Names;
import io.github.baton4j.internal.Values;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An immutable, ordered set of correlation IDs: name → value, the most important first. A plain value, which knows no
 * thread and no log: make it current with {@link Baton#open(CorrelationIds)}, or stamp it on a message.
 *
 * <pre>{@code
 * CorrelationIds ids = CorrelationIds.of(job.id()).with("x-correlation-tenant-id", "t-17");
 * }</pre>
 *
 * <p>Names are canonical: lower case, 1 to 64 of {@code [a-z0-9_.-]}, no leading, trailing or double dot. Values have 1 to
 * 256 printable ASCII characters, no space at either end, and are not the words {@code null} or {@code undefined}.
 * Nothing here throws for a name or a value: what breaks these rules is left out, as it would be if it came in with a
 * message. At most 32 IDs.
 *
 * <p>Safe for use by any number of threads. Equal when the same names have the same values.
 *
 * <p>Cost: an object and an array for each {@link #with} that changes something, and none for what is asked.
 *
 * @since 0.1.0
 */
public final class CorrelationIds {
  static {
    OpenScope.lead();
  }

  private static final CorrelationIds EMPTY = new CorrelationIds(Ids.EMPTY);

  private final Ids ids;

  private CorrelationIds(Ids ids) {
    this.ids = ids;
  }

  static CorrelationIds of(Ids ids) {
    return ids.isEmpty() ? EMPTY : new CorrelationIds(ids);
  }

  Ids ids() {
    return ids;
  }

  /**
   * The set without any ID.
   *
   * @return the same object each time
   */
  public static CorrelationIds empty() {
    return EMPTY;
  }

  /**
   * The IDs of a chain that is told by this {@code x-correlation-id}.
   *
   * @param correlationId null or what breaks the rules gives {@linkplain #empty() no ID}; {@link Baton#open(CorrelationIds)}
   *     then makes a fresh one
   * @return one ID, or none
   */
  public static CorrelationIds of(@Nullable String correlationId) {
    return EMPTY.with(Names.CORRELATION_ID, correlationId);
  }

  /**
   * The value of {@code x-correlation-id}, or null.
   *
   * @return null when there is none
   */
  public @Nullable String correlationId() {
    return ids.get(Names.CORRELATION_ID);
  }

  /**
   * The value under a name, in whatever case it is written, or null.
   *
   * @param name null is the name of nothing
   * @return null when there is none
   */
  public @Nullable String get(@Nullable String name) {
    String canonical = Names.canonical(name);
    return canonical == null ? null : ids.get(canonical);
  }

  /**
   * These IDs with one more, or with another value in its place.
   *
   * @param name in any case; null breaks the rules
   * @param value null breaks the rules
   * @return these IDs as they are when the name or the value breaks the rules, or when there are 32 already
   */
  public CorrelationIds with(@Nullable String name, @Nullable String value) {
    String canonical = Names.canonical(name);
    if (canonical == null || value == null || !Values.valid(canonical, value, false)) {
      return this;
    }
    return of(ids.with(canonical, value));
  }

  /**
   * Whether there is no ID.
   *
   * @return true for {@link #empty()}
   */
  public boolean isEmpty() {
    return ids.isEmpty();
  }

  /**
   * An unmodifiable map of name → value, the most important first.
   *
   * @return the same IDs, whatever becomes of this thread's context
   */
  public Map<String, String> asMap() {
    return ids.asMap();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CorrelationIds that && ids.equals(that.ids);
  }

  @Override
  public int hashCode() {
    return ids.hashCode();
  }

  /** The names and values: they may be sensitive, think before you log them. */
  @Override
  public String toString() {
    return ids.asMap().toString();
  }
}
