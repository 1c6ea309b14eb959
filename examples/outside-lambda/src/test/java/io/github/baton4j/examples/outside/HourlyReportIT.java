// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.outside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.baton4j.contract.LogLines;
import io.github.baton4j.sqs.BatonSqsInterceptor;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

class HourlyReportIT {
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

  @AfterEach
  void stop() throws Exception {
    timer.shutdownNow();
    assertTrue(timer.awaitTermination(30, TimeUnit.SECONDS));
  }

  /** Fails a client's first call. */
  private static final class FailingOnce implements ExecutionInterceptor {
    private final AtomicInteger calls = new AtomicInteger();

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
      if (calls.getAndIncrement() == 0) {
        throw new IllegalStateException("on purpose");
      }
    }
  }

  @Test
  void eachRunIsAChainOfItsOwnAndAFailureDoesNotEndTheSchedule() throws Exception {
    try (Queues queues = new Queues();
        SqsClient sqs = queues.client(new BatonSqsInterceptor(), new FailingOnce());
        LogLines lines = Lines.listen()) {
      String reports = queues.create("reports");
      HourlyReport report = new HourlyReport(sqs, reports);
      var schedule = report.schedule(timer, 20, TimeUnit.MILLISECONDS);
      Lines.await(() -> queues.size(reports) >= 3);
      schedule.cancel(false);
      timer.submit(() -> assertNull(MDC.get("x-correlation-id"))).get(30, TimeUnit.SECONDS);

      List<String> ids = Lines.ids(lines, "reporting");
      assertEquals(ids.size(), Set.copyOf(ids).size(), "one chain each");
      assertEquals(List.of(ids.get(0)), Lines.ids(lines, "no report"));
      List<Message> sent = queues.taken(reports, ids.size() - 1);
      assertEquals(
          Set.copyOf(ids.subList(1, ids.size())),
          Set.copyOf(sent.stream().map(Queues::id).toList()));
      for (Message message : sent) {
        assertEquals("1", message.messageAttributes().get("call-chain-length").stringValue());
      }
    }
  }
}
