// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationContext;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Scope;
import io.github.baton4j.kinesis.Payloads;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What docs/not.md says of services that have no interceptor: JSON that was stamped by hand is read where it arrives. */
class StampedPayloadTest {
  private final Baton baton = Baton.create();
  private final BatonLambda lambda = BatonLambda.using(baton);

  private String stamped(String json) {
    Scope scope = baton.open(
        CorrelationIds.of("c-1").with("x-correlation-a", "a").with("call-chain-length", "3"));
    try (scope) {
      byte[] data = json.getBytes(StandardCharsets.UTF_8);
      return new String(Payloads.stamp(data, CorrelationContext.current()), StandardCharsets.UTF_8);
    }
  }

  private void assertArrives(String event) {
    Scope scope = lambda.open(event.getBytes(StandardCharsets.UTF_8), TestContext.of("req-1"));
    try (scope) {
      CorrelationIds ids = CorrelationContext.current();
      assertEquals("c-1", ids.correlationId());
      assertEquals("a", ids.get("x-correlation-a"));
      assertEquals("4", ids.get("call-chain-length"));
    }
  }

  @Test
  void thePayloadOfAnInvocation() {
    assertArrives(stamped("{\"post\":1}"));
  }

  @Test
  void theDetailOfAnEvent() {
    assertArrives(
        "{\"id\":\"event-1\",\"source\":\"feed\",\"detail-type\":\"PostCreated\",\"detail\":"
            + stamped("{\"post\":1}") + "}");
  }
}
