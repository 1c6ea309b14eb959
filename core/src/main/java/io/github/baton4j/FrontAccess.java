// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j;

import io.github.baton4j.internal.Access;
import io.github.baton4j.internal.Counters;
import io.github.baton4j.internal.Ids;
import io.github.baton4j.internal.Policy;

/** Lets the transports, which are other packages, at the engine's side of the front's objects. */
final class FrontAccess extends Access {
  private FrontAccess() {}

  static void open() {
    Access.set(new FrontAccess());
  }

  @Override
  protected Policy policy(Object baton) {
    return ((Baton) baton).policy();
  }

  @Override
  protected Ids ids(Object correlationIds) {
    return ((CorrelationIds) correlationIds).ids();
  }

  @Override
  protected Counters counters(Object outcomes) {
    return ((Outcomes) outcomes).own();
  }
}
