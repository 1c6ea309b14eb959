// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.internal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One injection into all carriers of a request, one or many: what the interceptors and stamps of SQS, SNS and Kinesis have in
 * common. A carrier is an object of an SDK, which is never changed; each transport says what it looks like and how one with
 * more in it is made. For use by one thread, once.
 */
public abstract class BatchInjection {
  protected Policy policy;

  private final String transport;
  private final Outcome done;
  private final List<Injection> injections = new ArrayList<>();
  private Ids ids;
  private long total;
  private long uncertain;
  private long uncertainInTotal;

  /**
   * Whether texts are counted. While they are only measured, each char has as many bytes as one can have; then they are counted
   * where it may be that not all has room, which mostly is a matter of kilobytes. Set by this class, and by its test.
   */
  boolean exact;

  /**
   * @param exact whether texts are counted at once, since to look twice is more
   * @param current what is to be injected; null to {@linkplain #stamped stamp} IDs that are given by hand
   */
  protected BatchInjection(String transport, boolean exact, @Nullable Snapshot current) {
    this.transport = transport;
    this.exact = exact;
    this.policy = current == null ? Policy.OFF : current.policy();
    this.ids = current == null ? Ids.EMPTY : current.ids();
    this.done = current == null ? Outcome.STAMPED : current.done();
  }

  /** Tells what is in a carrier, by {@link #add}. */
  protected abstract void look(Object carrier);

  /** The queue, topic or stream that a carrier is for, in whichever form it is known there; null when it is not. */
  protected abstract @Nullable String target(Object carrier);

  /**
   * A carrier of the same class with what was chosen for it.
   *
   * @param i its place among all of them
   */
  protected abstract Object changed(Object carrier, int i, Injection injection);

  /** The size in bytes that a request of this size must not be carried over. */
  protected abstract long limit(long size);

  /** Adds what a carrier gets, or why it gets nothing, and its size in bytes, at the most. */
  protected final void add(Injection injection, long size) {
    injections.add(injection);
    total += size;
    uncertainInTotal += uncertain;
    uncertain = 0;
  }

  /** The bytes that a carrier gets at the most. */
  private long mostOfEach() {
    long most = 0;
    for (int i = 0; i < ids.size(); i++) {
      most += ids.name(i).length() + ids.value(i).length() + Injection.MOST_OVERHEAD;
    }
    return most;
  }

  /** Tells of bytes in the carrier that is looked at of which nobody knows whether the service counts them. */
  protected final long uncertain(long bytes) {
    uncertain += bytes;
    return bytes;
  }

  /**
   * The least that the carrier that is looked at may have, of what it has at the most: which limit it is that must not be
   * crossed follows from this, and the room below that from the most.
   */
  protected final long least(long size) {
    return size - uncertain;
  }

  protected final Ids ids() {
    return ids;
  }

  /** A carrier with the IDs that are current; the same object when nothing is to be added. */
  public final <E> E into(E carrier) {
    E changed = into(List.of(carrier), target(carrier)).get(0);
    count();
    return changed;
  }

  /**
   * All carriers of a request, each with the IDs that are current; the same list when nothing is to be added. What happened
   * is {@linkplain #count counted} once the request is whole.
   */
  @SuppressWarnings("unchecked") // changed gives what it is given
  public final <E> List<E> into(List<E> carriers, @Nullable String target) {
    if (policy.excludes(target)) {
      for (int i = 0; i < carriers.size(); i++) {
        add(Injection.refused(Outcome.EXCLUDED), 0);
      }
    } else {
      for (E carrier : carriers) {
        look(carrier);
      }
      if (!exact && total + carriers.size() * mostOfEach() > limit(0)) {
        exact = true;
        injections.clear();
        total = 0;
        uncertainInTotal = 0;
        for (E carrier : carriers) {
          look(carrier);
        }
      }
    }
    fill(injections, limit(total - uncertainInTotal) - total);
    List<E> all = carriers;
    int i = 0;
    for (E carrier : carriers) {
      Injection injection = injections.get(i);
      if (injection.isChange()) {
        E changed = (E) changed(carrier, i, injection);
        all = all == carriers ? new ArrayList<>(carriers) : all;
        all.set(i, changed);
      }
      i++;
    }
    return all;
  }

  /**
   * Counts what happened to each carrier of a request, when nothing is left to be done. Once anything is counted the request
   * goes out: a fault after that must not make it one that failed.
   */
  public final void count() {
    int done = 0;
    try {
      while (done < injections.size()) {
        policy.counters().add(transport, injections.get(done).outcome(this.done));
        done++;
      }
    } catch (Throwable e) {
      if (done == 0) {
        throw e;
      }
      Guard.rethrowFatal(e);
    }
  }

  /**
   * A carrier with IDs that are given by hand, in an object of the front; the same object when nothing is to be added. Never
   * throws.
   */
  public final <E> E stamped(E carrier, Object correlationIds) {
    try {
      policy = Snapshot.policyHere();
      if (policy.isEnabled()) {
        ids = Frame.idsOf(correlationIds);
        return into(carrier);
      }
    } catch (Throwable e) {
      Guard.swallow(policy.counters(), transport, e);
    }
    return carrier;
  }

  /**
   * Chooses what each carrier of a batch gets, in the order of importance: every one gets its {@code x-correlation-id}
   * before any gets a second ID.
   *
   * @param sharedRoom how many bytes more the whole batch can take
   */
  static void fill(List<Injection> carriers, long sharedRoom) {
    long left = sharedRoom;
    boolean starved = false;
    // By places: an iterator for each round is more than all that is left of it.
    int size = carriers.size();
    for (int i = 0; i < size; i++) {
      Injection carrier = carriers.get(i);
      if (carrier.hasOwnId()) {
        long room = left;
        left -= carrier.step(left);
        starved |= carrier.isStarvedBy(room);
      }
    }
    if (starved) {
      for (int i = 0; i < size; i++) {
        carriers.get(i).stop();
      }
      return;
    }
    for (int i = 0; i < size; i++) {
      left -= carriers.get(i).raise(left);
    }
    boolean more = true;
    while (more) {
      more = false;
      for (int i = 0; i < size; i++) {
        Injection carrier = carriers.get(i);
        left -= carrier.step(left);
        more |= !carrier.isDone();
      }
    }
  }

  /**
   * The size of a text in a carrier as AWS counts it, in bytes of UTF-8; 0 for null. Half a surrogate pair counts as the 3
   * bytes of its stand-in, though an encoder may write the 1 byte of a question mark.
   */
  protected final long bytes(@Nullable String text) {
    if (!exact) {
      return text == null ? 0 : 3L * text.length();
    }
    long most = mostBytes(text);
    if (text != null && most != text.length()) {
      uncertain(2L * halves(text));
    }
    return most;
  }

  private static int halves(String text) {
    int halves = 0;
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i)) && !isPaired(text, i)) {
        halves++;
      }
    }
    return halves;
  }

  static long mostBytes(@Nullable String text) {
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
