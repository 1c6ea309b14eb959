// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketEvent;
import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerRequestEvent;
import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationContext;
import io.github.baton4j.Scope;
import io.github.baton4j.contract.LogLines;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class BatonLambdaTest {
  private static final String TRACE =
      "Root=1-67891233-abcdef012345678912345678;Parent=53995c3f42cd8ad8;Sampled=1";

  private final Baton baton = Baton.builder().build();
  private final BatonLambda lambda = BatonLambda.using(baton);
  private final Context context = TestContext.of("req-1");

  @BeforeEach
  @AfterEach
  void nothingIsLeft() {
    assertTrue(MDC.getCopyOfContextMap() == null || MDC.getCopyOfContextMap().isEmpty());
    assertTrue(CorrelationContext.current().isEmpty());
  }

  private static APIGatewayV2HTTPEvent http(Map<String, String> headers) {
    APIGatewayV2HTTPEvent event = new APIGatewayV2HTTPEvent();
    event.setHeaders(headers);
    event.setRequestContext(
        APIGatewayV2HTTPEvent.RequestContext.builder().withRequestId("gw-1").build());
    return event;
  }

  private static String id() {
    return MDC.get("x-correlation-id");
  }

  @Test
  void anInvocationRunsInTheScopeOfItsEvent() {
    String answer = lambda.handle(http(Map.of("x-correlation-id", "c-1")), context, () -> {
      assertEquals("c-1", id());
      assertEquals("req-1", MDC.get("awsRequestId"));
      assertEquals("gw-1", MDC.get("apiGatewayRequestId"));
      assertNull(CorrelationContext.current().get("awsRequestId"));
      return "done";
    });
    assertEquals("done", answer);
  }

  @Test
  void everyEventClassIsKnownByOverloadAndAsAnObject() {
    Map<String, String> headers = Map.of("x-correlation-id", "c-1");
    APIGatewayProxyRequestEvent rest = new APIGatewayProxyRequestEvent().withHeaders(headers);
    ApplicationLoadBalancerRequestEvent alb = new ApplicationLoadBalancerRequestEvent();
    alb.setHeaders(headers);
    APIGatewayV2WebSocketEvent socket = new APIGatewayV2WebSocketEvent();
    socket.setHeaders(headers);
    assertEquals("c-1", lambda.handle(http(headers), context, BatonLambdaTest::id));
    assertEquals("c-1", lambda.handle(rest, context, BatonLambdaTest::id));
    assertEquals("c-1", lambda.handle(alb, context, BatonLambdaTest::id));
    assertEquals("c-1", lambda.handle(socket, context, BatonLambdaTest::id));
    for (Object event : new Object[] {
      http(headers), rest, alb, socket, new APIGatewayProxyRequestEvent() {}.withHeaders(headers)
    }) {
      assertEquals(
          "c-1",
          lambda.handle(event, context, BatonLambdaTest::id),
          event.getClass().getName());
      try (Scope scope = lambda.open(event, context)) {
        assertEquals("c-1", id());
      }
    }
  }

  @Test
  void whatIsNotKnownHasTheRequestsId() {
    assertEquals("req-1", lambda.handle("a string", context, BatonLambdaTest::id));
    assertEquals("req-1", lambda.handle((Object) null, context, BatonLambdaTest::id));
    assertEquals(
        "req-1",
        lambda.handle(new ApplicationLoadBalancerRequestEvent(), context, BatonLambdaTest::id));
    assertNotNull(lambda.handle((Object) null, null, BatonLambdaTest::id));
    assertNotNull(lambda.handle((SQSEvent) null, null, BatonLambdaTest::id));
    assertNotNull(lambda.handle((KinesisEvent) null, null, BatonLambdaTest::id));
    assertNotNull(lambda.handle((SNSEvent) null, null, BatonLambdaTest::id));
  }

  @Test
  void aRestRequestWithoutAnIdHasTheGatewaysAndNotTheInvocations() {
    assertEquals("gw-1", lambda.handle(http(Map.of()), context, BatonLambdaTest::id));
  }

  @Test
  void aFailureIsLoggedOnceInsideTheScopeAndRethrownAsItIs() {
    IOException theirs = new IOException("theirs");
    StackTraceElement[] stack = theirs.getStackTrace();
    try (LogLines lines = new LogLines("io.github.baton4j.lambda")) {
      IOException thrown = assertThrows(
          IOException.class,
          () -> lambda.handle(http(Map.of("x-correlation-id", "c-1")), context, () -> {
            CorrelationContext.put("x-correlation-user-id", "u-1");
            throw theirs;
          }));
      assertSame(theirs, thrown);
      assertEquals(0, thrown.getSuppressed().length);
      assertEquals(stack.length, thrown.getStackTrace().length);
      assertEquals(1, lines.lines().size());
      ILoggingEvent line = lines.lines().get(0);
      assertEquals(Level.ERROR, line.getLevel());
      assertEquals("c-1", line.getMDCPropertyMap().get("x-correlation-id"));
      assertEquals("u-1", line.getMDCPropertyMap().get("x-correlation-user-id"));
      assertEquals("req-1", line.getMDCPropertyMap().get("awsRequestId"));
      assertSame(theirs, ((ThrowableProxy) line.getThrowableProxy()).getThrowable());
    }
  }

  /** Every log group bears the name already; whoever gathers lines of many functions in one place asks for it. */
  @Test
  void theFunctionsNameAndVersionShowWhereTheyAreGivenAKey() {
    Scope plain = lambda.open(http(Map.of()), context);
    try (plain) {
      assertNull(MDC.get("functionName"));
      assertNull(MDC.get("functionVersion"));
    }
    BatonLambda asking = BatonLambda.using(Baton.builder()
        .mdcName("functionName", "function")
        .mdcName("functionVersion", "functionVersion")
        .build());
    Scope scope =
        asking.open(http(Map.of("functionName", "forged", "function", "forged")), context);
    try (scope) {
      assertEquals("test", MDC.get("function"));
      assertEquals("1", MDC.get("functionVersion"));
      assertNull(CorrelationContext.current().get("functionname"));
    }
    assertNull(MDC.get("function"));
  }

  /** As Powertools does on a failure's way out. */
  @Test
  void aFailureIsLoggedWithItsIdsThoughSomebodyHasClearedTheMdc() {
    MDC.put("outside", "stays away");
    try (LogLines lines = new LogLines("io.github.baton4j.lambda")) {
      assertThrows(
          IllegalStateException.class,
          () -> lambda.handle(http(Map.of("x-correlation-id", "c-1")), context, () -> {
            CorrelationContext.put("x-correlation-user-id", "u-1");
            MDC.clear();
            throw new IllegalStateException("theirs");
          }));
      Map<String, String> shown = lines.lines().get(0).getMDCPropertyMap();
      assertEquals("c-1", shown.get("x-correlation-id"));
      assertEquals("u-1", shown.get("x-correlation-user-id"));
      assertNull(shown.get("outside"));
    }
    assertNull(MDC.get("x-correlation-id"));
    assertNull(MDC.get("x-correlation-user-id"));
  }

  @Test
  void switchedOffItIsAsIfItWereNotThere() {
    System.setProperty("baton.enabled", "false");
    try (LogLines lines = new LogLines("io.github.baton4j.lambda")) {
      BatonLambda off = BatonLambda.using(Baton.builder().maxChainLength(3).build());
      IllegalStateException theirs = new IllegalStateException("theirs");
      assertSame(
          theirs,
          assertThrows(
              IllegalStateException.class,
              () -> off.handle(http(Map.of("x-correlation-id", "c-1")), context, () -> {
                assertNull(id());
                assertTrue(CorrelationContext.current().isEmpty());
                throw theirs;
              })));
      assertEquals(0, lines.lines().size());
    } finally {
      System.clearProperty("baton.enabled");
    }
  }

  @Test
  void errorsPassAsWell() {
    AssertionError theirs = new AssertionError("theirs");
    assertSame(
        theirs,
        assertThrows(
            AssertionError.class,
            () -> lambda.handle(http(null), context, () -> {
              throw theirs;
            })));
  }

  @Test
  void theFunctionsOwnTraceIsShownAndWinsOverTheCallers() {
    Context traced = new TestContext("req-1", TRACE);
    String other = "Root=1-00000000-000000000000000000000001";
    String shown = lambda.handle(
        http(Map.of("x-amzn-trace-id", other)), traced, () -> MDC.get("xray_trace_id"));
    assertEquals("1-67891233-abcdef012345678912345678", shown);
  }

  @Test
  void whereTheRuntimeSetsAPropertyTheTraceIsReadFromThere() {
    System.setProperty("com.amazonaws.xray.traceHeader", TRACE);
    try {
      assertEquals(
          "1-67891233-abcdef012345678912345678",
          lambda.handle(http(null), context, () -> MDC.get("xray_trace_id")));
    } finally {
      System.clearProperty("com.amazonaws.xray.traceHeader");
    }
  }

  @Test
  void aContextOfAnOlderRuntimeIsNoFault() {
    long counted = baton.outcomes().count("http", "failed");
    Context old = new Context() {
      private final TestContext like = TestContext.of("req-1");

      @Override
      public String getXrayTraceId() {
        throw new NoSuchMethodError("getXrayTraceId");
      }

      @Override
      public String getAwsRequestId() {
        return like.getAwsRequestId();
      }

      @Override
      public String getLogGroupName() {
        return like.getLogGroupName();
      }

      @Override
      public String getLogStreamName() {
        return like.getLogStreamName();
      }

      @Override
      public String getFunctionName() {
        return like.getFunctionName();
      }

      @Override
      public String getFunctionVersion() {
        return like.getFunctionVersion();
      }

      @Override
      public String getInvokedFunctionArn() {
        return like.getInvokedFunctionArn();
      }

      @Override
      public com.amazonaws.services.lambda.runtime.CognitoIdentity getIdentity() {
        return null;
      }

      @Override
      public com.amazonaws.services.lambda.runtime.ClientContext getClientContext() {
        return null;
      }

      @Override
      public int getRemainingTimeInMillis() {
        return like.getRemainingTimeInMillis();
      }

      @Override
      public int getMemoryLimitInMB() {
        return like.getMemoryLimitInMB();
      }

      @Override
      public com.amazonaws.services.lambda.runtime.LambdaLogger getLogger() {
        return null;
      }
    };
    assertEquals(
        "c-1", lambda.handle(http(Map.of("x-correlation-id", "c-1")), old, BatonLambdaTest::id));
    assertEquals(counted, baton.outcomes().count("http", "failed"));
  }

  @Test
  void aBrokenEventCostsItsIdsAndNothingElse() {
    long counted = baton.outcomes().count("http", "failed");
    APIGatewayV2HTTPEvent broken = new APIGatewayV2HTTPEvent() {
      @Override
      public Map<String, String> getHeaders() {
        throw new IllegalStateException("broken event");
      }
    };
    assertNotNull(lambda.handle(broken, context, BatonLambdaTest::id));
    assertEquals(counted + 1, baton.outcomes().count("http", "failed"));
  }
}
