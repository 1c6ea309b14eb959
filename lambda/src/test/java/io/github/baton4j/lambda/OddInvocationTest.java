// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationContext;
import io.github.baton4j.Scope;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/** Invocations that are a little off the ordinary path. */
class OddInvocationTest {
  private static final String ROOT = "1-67891233-abcdef012345678912345678";

  private static Context context(String trace) {
    return (Context) Proxy.newProxyInstance(
        OddInvocationTest.class.getClassLoader(), new Class<?>[] {Context.class}, (self, m, a) -> {
          if (m.getName().equals("getXrayTraceId")) {
            if (trace == null) {
              throw new UnsupportedOperationException();
            }
            return trace;
          }
          return m.getName().equals("getAwsRequestId") ? "req-1" : null;
        });
  }

  private static APIGatewayV2HTTPEvent request() {
    APIGatewayV2HTTPEvent event = new APIGatewayV2HTTPEvent();
    event.setHeaders(Map.of("x-correlation-id", "incoming"));
    return event;
  }

  /** Stubs of Context throw from what a test does not need. */
  @Test
  void aContextThatCannotTellItsTraceDoesNotCostTheEventsIds() {
    BatonLambda lambda = BatonLambda.using(Baton.builder().build());
    Scope scope = lambda.open(request(), context(null));
    try (scope) {
      assertEquals("incoming", CorrelationContext.current().correlationId());
    }
  }

  /** The function's own trace is not the caller's to give. */
  @Test
  void refusingTheCallersIdsKeepsTheFunctionsOwnTraceOnTheLog() {
    BatonLambda lambda = BatonLambda.using(Baton.builder().refuseHttp(true).build());
    Scope scope = lambda.open(request(), context("Root=" + ROOT + ";Parent=53995c3f42cd8ad8"));
    try (scope) {
      assertEquals(ROOT, MDC.get("xray_trace_id"));
    }
  }

  private static SQSEvent.MessageAttribute attribute(String value) {
    SQSEvent.MessageAttribute attribute = new SQSEvent.MessageAttribute();
    attribute.setDataType("String");
    attribute.setStringValue(value);
    return attribute;
  }

  private static SQSEvent.SQSMessage message(String id) {
    SQSEvent.SQSMessage message = new SQSEvent.SQSMessage();
    message.setMessageId(id);
    return message;
  }

  /** As with any name: names that differ in case are one, and the first valid value counts. */
  @Test
  void inABatchAnInvalidChainLengthDoesNotShadowAValidOne() {
    SQSEvent.SQSMessage message = message("m-1");
    Map<String, SQSEvent.MessageAttribute> attributes = new LinkedHashMap<>();
    attributes.put("Call-Chain-Length", attribute("unreadable"));
    attributes.put("call-chain-length", attribute("7"));
    message.setMessageAttributes(attributes);
    SQSEvent event = new SQSEvent();
    event.setRecords(List.of(message));
    Scope scope = BatonLambda.using(Baton.builder().build()).open(event, null);
    try (scope) {
      assertEquals("8", CorrelationContext.current().get("call-chain-length"));
    }
  }

  @Test
  void anInterruptedMessageDoesNotInterruptTheNextOne() {
    SQSEvent event = new SQSEvent();
    event.setRecords(List.of(message("m-1"), message("m-2"), message("m-3")));
    SQSBatchResponse response;
    try {
      response = BatonLambda.using(Baton.builder().build()).sqs(event, null, message -> {
        if (message.getMessageId().equals("m-1")) {
          throw new InterruptedException();
        }
        if (message.getMessageId().equals("m-2")) {
          assertFalse(Thread.currentThread().isInterrupted());
        }
      });
    } finally {
      Thread.interrupted();
    }
    assertEquals(1, response.getBatchItemFailures().size(), "m-2 had no part in it");
  }

  /** Whoever forgets to close a scope has a leak, but an invocation is where every leak ends. */
  @Test
  void aScopeThatWasNeverClosedDoesNotReachTheNextInvocation() {
    BatonLambda lambda = BatonLambda.using(Baton.builder().build());
    APIGatewayV2HTTPEvent first = new APIGatewayV2HTTPEvent();
    first.setHeaders(Map.of("x-amzn-trace-id", "Root=" + ROOT));
    first.setRequestContext(APIGatewayV2HTTPEvent.RequestContext.builder()
        .withRequestId("gateway-1")
        .build());
    Scope forgotten = lambda.open(first, null);
    try (forgotten) {
      Scope next = lambda.open(request(), null);
      try (next) {
        assertNull(MDC.get("apiGatewayRequestId"));
        assertNull(CorrelationContext.current().get("x-amzn-trace-id"));
      }
    }
  }
}
