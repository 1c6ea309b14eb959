// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import io.github.baton4j.internal.Guard;
import io.github.baton4j.internal.Names;
import io.github.baton4j.internal.Snapshot;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Keeps a function from being called in a chain that is too long: there is one only where that is asked for. Immutable. */
final class LoopGuard {
  /** To be looked for before this class is, which a cold start is to be without. */
  static final String SETTING = "onLoop";

  private final boolean isFailing;

  private LoopGuard(boolean isFailing) {
    this.isFailing = isFailing;
  }

  /** The one that does so; null when the function is to be called as always. */
  static @Nullable LoopGuard of(OnLoop action) {
    return Objects.requireNonNull(action, "onLoop == null") == OnLoop.CALL
        ? null
        : new LoopGuard(action == OnLoop.FAIL);
  }

  /** The one that a setting asks for. */
  static @Nullable LoopGuard of(String setting) {
    if (Names.same(setting, "fail")) {
      return new LoopGuard(true);
    }
    if (Names.same(setting, "drop")) {
      return new LoopGuard(false);
    }
    if (!Names.same(setting, "call")) {
      Guard.warn(
          "setting:".concat(SETTING),
          "Baton ignores BATON_ON_LOOP, which is neither call, fail nor drop: its default stands");
    }
    return null;
  }

  /**
   * Whether what is current is of such a chain and is to be dropped, which is told of in its scope.
   *
   * @throws IllegalStateException when it is to fail
   */
  boolean drops() {
    Snapshot current = Snapshot.current();
    if (current == null || !current.isLoop()) {
      return false;
    }
    if (isFailing) {
      throw new IllegalStateException("not handled: " + tooLong(current));
    }
    if (current.isBatch()) {
      return false;
    }
    Failures.warn("Dropped: " + tooLong(current));
    return true;
  }

  boolean isDropping() {
    return !isFailing;
  }

  private static String tooLong(Snapshot current) {
    return "its call chain is longer than " + current.policy().maxChainLength() + " hops";
  }
}
