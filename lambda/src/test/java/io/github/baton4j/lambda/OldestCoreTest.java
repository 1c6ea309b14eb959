// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.github.baton4j.Baton;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/**
 * A runtime's {@code Context} may lack the methods that came later: the tenant's in 1.3.0, the trace's in 1.4.0. The build
 * runs this with and without them.
 */
class OldestCoreTest {
  private final BatonLambda lambda = BatonLambda.using(Baton.builder().build());

  private static boolean has(String method) {
    return Arrays.stream(Context.class.getMethods()).anyMatch(m -> m.getName().equals(method));
  }

  @Test
  void theContextIsOfTheVersionThatIsMeant() {
    boolean isOldest = System.getProperty("baton.test.core") != null;
    assertEquals(!isOldest, has("getTenantId"));
    assertEquals(!isOldest, has("getXrayTraceId"));
  }

  @Test
  void whatItHasIsShownAndNothingFails() {
    long failed = lambda.outcomes().count("lambda", "failed"); // of this JVM, other tests' included
    Map<String, String> expected = new TreeMap<>(Map.of(
        "awsRequestId", "req-1",
        "call-chain-length", "1",
        "debug-log-enabled", "false"));
    if (has("getTenantId")) {
      expected.put("tenantId", "blue");
    }
    if (has("getXrayTraceId")) {
      expected.put("xray_trace_id", "1-5759e988-bd862e3fe1be46a994272793");
    }
    TestContext context =
        new TestContext("req-1", "Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=1", "blue");
    for (int i = 0; i < 3; i++) {
      Map<String, String> shown = lambda.handle("an event", context, MDC::getCopyOfContextMap);
      assertTrue(shown.remove("x-correlation-id").length() > 0);
      assertTrue(List.of("true", "false").contains(shown.remove("coldStart")));
      assertEquals(expected, new TreeMap<>(shown));
    }
    SQSEvent event = Batches.event(Batches.message("m-1", Map.of("x-correlation-id", "c-1")));
    assertEquals(
        List.of(),
        Batches.failed(lambda.sqs(
            event, context, message -> assertEquals("c-1", MDC.get("x-correlation-id")))));
    assertEquals(failed, lambda.outcomes().count("lambda", "failed"));
  }
}
