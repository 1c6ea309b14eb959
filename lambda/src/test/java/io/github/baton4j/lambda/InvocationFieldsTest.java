// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationContext;
import io.github.baton4j.Scope;
import io.github.baton4j.contract.Law;
import io.github.baton4j.testkit.FreshJvm;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/** What a line tells of the invocation itself. */
@Law(5)
class InvocationFieldsTest {
  private static final BatonLambda LAMBDA = BatonLambda.using(Baton.builder().build());

  private static String field(String name, TestContext context) {
    return LAMBDA.handle("an event", context, () -> MDC.get(name));
  }

  @Test
  void theTenantIsShownWhereThereIsOneAndDoesNotTravel() {
    TestContext ofTenant = new TestContext("req-1", null, "blue");
    assertEquals("blue", field("tenantId", ofTenant));
    assertFalse(LAMBDA.handle(
        "an event", ofTenant, () -> CorrelationContext.current().asMap().containsKey("tenantId")));
    assertNull(field("tenantId", TestContext.of("req-2")));
    assertNull(MDC.get("tenantId"));
  }

  /** A tenant's name comes from whoever calls. */
  @Test
  void aTenantThatCouldForgeALineIsNotShown() {
    assertNull(field("tenantId", new TestContext("req-1", null, "blue\nERROR all is lost")));
  }

  @Test
  void theFirstInvocationOfAJvmIsTheColdOne() throws Exception {
    assertEquals("true true false false", FreshJvm.run(FourScopes.class).trim());
  }

  @Test
  void whereTheStartWasAheadOfAnyRequestNoInvocationIsCold() throws Exception {
    for (String type : new String[] {"provisioned-concurrency", "lambda-managed-instances"}) {
      Map<String, String> environment = Map.of("AWS_LAMBDA_INITIALIZATION_TYPE", type);
      assertEquals(
          "false false false false", FreshJvm.run(FourScopes.class, environment).trim(), type);
    }
  }

  @Test
  void afterARestoreTheFirstInvocationIsCold() throws Exception {
    Map<String, String> environment = Map.of("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
    assertEquals(
        "true true false false", FreshJvm.run(FourScopes.class, environment).trim());
  }

  /** Two scopes of one invocation, and one each of its retry, which has its ID, and of a test without any context. */
  static final class FourScopes {
    public static void main(String[] args) {
      BatonLambda lambda = BatonLambda.create();
      TestContext first = TestContext.of("req-1");
      StringBuilder said = new StringBuilder();
      for (TestContext each : new TestContext[] {first, first, TestContext.of("req-1"), null}) {
        Scope scope = lambda.open("an event", each);
        try (scope) {
          said.append(MDC.get("coldStart")).append(' ');
        }
      }
      System.out.println(said);
    }
  }
}
