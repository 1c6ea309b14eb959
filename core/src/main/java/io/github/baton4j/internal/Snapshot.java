// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.internal;

import org.jspecify.annotations.Nullable;

/** What was current at one moment, to be carried to another thread or into a later hook. Immutable. */
public final class Snapshot {
  private static final Snapshot NOTHING = new Snapshot(Policy.OFF, Ids.EMPTY, new String[0], false);

  private final Policy policy;
  private final Ids ids;
  private final String[] local;
  private final boolean batch;

  private Snapshot(Policy policy, Ids ids, String[] local, boolean batch) {
    this.policy = policy;
    this.ids = ids;
    this.local = local;
    this.batch = batch;
  }

  /** What is current on this thread, or null when nothing is: the price of an empty context is one look. */
  public static @Nullable Snapshot current() {
    Frame top = Frame.top();
    return top == null || !top.isActive() ? null : of(top);
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
    return top == null ? NOTHING : of(top);
  }

  /** The policy of the scope that is open on this thread, where none is the environment's. */
  public static Policy policyHere() {
    Snapshot current = current();
    return current == null ? Policy.environment() : current.policy;
  }

  private static Snapshot of(Frame frame) {
    return new Snapshot(frame.policy(), frame.ids(), frame.local(), frame.isBatch());
  }

  /** Makes this current on the calling thread until the frame is closed; what is current there is hidden meanwhile. */
  public Frame open() {
    Frame frame = new Frame(policy, ids, local, batch);
    frame.push();
    return frame;
  }

  public Policy policy() {
    return policy;
  }

  public Ids ids() {
    return ids;
  }

  /** What an injection from here is called when all went well. */
  public Outcome done() {
    return batch ? Outcome.BATCH_SCOPE : Outcome.INJECTED;
  }
}
