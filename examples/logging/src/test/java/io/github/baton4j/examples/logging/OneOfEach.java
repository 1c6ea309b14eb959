// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.logging;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One event of each type, and one line for it. Its IDs look like numbers, or like words of JSON, and are text all the same. */
final class OneOfEach {
  static final Map<String, String> IDS = ids();

  static final String STORED = "order stored";
  static final String DOTS = "one name begins another";

  private static final String MESSAGE_ID = "7a1f2c9e-0b7d-4d57-9f9d-1f0f2a3b4c5d";

  private OneOfEach() {}

  private static Map<String, String> ids() {
    Map<String, String> ids = new LinkedHashMap<>();
    ids.put("x-correlation-id", "0123");
    ids.put("x-correlation-price", "1.50");
    ids.put("x-correlation-flag", "true");
    ids.put("x-correlation-power", "1e5");
    ids.put("x-correlation-none", "null-ish");
    ids.put("x-correlation-number", "42");
    ids.put("x-correlation-large", "9007199254740993");
    ids.put("x-correlation-negative", "-1");
    ids.put("x-correlation-nan", "NaN");
    ids.put("x-correlation-hex", "0x1F");
    ids.put("x-correlation-date", "2026-11-21");
    ids.put("x-correlation-with.dot", "a.b");
    return ids;
  }

  static List<Case> cases() {
    return List.of(
        new Case(
            "rest-api",
            List.of(line("rest-api", "apiGatewayRequestId", "gateway-1", "coldStart", "true")),
            (baton, log) -> baton.handle(
                Events.restApi(IDS, "gateway-1"), Invocation.of("request-rest-api"), () -> {
                  log.info("rest-api");
                  return null;
                })),
        new Case(
            "http-api",
            List.of(line("http-api", "apiGatewayRequestId", "gateway-2")),
            (baton, log) -> baton.handle(
                Events.httpApi(IDS, "gateway-2"), Invocation.of("request-http-api"), () -> {
                  log.info("http-api");
                  return null;
                })),
        new Case(
            "load-balancer",
            List.of(line("load-balancer")),
            (baton, log) -> baton.handle(
                Events.loadBalancer(IDS), Invocation.of("request-load-balancer"), () -> {
                  log.info("load-balancer");
                  return null;
                })),
        new Case(
            "sqs",
            List.of(line("sqs", "messageId", MESSAGE_ID, "receiveCount", "3")),
            (baton, log) -> {
              SQSEvent event = Events.queue(List.of(Events.message(IDS, MESSAGE_ID, 3)));
              baton.sqs(event, Invocation.of("request-sqs"), message -> log.info("sqs"));
            }),
        new Case(
            "sns",
            List.of(line("sns", "messageId", MESSAGE_ID)),
            (baton, log) ->
                baton.handle(Events.topic(IDS, MESSAGE_ID), Invocation.of("request-sns"), () -> {
                  log.info("sns");
                  return null;
                })),
        new Case(
            "kinesis",
            List.of(line("kinesis", "eventID", Events.SHARD + "1")),
            (baton, log) -> baton.kinesis(
                Events.stream(List.of(Events.streamed(IDS, "1"))),
                Invocation.of("request-kinesis"),
                streamed -> log.info("kinesis"))),
        new Case(
            "eventbridge",
            List.of(line("eventbridge", "eventID", "event-1")),
            (baton, log) -> baton.handle(
                Events.bus(IDS, "event-1"), Invocation.of("request-eventbridge"), () -> {
                  log.info("eventbridge");
                  return null;
                })),
        new Case(
            "direct",
            List.of(line("direct")),
            (baton, log) ->
                baton.handle(Events.direct(IDS), Invocation.of("request-direct"), () -> {
                  log.info("direct");
                  return null;
                })),
        stored(),
        dots());
  }

  /** The line that the page shows. */
  private static Case stored() {
    Map<String, String> ids = Map.of("x-correlation-id", "0123", "x-correlation-user-id", "u-7");
    return new Case(
        STORED,
        List.of(
            Wanted.line(STORED, "request-1", ids, "messageId", MESSAGE_ID, "receiveCount", "3")),
        (baton, log) -> baton.sqs(
            Events.queue(List.of(Events.message(ids, MESSAGE_ID, 3))),
            Invocation.of("request-1"),
            message -> log.info(STORED)));
  }

  /** A name that is the beginning of another, as anybody may send them. */
  private static Case dots() {
    Map<String, String> ids = Map.of("x-correlation-id", "c-1", "x-correlation-id.more", "c-2");
    return new Case(
        DOTS,
        List.of(Wanted.line(DOTS, "request-dots", ids, "apiGatewayRequestId", "gateway-3")),
        (baton, log) ->
            baton.handle(Events.httpApi(ids, "gateway-3"), Invocation.of("request-dots"), () -> {
              log.info(DOTS);
              return null;
            }));
  }

  private static Wanted line(String name, String... more) {
    return Wanted.line(name, "request-" + name, IDS, more);
  }
}
