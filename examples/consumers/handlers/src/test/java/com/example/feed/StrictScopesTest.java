// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package com.example.feed;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.EventConditions.test;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.junit.StrictScopes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.testkit.engine.EngineTestKit;

/** What StrictScopes is for: a test of somebody's who forgets a scope. */
class StrictScopesTest {
  @ExtendWith(StrictScopes.class)
  static class Forgetful {
    private final Baton baton = Baton.create();

    @Test
    void stores() {
      baton.open(CorrelationIds.of("order-1"));
    }
  }

  @Test
  void aTestThatLeavesAScopeOpenFails() {
    EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(Forgetful.class))
        .execute()
        .testEvents()
        .assertThatEvents()
        .haveExactly(
            1,
            event(
                test("stores"),
                finishedWithFailure(message(text -> text.contains("never closed")))));
  }
}
