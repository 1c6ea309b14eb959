// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationContext;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.contract.LogLines;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedList;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RecordScopesTest {
  private static final String BATCH = "request-1";

  private static Consumer<SQSEvent> body;

  public static class Sqs implements RequestHandler<SQSEvent, Integer> {
    @Override
    public Integer handleRequest(SQSEvent event, Context context) {
      body.accept(event);
      return event.getRecords().size();
    }
  }

  public static class Kinesis implements RequestHandler<KinesisEvent, String> {
    @Override
    public String handleRequest(KinesisEvent event, Context context) {
      event.getRecords().forEach(each -> DropIn.look());
      return null;
    }
  }

  public static class Sns implements RequestHandler<SNSEvent, String> {
    @Override
    public String handleRequest(SNSEvent event, Context context) {
      DropIn.look();
      event.getRecords().forEach(each -> DropIn.look());
      return null;
    }
  }

  public static class Maps implements RequestHandler<Map<String, Object>, String> {
    @Override
    @SuppressWarnings("unchecked")
    public String handleRequest(Map<String, Object> event, Context context) {
      for (Map<String, Object> each : (List<Map<String, Object>>) event.get("Records")) {
        DropIn.look();
        assertEquals("m-" + CorrelationContext.current().correlationId(), each.get("messageId"));
      }
      DropIn.look();
      return null;
    }
  }

  public static class Linked
      implements RequestHandler<Map<String, LinkedList<Map<String, Object>>>, String> {
    @Override
    @SuppressWarnings("NonApiType") // a user's own choice
    public String handleRequest(
        Map<String, LinkedList<Map<String, Object>>> event, Context context) {
      LinkedList<Map<String, Object>> records = event.get("Records");
      while (!records.isEmpty()) {
        records.removeFirst();
        DropIn.look();
      }
      return null;
    }
  }

  private static List<String> seen(int messages, Consumer<SQSEvent> how, String... settings)
      throws IOException {
    body = how;
    BatonHandler handler = DropIn.of(Sqs.class, settings);
    DropIn.call(handler, DropIn.sqs(messages));
    assertTrue(CorrelationContext.current().asMap().isEmpty());
    return new ArrayList<>(DropIn.SEEN);
  }

  @Test
  void forEachOpensEachRecordsScopeAndGoesBack() throws IOException {
    List<String> seen = seen(3, event -> {
      DropIn.look();
      for (SQSEvent.SQSMessage each : event.getRecords()) {
        DropIn.look();
        assertEquals("m-" + CorrelationContext.current().correlationId(), each.getMessageId());
      }
      DropIn.look();
    });
    assertEquals(List.of(BATCH, "chain-0", "chain-1", "chain-2", BATCH), seen);
  }

  @Test
  void batchOfOneIsLikeAnyOther() throws IOException {
    assertEquals(List.of("chain-0", BATCH), seen(1, event -> {
      event.getRecords().forEach(each -> DropIn.look());
      DropIn.look();
    }));
  }

  @Test
  void streamsAndIteratorsOpenThemToo() throws IOException {
    List<String> all = List.of("chain-0", "chain-1", BATCH);
    assertEquals(all, seen(2, event -> {
      event.getRecords().stream().map(each -> 1).forEach(each -> DropIn.look());
      DropIn.look();
    }));
    assertEquals(List.of("chain-0", "chain-1", "chain-1", "chain-0", BATCH), seen(2, event -> {
      ListIterator<SQSEvent.SQSMessage> way = event.getRecords().listIterator();
      while (way.hasNext()) {
        way.next();
        DropIn.look();
      }
      while (way.hasPrevious()) {
        way.previous();
        DropIn.look();
      }
      DropIn.look();
    }));
    assertEquals(all, seen(2, event -> {
      Iterator<SQSEvent.SQSMessage> way = event.getRecords().iterator();
      way.forEachRemaining(each -> DropIn.look());
      DropIn.look();
    }));
  }

  @Test
  void loopThatIsLeftEarlyEndsWithTheInvocation() throws IOException {
    List<String> seen = seen(3, event -> {
      for (SQSEvent.SQSMessage each : event.getRecords()) {
        DropIn.look();
        if (each.getMessageId().equals("m-chain-1")) {
          break;
        }
      }
      DropIn.look();
      event.getRecords().forEach(each -> DropIn.look());
    });
    assertEquals(List.of("chain-0", "chain-1", "chain-1", "chain-0", "chain-1", "chain-2"), seen);
  }

  @Test
  void otherThreadsAndParallelStreamsSeeEveryRecordWithoutItsScope() throws IOException {
    List<String> ids = new ArrayList<>();
    List<String> seen = seen(2, event -> {
      Thread other = new Thread(() -> event.getRecords().forEach(each -> {
        ids.add(each.getMessageId());
        DropIn.look();
      }));
      other.start();
      try {
        other.join();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      assertEquals(2, event.getRecords().parallelStream().count());
      assertEquals(
          List.of("m-chain-0", "m-chain-1"),
          event.getRecords().parallelStream()
              .map(SQSEvent.SQSMessage::getMessageId)
              .toList());
      DropIn.look();
    });
    assertEquals(List.of("m-chain-0", "m-chain-1"), ids);
    assertEquals(3, seen.size());
    assertEquals(null, seen.get(0));
    assertEquals(BATCH, seen.get(2));
  }

  @Test
  void inAllElseItIsTheListThatWasThere() throws IOException {
    List<String> seen = seen(3, event -> {
      List<SQSEvent.SQSMessage> records = event.getRecords();
      List<SQSEvent.SQSMessage> copy = new ArrayList<>(records);
      assertEquals(copy.hashCode(), records.hashCode());
      assertTrue(records.equals(copy));
      assertEquals(copy.toString(), records.toString());
      assertEquals("m-chain-1", records.get(1).getMessageId());
      assertEquals(1, records.indexOf(copy.get(1)));
      try {
        assertTrue(new ObjectMapper().writeValueAsString(records).contains("m-chain-2"));
      } catch (IOException e) {
        throw new AssertionError(e);
      }
      records.sort(Comparator.comparing(SQSEvent.SQSMessage::getMessageId).reversed());
      records.remove(1);
      DropIn.look();
      records.forEach(each -> DropIn.look());
      records.clear();
    });
    assertEquals(List.of(BATCH, "chain-2", "chain-0"), seen);
  }

  @Test
  void streamSeesWhatWasChangedBeforeItIsGoneThrough() throws IOException {
    assertEquals(List.of("chain-0", "chain-1", BATCH), seen(3, event -> {
      Stream<SQSEvent.SQSMessage> stream = event.getRecords().stream();
      event.getRecords().remove(2);
      stream.forEach(each -> DropIn.look());
      DropIn.look();
    }));
  }

  @Test
  void mapsKinesisAndSnsOpenThemToo() throws IOException {
    DropIn.call(DropIn.of(Maps.class), DropIn.sqs(2));
    assertEquals(List.of("chain-0", "chain-1", BATCH), DropIn.SEEN);
    String data = Base64.getEncoder()
        .encodeToString("{\"__context__\":{\"x-correlation-id\":\"chain-k\"}}"
            .getBytes(StandardCharsets.UTF_8));
    DropIn.call(
        DropIn.of(Kinesis.class),
        "{\"Records\":[{\"eventSource\":\"aws:kinesis\",\"eventID\":\"s:1\",\"kinesis\":{\"data\":\""
            + data + "\",\"sequenceNumber\":\"1\"}}]}");
    assertEquals(List.of("chain-k"), DropIn.SEEN);
    DropIn.call(
        DropIn.of(Sns.class),
        "{\"Records\":[{\"EventSource\":\"aws:sns\",\"Sns\":{\"MessageId\":\"n\",\"Message\":\"{}\","
            + "\"MessageAttributes\":{\"x-correlation-id\":{\"Type\":\"String\",\"Value\":\"chain-n\"}}}}]}");
    assertEquals(List.of("chain-n", "chain-n"), DropIn.SEEN);
  }

  @Test
  void listOfAnotherClassStaysWhatItIs() throws IOException {
    DropIn.call(DropIn.of(Linked.class), DropIn.sqs(2));
    assertEquals(List.of(BATCH, BATCH), DropIn.SEEN);
  }

  @Test
  void switchedOffTheBatchsOwnScopeIsAllThereIs() throws IOException {
    Consumer<SQSEvent> look = event -> event.getRecords().forEach(each -> DropIn.look());
    assertEquals(List.of(BATCH, BATCH), seen(2, look, "recordScopes", "false"));
    List<String> off = seen(2, look, "enabled", "false");
    assertEquals(2, off.size());
    assertEquals(null, off.get(0));
  }

  @Test
  void whatIsNeitherTrueNorFalseIsWarnedOfAndLeavesThemOpen() throws IOException {
    Consumer<SQSEvent> look = event -> event.getRecords().forEach(each -> DropIn.look());
    List<String> open = seen(2, look, "recordScopes", "true");
    try (LogLines log = new LogLines("io.github.baton4j")) {
      assertEquals(open, seen(2, look, "recordScopes", "no"));
      assertEquals(1, log.lines().size());
      assertTrue(log.lines().get(0).getFormattedMessage().contains("BATON_RECORD_SCOPES"));
    }
  }

  @Test
  void whatIsCapturedDroppedAndMissedIsCountedOnceEach() throws Exception {
    String event = "{\"Records\":[" + DropIn.message("short", 1) + "," + DropIn.message("long", 60)
        + "," + DropIn.message("other", 1) + "]}";
    body = sqs -> sqs.getRecords().forEach(each -> DropIn.look());
    // What happens outside of any scope is counted for the JVM, other tests' included.
    long before = Baton.builder().build().outcomes().count("lambda", "no scope");
    for (String action : List.of("call", "drop")) {
      BatonHandler handler = DropIn.of(Sqs.class, "onLoop", action);
      DropIn.call(handler, event);
      assertEquals(3, handler.outcomes().count("sqs", "captured"), action);
      assertEquals(1, handler.outcomes().count("sqs", "loop"), action);
      assertEquals(before, handler.outcomes().count("lambda", "no scope"), action);
    }
    BatonHandler elsewhere = DropIn.of(Sqs.class);
    body = sqs -> {
      Thread other = new Thread(() -> sqs.getRecords().forEach(each -> DropIn.look()));
      other.start();
      try {
        other.join(10_000);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    };
    DropIn.call(elsewhere, event);
    assertEquals(before + 3, elsewhere.outcomes().count("lambda", "no scope"));
    assertEquals(0, elsewhere.outcomes().count("sqs", "captured"));
    BatonHandler parallel = DropIn.of(Sqs.class);
    body = sqs -> assertEquals(
        3,
        sqs.getRecords().parallelStream()
            .map(SQSEvent.SQSMessage::getMessageId)
            .toList()
            .size());
    DropIn.call(parallel, event);
    assertEquals(before + 1, parallel.outcomes().count("lambda", "no scope"));
  }

  @Test
  void longChainsFailAtTheirRecordOrAreNotThere() throws IOException {
    String event = "{\"Records\":[" + DropIn.message("short", 1) + "," + DropIn.message("long", 60)
        + "," + DropIn.message("other", 1) + "]}";
    body = sqs -> sqs.getRecords().forEach(each -> DropIn.look());
    assertEquals("2", DropIn.call(DropIn.of(Sqs.class, "onLoop", "drop"), event));
    assertEquals(List.of("short", "other"), DropIn.SEEN);
    BatonHandler failing = DropIn.of(Sqs.class, "onLoop", "fail");
    assertThrows(IllegalStateException.class, () -> DropIn.call(failing, event));
    assertEquals(List.of("short"), DropIn.SEEN);
    assertEquals("3", DropIn.call(DropIn.of(Sqs.class), event));
    assertEquals(List.of("short", "long", "other"), DropIn.SEEN);
  }

  @Test
  void whatARecordThrowsIsLoggedOnceInItsScope() {
    try (LogLines lines = new LogLines("io.github.baton4j.lambda")) {
      assertThrows(
          IllegalStateException.class,
          () -> seen(
              2,
              event -> event.getRecords().forEach(each -> {
                if (each.getMessageId().equals("m-chain-1")) {
                  throw new IllegalStateException("theirs");
                }
              })));
      assertEquals(List.of("The invocation failed"), lines.messages(Level.ERROR));
      assertEquals("chain-1", lines.lines().get(0).getMDCPropertyMap().get("x-correlation-id"));
    }
    assertTrue(CorrelationContext.current().asMap().isEmpty());
  }

  @Test
  void strictModesComplaintLeavesNoScopeOpen() {
    Baton inside = Baton.builder().build();
    assertThrows(
        IllegalStateException.class,
        () -> seen(
            2,
            event -> {
              event.getRecords().iterator().next();
              inside.open(CorrelationIds.of("never-closed"));
            },
            "strict",
            "true"));
    assertTrue(CorrelationContext.current().asMap().isEmpty());
  }

  @Test
  void batchesOfBatonsOwnAreHandledOnceInside() throws IOException {
    List<String> seen = seen(
        2,
        event -> BatonLambda.create().sqs(event, TestContext.of("inner"), each -> DropIn.look()));
    assertEquals(List.of("chain-0", "chain-1"), seen);
  }
}
