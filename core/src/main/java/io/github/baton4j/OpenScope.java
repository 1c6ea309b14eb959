// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j;

import io.github.baton4j.internal.Frame;
import io.github.baton4j.internal.Snapshot;

/** The frame of the engine under its public name. */
final class OpenScope extends Frame implements Scope {
  /** What a Baton that is switched off opens: it never becomes current, so there is nothing to close. */
  static final Scope NOOP = new OpenScope(Snapshot.NOTHING);

  OpenScope(Snapshot current) {
    super(current);
  }

  @Override
  public String toString() {
    return this == NOOP ? "Scope(switched off)" : super.toString();
  }
}
