// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.Context;
import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationContext;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Scope;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody has invoked the function with: {@code __context__} in the payload, and the client context beside it. */
class DirectInvokeTest {
  private static final String TRACEPARENT =
      "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  private final BatonLambda lambda = BatonLambda.using(Baton.builder().build());

  private static Context context(Map<String, String> custom) {
    ClientContext client = (ClientContext) Proxy.newProxyInstance(
        DirectInvokeTest.class.getClassLoader(),
        new Class<?>[] {ClientContext.class},
        (self, method, arguments) -> method.getName().equals("getCustom") ? custom : null);
    return (Context) Proxy.newProxyInstance(
        DirectInvokeTest.class.getClassLoader(),
        new Class<?>[] {Context.class},
        (self, method, arguments) -> switch (method.getName()) {
          case "getAwsRequestId" -> "req-1";
          case "getClientContext" -> client;
          default -> null;
        });
  }

  private CorrelationIds captured(Object event, Context context) {
    Scope scope = lambda.open(event, context);
    try (scope) {
      return CorrelationContext.current();
    }
  }

  private static Map<String, Object> payload(String id) {
    return EventShapes.direct(
        EventShapes.map("x-correlation-id", id, "x-correlation-a", "payload"));
  }

  @Test
  void theIdsAreInTheContextOfThePayload() {
    CorrelationIds ids = captured(payload("c-1"), TestContext.of("req-1"));
    assertEquals("c-1", ids.correlationId());
    assertEquals("payload", ids.get("x-correlation-a"));
    assertEquals("c-1", captured(EventShapes.json(payload("c-1")), null).correlationId());
  }

  @Test
  void withoutIdsTheRequestsOwnBecomesOne() {
    assertEquals("req-1", captured(Map.of(), TestContext.of("req-1")).correlationId());
    assertEquals("req-1", captured(payload(null), TestContext.of("req-1")).correlationId());
    assertEquals("req-1", captured("any text", TestContext.of("req-1")).correlationId());
    assertEquals("req-1", captured(null, TestContext.of("req-1")).correlationId());
  }

  @Test
  void theClientContextCarriesIdsBesideAnEventOfAnyKind() {
    Context context = context(Map.of(
        "x-correlation-id",
        "c-1",
        "call-chain-length",
        "2",
        "debug-log-enabled",
        "true",
        "tenant",
        "t"));
    for (Object event : new Object[] {Map.of("a", 1), new byte[0], "any text", 5}) {
      CorrelationIds ids = captured(event, context);
      assertEquals("c-1", ids.correlationId());
      assertEquals("3", ids.get("call-chain-length"));
      assertEquals("true", ids.get("debug-log-enabled"));
      assertNull(ids.get("tenant"));
    }
  }

  @Test
  void theClientContextFillsWhatThePayloadOfTheSameChainLacks() {
    Map<String, String> custom = new LinkedHashMap<>();
    custom.put("X-Correlation-Id", "c-1");
    custom.put("x-correlation-a", "custom");
    custom.put("x-correlation-b", "custom");
    custom.put("traceparent", TRACEPARENT);
    CorrelationIds ids = captured(payload("c-1"), context(custom));
    assertEquals("payload", ids.get("x-correlation-a"));
    assertEquals("custom", ids.get("x-correlation-b"));
    assertEquals(TRACEPARENT, ids.get("traceparent"));
  }

  @Test
  void aClientContextOfAnotherChainAddsNothing() {
    CorrelationIds ids = captured(
        payload("c-1"), context(Map.of("x-correlation-id", "c-2", "x-correlation-b", "custom")));
    assertEquals("c-1", ids.correlationId());
    assertNull(ids.get("x-correlation-b"));
  }

  /** What API Gateway sends has no client context; one that is there all the same is nobody's that may speak for it. */
  @Test
  void theClientContextSaysNothingOfARequestOrARecord() {
    Context context = context(Map.of("x-correlation-id", "c-2", "x-correlation-b", "custom"));
    assertEquals("r-1", captured(EventShapes.rest(Map.of(), "r-1"), context).correlationId());
    assertNull(captured(EventShapes.eventBridge(Map.of(), "e-1"), context).get("x-correlation-b"));
  }

  @Test
  void aClientContextThatIsBrokenCostsNothingElse() {
    Map<String, String> odd = new HashMap<>();
    odd.put(null, "x");
    odd.put("x-correlation-id", null);
    assertEquals("c-1", captured(payload("c-1"), context(odd)).correlationId());
    assertEquals("c-1", captured(payload("c-1"), context(null)).correlationId());
    Context throwing = (Context) Proxy.newProxyInstance(
        DirectInvokeTest.class.getClassLoader(),
        new Class<?>[] {Context.class},
        (self, method, arguments) -> {
          if (method.getName().equals("getClientContext")) {
            throw new IllegalStateException("not needed here");
          }
          return method.getName().equals("getAwsRequestId") ? "req-1" : null;
        });
    assertEquals("c-1", captured(payload("c-1"), throwing).correlationId());
    assertEquals("req-1", captured(5, throwing).correlationId());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "5",
        "\"text\"",
        "[1,2]",
        "{",
        "{\"a\":1} x",
        "{\"__context__\":null}",
        "{\"__context__\":[]}",
        "{\"__context__\":\"x\"}",
        "{\"__context__\":{\"x-correlation-id\":{}}}",
        "{\"a\":{\"__context__\":{\"x-correlation-id\":\"c-2\"}}}"
      })
  void bytesThatHoldNoIdsAreAnOrdinaryPayload(String json) {
    assertEquals(
        "req-1",
        captured(json.getBytes(java.nio.charset.StandardCharsets.UTF_8), TestContext.of("req-1"))
            .correlationId());
  }
}
