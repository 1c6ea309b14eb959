// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.internal;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What was current at one moment, to be carried to another thread or into a later hook. Immutable. */
public final class Snapshot {
  public static final Snapshot NOTHING = new Snapshot(Policy.OFF, Ids.EMPTY, new String[0], false);

  /** What an interceptor keeps where it failed to see what is current: the fault was counted, and nothing else is to be. */
  public static final Snapshot LOST = NOTHING.with(Ids.EMPTY, new String[0]);

  private final Policy policy;
  private final Ids ids;

  /** Fields of this hop, MDC only: name, value, name, value … The array is never changed. */
  private final String[] local;

  private final boolean batch;

  public Snapshot(Policy policy, Ids ids, String[] local, boolean batch) {
    this.policy = policy;
    this.ids = ids;
    this.local = local;
    this.batch = batch;
  }

  /** What is current on this thread, or null when nothing is, or nothing to inject: the price of an empty context is one look. */
  public static @Nullable Snapshot current() {
    return of(Frame.top());
  }

  private static @Nullable Snapshot of(@Nullable Frame frame) {
    return frame == null || !frame.isActive() ? null : frame.current();
  }

  /**
   * A name for what an interceptor keeps this under, which no other copy of Baton in this JVM has: the SDK takes each name
   * once, whichever class loader it comes from.
   */
  public static String keyName(String transport) {
    return "baton." + transport + '@' + System.identityHashCode(Snapshot.class) + '.'
        + System.nanoTime();
  }

  /** What is current on this thread, be it nothing. */
  public static Snapshot take() {
    Frame top = Frame.top();
    return top == null ? NOTHING : top.current();
  }

  /** The counters of what was current; where nothing was, those of what runs outside any scope. */
  public static Counters counters(@Nullable Snapshot current) {
    return current == null ? Counters.SCOPELESS : current.policy.counters();
  }

  /** The policy of the scope that is open on this thread, where none is the environment's. */
  public static Policy policyHere() {
    Snapshot current = current();
    return current == null ? Policy.environment() : current.policy;
  }

  /** The same with other IDs and fields. */
  Snapshot with(Ids otherIds, String[] otherLocal) {
    return new Snapshot(policy, otherIds, otherLocal, batch);
  }

  /** The same with what is true of everything inside a scope around: its fields of this hop, and its trace. */
  Snapshot inside(Snapshot around) {
    String trace = ids.get(Names.XRAY) == null ? around.ids.get(Names.XRAY) : null;
    // The trace that this process is part of, unless what came in told of its own.
    Ids all = trace == null ? ids : ids.with(Names.XRAY, trace);
    return with(all, Ids.merged(around.local, local));
  }

  /** The same with a value that is set by hand, under a name that the policy takes; null where it is refused. */
  @Nullable
  Snapshot put(String name, String value) {
    if (!Values.valid(name, value, false)) {
      return null;
    }
    if (policy.isLocal(name)) {
      return with(ids, Ids.merged(local, new String[] {name, value}));
    }
    return ids.get(name) == null && ids.isFull() ? null : with(ids.with(name, value), local);
  }

  /** What log lines show of this: key, value, key, value … */
  String[] shown() {
    String[] out = new String[2 * ids.size() + local.length];
    int n = 0;
    boolean renamed = false;
    for (int i = 0; i < local.length; i += 2) {
      String key = policy.mdcKey(shownName(local[i]));
      if (key != null) {
        n = Ids.put(out, n, key, shownValue(local[i], local[i + 1]));
      }
      renamed = true;
    }
    // Last, so that no field of the hop can pass for an ID whose key it shares.
    for (int i = 0; i < ids.size(); i++) {
      String name = ids.name(i);
      int rank = Names.rank(name);
      String key = rank < 3 ? policy.chainKey(rank) : policy.mdcKey(shownName(name));
      if (key != null) {
        renamed |= !key.equals(name);
        String value = shownValue(name, ids.value(i));
        int at = renamed ? Ids.indexOf(out, n, key) : -1; // names are there once each
        if (at < 0) {
          out[n++] = key;
          out[n++] = value;
        } else if (!yields(name, key)) {
          out[at + 1] = value;
        }
      }
    }
    return n == out.length ? out : Arrays.copyOf(out, n);
  }

  /** The key under which log lines show a name of this; null where they do not, or show another one there. */
  @Nullable
  String shownKey(String name) {
    String key = policy.mdcKey(shownName(name));
    return key == null || yields(name, key) ? null : key;
  }

  /**
   * Whether another ID keeps a key that is shown already, of two names that become one in being shown: the one that is the
   * key, else the first in ASCII. Not the later one, or what a caller sent could stand in the place of what code has put.
   */
  private boolean yields(String name, String key) {
    for (int i = 0; i < ids.size() && !key.equals(name); i++) {
      String other = ids.name(i);
      if ((key.equals(other) || other.compareTo(name) < 0)
          && key.equals(policy.mdcKey(shownName(other)))) {
        return true;
      }
    }
    return false;
  }

  /** The X-Ray header travels whole, but people search for its root. */
  private static String shownName(String name) {
    return name.equals(Names.XRAY) ? Names.XRAY_TRACE_ID : name;
  }

  static String shownValue(String name, String value) {
    String root = name.equals(Names.XRAY) ? Values.xrayRoot(value) : null;
    return root == null ? value : root;
  }

  /** Makes this current on the calling thread until the frame is closed; what is current there is hidden meanwhile. */
  public Frame open() {
    Frame frame = new Frame(this);
    frame.push(true);
    return frame;
  }

  /** Opens this for somebody who cannot keep a frame until it is to be closed: {@link #takeBack} finds it. */
  public void hand() {
    open().handed = true;
  }

  /** Closes what was handed over last to this thread while a certain snapshot, or none, was current. */
  public static void takeBack(@Nullable Object before) {
    Frame frame = Frame.top();
    while (frame != null && !(frame.handed && of(frame.parent) == before)) {
      frame = frame.parent;
    }
    if (frame != null) {
      frame.close();
    }
  }

  public Policy policy() {
    return policy;
  }

  public Ids ids() {
    return ids;
  }

  /** Whether this is a batch's own scope. */
  public boolean isBatch() {
    return batch;
  }

  /** Whether this chain's debug logs are on. */
  boolean isDebug() {
    return "true".equals(ids.get(Names.DEBUG_LOG_ENABLED, 2));
  }

  /** Whether this chain is longer than a chain may be. */
  public boolean isLoop() {
    return Values.chainLength(ids.get(Names.CALL_CHAIN_LENGTH, 1)) > policy.maxChainLength();
  }

  /** Warns of a chain that is longer than a chain may be. */
  public void warnOfLoop() {
    if (isLoop()) {
      Guard.warn(
          "loop",
          "A call chain is longer than " + policy.maxChainLength() + " hops: is it a loop?");
    }
  }

  /** What an injection from here is called when all went well. */
  public Outcome done() {
    return batch ? Outcome.BATCH_SCOPE : Outcome.INJECTED;
  }
}
