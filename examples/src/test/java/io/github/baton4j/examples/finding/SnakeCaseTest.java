// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.finding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import io.github.baton4j.Baton;
import io.github.baton4j.lambda.BatonLambda;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/** The page's names in snake case are those that lines have with that setting. */
class SnakeCaseTest {
  private static final String SETTING = "baton.mdcSnakeCase";
  private static final Pattern NAME = Pattern.compile("(?<=[`(])[a-z]+(?:_[a-z]+)+(?=[`,])");

  private final Set<String> keys = new TreeSet<>();

  private static BatonLambda lambda() {
    System.setProperty(SETTING, "true");
    try {
      return BatonLambda.using(Baton.create());
    } finally {
      System.clearProperty(SETTING);
    }
  }

  private static Context context() {
    return (Context) Proxy.newProxyInstance(
        SnakeCaseTest.class.getClassLoader(),
        new Class<?>[] {Context.class},
        (any, method, none) -> {
          return switch (method.getName()) {
            case "getAwsRequestId" -> "request-1";
            case "getRemainingTimeInMillis" -> 60_000;
            case "getMemoryLimitInMB" -> 512;
            default -> null;
          };
        });
  }

  private void look() {
    keys.addAll(MDC.getCopyOfContextMap().keySet());
  }

  private void handleAMessage(BatonLambda lambda) {
    SQSEvent.SQSMessage message = new SQSEvent.SQSMessage();
    message.setMessageId("message-1");
    message.setEventSourceArn("arn:aws:sqs:eu-west-1:111122223333:feed");
    message.setAttributes(Map.of("ApproximateReceiveCount", "1"));
    SQSEvent event = new SQSEvent();
    event.setRecords(List.of(message));
    assertTrue(
        lambda.sqs(event, context(), each -> look()).getBatchItemFailures().isEmpty());
  }

  private void handleARecord(BatonLambda lambda) {
    KinesisEvent.Record data = new KinesisEvent.Record();
    data.setData(ByteBuffer.allocate(0));
    data.setSequenceNumber("1");
    KinesisEvent.KinesisEventRecord record = new KinesisEvent.KinesisEventRecord();
    record.setEventID("shardId-000000000000:1");
    record.setKinesis(data);
    KinesisEvent event = new KinesisEvent();
    event.setRecords(List.of(record));
    StreamsEventResponse response = lambda.kinesis(event, context(), each -> look());
    assertTrue(response.getBatchItemFailures().isEmpty());
  }

  private static Set<String> namesOfThePage() throws IOException {
    String page = Files.readString(Block.PAGE);
    int from = page.indexOf("\n## With names in snake case");
    String section = page.substring(from, page.indexOf("\n## ", from + 1));
    return NAME.matcher(section).results().map(MatchResult::group).collect(Collectors.toSet());
  }

  @Test
  void namesOfThePageAreThoseOfTheSetting() throws IOException {
    BatonLambda lambda = lambda();
    handleAMessage(lambda);
    handleARecord(lambda);
    Set<String> unknown = new TreeSet<>(namesOfThePage());
    assertEquals(6, unknown.size(), unknown::toString);
    unknown.removeAll(keys);
    assertEquals(Set.of(), unknown, keys::toString);
  }
}
