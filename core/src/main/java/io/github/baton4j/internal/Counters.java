// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.BiConsumer;

/** How often each outcome happened, per transport. Safe for use by any number of threads. */
@SuppressWarnings("EnumOrdinal") // a place in an array that lives as long as this JVM
public final class Counters {
  /** What happened outside any scope and any configured object; every reader sees it beside its own. */
  public static final Counters SCOPELESS = new Counters();

  /** Those of users' own are theirs to name, within reason. */
  private static final int MOST_TRANSPORTS = 64;

  private static final Outcome[] OUTCOMES = Outcome.values();

  private final Map<String, AtomicLongArray> byTransport = new ConcurrentHashMap<>();

  private final List<BiConsumer<String, String>> listeners = new CopyOnWriteArrayList<>();

  public void add(String transport, Outcome outcome) {
    AtomicLongArray row = byTransport.get(transport);
    if (row == null) {
      row = new AtomicLongArray(OUTCOMES.length);
      AtomicLongArray first = byTransport.putIfAbsent(transport, row);
      row = first == null ? row : first;
    }
    if (row.incrementAndGet(outcome.ordinal()) == 1) {
      for (BiConsumer<String, String> listener : listeners) {
        listener.accept(transport, outcome.text());
      }
    }
  }

  /**
   * Tells of the transport and the text of each outcome that happens for the first time.
   *
   * @param listener called once for each, by any thread; throws nothing
   */
  public void tellOfFirsts(BiConsumer<String, String> listener) {
    listeners.add(listener);
  }

  /** What to count a transport under that a user has named: beyond a number of them, all in one. */
  public String bounded(String transport) {
    return byTransport.containsKey(transport) || byTransport.size() < MOST_TRANSPORTS
        ? transport
        : "other";
  }

  /** The count of one outcome; {@code -}, {@code _} and space are alike in its text, and so are cases. */
  public long count(String transport, String outcome) {
    AtomicLongArray row = byTransport.get(transport);
    String text = outcome.replace('-', ' ').replace('_', ' ');
    for (int i = 0; i < OUTCOMES.length && row != null; i++) {
      if (Names.same(OUTCOMES[i].text(), text)) {
        return row.get(i);
      }
    }
    return 0;
  }

  /** The transports that have counted anything. */
  public Set<String> transports() {
    return byTransport.keySet();
  }

  /** The texts of all outcomes. */
  public static List<String> outcomes() {
    List<String> texts = new ArrayList<>();
    for (Outcome outcome : OUTCOMES) {
      texts.add(outcome.text());
    }
    return texts;
  }
}
