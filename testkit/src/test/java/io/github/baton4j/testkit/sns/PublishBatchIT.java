// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.sns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.SnsAsyncClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.BatchEntryIdsNotDistinctException;
import software.amazon.awssdk.services.sns.model.BatchRequestTooLongException;
import software.amazon.awssdk.services.sns.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sns.model.EmptyBatchRequestException;
import software.amazon.awssdk.services.sns.model.InternalErrorException;
import software.amazon.awssdk.services.sns.model.InvalidBatchEntryIdException;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.InvalidParameterValueException;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;
import software.amazon.awssdk.services.sns.model.PublishBatchResultEntry;
import software.amazon.awssdk.services.sns.model.TooManyEntriesInBatchRequestException;

/** Batches and ordered failures, with both kinds of client. */
class PublishBatchIT {
  private static final int LIMIT = 262_144;

  private static SnsStandIn standIn;
  private static SnsClient sns;
  private static SnsAsyncClient async;
  private static int topics;

  private String topic;

  @BeforeAll
  static void start() throws IOException {
    standIn = SnsStandIn.create().start();
    sns = Clients.sns(standIn.uri());
    async = Clients.asyncSns(standIn.uri());
  }

  @AfterAll
  static void stop() {
    async.close();
    sns.close();
    standIn.close();
  }

  @BeforeEach
  void aTopicOfItsOwn() {
    topic = sns.createTopic(r -> r.name("t" + topics++)).topicArn();
  }

  @AfterEach
  void nothingIsLeftToFail() {
    standIn.failRequests(0);
    standIn.failEntries(0);
  }

  private List<Published> published() {
    return standIn.published().stream()
        .filter(each -> topic.equals(each.topicArn()))
        .toList();
  }

  private static PublishBatchRequestEntry entry(
      String id, Consumer<PublishBatchRequestEntry.Builder> more) {
    return PublishBatchRequestEntry.builder()
        .id(id)
        .message("m" + id)
        .applyMutation(more)
        .build();
  }

  private static PublishBatchRequestEntry entry(String id) {
    return entry(id, e -> {});
  }

  private static List<PublishBatchRequestEntry> entries(int number) {
    return IntStream.range(0, number).mapToObj(i -> entry(Integer.toString(i))).toList();
  }

  private PublishBatchResponse publish(List<PublishBatchRequestEntry> entries) {
    return sns.publishBatch(r -> r.topicArn(topic).publishBatchRequestEntries(entries));
  }

  private List<String> publishedIds() {
    return published().stream().map(Published::batchEntryId).toList();
  }

  @Test
  void everyEntryIsAnswered() throws Exception {
    List<PublishBatchRequestEntry> ten = entries(10).stream()
        .map(e -> e.toBuilder()
            .subject("s" + e.id())
            .messageAttributes(Map.of("a" + e.id(), Clients.string(e.id())))
            .build())
        .toList();
    PublishBatchResponse answer = async
        .publishBatch(r -> r.topicArn(topic).publishBatchRequestEntries(ten))
        .get(30, TimeUnit.SECONDS);
    assertTrue(answer.failed().isEmpty());
    assertEquals(
        ten.stream().map(PublishBatchRequestEntry::id).toList(),
        answer.successful().stream().map(PublishBatchResultEntry::id).toList());
    assertEquals(
        published().stream().map(Published::messageId).toList(),
        answer.successful().stream().map(PublishBatchResultEntry::messageId).toList());
    Published third = published().get(2);
    assertEquals("2", third.batchEntryId());
    assertEquals("m2", third.message());
    assertEquals("s2", third.subject());
    assertEquals(Map.of("a2", new Attribute("String", "2")), third.attributes());
  }

  @Test
  void oneToTenEntries() {
    assertThrows(EmptyBatchRequestException.class, () -> publish(List.of()));
    assertThrows(TooManyEntriesInBatchRequestException.class, () -> publish(entries(11)));
    publish(entries(1));
    assertEquals(List.of("0"), publishedIds());
  }

  @Test
  void idsAreDistinctAndHaveTheirAlphabet() {
    publish(List.of(entry("A-z_9"), entry("i".repeat(80))));
    assertThrows(
        BatchEntryIdsNotDistinctException.class,
        () -> publish(List.of(entry("a"), entry("b"), entry("a"))));
    for (String wrong : List.of("", "a b", "a.b", "\u00e9", "a\u0001", "i".repeat(81))) {
      assertThrows(InvalidBatchEntryIdException.class, () -> publish(List.of(entry(wrong))));
    }
    assertEquals(2, published().size());
  }

  @Test
  void anUnknownTopicIsNotFound() {
    assertThrows(
        NotFoundException.class,
        () ->
            sns.publishBatch(r -> r.topicArn(topic + "x").publishBatchRequestEntries(entries(1))));
  }

  @Test
  void whatIsWrongWithAMessageFailsItsEntryAlone() {
    PublishBatchResponse answer = publish(List.of(
        entry("good"),
        entry("empty", e -> e.message("")),
        entry("subject", e -> e.subject("two\nlines")),
        entry("structure", e -> e.messageStructure("json").message("{\"sqs\":\"s\"}"))));
    assertEquals(
        List.of("good"),
        answer.successful().stream().map(PublishBatchResultEntry::id).toList());
    assertEquals(
        List.of(
            failed("empty", "Invalid parameter: Empty message"),
            failed("subject", "Invalid parameter: Subject"),
            failed(
                "structure",
                "Invalid parameter: Message Structure - No default entry in JSON message body")),
        answer.failed());
    assertEquals(List.of("good"), publishedIds());
  }

  private static BatchResultErrorEntry failed(String id, String message) {
    return BatchResultErrorEntry.builder()
        .id(id)
        .code("InvalidParameter")
        .message(message)
        .senderFault(true)
        .build();
  }

  @Test
  void whatIsWrongWithAnAttributeRefusesTheBatch() {
    assertThrows(
        InvalidParameterValueException.class,
        () -> publish(List.of(
            entry("good"),
            entry("bad", e -> e.messageAttributes(Map.of("n", Clients.string("")))))));
    assertThrows(
        InvalidParameterException.class,
        () -> publish(List.of(
            entry("good"),
            entry("bad", e -> e.messageAttributes(Map.of("n", Clients.string("\uD83D\uDE42")))))));
    assertTrue(published().isEmpty());
  }

  @Test
  void theLimitIsForTheSum() {
    String half = "m".repeat(LIMIT / 2);
    publish(List.of(entry("a", e -> e.message(half)), entry("b", e -> e.message(half))));
    assertThrows(
        BatchRequestTooLongException.class,
        () -> publish(
            List.of(entry("a", e -> e.message(half)), entry("b", e -> e.message(half + "m")))));
    // n + String + v = 8 bytes
    String rest = "m".repeat(LIMIT / 2 - 8);
    PublishBatchRequestEntry withAttribute =
        entry("b", e -> e.message(rest).messageAttributes(Map.of("n", Clients.string("v"))));
    publish(List.of(entry("a", e -> e.message(half)), withAttribute));
    assertThrows(
        BatchRequestTooLongException.class,
        () -> publish(List.of(entry("a", e -> e.message(half + "m")), withAttribute)));
    assertEquals(4, published().size());
  }

  @Test
  void orderedFailuresOfEntriesAreReportedAndNotPublished() {
    standIn.failEntries(2);
    PublishBatchResponse answer = publish(entries(3));
    assertEquals(List.of("2"), publishedIds());
    assertEquals(2, answer.failed().size());
    for (BatchResultErrorEntry each : answer.failed()) {
      assertEquals("InternalError", each.code());
      assertFalse(each.senderFault());
      assertNotNull(each.message());
    }
    assertEquals(
        List.of("0", "1"),
        answer.failed().stream().map(BatchResultErrorEntry::id).toList());
    assertTrue(publish(entries(3)).failed().isEmpty());
  }

  @Test
  void orderedFailuresOfRequestsAreTriedAgainByClients() throws Exception {
    standIn.failRequests(2);
    sns.publish(r -> r.topicArn(topic).message("sync"));
    standIn.failRequests(1);
    async.publish(r -> r.topicArn(topic).message("async")).get(30, TimeUnit.SECONDS);
    assertEquals(
        List.of("sync", "async"), published().stream().map(Published::message).toList());
  }

  @Test
  void orderedFailuresCanOutlastTheClientAndBeCalledOff() {
    standIn.failRequests(100);
    ExecutionException given = assertThrows(
        ExecutionException.class,
        () -> async.publish(r -> r.topicArn(topic).message("m")).get(60, TimeUnit.SECONDS));
    InternalErrorException cause = assertInstanceOf(InternalErrorException.class, given.getCause());
    assertEquals(500, cause.statusCode());
    assertEquals("InternalError", cause.awsErrorDetails().errorCode());
    standIn.failRequests(0);
    publish(entries(1));
    assertEquals(1, published().size());
  }
}
