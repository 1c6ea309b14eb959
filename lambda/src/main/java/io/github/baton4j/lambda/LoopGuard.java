// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import io.github.baton4j.internal.Guard;
import io.github.baton4j.internal.Names;
import io.github.baton4j.internal.Policy;
import io.github.baton4j.internal.Snapshot;
import java.util.Objects;

/** Keeps a function from being called in a chain that is too long, where that is asked for. Immutable. */
final class LoopGuard {
  private static final String SETTING = "onLoop";

  private final OnLoop action;

  LoopGuard(OnLoop action) {
    this.action = Objects.requireNonNull(action, "onLoop == null");
  }

  static LoopGuard ofEnvironment() {
    String text = Policy.setting(SETTING);
    if (text == null || Names.same(text, "call")) {
      return new LoopGuard(OnLoop.CALL);
    }
    if (Names.same(text, "fail")) {
      return new LoopGuard(OnLoop.FAIL);
    }
    if (Names.same(text, "drop")) {
      return new LoopGuard(OnLoop.DROP);
    }
    Guard.warn(
        "setting:".concat(SETTING),
        "Baton ignores BATON_ON_LOOP, which is neither call, fail nor drop: its default stands");
    return new LoopGuard(OnLoop.CALL);
  }

  /**
   * Whether what is current is of such a chain and is to be dropped, which is told of in its scope.
   *
   * @throws IllegalStateException when it is to fail
   */
  boolean drops() {
    Snapshot current = action == OnLoop.CALL ? null : Snapshot.current();
    if (current == null || !current.isLoop()) {
      return false;
    }
    if (action == OnLoop.FAIL) {
      throw new IllegalStateException("not handled: " + tooLong(current));
    }
    if (current.isBatch()) {
      return false;
    }
    Failures.warn("Dropped: " + tooLong(current));
    return true;
  }

  boolean isDropping() {
    return action == OnLoop.DROP;
  }

  private static String tooLong(Snapshot current) {
    return "its call chain is longer than " + current.policy().maxChainLength() + " hops";
  }
}
