// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j;

import io.github.baton4j.internal.Frame;
import io.github.baton4j.internal.Snapshot;

/**
 * The frame of the engine under its public name. As the one class that is on both sides, it leads the transports, which are
 * other packages, to the engine's side of the front's objects.
 */
final class OpenScope extends Frame implements Scope {
  /** What a Baton that is switched off opens: it never becomes current, so there is nothing to close. */
  static final OpenScope NOOP = new OpenScope(Snapshot.NOTHING);

  OpenScope(Snapshot current) {
    super(current);
  }

  /** To be called by each class of the front that has an engine's side. */
  static void lead() {
    setFront(NOOP);
  }

  @Override
  protected Object sideOf(Object ofFront) {
    if (ofFront instanceof Baton baton) {
      return baton.policy();
    }
    return ofFront instanceof CorrelationIds given ? given.ids() : ((Outcomes) ofFront).own();
  }

  @Override
  public String toString() {
    return this == NOOP ? "Scope(switched off)" : super.toString();
  }
}
