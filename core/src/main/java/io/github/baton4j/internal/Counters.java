// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** How often each outcome happened, per transport. Safe for use by any number of threads. */
@SuppressWarnings("EnumOrdinal") // a place in an array that lives as long as this JVM
public final class Counters {
  /** What happened outside any scope and any configured object; every reader sees it beside its own. */
  public static final Counters SCOPELESS = new Counters();

  /** Those of users' own are theirs to name, within reason. */
  private static final int MOST_TRANSPORTS = 64;

  private static final Outcome[] OUTCOMES = Outcome.values();

  private final Map<String, LongAdder[]> byTransport = new ConcurrentHashMap<>();

  public void add(String transport, Outcome outcome) {
    LongAdder[] row = byTransport.get(transport);
    if (row == null) {
      row = newRow();
      LongAdder[] first = byTransport.putIfAbsent(transport, row);
      row = first == null ? row : first;
    }
    row[outcome.ordinal()].increment();
  }

  /** What to count a transport under that a user has named: beyond a number of them, all in one. */
  public String bounded(String transport) {
    return byTransport.containsKey(transport) || byTransport.size() < MOST_TRANSPORTS
        ? transport
        : "other";
  }

  private static LongAdder[] newRow() {
    LongAdder[] row = new LongAdder[OUTCOMES.length];
    for (int i = 0; i < row.length; i++) {
      row[i] = new LongAdder();
    }
    return row;
  }

  /** The count of one outcome; {@code -}, {@code _} and space are alike in its text, and so are cases. */
  public long count(String transport, String outcome) {
    LongAdder[] row = byTransport.get(transport);
    Outcome wanted = outcome(outcome);
    return row == null || wanted == null ? 0 : row[wanted.ordinal()].sum();
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

  private static @Nullable Outcome outcome(String text) {
    String wanted = text.replace('-', ' ').replace('_', ' ');
    for (Outcome outcome : OUTCOMES) {
      if (Names.same(outcome.text(), wanted)) {
        return outcome;
      }
    }
    return null;
  }
}
