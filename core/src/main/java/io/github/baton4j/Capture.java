// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j;

import io.github.baton4j.internal.Counters;
import io.github.baton4j.internal.Guard;
import io.github.baton4j.internal.Ids;
import io.github.baton4j.internal.Names;
import io.github.baton4j.internal.Outcome;
import io.github.baton4j.internal.Policy;
import io.github.baton4j.internal.Values;
import io.github.baton4j.transport.Received;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One reading of one {@link Incoming}. It changes nothing, and nothing that it reads can make it throw. */
final class Capture {
  /** Of 32 IDs, the chain's own three, which are the first in rank, always have a place. */
  private static final int PLACES_KEPT = 3;

  /** As many members as baggage is sure to be passed on with. Source: W3C Baggage, "Limits". */
  private static final int MOST_JOINED = 64;

  /** More than any event can hold; an iteration that has no end has one here. */
  private static final int MOST_FIELDS = 1_000_000;

  /** How many fields of this hop show at most. */
  private static final int MOST_LOCAL_FIELDS = 32;

  private static final String[] NO_FIELDS = {};

  private final Policy policy;
  private final Counters counters;
  private final boolean edge;
  private final boolean refused;
  private final String transport;
  private boolean toldByRecords;
  private final Ids ids = Ids.EMPTY.draft();

  /** The ranks of what is there, a bit for each, so that not every question is a search. */
  private int ranks;

  private int others;
  private int joins;

  private Capture(Policy policy, boolean edge, String transport) {
    this.policy = policy;
    this.counters = policy.counters();
    this.edge = edge && !policy.trustsHttp();
    this.refused = edge && policy.refusesHttp();
    this.transport = transport;
  }

  static Ids capture(Policy policy, @Nullable Incoming incoming) {
    String transport = "custom";
    boolean edge = true;
    String fallbackId = null;
    try {
      if (incoming != null) {
        String name = incoming.transport();
        if (!(incoming instanceof Received)) { // whose names are known
          name = Names.canonical(name);
          name = name == null ? transport : policy.counters().bounded(name);
        }
        transport = name;
        edge = incoming.edge();
        fallbackId = incoming.fallbackId();
      }
    } catch (Throwable e) {
      Guard.swallow(policy.counters(), transport, e);
    }
    Capture capture = new Capture(policy, edge, transport);
    capture.toldByRecords = incoming instanceof Received received && received.recordsFollow();
    if (incoming != null) {
      try {
        capture.trace(incoming.traceHeader());
      } catch (Throwable e) {
        Guard.swallow(policy.counters(), transport, e);
      }
    }
    if (incoming != null && !capture.refused) {
      try {
        Incoming source = incoming instanceof Received given ? given.source() : incoming;
        Received received = source instanceof Received taken ? taken : null;
        if (received != null && received.isAdded()) {
          capture.read(received);
        } else if (received != null && received.joined() != null) {
          capture.read(received.joined(), true);
        } else {
          capture.read(source.fields(), false);
        }
      } catch (Throwable e) {
        Guard.swallow(policy.counters(), transport, e);
      }
    }
    return capture.completed(fallbackId);
  }

  /** Fields of this hop come in like the rest: what could forge a line, or pass for an ID, is not shown. */
  static String[] localFields(Policy policy, @Nullable Incoming incoming) {
    try {
      if (incoming instanceof Received received && received.source() == received) {
        return localFields(policy, received.local());
      }
      Map<String, String> fields = incoming == null ? null : incoming.localFields();
      return fields == null || fields.isEmpty() ? NO_FIELDS : localFields(policy, fields);
    } catch (Throwable e) {
      Guard.swallow(policy.counters(), "context", e);
      return NO_FIELDS;
    }
  }

  private static String[] localFields(Policy policy, Map<String, String> fields) {
    String[] pairs = new String[2 * Math.min(fields.size(), MOST_LOCAL_FIELDS)];
    int end = 0;
    for (Map.Entry<String, String> entry : fields.entrySet()) {
      if (end == pairs.length) {
        break;
      }
      if (isShowable(policy, entry.getKey(), entry.getValue())) {
        end = Ids.put(pairs, end, entry.getKey(), entry.getValue());
      }
    }
    return end == pairs.length ? pairs : Arrays.copyOf(pairs, end);
  }

  /** Of a transport's own, all of which can be shown but for what is in them. */
  private static String[] localFields(Policy policy, String[] pairs) {
    int end = 0;
    while (end < pairs.length && isShowable(policy, pairs[end], pairs[end + 1])) {
      end += 2;
    }
    if (end == pairs.length) {
      return pairs;
    }
    String[] kept = Arrays.copyOf(pairs, end);
    for (int i = end + 2; i < pairs.length; i += 2) {
      if (isShowable(policy, pairs[i], pairs[i + 1])) {
        kept = Ids.merged(kept, new String[] {pairs[i], pairs[i + 1]});
      }
    }
    return kept;
  }

  private static boolean isShowable(Policy policy, String name, String value) {
    return Values.isShowable(name) && Values.isShowable(value) && policy.canonical(name) == null;
  }

  /** What {@link #capture} would add to IDs that did not come in but were given by hand, which are valid. */
  static Ids completed(Policy policy, Ids given) {
    if (isComplete(policy, given)) {
      return given;
    }
    Capture capture = new Capture(policy, false, "context");
    for (int i = 0; i < given.size(); i++) {
      String name = policy.canonical(given.name(i));
      if (name == null) {
        capture.counters.add(capture.transport, Outcome.REJECTED);
      } else {
        capture.one(name, given.value(i));
      }
    }
    if (!capture.has(0)) {
      capture.insert(Names.CORRELATION_ID, policy.newId(), 0);
    }
    if (!capture.has(1)) {
      capture.insert(Names.CALL_CHAIN_LENGTH, "1", 1);
    }
    capture.decideDebug();
    return capture.ids;
  }

  /** The chain's own three are the first in rank. */
  private static boolean isComplete(Policy policy, Ids given) {
    boolean complete =
        given.size() >= PLACES_KEPT && given.name(PLACES_KEPT - 1).equals(Names.DEBUG_LOG_ENABLED);
    for (int i = PLACES_KEPT; i < given.size() && complete; i++) {
      complete = policy.travels(given.name(i));
    }
    return complete;
  }

  private void trace(@Nullable String header) {
    if (header != null) {
      one(Names.XRAY, header);
    }
  }

  private void read(Received received) {
    for (int i = 0; i < received.end(); i += 2) {
      String name = received.has(i) ? canonical(received.name(i)) : null;
      if (name != null) {
        several(name, received.value(i));
      }
    }
  }

  /** The canonical form of a name that travels; null, and counted if it is one of ours and broken, for every other. */
  private @Nullable String canonical(@Nullable String raw) {
    if (raw == null || !policy.mayTravel(raw)) {
      return null; // as are most headers
    }
    String name = policy.canonical(raw);
    if (name == null && policy.isBroken(raw)) {
      counters.add(transport, Outcome.REJECTED);
    }
    return name;
  }

  private void read(@Nullable Iterable<? extends Map.Entry<String, ?>> fields, boolean areJoined) {
    if (fields == null) {
      return;
    }
    int left = MOST_FIELDS;
    for (Map.Entry<String, ?> entry : fields) {
      if (left-- == 0) {
        return;
      }
      if (entry != null) {
        String name = canonical(entry.getKey());
        if (name != null) {
          Object value = entry.getValue();
          several(name, areJoined ? Received.apart(name, value) : value);
        }
      }
    }
  }

  private void several(String name, @Nullable Object value) {
    // First of all: to be asked whether it is of an interface costs a string far more.
    if (value instanceof String given) {
      one(name, given);
    } else if (value instanceof Iterable<?> values) {
      int left = Values.MOST_OF_A_NAME;
      for (Object each : values) {
        if (left-- == 0) {
          return;
        }
        one(name, text(each));
      }
    } else if (value != null) {
      one(name, text(value));
    }
  }

  private static @Nullable String text(@Nullable Object value) {
    if (value instanceof String given) {
      return given;
    }
    return value instanceof Number || value instanceof Boolean ? value.toString() : null;
  }

  /** The first valid value of a name counts; list headers are joined. An invalid value never shadows a valid one. */
  private void one(String name, @Nullable String value) {
    if (edge && (name.equals(Names.CALL_CHAIN_LENGTH) || name.equals(Names.DEBUG_LOG_ENABLED))) {
      return;
    }
    if (value == null || !Values.valid(name, value, edge)) {
      counters.add(transport, Outcome.REJECTED);
      return;
    }
    int rank = Names.rank(name);
    String present = has(rank) ? ids.get(name) : null;
    if (present == null) {
      add(name, value, rank);
    } else if (name.equals(Names.TRACESTATE) || name.equals(Names.BAGGAGE)) {
      String joined = joins++ < MOST_JOINED ? present + "," + value : "";
      if (Values.valid(name, joined, edge)) {
        ids.set(name, joined);
      } else {
        counters.add(transport, Outcome.REJECTED);
      }
    }
  }

  private boolean has(int rank) {
    return (ranks & 1 << rank) != 0;
  }

  private void add(String name, String value, int rank) {
    if (rank >= PLACES_KEPT && others == Ids.MAX - PLACES_KEPT) {
      counters.add(transport, Outcome.REJECTED);
      String least = ids.name(ids.size() - 1);
      if (rank >= Names.rank(least)) {
        return;
      }
      ids.remove(least);
    } else if (rank >= PLACES_KEPT) {
      others++;
    }
    insert(name, value, rank);
  }

  private void insert(String name, String value, int rank) {
    ranks |= 1 << rank;
    ids.insert(name, value, rank);
  }

  private Ids completed(@Nullable String fallbackId) {
    if (has(Names.RANK_OF_TRACESTATE) && !has(Names.RANK_OF_TRACEPARENT)) {
      ids.remove(Names.TRACESTATE); // it means nothing alone (source: W3C Trace Context)
    }
    Outcome outcome = Outcome.CAPTURED;
    if (!has(0)) {
      boolean usable =
          fallbackId != null && !refused && Values.valid(Names.CORRELATION_ID, fallbackId, edge);
      String id = usable && fallbackId != null ? fallbackId : policy.newId();
      insert(Names.CORRELATION_ID, id, 0);
      outcome = usable ? Outcome.FALLBACK : Outcome.GENERATED;
    }
    int before = 0;
    if (has(1)) {
      before = Values.chainLength(ids.value(1));
    } else {
      insert(Names.CALL_CHAIN_LENGTH, "", 1);
    }
    int length = Math.min(before + 1, Values.MAX_CHAIN_LENGTH);
    ids.set(Names.CALL_CHAIN_LENGTH, Integer.toString(length));
    decideDebug();
    counters.add(transport, outcome);
    if (!toldByRecords && length > policy.maxChainLength()) {
      counters.add(transport, Outcome.LOOP);
    }
    return ids;
  }

  /** Decided once, where the chain starts; from there on it travels. */
  private void decideDebug() {
    if (!has(2)) {
      insert(Names.DEBUG_LOG_ENABLED, policy.debugs(ids.value(0)) ? "true" : "false", 2);
    }
  }
}
