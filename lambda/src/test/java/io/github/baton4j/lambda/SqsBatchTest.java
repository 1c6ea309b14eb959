// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import static io.github.baton4j.lambda.Batches.event;
import static io.github.baton4j.lambda.Batches.failed;
import static io.github.baton4j.lambda.Batches.fifo;
import static io.github.baton4j.lambda.Batches.message;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.spi.ILoggingEvent;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationContext;
import io.github.baton4j.Scope;
import io.github.baton4j.contract.Crowd;
import io.github.baton4j.contract.LogLines;
import io.github.baton4j.sqs.BatonSqsInterceptor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

class SqsBatchTest {
  private final Baton baton = Baton.builder().build();
  private final BatonLambda lambda = BatonLambda.using(baton);
  private final Context context = TestContext.of("req-1");

  @AfterEach
  void nothingIsLeft() {
    assertTrue(MDC.getCopyOfContextMap() == null || MDC.getCopyOfContextMap().isEmpty());
    assertTrue(CorrelationContext.current().isEmpty());
  }

  /** But for what depends on which test was the first. */
  private static Map<String, String> shown() {
    Map<String, String> shown = new TreeMap<>(MDC.getCopyOfContextMap());
    assertTrue(List.of("true", "false").contains(shown.remove("coldStart")));
    return shown;
  }

  @Test
  void eachMessageHasAScopeOfItsOwn() {
    List<Map<String, String>> seen = new ArrayList<>();
    SQSBatchResponse response = lambda.sqs(
        event(
            message("m-1", Map.of("x-correlation-id", "c-1", "x-correlation-a", "a")),
            message(
                "m-2",
                Map.of(
                    "x-correlation-id", "c-2", "x-correlation-b", "b", "call-chain-length", "4")),
            message("m-3", Map.of())),
        context,
        message -> {
          seen.add(shown());
          CorrelationContext.put("x-correlation-late-" + message.getMessageId(), "l");
        });
    assertEquals(List.of(), failed(response));
    Map<String, String> local =
        Map.of("awsRequestId", "req-1", "receiveCount", "1", "debug-log-enabled", "false");
    assertEquals(
        with(
            local,
            "messageId",
            "m-1",
            "x-correlation-id",
            "c-1",
            "x-correlation-a",
            "a",
            "call-chain-length",
            "1"),
        seen.get(0));
    assertEquals(
        with(
            local,
            "messageId",
            "m-2",
            "x-correlation-id",
            "c-2",
            "x-correlation-b",
            "b",
            "call-chain-length",
            "5"),
        seen.get(1));
    assertEquals(
        with(local, "messageId", "m-3", "x-correlation-id", "m-3", "call-chain-length", "1"),
        seen.get(2));
  }

  private static Map<String, String> with(Map<String, String> map, String... more) {
    Map<String, String> all = new HashMap<>(map);
    for (int i = 0; i < more.length; i += 2) {
      all.put(more[i], more[i + 1]);
    }
    return all;
  }

  @Test
  void aFailedMessageIsReportedAndLoggedUnderItsOwnIdAndTheOthersGoOn() {
    List<String> handled = new ArrayList<>();
    IllegalStateException theirs = new IllegalStateException("theirs");
    try (LogLines lines = new LogLines("io.github.baton4j.lambda")) {
      SQSBatchResponse response = lambda.sqs(
          event(
              message("m-1", Map.of("x-correlation-id", "c-1")),
              message("m-2", Map.of("x-correlation-id", "c-2")),
              message("m-3", Map.of("x-correlation-id", "c-3"))),
          context,
          message -> {
            handled.add(message.getMessageId());
            if (message.getMessageId().equals("m-2")) {
              throw theirs;
            }
          });
      assertEquals(List.of("m-2"), failed(response));
      assertEquals(List.of("m-1", "m-2", "m-3"), handled);
      assertEquals(1, lines.lines().size());
      ILoggingEvent line = lines.lines().get(0);
      assertEquals("c-2", line.getMDCPropertyMap().get("x-correlation-id"));
      assertEquals("m-2", line.getMDCPropertyMap().get("messageId"));
    }
  }

  @Test
  void whenAllFailedTheInvocationFails() {
    Exception first = new Exception("first");
    Exception second = new Exception("second");
    IllegalStateException thrown = assertThrows(
        IllegalStateException.class,
        () -> lambda.sqs(
            event(message("m-1", Map.of()), message("m-2", Map.of())), context, message -> {
              throw message.getMessageId().equals("m-1") ? first : second;
            }));
    assertSame(first, thrown.getCause());
    assertSame(second, thrown.getSuppressed()[0]);
  }

  @Test
  void aFailureThatCannotBeReportedFailsTheInvocation() {
    for (String id : Arrays.asList(null, "")) {
      assertThrows(
          IllegalStateException.class,
          () -> lambda.sqs(
              event(message("m-1", Map.of()), message(id, Map.of())), context, message -> {
                if (!"m-1".equals(message.getMessageId())) {
                  throw new Exception("without a name");
                }
              }));
    }
  }

  @Test
  void theRestOfAFailedMessageGroupIsReportedUnprocessed() {
    List<String> handled = new ArrayList<>();
    SQSBatchResponse response = lambda.sqs(
        event(
            fifo("m-1", "A"),
            fifo("m-2", "B"),
            fifo("m-3", "A"),
            fifo("m-4", "B"),
            fifo("m-5", "A")),
        context,
        message -> {
          handled.add(message.getMessageId());
          if (message.getMessageId().equals("m-1")) {
            throw new Exception("A stops");
          }
        });
    assertEquals(List.of("m-1", "m-2", "m-4"), handled);
    assertEquals(List.of("m-1", "m-3", "m-5"), failed(response));
  }

  @Test
  void aGroupOfAQueueThatIsNotFifoStopsNobody() {
    SQSEvent.SQSMessage first = fifo("m-1", "A");
    SQSEvent.SQSMessage second = fifo("m-2", "A");
    first.setEventSourceArn("arn:aws:sqs:eu-west-1:000000000000:fair");
    second.setEventSourceArn("arn:aws:sqs:eu-west-1:000000000000:fair");
    SQSBatchResponse response = lambda.sqs(event(first, second), context, message -> {
      if (message.getMessageId().equals("m-1")) {
        throw new Exception("alone");
      }
    });
    assertEquals(List.of("m-1"), failed(response));
  }

  @Test
  void errorsOfTheHandlerFailTheMessageAndErrorsOfTheMachineTheBatch() {
    SQSBatchResponse response = lambda.sqs(
        event(message("m-1", Map.of()), message("m-2", Map.of()), message("m-3", Map.of())),
        context,
        message -> {
          switch (message.getMessageId()) {
            case "m-1" -> throw new NoClassDefFoundError("theirs");
            case "m-2" -> throw new StackOverflowError();
            default -> {}
          }
        });
    assertEquals(List.of("m-1", "m-2"), failed(response));
    OutOfMemoryError fatal = new OutOfMemoryError();
    assertSame(
        fatal,
        assertThrows(
            OutOfMemoryError.class,
            () -> lambda.sqs(event(message("m-1", Map.of())), context, message -> {
              throw fatal;
            })));
  }

  @Test
  void switchedOffABatchIsHandledAsBefore() {
    System.setProperty("baton.enabled", "false");
    try {
      BatonLambda off = BatonLambda.create();
      List<String> handled = new ArrayList<>();
      SQSBatchResponse response = off.sqs(
          event(message("m-1", Map.of("x-correlation-id", "c-1")), message("m-2", Map.of())),
          context,
          message -> {
            assertNull(MDC.get("x-correlation-id"));
            assertTrue(CorrelationContext.current().isEmpty());
            handled.add(message.getMessageId());
            if (message.getMessageId().equals("m-2")) {
              throw new Exception("fails as before");
            }
          });
      assertEquals(List.of("m-1", "m-2"), handled);
      assertEquals(List.of("m-2"), failed(response));
    } finally {
      System.clearProperty("baton.enabled");
    }
  }

  @Test
  void theExceptionTellsWhatFailedAndWhatWasNotHandled() {
    IllegalStateException thrown = assertThrows(
        IllegalStateException.class,
        () -> lambda.sqs(event(fifo("m-1", "A"), fifo("m-2", "A")), context, message -> {
          throw new Exception("A stops");
        }));
    assertEquals("no message of the batch succeeded: 1 failed, 1 not handled", thrown.getMessage());
    assertTrue(lambda.outcomes().count("sqs", "fallback") > 0);
  }

  @Test
  void emptyAndNullBatchesAreFine() {
    assertEquals(List.of(), failed(lambda.sqs(null, context, message -> {})));
    assertEquals(List.of(), failed(lambda.sqs(new SQSEvent(), context, message -> {})));
    assertEquals(
        List.of(), failed(lambda.sqs(event(new SQSEvent.SQSMessage[0]), null, message -> {})));
    assertEquals(
        List.of(), failed(lambda.sqs(event((SQSEvent.SQSMessage) null), context, message -> {})));
  }

  @Test
  void theBatchsOwnScopeIsNoRecordsAndAsLongAsTheLongestChain() {
    SQSEvent event = event(
        message("m-1", Map.of("x-correlation-id", "c-1", "call-chain-length", "2")),
        message("m-2", Map.of("x-correlation-id", "c-2", "Call-Chain-Length", "7")),
        message("m-3", Map.of("call-chain-length", "no number")));
    lambda.handle(event, context, () -> {
      assertEquals("req-1", MDC.get("x-correlation-id"));
      assertEquals("8", MDC.get("call-chain-length"));
      assertNull(MDC.get("messageId"));
      SendMessageRequest request =
          SendMessageRequest.builder().queueUrl("q").messageBody("b").build();
      BatonSqsInterceptor interceptor = new BatonSqsInterceptor();
      ExecutionAttributes attributes = new ExecutionAttributes();
      interceptor.beforeExecution(() -> request, attributes);
      SendMessageRequest sent =
          (SendMessageRequest) interceptor.modifyRequest(() -> request, attributes);
      assertEquals("req-1", sent.messageAttributes().get("x-correlation-id").stringValue());
      return null;
    });
    assertEquals(1, baton.outcomes().count("sqs", "batch scope"));
    assertEquals(0, baton.outcomes().count("sqs", "injected"));
  }

  @Test
  void inAPlainLoopEachMessageHasItsScopeToo() {
    SQSEvent event = event(
        message("m-1", Map.of("x-correlation-id", "c-1")),
        message("m-2", Map.of("x-correlation-id", "c-2")));
    lambda.handle(event, context, () -> {
      for (SQSEvent.SQSMessage message : event.getRecords()) {
        try (Scope scope = baton.open(io.github.baton4j.sqs.SqsEvents.incoming(message))) {
          assertEquals("c-" + message.getMessageId().substring(2), MDC.get("x-correlation-id"));
          assertEquals("req-1", MDC.get("awsRequestId"));
        }
        assertEquals("req-1", MDC.get("x-correlation-id"));
      }
      return null;
    });
  }

  @Test
  void aScopeThatAHandlerForgotDoesNotReachTheNextMessage() {
    List<String> ids = new ArrayList<>();
    lambda.sqs(event(message("m-1", Map.of()), message("m-2", Map.of())), context, message -> {
      ids.add(MDC.get("x-correlation-forgotten"));
      baton.open(io.github.baton4j.CorrelationIds.of("f").with("x-correlation-forgotten", "f"));
    });
    assertEquals(Arrays.asList(null, null), ids);
    assertEquals(2, baton.outcomes().count("context", "never closed"));
  }

  @Test
  void thirtyTwoInvocationsAtOnceShareNothing() throws Exception {
    Crowd.together(50, (member, turn) -> {
      Map<String, String> ids = Crowd.ids(member, turn);
      SQSBatchResponse response = lambda.sqs(
          event(message("x-" + member, Map.of()), message("m-" + member, ids)),
          TestContext.of("req-" + member),
          message -> {
            Set<String> names =
                new TreeSet<>(CorrelationContext.current().asMap().keySet());
            names.removeAll(Set.of("x-correlation-id", "call-chain-length", "debug-log-enabled"));
            Set<String> expected = new TreeSet<>();
            if (message.getMessageId().startsWith("m")) {
              expected.addAll(ids.keySet());
              expected.remove("x-correlation-id");
              assertEquals(ids.get("x-correlation-id"), MDC.get("x-correlation-id"));
            }
            assertEquals(expected, names);
            assertEquals("req-" + member, MDC.get("awsRequestId"));
          });
      assertEquals(List.of(), failed(response));
    });
  }
}
