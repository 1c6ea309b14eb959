// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.logging;

import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationContext;
import io.github.baton4j.lambda.BatonLambda;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Whose IDs a line bears when much happens between its being logged and its being written. */
final class Moments {
  static final String SNAKE_CASE = "snake case";

  private static final int RECORDS = 20;

  private Moments() {}

  static List<Case> cases() {
    return List.of(messages(), streamed(), wrapped(), put(), renamed(), snakeCase());
  }

  /** A set of names of its own for each, so that nothing can pass from one to another unseen. */
  private static Map<String, String> ids(String name, int i) {
    return Map.of("x-correlation-id", name + "-" + i, "x-correlation-" + name + i, "only " + i);
  }

  private static Case messages() {
    List<Wanted> lines = new ArrayList<>();
    List<SQSEvent.SQSMessage> messages = new ArrayList<>();
    for (int i = 1; i <= RECORDS; i++) {
      Map<String, String> ids = ids("message", i);
      messages.add(Events.message(ids, "m-" + i, i));
      lines.add(Wanted.line(
          "message " + i,
          "request-messages",
          ids,
          "messageId",
          "m-" + i,
          "receiveCount",
          Integer.toString(i)));
    }
    return new Case(
        "messages",
        lines,
        (baton, log) -> baton.sqs(
            Events.queue(messages),
            Invocation.of("request-messages"),
            message -> log.info("message {}", message.getMessageId().substring(2))));
  }

  private static Case streamed() {
    List<Wanted> lines = new ArrayList<>();
    List<KinesisEvent.KinesisEventRecord> all = new ArrayList<>();
    for (int i = 1; i <= RECORDS; i++) {
      Map<String, String> ids = ids("record", i);
      all.add(Events.streamed(ids, Integer.toString(i)));
      lines.add(Wanted.line("record " + i, "request-records", ids, "eventID", Events.SHARD + i));
    }
    return new Case(
        "records",
        lines,
        (baton, log) -> baton.kinesis(
            Events.stream(all),
            Invocation.of("request-records"),
            each -> log.info("record {}", each.getKinesis().getSequenceNumber())));
  }

  /** Run by another thread when every scope is closed. */
  private static Case wrapped() {
    List<Wanted> lines = new ArrayList<>();
    List<SQSEvent.SQSMessage> messages = new ArrayList<>();
    for (int i = 1; i <= 3; i++) {
      Map<String, String> ids = ids("task", i);
      messages.add(Events.message(ids, "t-" + i, 1));
      lines.add(Wanted.line(
          "task t-" + i, "request-tasks", ids, "messageId", "t-" + i, "receiveCount", "1"));
    }
    lines.add(new Wanted("task of nobody", Map.of()));
    return new Case("tasks", lines, (baton, log) -> {
      List<Runnable> tasks = new ArrayList<>();
      baton.sqs(Events.queue(messages), Invocation.of("request-tasks"), message -> {
        tasks.add(CorrelationContext.wrap(() -> log.info("task {}", message.getMessageId())));
        CorrelationContext.put("x-correlation-later", "not seen by the task");
      });
      tasks.add(() -> log.info("task of nobody"));
      ExecutorService other = Executors.newSingleThreadExecutor();
      try {
        for (Runnable task : tasks) {
          other.submit(task).get(30, TimeUnit.SECONDS);
        }
      } finally {
        other.shutdownNow();
      }
    });
  }

  /** Between two lines of one scope. */
  private static Case put() {
    Map<String, String> before = Map.of("x-correlation-id", "c-1", "x-correlation-step", "one");
    Map<String, String> after = Map.of("x-correlation-id", "c-1", "x-correlation-step", "two");
    return new Case(
        "put",
        List.of(
            Wanted.line("before", "request-put", before),
            Wanted.line("after", "request-put", after)),
        (baton, log) -> baton.handle(Events.direct(before), Invocation.of("request-put"), () -> {
          log.info("before");
          CorrelationContext.put("x-correlation-step", "two");
          log.info("after");
          return null;
        }));
  }

  /** A name under another key, and names under none. */
  private static Case renamed() {
    return new Case(
        "renamed",
        List.of(new Wanted(
            "renamed",
            Map.of(
                "correlation_id",
                "0123",
                "x-correlation-price",
                "1.50",
                "awsRequestId",
                "request-renamed",
                "message_id",
                "m-1",
                "receiveCount",
                "1",
                "function",
                "orders",
                "debug-log-enabled",
                "false"))),
        (baton, log) -> BatonLambda.using(Baton.builder()
                .mdcName("x-correlation-id", "correlation_id")
                .mdcName("messageId", "message_id")
                .mdcName("functionName", "function")
                .mdcOmit("x-correlation-flag", "call-chain-length", "coldStart")
                .build())
            .sqs(
                Events.queue(List.of(Events.message(
                    Map.of(
                        "x-correlation-id",
                        "0123",
                        "x-correlation-price",
                        "1.50",
                        "x-correlation-flag",
                        "true"),
                    "m-1",
                    1))),
                Invocation.of("request-renamed"),
                message -> log.info("renamed")));
  }

  /** All names as others write them. */
  private static Case snakeCase() {
    Map<String, String> ids = Map.of("x-correlation-id", "0123", "x-correlation-user-id", "1.50");
    return new Case(
        SNAKE_CASE,
        List.of(new Wanted(
            SNAKE_CASE,
            Map.of(
                "x_correlation_id",
                "0123",
                "x_correlation_user_id",
                "1.50",
                "call_chain_length",
                "1",
                "debug_log_enabled",
                "false",
                "aws_request_id",
                "request-snake",
                "cold_start",
                "false",
                "message_id",
                "m-1",
                "receive_count",
                "1"))),
        (baton, log) -> BatonLambda.using(Baton.builder().mdcSnakeCase(true).build())
            .sqs(
                Events.queue(List.of(Events.message(ids, "m-1", 1))),
                Invocation.of("request-snake"),
                message -> log.info(SNAKE_CASE)));
  }
}
