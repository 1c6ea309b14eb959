// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.contract;

import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Scope;
import io.github.baton4j.testkit.faults.Outgoing;
import java.util.Map;
import java.util.TreeMap;

/** A call under the contract of faults, in a scope of its own Baton. */
public abstract class OutgoingCall implements Outgoing {
  private Baton baton;
  private CorrelationIds ids;
  private Scope scope;

  @Override
  public void enter() throws Exception {
    ids = CorrelationIds.of("hush-id")
        .with("call-chain-length", "3")
        .with("x-correlation-user-id", "hush-user");
    baton = Baton.builder().build();
    if (isInScope()) {
      scope = baton.open(ids);
    }
  }

  protected boolean isInScope() {
    return true;
  }

  protected final Baton baton() {
    return baton;
  }

  /** What is current while the call is made, or is stamped: every value begins with {@code hush}. */
  protected final CorrelationIds ids() {
    return ids;
  }

  @Override
  public final Map<String, Long> outcomes() {
    Map<String, Long> counts = new TreeMap<>();
    baton.outcomes().forEach((transport, outcome, count) -> {
      if (count != 0) {
        counts.put(transport + ": " + outcome, count);
      }
    });
    return counts;
  }

  @Override
  public void close() {
    if (scope != null) {
      scope.close();
    }
  }
}
