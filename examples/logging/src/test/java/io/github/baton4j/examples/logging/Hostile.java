// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.logging;

import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** IDs that would write a line of their own, or end the one that they stand on. */
final class Hostile {
  private static final String ID = "x-correlation-id";

  private Hostile() {}

  /**
   * What is tried, and what has to become of it.
   *
   * @param shown whether it is shown as it came where it came from a queue or a stream; else it is dropped whole
   * @param overHttp what is taken of it over HTTP, where less is allowed and a comma separates values; null for nothing
   */
  private record Id(String value, boolean shown, String overHttp) {
    static Id dropped(String value) {
      return new Id(value, false, null);
    }

    static Id shown(String value) {
      return new Id(value, true, null);
    }
  }

  private static final List<Id> IDS = List.of(
      Id.dropped("a\r\nFORGED"),
      Id.dropped("a\nFORGED"),
      Id.dropped("a\rFORGED"),
      Id.dropped("a\u2028FORGED\u2029"),
      Id.dropped("a\u0085FORGED"),
      Id.dropped("\u001b[31mred\u001b[2J"),
      Id.dropped("a\u0000b"),
      Id.dropped("tab\there"),
      Id.dropped("x".repeat(100_000)),
      Id.dropped("\u202eright to left"),
      Id.dropped("null"),
      Id.shown("say \"hi\""),
      Id.shown("back\\slash\\"),
      Id.shown("\\u000aFORGED\\n"),
      Id.shown("${jndi:ldap://x}"),
      Id.shown("${env:PATH} ${sys:user.dir} $${lower:X}"),
      Id.shown("%n%d{HH}%X{x-correlation-id}%msg"),
      Id.shown("}{"),
      Id.shown("\"},{\"forged\":\"1"),
      Id.shown("\" forged=\"1"),
      new Id("a=b, forged=1", true, "a=b"),
      Id.shown("a=b forged=1"),
      Id.shown("<script>alert('1')</script>"),
      Id.shown("{} {0} %s"),
      Id.shown("{\"a\":1}"),
      Id.shown("[1]"),
      Id.shown("x".repeat(255) + "\""));

  static List<Case> cases() {
    List<Case> cases = new ArrayList<>(List.of(queued(), streamed()));
    for (int i = 0; i < IDS.size(); i++) {
      cases.add(overHttp(i));
    }
    cases.add(thrown());
    return cases;
  }

  private static Wanted line(String name, int i, String fallback, String... more) {
    String id = IDS.get(i).shown ? IDS.get(i).value : fallback;
    return Wanted.line(name + " " + i, "request-" + name, Map.of(ID, id), more);
  }

  private static Case queued() {
    List<Wanted> lines = new ArrayList<>();
    List<SQSEvent.SQSMessage> messages = new ArrayList<>();
    for (int i = 0; i < IDS.size(); i++) {
      messages.add(Events.message(Map.of(ID, IDS.get(i).value), "m-" + i, 1));
      lines.add(line("hostile-sqs", i, "m-" + i, "messageId", "m-" + i, "receiveCount", "1"));
    }
    return new Case(
        "hostile-sqs",
        lines,
        (baton, log) -> baton.sqs(
            Events.queue(messages),
            Invocation.of("request-hostile-sqs"),
            message -> log.info("hostile-sqs {}", message.getMessageId().substring(2))));
  }

  private static Case streamed() {
    List<Wanted> lines = new ArrayList<>();
    List<KinesisEvent.KinesisEventRecord> all = new ArrayList<>();
    for (int i = 0; i < IDS.size(); i++) {
      String eventId = Events.SHARD + i;
      all.add(Events.streamed(Map.of(ID, IDS.get(i).value), Integer.toString(i)));
      lines.add(line("hostile-kinesis", i, eventId, "eventID", eventId));
    }
    return new Case(
        "hostile-kinesis",
        lines,
        (baton, log) -> baton.kinesis(
            Events.stream(all),
            Invocation.of("request-hostile-kinesis"),
            each -> log.info("hostile-kinesis {}", each.getKinesis().getSequenceNumber())));
  }

  private static Case overHttp(int i) {
    Id id = IDS.get(i);
    String name = "hostile-http " + i;
    String gateway = "gateway-" + i;
    String taken = id.overHttp == null ? gateway : id.overHttp;
    return new Case(
        name,
        List.of(Wanted.line(name, "request-h", Map.of(ID, taken), "apiGatewayRequestId", gateway)),
        (baton, log) -> baton.handle(
            Events.httpApi(Map.of(ID, id.value), gateway), Invocation.of("request-h"), () -> {
              log.info(name);
              return null;
            }));
  }

  /** The function's own message and exception, with the values as they came: those are not Baton's to look at. */
  private static Case thrown() {
    List<Wanted> lines = new ArrayList<>();
    List<String> values = new ArrayList<>();
    for (Id each : IDS) {
      if (each.value.length() < 1000) {
        values.add(each.value);
        lines.add(Wanted.line("failed " + each.value, "request-thrown", Map.of(ID, "c-1")));
      }
    }
    return new Case(
        "thrown",
        lines,
        (baton, log) ->
            baton.handle(Events.direct(Map.of(ID, "c-1")), Invocation.of("request-thrown"), () -> {
              for (String value : values) {
                log.error(
                    "failed {}",
                    value,
                    new IllegalStateException(value, new IllegalArgumentException(value)));
              }
              return null;
            }));
  }
}
