// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SnapshotTest {
  private static final String[] NOTHING = {};

  private final Policy policy = Policy.of(Map.of());
  private final Ids ids = Ids.EMPTY.with("x-correlation-id", "abc");

  private Frame open(boolean batch) {
    Frame frame = new Frame(new Snapshot(policy, ids, NOTHING, batch));
    frame.push(true);
    return frame;
  }

  @Test
  void itIsOfTheInnermostScope() {
    Frame scope = open(false);
    try (scope) {
      Snapshot current = Snapshot.current();
      assertSame(policy, current.policy());
      assertSame(ids, current.ids());
      assertEquals(Outcome.INJECTED, current.done());
      assertSame(policy, Snapshot.policyHere());
    }
    Frame batch = open(true);
    try (batch) {
      assertEquals(Outcome.BATCH_SCOPE, Snapshot.take().done());
    }
  }

  @Test
  void whereNoScopeIsOpenNothingIsCurrentAndTheEnvironmentsPolicyHolds() {
    assertNull(Snapshot.current());
    assertEquals(0, Snapshot.take().ids().size());
    assertSame(Policy.environment(), Snapshot.policyHere());
  }

  @Test
  void whatIsCountedIsTheScopesOrNobodys() {
    Frame scope = open(false);
    try (scope) {
      assertSame(policy.counters(), Snapshot.counters(Snapshot.current()));
    }
    assertSame(Counters.SCOPELESS, Snapshot.counters(null));
  }

  /** A task that was wrapped outside of any scope is outside of any, whoever runs it. */
  @Test
  void whatWasTakenOfNothingHidesTheScopeAround() {
    Snapshot nothing = Snapshot.take();
    Frame scope = open(false);
    try (scope) {
      Frame hidden = nothing.open();
      try (hidden) {
        assertNull(Snapshot.current());
        assertSame(Policy.environment(), Snapshot.policyHere());
      }
      assertSame(ids, Snapshot.current().ids());
    }
  }

  @Test
  void anInterceptorsKeyTellsWhoseItIsAndForWhat() {
    assertTrue(Snapshot.keyName("sqs").matches("baton\\.sqs@[0-9]+\\.[0-9]+"));
  }
}
