// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import static io.github.baton4j.lambda.Batches.chained;
import static io.github.baton4j.lambda.Batches.event;
import static io.github.baton4j.lambda.Batches.failed;
import static io.github.baton4j.lambda.Batches.fifo;
import static io.github.baton4j.lambda.Batches.message;
import static io.github.baton4j.lambda.Batches.numberOf;
import static io.github.baton4j.lambda.Batches.streamRecord;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationContext;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.contract.LogLines;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.MDC;

class ParallelBatchTest {
  private static final int MANY = 10_000;

  private final Baton baton = Baton.builder().build();
  private final BatonLambda lambda = BatonLambda.using(baton);
  private final Context context = TestContext.of("req-1");
  private final ExecutorService pool = Executors.newFixedThreadPool(8);

  @AfterEach
  void nothingIsLeftOnAnyThread() throws Exception {
    CyclicBarrier each = new CyclicBarrier(8);
    Queue<String> left = new ConcurrentLinkedQueue<>();
    if (!pool.isShutdown()) {
      for (int i = 0; i < 8; i++) {
        pool.execute(() -> {
          try {
            each.await(30, TimeUnit.SECONDS);
            Map<String, String> mdc = MDC.getCopyOfContextMap();
            left.addAll(mdc == null ? Set.of() : mdc.keySet());
            left.addAll(CorrelationContext.current().asMap().keySet());
          } catch (Exception e) {
            left.add(e.toString());
          }
        });
      }
      pool.shutdown();
    }
    assertTrue(pool.awaitTermination(30, TimeUnit.SECONDS));
    assertEquals(List.of(), List.copyOf(left));
    assertTrue(MDC.getCopyOfContextMap() == null || MDC.getCopyOfContextMap().isEmpty());
    assertTrue(CorrelationContext.current().isEmpty());
  }

  /** What a record's handling throws, if it does. */
  private enum Failing {
    NONE,
    HALF,
    ALL,
    HALF_WITH_ERRORS;

    void handle(int number) throws Exception {
      if (this == ALL || (this != NONE && number % 2 == 1)) {
        if (this == HALF_WITH_ERRORS) {
          throw new AssertionError(number);
        }
        throw new Exception(String.valueOf(number));
      }
    }

    boolean fails(int number) {
      return this == ALL || (this != NONE && number % 2 == 1);
    }
  }

  /** Has the caller run the first task, and forgets the others. */
  private static final class RunsTheFirst implements Executor {
    private boolean isFirst = true;

    @Override
    public void execute(Runnable task) {
      if (isFirst) {
        isFirst = false;
        task.run();
      }
    }
  }

  private static SQSEvent messages(int count) {
    SQSEvent.SQSMessage[] all = new SQSEvent.SQSMessage[count];
    for (int i = 0; i < count; i++) {
      all[i] = message("" + i, Map.of("x-correlation-id", "c-" + i));
    }
    return event(all);
  }

  private static KinesisEvent.KinesisEventRecord keyed(String number, String key) {
    KinesisEvent.KinesisEventRecord each = chained(number, "c-" + number);
    each.getKinesis().setPartitionKey(key);
    return each;
  }

  @Test
  void eachMessageHasItsScopeOnItsThread() throws Exception {
    CyclicBarrier atOnce = new CyclicBarrier(8);
    Map<String, Map<String, String>> seen = new ConcurrentHashMap<>();
    assertEquals(List.of(), failed(lambda.sqs(messages(8), context, pool, message -> {
      CorrelationContext.put("x-correlation-late-" + message.getMessageId(), "l");
      atOnce.await(30, TimeUnit.SECONDS);
      seen.put(message.getMessageId(), new TreeMap<>(MDC.getCopyOfContextMap()));
    })));
    assertEquals(8, seen.size());
    seen.forEach((id, shown) -> {
      assertTrue(List.of("true", "false").contains(shown.remove("coldStart")));
      assertEquals(
          Map.of(
              "awsRequestId",
              "req-1",
              "messageId",
              id,
              "receiveCount",
              "1",
              "x-correlation-id",
              "c-" + id,
              "x-correlation-late-" + id,
              "l",
              "call-chain-length",
              "1",
              "debug-log-enabled",
              "false"),
          shown);
    });
  }

  @ParameterizedTest
  @EnumSource
  void ofManyMessagesNoFailureIsLostOrInvented(Failing failing) {
    Set<String> handled = ConcurrentHashMap.newKeySet();
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      if (failing.fails(i)) {
        expected.add("" + i);
      }
    }
    try (LogLines log = new LogLines("io.github.baton4j.lambda")) {
      RecordHandler<SQSEvent.SQSMessage> handler = message -> {
        assertTrue(handled.add(message.getMessageId()), "twice");
        failing.handle(Integer.parseInt(message.getMessageId()));
      };
      if (failing == Failing.ALL) {
        IllegalStateException thrown = assertThrows(
            IllegalStateException.class, () -> lambda.sqs(messages(MANY), context, pool, handler));
        assertEquals(
            "no message of the batch succeeded: 10000 failed, 0 not handled", thrown.getMessage());
        assertEquals("0", thrown.getCause().getMessage());
        assertEquals(100, thrown.getSuppressed().length);
        assertEquals("100", thrown.getSuppressed()[99].getMessage());
      } else {
        assertEquals(expected, failed(lambda.sqs(messages(MANY), context, pool, handler)));
      }
      assertEquals(expected.size(), log.lines().size());
      log.lines()
          .forEach(line -> assertEquals(
              "c-" + line.getThrowableProxy().getMessage(),
              line.getMDCPropertyMap().get("x-correlation-id")));
    }
    assertEquals(MANY, handled.size());
  }

  @ParameterizedTest
  @EnumSource
  void ofManyRecordsTheLowestThatFailedIsReported(Failing failing) {
    KinesisEvent.KinesisEventRecord[] all = new KinesisEvent.KinesisEventRecord[MANY];
    for (int i = 0; i < MANY; i++) {
      all[i] = keyed("" + (i + 95), "key-" + i);
    }
    Set<String> handled = ConcurrentHashMap.newKeySet();
    RecordHandler<KinesisEvent.KinesisEventRecord> handler = each -> {
      handled.add(numberOf(each));
      failing.handle(Integer.parseInt(numberOf(each)));
    };
    if (failing == Failing.ALL) {
      assertThrows(
          IllegalStateException.class, () -> lambda.kinesis(event(all), context, pool, handler));
    } else {
      assertEquals(
          failing == Failing.NONE ? List.of() : List.of("95"),
          failed(lambda.kinesis(event(all), context, pool, handler)));
    }
    assertEquals(MANY, handled.size());
  }

  @Test
  void sequenceNumbersAreComparedAsNumbers() {
    String low = "49590338271490256608559692538361571095921575989136588898";
    String high = "149590338271490256608559692538361571095921575989136588898";
    assertTrue(KinesisBatch.isLower("99", "100"));
    assertFalse(KinesisBatch.isLower("100", "99"));
    assertTrue(KinesisBatch.isLower(low, high));
    assertFalse(KinesisBatch.isLower(high, low));
    assertTrue(KinesisBatch.isLower("0099", "100"));
    assertFalse(KinesisBatch.isLower("0100", "99"));
    assertFalse(KinesisBatch.isLower("7", "007"));
    assertTrue(KinesisBatch.isLower("0", "1"));
    assertFalse(KinesisBatch.isLower("seq-1", "100"));
    assertFalse(KinesisBatch.isLower("1", "seq-100"));
    KinesisEvent event = event(keyed("100", "a"), keyed("99", "b"), keyed("98", "c"));
    assertEquals(List.of("99"), failed(lambda.kinesis(event, context, Runnable::run, each -> {
      if (!numberOf(each).equals("98")) {
        throw new Exception("theirs");
      }
    })));
  }

  @Test
  void aFailureStopsTheRecordsOfItsPartitionKeyOnly() {
    KinesisEvent event =
        event(keyed("1", "a"), keyed("2", "b"), keyed("3", "a"), keyed("4", "b"), keyed("5", "c"));
    Queue<String> handled = new ConcurrentLinkedQueue<>();
    assertEquals(List.of("2"), failed(lambda.kinesis(event, context, pool, each -> {
      handled.add(numberOf(each));
      if (numberOf(each).equals("2")) {
        throw new Exception("theirs");
      }
    })));
    assertEquals(Set.of("1", "2", "3", "5"), Set.copyOf(handled));
    assertEquals(4, handled.size());
  }

  @Test
  void aRecordWithoutANumberCannotBeReported() {
    assertThrows(
        IllegalStateException.class,
        () -> lambda.kinesis(
            event(chained("1", "c-1"), streamRecord(null, "{}")), context, pool, each -> {
              if (numberOf(each) == null) {
                throw new Exception("theirs");
              }
            }));
  }

  @Test
  void aMessageGroupKeepsItsOrderAndEndsAtItsFailure() {
    int groups = 50;
    SQSEvent.SQSMessage[] all = new SQSEvent.SQSMessage[2_000];
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < all.length; i++) {
      all[i] = fifo("" + i, "group-" + i % groups);
      if (i % groups % 3 == 0 && i / groups >= i % groups / 3) {
        expected.add("" + i);
      }
    }
    Map<Integer, List<Integer>> handled = new ConcurrentHashMap<>();
    assertEquals(expected, failed(lambda.sqs(event(all), context, pool, message -> {
      int number = Integer.parseInt(message.getMessageId());
      int group = number % groups;
      handled.computeIfAbsent(group, g -> new ArrayList<>()).add(number / groups);
      if (group % 3 == 0 && number / groups == group / 3) {
        throw new Exception("theirs");
      }
    })));
    handled.forEach((group, turns) -> {
      List<Integer> inOrder = new ArrayList<>();
      for (int turn = 0; turn < (group % 3 == 0 ? group / 3 + 1 : all.length / groups); turn++) {
        inOrder.add(turn);
      }
      assertEquals(inOrder, turns, "group " + group);
    });
    assertEquals(groups, handled.size());
  }

  @Test
  void whatTheExecutorRefusesIsReported() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    ThreadPoolExecutor two =
        new ThreadPoolExecutor(2, 2, 1, TimeUnit.SECONDS, new SynchronousQueue<>());
    try (LogLines log = new LogLines("io.github.baton4j.lambda")) {
      SQSEvent event = messages(5);
      Executor releasing = task -> {
        try {
          two.execute(task);
        } catch (RejectedExecutionException e) {
          release.countDown();
          throw e;
        }
      };
      List<String> reported = failed(lambda.sqs(event, context, releasing, message -> {
        assertTrue(release.await(30, TimeUnit.SECONDS));
      }));
      assertTrue(reported.contains("2"), reported.toString());
      assertFalse(reported.contains("0"), reported.toString());
      assertFalse(reported.contains("1"), reported.toString());
      assertEquals(reported.size(), log.lines().size());
      log.lines().forEach(line -> {
        assertEquals(
            RejectedExecutionException.class.getName(), line.getThrowableProxy().getClassName());
        assertTrue(reported.contains(line.getMDCPropertyMap().get("messageId")));
      });
    } finally {
      two.shutdown();
      assertTrue(two.awaitTermination(30, TimeUnit.SECONDS));
    }
  }

  @Test
  void anExecutorThatIsShutDownFailsTheInvocation() {
    pool.shutdown();
    IllegalStateException thrown = assertThrows(
        IllegalStateException.class, () -> lambda.sqs(messages(3), context, pool, message -> {}));
    assertEquals(RejectedExecutionException.class, thrown.getCause().getClass());
    assertEquals("no message of the batch succeeded: 3 failed, 0 not handled", thrown.getMessage());
  }

  @Test
  void aTaskThatTheExecutorRunsTwiceOrRunsAndRefusesIsRunOnce() {
    List<String> handled = new ArrayList<>();
    Executor twice = task -> {
      task.run();
      task.run();
      throw new RejectedExecutionException("after all");
    };
    assertEquals(List.of("1"), failed(lambda.sqs(messages(3), context, twice, message -> {
      handled.add(message.getMessageId());
      Failing.HALF.handle(Integer.parseInt(message.getMessageId()));
    })));
    assertEquals(List.of("0", "1", "2"), handled);
  }

  @Test
  void whatIsNeverRunIsReportedBeforeTheTimeIsUp() {
    Executor forgetful = task -> {
      if (MDC.get("awsRequestId") == null) {
        throw new AssertionError("submitted outside of the batch's scope");
      }
    };
    Executor forgetsTheSecond = new Executor() {
      private int count;

      @Override
      public void execute(Runnable task) {
        if (++count != 2) {
          task.run();
        }
      }
    };
    try (LogLines log = new LogLines("io.github.baton4j.lambda")) {
      assertEquals(
          List.of("1"),
          failed(
              lambda.sqs(messages(3), TestContext.endingIn(200), forgetsTheSecond, message -> {})));
      assertEquals(1, log.lines().size());
      assertEquals("c-1", log.lines().get(0).getMDCPropertyMap().get("x-correlation-id"));
      IllegalStateException thrown = assertThrows(
          IllegalStateException.class,
          () -> lambda.sqs(messages(2), TestContext.endingIn(200), forgetful, message -> {}));
      assertEquals(
          "no message of the batch succeeded: 0 failed, 2 not handled", thrown.getMessage());
      assertNull(thrown.getCause());
    }
  }

  @Test
  void whatHasNotEndedInTimeIsReportedAndItsGroupGoesNoFurther() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    Queue<String> handled = new ConcurrentLinkedQueue<>();
    SQSEvent event = event(fifo("0", "slow"), fifo("1", "slow"), fifo("2", "quick"));
    assertEquals(
        List.of("0", "1"), failed(lambda.sqs(event, TestContext.endingIn(300), pool, message -> {
          handled.add(message.getMessageId());
          if (message.getMessageId().equals("0")) {
            assertTrue(release.await(30, TimeUnit.SECONDS));
          }
        })));
    release.countDown();
    pool.shutdown();
    assertTrue(pool.awaitTermination(30, TimeUnit.SECONDS));
    assertEquals(Set.of("0", "2"), Set.copyOf(handled));
  }

  @Test
  void theTimeThatStartingTakesIsOfTheSame() {
    long from = System.nanoTime();
    List<String> reported =
        failed(lambda.sqs(messages(2), TestContext.endingIn(2000), new RunsTheFirst(), message -> {
          while (System.nanoTime() - from < 1_500_000_000L) {
            LockSupport.parkNanos(1_000_000);
          }
        }));
    assertEquals(List.of("1"), reported);
    assertTrue(System.nanoTime() - from < 2_600_000_000L);
  }

  @Test
  void whatBeginsAfterTheTimeIsUpIsNotBegun() {
    long from = System.nanoTime();
    List<String> begun = new ArrayList<>();
    List<String> reported =
        failed(lambda.sqs(messages(3), TestContext.endingIn(200), Runnable::run, message -> {
          begun.add(message.getMessageId());
          while (System.nanoTime() - from < 300_000_000L) {
            LockSupport.parkNanos(1_000_000);
          }
        }));
    assertEquals(List.of("0"), begun);
    assertEquals(List.of("1", "2"), reported);
    // Of one group, too, which is one task.
    long again = System.nanoTime();
    SQSEvent group = event(fifo("3", "g"), fifo("4", "g"), fifo("5", "g"));
    assertEquals(
        List.of("4", "5"),
        failed(lambda.sqs(group, TestContext.endingIn(200), Runnable::run, message -> {
          while (System.nanoTime() - again < 300_000_000L) {
            LockSupport.parkNanos(1_000_000);
          }
        })));
  }

  @Test
  void whatWasLeftBehindAFailureIsToldOfOnce() {
    SQSEvent event =
        event(fifo("ok", "a"), fifo("fails", "a"), fifo("left", "a"), fifo("forgotten", "b"));
    try (LogLines lines = new LogLines("io.github.baton4j.lambda")) {
      lambda.sqs(event, TestContext.endingIn(100), new RunsTheFirst(), message -> {
        if (message.getMessageId().equals("fails")) {
          throw new IllegalStateException("theirs");
        }
      });
      assertEquals(
          List.of(
              "The message was not handled: one before it in its message group failed",
              "The message was not handled: no thread was free for it in time"),
          lines.messages(Level.WARN));
    }
  }

  @Test
  void strictModesComplaintIsHeardFromAnotherThread() {
    Baton strict = Baton.builder().strict(true).build();
    assertThrows(
        IllegalStateException.class,
        () -> BatonLambda.using(strict)
            .sqs(
                messages(2),
                context,
                pool,
                message -> strict.open(CorrelationIds.of("never-closed"))));
  }

  @Test
  void aThreadThatIsInterruptedWaitsNoLonger() {
    CountDownLatch release = new CountDownLatch(1);
    Thread caller = Thread.currentThread();
    Set<String> ended = ConcurrentHashMap.newKeySet();
    // The first ends before the second begins.
    Executor theFirstAtOnce = task -> {
      if (ended.isEmpty()) {
        task.run();
      } else {
        pool.execute(task);
      }
    };
    List<String> reported = failed(lambda.sqs(messages(2), context, theFirstAtOnce, message -> {
      if (!ended.add("0")) {
        caller.interrupt();
        assertTrue(release.await(30, TimeUnit.SECONDS));
      }
    }));
    assertTrue(Thread.interrupted());
    release.countDown();
    assertEquals(List.of("1"), reported);
  }

  @Test
  void errorsOfTheMachineEndTheBatchOnceTheOthersHaveEnded() {
    OutOfMemoryError fatal = new OutOfMemoryError("test");
    CyclicBarrier both = new CyclicBarrier(2);
    Map<String, String> ended = new ConcurrentHashMap<>();
    assertSame(
        fatal,
        assertThrows(
            OutOfMemoryError.class,
            () -> lambda.sqs(messages(2), context, pool, message -> {
              both.await(30, TimeUnit.SECONDS);
              if (message.getMessageId().equals("0")) {
                throw fatal;
              }
              LockSupport.parkNanos(100_000_000); // the other has long failed
              ended.put("1", "ended");
            })));
    assertEquals(Map.of("1", "ended"), ended);
    assertSame(
        fatal,
        assertThrows(
            OutOfMemoryError.class,
            () -> lambda.sqs(
                messages(2),
                context,
                task -> {
                  throw fatal;
                },
                message -> {})));
  }

  @Test
  void theStacksEndIsARecordsFailure() {
    assertEquals(List.of("0"), failed(lambda.sqs(messages(2), context, pool, message -> {
      if (message.getMessageId().equals("0")) {
        throw new StackOverflowError();
      }
    })));
  }

  @Test
  void aStubsContextThatSaysNoTimeIsLeftIsNotBelieved() {
    for (Context each : new Context[] {null, TestContext.endingIn(0), TestContext.endingIn(-1)}) {
      CountDownLatch bothWait = new CountDownLatch(2);
      assertEquals(List.of(), failed(lambda.sqs(messages(2), each, pool, message -> {
        bothWait.countDown();
        assertTrue(bothWait.await(30, TimeUnit.SECONDS));
      })));
    }
  }

  @Test
  void chainsThatAreTooLongAreGuardedHereToo() {
    BatonLambda failing = lambda.onLoop(OnLoop.FAIL);
    SQSEvent event = messages(3);
    event.getRecords().set(1, message("1", Map.of("call-chain-length", "70")));
    assertEquals(List.of("1"), failed(failing.sqs(event, context, pool, message -> {})));
  }

  @Test
  void thereHasToBeAnExecutor() {
    assertThrows(
        NullPointerException.class, () -> lambda.sqs(messages(1), context, null, message -> {}));
    assertThrows(
        NullPointerException.class,
        () -> lambda.kinesis(event(chained("1", "c-1")), context, null, each -> {}));
    assertEquals(List.of(), failed(lambda.sqs(null, context, pool, message -> {})));
  }

  @Test
  void virtualThreadsDo() throws Exception {
    ExecutorService virtual = virtualThreads();
    Map<String, String> ids = new ConcurrentHashMap<>();
    try {
      assertEquals(List.of(), failed(lambda.sqs(messages(1_000), context, virtual, message -> {
        LockSupport.parkNanos(1_000);
        ids.put(message.getMessageId(), MDC.get("x-correlation-id"));
      })));
    } finally {
      virtual.shutdown();
      assertTrue(virtual.awaitTermination(30, TimeUnit.SECONDS));
    }
    Map<String, String> expected = new HashMap<>();
    for (int i = 0; i < 1_000; i++) {
      expected.put("" + i, "c-" + i);
    }
    assertEquals(expected, ids);
  }

  /** Where this JVM has them, since 21; else as many threads. */
  private static ExecutorService virtualThreads() throws ReflectiveOperationException {
    return Runtime.version().feature() < 21
        ? Executors.newCachedThreadPool()
        : (ExecutorService)
            Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
  }
}
