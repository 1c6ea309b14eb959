// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.spi.ILoggingEvent;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.github.baton4j.Baton;
import io.github.baton4j.contract.LogLines;
import io.github.baton4j.sqs.BatonSqsInterceptor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/** What becomes of an invocation, and of a record, whose chain is too long. */
class LoopGuardTest {
  private static final TestContext CONTEXT = TestContext.of("req-1");

  private final Baton baton = Baton.builder().maxChainLength(7).build();
  private final List<String> handled = new ArrayList<>();

  @AfterEach
  void forget() {
    System.clearProperty("baton.onLoop");
  }

  private long loops() {
    return baton.outcomes().count("sqs", "loop") + baton.outcomes().count("lambda", "loop");
  }

  /** A map with the shape of a direct invocation's payload. */
  private static Map<String, Object> invocation(int length) {
    return Map.of("__context__", Map.of("x-correlation-id", "c-1", "call-chain-length", length));
  }

  private static SQSEvent.SQSMessage message(String id, int length) {
    SQSEvent.MessageAttribute hops = new SQSEvent.MessageAttribute();
    hops.setDataType("String");
    hops.setStringValue(Integer.toString(length));
    SQSEvent.SQSMessage message = new SQSEvent.SQSMessage();
    message.setMessageId(id);
    message.setMessageAttributes(Map.of("call-chain-length", hops));
    return message;
  }

  private static SQSEvent batch(SQSEvent.SQSMessage... messages) {
    SQSEvent event = new SQSEvent();
    event.setRecords(Arrays.asList(messages));
    return event;
  }

  private List<String> failed(OnLoop action, SQSEvent event) {
    SQSBatchResponse response = BatonLambda.using(baton)
        .onLoop(action)
        .sqs(event, CONTEXT, message -> handled.add(message.getMessageId()));
    return response.getBatchItemFailures().stream()
        .map(SQSBatchResponse.BatchItemFailure::getItemIdentifier)
        .toList();
  }

  private static String id(ILoggingEvent line) {
    return line.getMDCPropertyMap().get("x-correlation-id");
  }

  @ParameterizedTest
  @EnumSource
  void aChainOfTheMaximumIsNoLoop(OnLoop action) {
    BatonLambda lambda = BatonLambda.using(baton).onLoop(action);
    assertEquals("called", lambda.handle(invocation(6), CONTEXT, () -> "called"));
    assertEquals(0, loops());
  }

  @Test
  void byDefaultTheFunctionIsCalledAndOneWarningTellsOfIt() {
    try (LogLines log = new LogLines("io.github.baton4j")) {
      BatonLambda lambda = BatonLambda.using(baton);
      assertEquals("called", lambda.handle(invocation(7), CONTEXT, () -> "called"));
      assertEquals(1, loops());
      List<ILoggingEvent> lines = log.lines();
      // One in a minute: another test may have had it.
      assertTrue(lines.size() <= 1, lines.toString());
      for (ILoggingEvent line : lines) {
        assertTrue(line.getFormattedMessage().contains("longer than 7 hops"));
        assertEquals("c-1", id(line));
      }
    }
  }

  @Test
  void itCanBeMadeToFail() {
    try (LogLines log = new LogLines("io.github.baton4j.lambda")) {
      BatonLambda lambda = BatonLambda.using(baton).onLoop(OnLoop.FAIL);
      IllegalStateException failure = assertThrows(
          IllegalStateException.class,
          () -> lambda.handle(invocation(7), CONTEXT, () -> handled.add("called")));
      assertTrue(failure.getMessage().contains("longer than 7 hops"), failure.getMessage());
      assertEquals(List.of(), handled);
      assertEquals(1, loops());
      ILoggingEvent line = log.lines().get(0);
      assertEquals("c-1", id(line));
      assertEquals(1, log.lines().size());
    }
  }

  @Test
  void itCanBeDropped() {
    try (LogLines log = new LogLines("io.github.baton4j.lambda")) {
      BatonLambda lambda = BatonLambda.using(baton).onLoop(OnLoop.DROP);
      assertNull(lambda.<Object, RuntimeException>handle(
          invocation(7), CONTEXT, () -> handled.add("called")));
      assertEquals(List.of(), handled);
      assertEquals("c-1", id(log.lines().get(0)));
      assertEquals(1, log.lines().size());
    }
  }

  @Test
  void ofABatchOnlyTheRecordsOfThatChainAreMeant() {
    SQSEvent event = batch(message("m-1", 1), message("m-2", 7), message("m-3", 6));
    assertEquals(List.of(), failed(OnLoop.CALL, event));
    assertEquals(List.of("m-1", "m-2", "m-3"), handled);
    assertEquals(1, loops());
    handled.clear();
    assertEquals(List.of("m-2"), failed(OnLoop.FAIL, event));
    assertEquals(List.of("m-1", "m-3"), handled);
    assertEquals(2, loops());
    handled.clear();
    assertEquals(List.of(), failed(OnLoop.DROP, event));
    assertEquals(List.of("m-1", "m-3"), handled);
    assertEquals(3, loops());
  }

  /** A function that answers each message with a message to its own queue: 50 hops by default, and not one more. */
  @Test
  void aFunctionThatSendsToItselfEnds() {
    assertEquals(50, hopsUntilItFails(false));
  }

  /** What leaves the batch's own scope belongs to no record, and still counts as a hop of the longest chain. */
  @Test
  void aRelayOutOfTheBatchsOwnScopeCountsToo() {
    assertEquals(50, hopsUntilItFails(true));
  }

  private static int hopsUntilItFails(boolean fromTheBatch) {
    BatonLambda lambda = BatonLambda.using(Baton.builder().build()).onLoop(OnLoop.FAIL);
    SendMessageRequest[] sent = {
      SendMessageRequest.builder().queueUrl("own").messageBody("again").build()
    };
    for (int hop = 0; hop <= 100; hop++) {
      SendMessageRequest arrived = sent[0];
      SendMessageRequest next = arrived.toBuilder().messageAttributes(Map.of()).build();
      SQSEvent event = batch(Batches.message(
          "m-" + hop,
          arrived.messageAttributes().entrySet().stream()
              .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().stringValue()))));
      try {
        if (fromTheBatch) {
          lambda.handle(event, CONTEXT, () -> sent[0] = injected(next));
        } else {
          lambda.sqs(event, CONTEXT, message -> sent[0] = injected(next));
        }
      } catch (IllegalStateException e) {
        return hop;
      }
    }
    throw new AssertionError("it goes on and on");
  }

  private static SendMessageRequest injected(SendMessageRequest request) {
    BatonSqsInterceptor interceptor = new BatonSqsInterceptor();
    ExecutionAttributes attributes = new ExecutionAttributes();
    interceptor.beforeExecution(() -> request, attributes);
    return (SendMessageRequest) interceptor.modifyRequest(() -> request, attributes);
  }

  /** Not all of its records need be of that chain. */
  @Test
  void aBatchThatIsHandledAsAWholeFailsButIsNeverDropped() {
    SQSEvent event = batch(message("m-1", 1), message("m-2", 7));
    BatonLambda dropping = BatonLambda.using(baton).onLoop(OnLoop.DROP);
    assertTrue(dropping.handle(event, CONTEXT, () -> handled.add("whole")));
    assertEquals(1, loops());
    BatonLambda failing = BatonLambda.using(baton).onLoop(OnLoop.FAIL);
    assertThrows(
        IllegalStateException.class,
        () -> failing.handle(event, CONTEXT, () -> handled.add("again")));
    assertEquals(List.of("whole"), handled);
  }

  @Test
  void theEnvironmentSaysWhatIsDoneWhereTheCodeDoesNot() {
    for (String action : new String[] {"fail", "FAIL", "drop", "Drop", "call", "loop", ""}) {
      System.setProperty("baton.onLoop", action);
      BatonLambda lambda = BatonLambda.using(baton);
      String done;
      try {
        done = lambda.handle(invocation(7), CONTEXT, () -> "call");
      } catch (IllegalStateException e) {
        done = "fail";
      }
      String expected = action.equalsIgnoreCase("fail") ? "fail" : "call";
      assertEquals(action.equalsIgnoreCase("drop") ? null : expected, done, action);
      assertEquals("code", lambda.onLoop(OnLoop.CALL).handle(invocation(7), null, () -> "code"));
    }
  }

  @Test
  void switchedOffNothingIsGuarded() {
    System.setProperty("baton.enabled", "false");
    try {
      BatonLambda off = BatonLambda.using(Baton.builder().maxChainLength(3).build());
      assertFalse(handled.contains("off"));
      assertTrue(off.onLoop(OnLoop.FAIL).handle(invocation(9), CONTEXT, () -> handled.add("off")));
    } finally {
      System.clearProperty("baton.enabled");
    }
  }
}
