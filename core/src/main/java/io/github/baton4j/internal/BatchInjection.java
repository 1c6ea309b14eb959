// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.internal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One injection into all carriers of a request, one or many: they are added, then {@linkplain #fill filled}, then each is
 * asked for what it has now, and last the outcomes are {@linkplain #count counted}. For use by one thread.
 */
public abstract class BatchInjection {
  protected final Policy policy;
  protected final Ids ids;

  /** Whether configuration says that nothing goes to this target. */
  protected final boolean excluded;

  private final String transport;
  private final Outcome done;
  private final List<Injection> injections = new ArrayList<>();
  private long total;

  /**
   * @param done what to call it when all went well
   * @param target the queue, topic or stream, in whichever form it is known
   */
  protected BatchInjection(
      String transport, Policy policy, Ids ids, Outcome done, @Nullable String target) {
    this.transport = transport;
    this.policy = policy;
    this.ids = ids;
    this.done = done;
    this.excluded = policy.excludes(target);
  }

  /** The size in bytes that a request of this size must not be carried over. */
  protected abstract long limit(long size);

  /** Adds a carrier of this size in bytes. */
  protected final void add(Injection injection, long size) {
    injections.add(injection);
    total += size;
  }

  /** Adds a carrier that gets nothing. */
  protected final void refuse(Outcome why) {
    injections.add(Injection.refused(why));
  }

  /** Chooses what each carrier gets; false when none gets anything. */
  public final boolean fill() {
    Injection.fill(injections, limit(total) - total);
    boolean change = false;
    for (Injection injection : injections) {
      change |= injection.isChange();
    }
    return change;
  }

  /** What the carrier that was added at this place gets; null when it stays as it is. */
  protected final @Nullable Injection change(int i) {
    Injection injection = injections.get(i);
    return injection.isChange() ? injection : null;
  }

  /** Counts what happened to each carrier, once the request is made. */
  public final void count() {
    for (Injection injection : injections) {
      policy.counters().add(transport, injection.outcome(done));
    }
  }

  /** The size of a text as AWS counts it, in bytes of UTF-8; 0 for null. An unpaired surrogate counts as the 3 bytes of its stand-in. */
  protected static long bytes(@Nullable String text) {
    if (text == null) {
      return 0;
    }
    long bytes = text.length();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        // A surrogate pair has 4 bytes, 2 for each of its chars.
        bytes += c < 0x800 || isPaired(text, i) ? 1 : 2;
      }
    }
    return bytes;
  }

  private static boolean isPaired(String text, int i) {
    char c = text.charAt(i);
    return Character.isHighSurrogate(c)
        ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
        : Character.isLowSurrogate(c) && i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
  }
}
