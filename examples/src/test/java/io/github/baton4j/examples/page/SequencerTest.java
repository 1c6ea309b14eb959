// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is drawn of which lines. */
class SequencerTest {
  private static List<String> drawn(Log log, String id) {
    Chain chain = chain(log, id);
    Sequence sequence = Sequencer.of(log, chain);
    return sequence.steps().stream()
        .map(step -> step.look() + (step.isRetry() ? " again " : " ")
            + sequence.participants().get(step.from()).name() + " > "
            + sequence.participants().get(step.to()).name() + ": " + step.label())
        .toList();
  }

  private static Chain chain(Log log, String id) {
    return Chains.of(log).all().stream()
        .filter(chain -> chain.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static final List<String> POST = List.of(
      "SEND Client > API: request",
      "DELIVERY API > CreatePost: request",
      "SEND CreatePost > Kinesis: record",
      "DELIVERY Kinesis > DistributePost: record",
      "DELIVERY DistributePost > follower-service: HTTP",
      "SEND DistributePost > SNS: message",
      "DELIVERY SNS > IndexPost: message",
      "SEND DistributePost > SQS: 2 messages for AddToFeed",
      "FAILED SQS > AddToFeed: attempt 1 failed",
      "NOTE AddToFeed > AddToFeed: failed to add",
      "DELIVERY SQS > AddToFeed: message",
      "DELIVERY again SQS > AddToFeed: attempt 2");

  @Test
  void aPostIsToldFromApiToTheQueueWithItsRetry() throws IOException {
    Log log = Lines.post("id", 0).log();

    assertEquals(POST, drawn(log, "id"));
    Chain chain = chain(log, "id");
    assertEquals(1, chain.failures());
    assertEquals(1, chain.retries());
    List<String> details =
        Sequencer.of(log, chain).steps().stream().map(Step::detail).toList();
    assertEquals("took 5.0 ms · api-0", details.get(1));
    assertEquals("45 ms after CreatePost · took 20 ms · shardId-000000000000:0", details.get(3));
    assertEquals("20 ms after DistributePost · m1-0", details.get(6));
    assertEquals("80 ms after attempt 1 · m2-0", details.get(11));
  }

  @Test
  void theOrderInWhichLinesComeChangesNothing() throws IOException {
    List<String> lines = new ArrayList<>(Lines.post("id", 0).all());
    for (int seed = 0; seed < 20; seed++) {
      Collections.shuffle(lines, new Random(seed));
      assertEquals(POST, drawn(Lines.log(String.join("\n", lines)), "id"), "seed " + seed);
    }
  }

  @Test
  void everyWayInIsToldByItsKeys() throws IOException {
    Log log = new Lines()
        .of("id", 1, 0, "a", "functionName", "A", "awsRequestId", "1", "apiGatewayRequestId", "g")
        .of("id", 2, 1, "b", "functionName", "B", "awsRequestId", "2", "eventID", "shardId-1:2")
        .of("id", 2, 2, "c", "functionName", "C", "awsRequestId", "3", "messageId", "m")
        .of(
            "id",
            2,
            3,
            "d",
            "functionName",
            "D",
            "awsRequestId",
            "4",
            "messageId",
            "n",
            "receiveCount",
            "1")
        .of("id", 2, 4, "e", "functionName", "E", "awsRequestId", "5", "eventID", "6a7e8feb-b491")
        .of("id", 2, 5, "f", "service", "F")
        .of("id", 2, 6, "g", "functionName", "G", "awsRequestId", "6")
        .log();

    assertEquals(
        List.of(
            "SEND Client > API: request",
            "DELIVERY API > A: request",
            "SEND A > Kinesis: record",
            "DELIVERY Kinesis > B: record",
            "SEND A > SNS: message",
            "DELIVERY SNS > C: message",
            "SEND A > SQS: message",
            "DELIVERY SQS > D: message",
            "SEND A > EventBridge: event",
            "DELIVERY EventBridge > E: event",
            "DELIVERY A > F: HTTP",
            "DELIVERY A > G: invoked"),
        drawn(log, "id"));
  }

  @Test
  void whatWentWellManyTimesIsOneArrow() throws IOException {
    Lines lines = new Lines().of("id", 1, 0, "a", "function", "A", "awsRequestId", "1");
    for (int i = 0; i < 12; i++) {
      lines.of(
          "id",
          2,
          10 + i,
          "b",
          "function",
          "B",
          "awsRequestId",
          "b" + i,
          "messageId",
          "m" + i,
          "receiveCount",
          "1");
    }
    lines.of(
        "id",
        2,
        30,
        "failed",
        "function",
        "B",
        "awsRequestId",
        "x",
        "messageId",
        "m3",
        "receiveCount",
        "2");

    assertEquals(
        List.of(
            "DELIVERY Client > A: invoked",
            "SEND A > SQS: 12 messages for B",
            "DELIVERY SQS > B: 12 messages within 11 ms",
            "FAILED again SQS > B: attempt 2 failed",
            "NOTE again B > B: failed"),
        drawn(lines.log(), "id"));
  }

  @Test
  void twoChainsInOneBatchStayApartAndShareWhatLambdaSaysOfTheInvocation() throws IOException {
    String request = "79b4f56e-95b1-4643-9700-2807f4e68189";
    Log log = new Lines()
        .of(
            "one",
            1,
            0,
            "x",
            "function",
            "F",
            "awsRequestId",
            request,
            "messageId",
            "m1",
            "receiveCount",
            "1")
        .of(
            "two",
            1,
            1,
            "y",
            "function",
            "F",
            "awsRequestId",
            request,
            "messageId",
            "m2",
            "receiveCount",
            "1")
        .of(
            "three",
            1,
            2,
            "z",
            "function",
            "F",
            "awsRequestId",
            "other",
            "messageId",
            "m3",
            "receiveCount",
            "1")
        .raw("2026-11-21T10:00:03.000Z " + request + " Task timed out after 3.00 seconds")
        .log();

    assertEquals(2, chain(log, "one").lines().size());
    assertEquals(1, chain(log, "one").failures());
    assertEquals(1, chain(log, "two").failures());
    assertEquals(0, chain(log, "three").failures());
    assertEquals(0, Chains.of(log).linesOfNone());
    assertTrue(
        drawn(log, "two").get(1).contains("Task timed out after 3.00 seconds"),
        drawn(log, "two").toString());
  }

  @Test
  void anInvocationThatStartsAgainUnderItsIdIsARetry() throws IOException {
    String request = "79b4f56e-95b1-4643-9700-2807f4e68189";
    String start = "START RequestId: " + request + " Version: $LATEST";
    String[] of = {"function", "F", "awsRequestId", request, "messageId", "m"};
    Log log = new Lines()
        .raw("2026-11-21T10:00:00.000Z " + start)
        .of("id", 1, 1, "failed", of)
        .raw("2026-11-21T10:01:00.000Z " + start)
        .of("id", 1, 60_001, "fine", of)
        .log();

    assertEquals(
        List.of(
            "FAILED SNS > F: attempt 1 failed",
            "NOTE F > F: failed",
            "DELIVERY again SNS > F: attempt 2"),
        drawn(log, "id"));
  }

  @Test
  void aFailureBeforeTheFirstLineOfAnotherTryIsNotLost() throws IOException {
    String request = "79b4f56e-95b1-4643-9700-2807f4e68189";
    String start = "START RequestId: " + request + " Version: $LATEST";
    Log log = new Lines()
        .raw("2026-11-21T10:00:00.000Z " + start)
        .of("id", 1, 1, "fine", "function", "F", "awsRequestId", request, "messageId", "m")
        .raw("2026-11-21T10:01:00.000Z " + start)
        .raw("2026-11-21T10:01:03.000Z " + request + " Task timed out after 3.00 seconds")
        .log();

    assertEquals(1, chain(log, "id").failures());
    assertEquals(4, chain(log, "id").lines().size());
  }

  @Test
  void theSameRecordAgainIsARetryAndOfAnotherFunctionIsNone() throws IOException {
    Log log = new Lines()
        .of("id", 1, 0, "x", "function", "F", "awsRequestId", "1", "eventID", "shardId-0:1")
        .of("id", 1, 5, "x", "function", "G", "awsRequestId", "2", "eventID", "shardId-0:1")
        .of("id", 1, 9, "x", "function", "F", "awsRequestId", "3", "eventID", "shardId-0:1")
        .log();

    assertEquals(
        List.of(
            "DELIVERY Kinesis > F: record",
            "DELIVERY Kinesis > G: record",
            "DELIVERY again Kinesis > F: attempt 2"),
        drawn(log, "id"));
  }

  @Test
  void theSenderIsTheLatestOfTheHopBeforeThatHadBegun() throws IOException {
    Log log = new Lines()
        .of("id", 1, 0, "x", "function", "A", "awsRequestId", "1")
        .of("id", 1, 10, "x", "function", "B", "awsRequestId", "2")
        .of("id", 2, 15, "x", "function", "C", "awsRequestId", "3")
        .of("id", 1, 20, "x", "function", "D", "awsRequestId", "4")
        .log();

    assertTrue(
        drawn(log, "id").contains("DELIVERY B > C: invoked"), drawn(log, "id").toString());
    // Clocks disagree: nobody had begun.
    Log early = new Lines()
        .of("id", 2, 0, "x", "function", "C", "awsRequestId", "3")
        .of("id", 1, 5, "x", "function", "A", "awsRequestId", "1")
        .log();
    assertTrue(
        drawn(early, "id").contains("DELIVERY A > C: invoked"),
        drawn(early, "id").toString());
  }

  @Test
  void aServiceThatLogsTheChainLengthAsItCameSendsNothing() throws IOException {
    Log log = new Lines()
        .of("id", 1, 0, "x", "function", "A", "awsRequestId", "1")
        .of("id", 1, 5, "x", "service", "raw")
        .of("id", 2, 9, "x", "function", "B", "awsRequestId", "2", "messageId", "m")
        .log();

    assertTrue(
        drawn(log, "id").contains("SEND A > SNS: message"), drawn(log, "id").toString());
  }

  @Test
  void nothingIsInventedWhereKeysAreMissing() throws IOException {
    Log log = Lines.log("""
        {"x-correlation-id":"bare"}
        {"x-correlation-id":"queue","messageId":"m","receiveCount":"x","awsRequestId":"1","call-chain-length":"7"}
        {"x-correlation-id":"logger","logger_name":"com.example.Orders","awsRequestId":"2"}
        {"message":"of none"}
        """);

    assertEquals(List.of("DELIVERY not in these lines > service: HTTP"), drawn(log, "bare"));
    assertEquals(List.of("DELIVERY SQS > SQS consumer: message"), drawn(log, "queue"));
    assertEquals(List.of("DELIVERY not in these lines > Orders: invoked"), drawn(log, "logger"));
    assertEquals(1, Chains.of(log).linesOfNone());
  }

  @Test
  void aLongChainIsDrawnToALimitAndNoLineIsLost() throws IOException {
    Lines lines = new Lines();
    for (int i = 0; i < 10_000; i++) {
      lines.of(
          "id",
          1,
          i,
          "failed",
          "function",
          "F",
          "awsRequestId",
          "r" + i,
          "messageId",
          "m" + i,
          "receiveCount",
          "1");
    }
    Log log = lines.log();
    List<String> drawn = drawn(log, "id");

    assertEquals(10_000, chain(log, "id").lines().size());
    assertEquals(10_000, chain(log, "id").failures());
    assertEquals(Sequencer.MOST_STEPS + 1, drawn.size());
    assertTrue(drawn
        .get(Sequencer.MOST_STEPS)
        .endsWith((20_000 - Sequencer.MOST_STEPS) + " more steps; their lines are below"));
  }

  /** A batch of many chains, and many lines of none of them: as many entries as one times the other. */
  @Test
  void linesOfOneInvocationForVeryManyIdsAreNotCopiedWithoutEnd() throws IOException {
    Lines lines = new Lines();
    for (int i = 0; i < 2_000; i++) {
      lines.of("id-" + i, 2, i, "record", "awsRequestId", "r");
    }
    for (int i = 0; i < 2_000; i++) {
      lines.add(3_000 + i, "of the batch", "awsRequestId", "r");
    }

    Chains chains = Chains.of(lines.log());

    int entries = chains.all().stream().mapToInt(chain -> chain.lines().size()).sum();
    assertEquals(2_000 + Chains.MOST_SHARED, entries);
    assertEquals(2_000 - Chains.MOST_SHARED / 2_000, chains.linesOfNone());
  }
}
