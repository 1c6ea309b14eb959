// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j;

import io.github.baton4j.internal.Frame;
import io.github.baton4j.internal.Ids;
import io.github.baton4j.internal.Policy;

/** The frame of the engine under its public name. */
final class OpenScope extends Frame implements Scope {
  /** What a Baton that is switched off opens. */
  static final Scope NOOP = new Noop();

  OpenScope(Policy policy, Ids ids, String[] local, boolean batch) {
    super(policy, ids, local, batch);
  }

  private static final class Noop implements Scope {
    @Override
    public void close() {}

    @Override
    public String toString() {
      return "Scope(switched off)";
    }
  }
}
