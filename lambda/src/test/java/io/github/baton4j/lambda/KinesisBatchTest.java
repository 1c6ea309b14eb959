// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import static io.github.baton4j.lambda.Batches.chained;
import static io.github.baton4j.lambda.Batches.event;
import static io.github.baton4j.lambda.Batches.failed;
import static io.github.baton4j.lambda.Batches.numberOf;
import static io.github.baton4j.lambda.Batches.streamRecord;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import com.amazonaws.services.lambda.runtime.events.KinesisTimeWindowEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationContext;
import io.github.baton4j.contract.Crowd;
import io.github.baton4j.contract.LogLines;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class KinesisBatchTest {
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
  void eachRecordHasAScopeOfItsOwn() {
    List<Map<String, String>> seen = new ArrayList<>();
    StreamsEventResponse response = lambda.kinesis(
        event(
            streamRecord(
                "1",
                "{\"__context__\":{\"x-correlation-id\":\"c-1\",\"x-correlation-a\":\"a\","
                    + "\"call-chain-length\":3,\"debug-log-enabled\":\"true\"},\"n\":1}"),
            streamRecord("2", "{\"__context__\":{\"x-correlation-b\":\"b\"}}"),
            streamRecord("3", "no JSON")),
        context,
        each -> {
          seen.add(shown());
          CorrelationContext.put("x-correlation-late-" + numberOf(each), "l");
        });
    assertEquals(List.of(), failed(response));
    assertEquals(
        Map.of(
            "awsRequestId", "req-1",
            "eventID", "shardId-0:1",
            "x-correlation-id", "c-1",
            "x-correlation-a", "a",
            "call-chain-length", "4",
            "debug-log-enabled", "true"),
        seen.get(0));
    assertEquals(
        Map.of(
            "awsRequestId", "req-1",
            "eventID", "shardId-0:2",
            "x-correlation-id", "shardId-0:2",
            "x-correlation-b", "b",
            "call-chain-length", "1",
            "debug-log-enabled", "false"),
        seen.get(1));
    assertEquals("shardId-0:3", seen.get(2).get("x-correlation-id"));
  }

  @Test
  void theFirstFailureStopsTheShardAndIsWhereItGoesOn() {
    List<String> handled = new ArrayList<>();
    IllegalStateException theirs = new IllegalStateException("theirs");
    try (LogLines log = new LogLines("io.github.baton4j.lambda")) {
      StreamsEventResponse response = lambda.kinesis(
          event(chained("100", "c-1"), chained("101", "c-2"), chained("102", "c-3")),
          context,
          each -> {
            handled.add(numberOf(each));
            if (numberOf(each).equals("101")) {
              throw theirs;
            }
          });
      assertEquals(List.of("101"), failed(response));
      assertEquals(List.of("100", "101"), handled);
      List<ILoggingEvent> errors = log.lines().stream()
          .filter(line -> line.getLevel() == Level.ERROR)
          .collect(Collectors.toList());
      assertEquals(1, errors.size());
      assertEquals("c-2", errors.get(0).getMDCPropertyMap().get("x-correlation-id"));
      assertEquals("shardId-0:101", errors.get(0).getMDCPropertyMap().get("eventID"));
    }
    assertEquals(0, theirs.getSuppressed().length);
  }

  @Test
  void whenNoneSucceededTheInvocationFails() {
    Exception theirs = new Exception("theirs");
    IllegalStateException thrown = assertThrows(
        IllegalStateException.class,
        () -> lambda.kinesis(event(chained("1", "c-1"), chained("2", "c-2")), context, each -> {
          throw theirs;
        }));
    assertEquals("no record of the batch succeeded: 1 failed, 1 not handled", thrown.getMessage());
    assertSame(theirs, thrown.getCause());
  }

  @Test
  void aFailureThatCannotBeReportedFailsTheInvocation() {
    KinesisEvent.KinesisEventRecord without = streamRecord(null, "{}");
    KinesisEvent.KinesisEventRecord empty = new KinesisEvent.KinesisEventRecord();
    for (KinesisEvent.KinesisEventRecord bad : List.of(without, empty)) {
      IllegalStateException thrown = assertThrows(
          IllegalStateException.class,
          () -> lambda.kinesis(event(chained("1", "c-1"), bad), context, each -> {
            if (!"shardId-0:1".equals(each.getEventID())) {
              throw new IllegalArgumentException("theirs");
            }
          }));
      assertEquals(
          "a record failed that has no sequenceNumber to report it by", thrown.getMessage());
    }
  }

  @Test
  void errorsOfTheMachineEndTheBatch() {
    OutOfMemoryError fatal = new OutOfMemoryError("test");
    assertSame(
        fatal,
        assertThrows(
            OutOfMemoryError.class,
            () -> lambda.kinesis(event(chained("1", "c-1")), context, each -> {
              throw fatal;
            })));
  }

  @Test
  void emptyAndNullBatchesAreFine() {
    assertEquals(List.of(), failed(lambda.kinesis(null, null, each -> {})));
    assertEquals(List.of(), failed(lambda.kinesis(new KinesisEvent(), context, each -> {})));
    assertEquals(
        List.of(),
        failed(lambda.kinesis(event((KinesisEvent.KinesisEventRecord) null), context, each -> {})));
  }

  @Test
  void theBatchsOwnScopeIsNoRecordsAndAsLongAsTheLongestChain() {
    KinesisEvent event = event(
        chained("1", "c-1"),
        streamRecord("2", "{\"__context__\":{\"call-chain-length\":7}}"),
        streamRecord("3", "{\"__context__\":{\"call-chain-length\":\"no number\"}}"));
    lambda.handle(event, context, () -> {
      assertEquals("req-1", MDC.get("x-correlation-id"));
      assertEquals("8", MDC.get("call-chain-length"));
      assertNull(MDC.get("eventID"));
      return null;
    });
    KinesisTimeWindowEvent window = new KinesisTimeWindowEvent();
    window.setRecords(event.getRecords());
    lambda.handle((Object) window, context, () -> {
      assertEquals("8", MDC.get("call-chain-length"));
      return null;
    });
  }

  @Test
  void switchedOffNoRecordIsReadAndTheBatchIsHandledAsBefore() {
    KinesisEvent.KinesisEventRecord unreadable = new KinesisEvent.KinesisEventRecord() {
      private static final long serialVersionUID = 1;

      @Override
      public String getEventID() {
        throw new AssertionError("it was read");
      }
    };
    System.setProperty("baton.enabled", "false");
    BatonLambda off;
    try {
      off = BatonLambda.create();
    } finally {
      System.clearProperty("baton.enabled");
    }
    List<Object> handled = new ArrayList<>();
    KinesisEvent event = event(unreadable, unreadable);
    assertEquals(List.of(), failed(off.kinesis(event, context, handled::add)));
    assertEquals(2, handled.size());
    assertNull(off.handle(event, context, () -> MDC.get("x-correlation-id")));
  }

  @Test
  void theEventIsAsItWasBefore() {
    byte[] data =
        "{\"__context__\":{\"x-correlation-id\":\"c-1\"}}".getBytes(StandardCharsets.UTF_8);
    ByteBuffer buffer = ByteBuffer.wrap(data.clone());
    KinesisEvent.KinesisEventRecord each = streamRecord("1", "");
    each.getKinesis().setData(buffer);
    lambda.kinesis(event(each), context, r -> assertEquals("c-1", MDC.get("x-correlation-id")));
    assertSame(buffer, each.getKinesis().getData());
    assertEquals(ByteBuffer.wrap(data), buffer);
  }

  @Test
  void thirtyTwoInvocationsAtOnceShareNothing() throws Exception {
    Crowd.together(20, (member, turn) -> {
      Map<String, String> ids = Crowd.ids(member, turn);
      StringBuilder members = new StringBuilder();
      ids.forEach((name, value) -> members
          .append(members.length() == 0 ? "" : ",")
          .append('"' + name + "\":\"" + value + '"'));
      StreamsEventResponse response = lambda.kinesis(
          event(streamRecord("1", "{}"), streamRecord("2", "{\"__context__\":{" + members + "}}")),
          TestContext.of("req-" + member),
          each -> {
            Map<String, String> expected = new TreeMap<>();
            if (numberOf(each).equals("2")) {
              expected.putAll(ids);
            } else {
              expected.put("x-correlation-id", "shardId-0:1");
            }
            expected.put("call-chain-length", "1");
            expected.put("debug-log-enabled", "false");
            assertEquals(expected, new TreeMap<>(CorrelationContext.current().asMap()));
            assertEquals("req-" + member, MDC.get("awsRequestId"));
          });
      assertEquals(List.of(), failed(response));
    });
  }
}
