// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.beside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationContext;
import io.github.baton4j.Scope;
import io.github.baton4j.lambda.BatonLambda;
import io.github.baton4j.sqs.BatonSqsInterceptor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;

/**
 * Powertools' logging, which clears the whole MDC when it has done, inside our scope and around it. Its functional API does
 * what its annotation does.
 */
class PowertoolsClearStateIT {
  private static final String LOGGER = "io.github.baton4j.examples.beside.Powertools";
  private static final String THEIR_REQUEST_ID = "function_request_id";

  private final Baton plain = Baton.builder().strict(true).build();
  private final BatonLambda baton = BatonLambda.using(plain);
  private JsonLines lines;

  @BeforeEach
  void start() {
    MDC.clear();
    lines = JsonLines.of(LOGGER);
  }

  @AfterEach
  void stop() {
    lines.close();
    assertEquals(Map.of(), mdc());
  }

  @Test
  void aScopeClosesWithoutAWordAndPutsBackWhatItHadTakenThePlaceOf() {
    MDC.put(Carried.ID, "by hand");
    MDC.put("theirs", "kept by nobody");
    try (Scope scope = plain.open(Carried.incoming())) {
      PowertoolsLogging.clearState(true);
      assertEquals(Map.of(), mdc());
    }
    // What is not ours was Powertools' to clear.
    assertEquals(Map.of(Carried.ID, "by hand"), mdc());
    MDC.remove(Carried.ID);
  }

  @Test
  void afterItInTheSameScopeWhatIsPutShowsAndEveryIdIsStillSent() throws Exception {
    try (LoopbackAws aws = new LoopbackAws()) {
      String queue = aws.newQueue();
      ClientOverrideConfiguration ours = ClientOverrideConfiguration.builder()
          .addExecutionInterceptor(new BatonSqsInterceptor())
          .build();
      try (Sender sender = SqsCall.client(SdkCall.SYNC, aws, ours, queue);
          Scope scope = plain.open(Carried.incoming())) {
        CorrelationContext.put("x-correlation-user-id", "u-1");
        PowertoolsLogging.clearState(true);
        CorrelationContext.put("x-correlation-order-id", "o-1");
        lines.logger().info("after");
        sender.sendWith(List.of(1));
      }
      assertEquals(
          List.of(Map.of("message", "after", "x-correlation-order-id", "o-1")), lines.lines());
      Map<String, String> expected = new HashMap<>(UsersAttributes.some(1));
      Carried.OURS.forEach((name, value) -> expected.put(name, "String " + value));
      expected.put("x-correlation-user-id", "String u-1");
      expected.put("x-correlation-order-id", "String o-1");
      assertEquals(List.of(expected), SqsCall.sent(aws.requests()));
    }
  }

  @Test
  void linesInsideHaveTheFieldsOfBoth() {
    invoke("1");
    Map<String, String> line = lines.lines().get(0);
    assertEquals("c-1", line.get(Carried.ID));
    assertEquals("request-1", line.get("awsRequestId"));
    assertEquals("request-1", line.get(THEIR_REQUEST_ID));
  }

  @Test
  void theNextInvocationsLinesBearItsIdsAndNoneOfTheLast() {
    baton.handle(event("1"), Invocation.of("request-1"), () -> {
      CorrelationContext.put("x-correlation-user-id", "u-1");
      return PowertoolsLogging.withLogging(Invocation.of("request-1"), () -> null);
    });
    assertEquals(Map.of(), mdc());
    baton.handle(event("2"), Invocation.of("request-2"), () -> {
      lines.logger().info("second");
      return null;
    });
    assertEquals(
        List.of(Map.of(
            "message",
            "second",
            Carried.ID,
            "c-2",
            Carried.LENGTH,
            "1",
            Carried.DEBUG,
            "false",
            "awsRequestId",
            "request-2",
            "coldStart",
            "false")),
        lines.lines());
  }

  @Test
  void clearedInARecordTheNextRecordAndTheBatchHaveTheirsAgain() {
    SQSEvent.SQSMessage first = message("m-1");
    SQSEvent.SQSMessage second = message("m-2");
    SQSEvent batch = new SQSEvent();
    batch.setRecords(List.of(first, second));
    try (Scope whole = baton.open(batch, Invocation.of("request-1"))) {
      Map<String, String> ofTheBatch = mdc();
      assertEquals("request-1", ofTheBatch.get(Carried.ID));
      baton.sqs(batch, Invocation.of("request-1"), message -> {
        lines.logger().info("begins");
        PowertoolsLogging.clearState(true);
      });
      assertEquals(ofTheBatch, mdc());
    }
    List<Map<String, String>> written = lines.lines();
    assertEquals(2, written.size());
    for (int i = 0; i < 2; i++) {
      assertEquals("m-" + (i + 1), written.get(i).get(Carried.ID));
      assertEquals("m-" + (i + 1), written.get(i).get("messageId"));
    }
  }

  @Test
  void aroundOurScopeTheLinesHaveBothAndNothingStays() {
    PowertoolsLogging.withLogging(Invocation.of("request-1"), () -> {
      Map<String, String> theirs = mdc();
      baton.handle(event("1"), Invocation.of("request-1"), () -> {
        lines.logger().info("line");
        return null;
      });
      assertEquals(theirs, mdc());
      return null;
    });
    Map<String, String> line = lines.lines().get(0);
    assertEquals("c-1", line.get(Carried.ID));
    assertEquals("request-1", line.get(THEIR_REQUEST_ID));
  }

  @Test
  void bothCallTheXrayTraceTheSame() {
    System.setProperty(XrayProbe.PROPERTY, XrayProbe.TRACE);
    try {
      baton.handle(event("1"), Invocation.of("request-1"), () -> {
        String ours = MDC.get("xray_trace_id");
        assertEquals("1-5759e988-bd862e3fe1be46a994272793", ours);
        return PowertoolsLogging.withLogging(Invocation.of("request-1"), () -> {
          assertEquals(ours, MDC.get("xray_trace_id"));
          return null;
        });
      });
    } finally {
      System.clearProperty(XrayProbe.PROPERTY);
    }
  }

  @Test
  void whatIsThrownGoesThroughBothAndNothingStays() {
    IllegalStateException thrown = new IllegalStateException("on purpose");
    try (JsonLines failures = JsonLines.of("io.github.baton4j.lambda")) {
      assertEquals(
          thrown,
          assertThrows(
              IllegalStateException.class,
              () -> baton.handle(
                  event("1"),
                  Invocation.of("request-1"),
                  () -> PowertoolsLogging.withLogging(Invocation.of("request-1"), () -> {
                    throw thrown;
                  }))));
      assertEquals(1, failures.lines().size());
    }
  }

  private void invoke(String n) {
    baton.handle(
        event(n),
        Invocation.of("request-" + n),
        () -> PowertoolsLogging.withLogging(Invocation.of("request-" + n), () -> {
          lines.logger().info("line");
          return null;
        }));
  }

  private static APIGatewayV2HTTPEvent event(String n) {
    return Invocation.request(Map.of(Carried.ID, "c-" + n));
  }

  private static SQSEvent.SQSMessage message(String id) {
    SQSEvent.SQSMessage message = new SQSEvent.SQSMessage();
    message.setMessageId(id);
    message.setBody("body");
    return message;
  }

  private static Map<String, String> mdc() {
    Map<String, String> all = MDC.getCopyOfContextMap();
    return all == null ? Map.of() : all;
  }
}
