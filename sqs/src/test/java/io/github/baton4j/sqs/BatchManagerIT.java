// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.sqs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationContext;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Scope;
import io.github.baton4j.contract.Counts;
import io.github.baton4j.contract.Crowd;
import io.github.baton4j.contract.Law;
import io.github.baton4j.contract.OthersThread;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.batchmanager.SqsAsyncBatchManager;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/**
 * The SDK's batch manager sends many callers' messages in one request, by size on the thread of the caller who filled it, by
 * time on a thread of its own: neither has anything to say about what the others' messages bear. On both somebody's scope is
 * open here.
 */
@Law({5, 11})
class BatchManagerIT {
  private static final Duration SOON = Duration.ofMillis(200);
  private static final List<String> NAMES = List.of(
      "x-correlation-id",
      "call-chain-length",
      "debug-log-enabled",
      "traceparent",
      "tracestate",
      "x-correlation-.*");
  private static final Duration NEVER = Duration.ofMinutes(5);

  private static final Baton BATON = Baton.builder().build();
  private static final Queue<SdkRequest> REQUESTS = new ConcurrentLinkedQueue<>();

  /** What went out, after Baton. */
  private static final ExecutionInterceptor RECORDER = new ExecutionInterceptor() {
    @Override
    public void beforeMarshalling(
        Context.BeforeMarshalling context, ExecutionAttributes attributes) {
      REQUESTS.add(context.request());
    }
  };

  private static QueueServer server;
  private static SqsClient plain;
  private static SqsAsyncClient async;

  private final Baton others = Baton.builder().build();
  private final Counts counts = new Counts(BATON, "sqs");
  private final Counts othersCounts = new Counts(others, "sqs");
  private final OthersThread thread =
      new OthersThread(others, CorrelationIds.of("f-1").with("x-correlation-foreign", "f"));
  private String queue;

  @BeforeAll
  static void start() {
    server = new QueueServer();
    plain = server.client(SqsClient.builder());
    async = server.client(SqsAsyncClient.builder(), new BatonSqsInterceptor(BATON), RECORDER);
  }

  @AfterAll
  static void stop() {
    async.close();
    plain.close();
    server.close();
  }

  @BeforeEach
  void aQueueOfItsOwn() {
    queue = server.queue(plain);
    REQUESTS.clear();
  }

  @AfterEach
  void close() {
    thread.close();
  }

  private SqsAsyncBatchManager manager(SqsAsyncClient client, Duration after) {
    return SqsAsyncBatchManager.builder()
        .client(client)
        .scheduledExecutor(thread)
        .overrideConfiguration(o -> o.maxBatchSize(10).sendRequestFrequency(after))
        .build();
  }

  private SendMessageRequest message(String body) {
    return SendMessageRequest.builder().queueUrl(queue).messageBody(body).build();
  }

  /** Sends as a caller in a scope of its own, with names that no other caller has. */
  private CompletableFuture<?> send(SqsAsyncBatchManager manager, int caller, boolean stamped) {
    CorrelationIds ids = CorrelationIds.empty();
    for (Map.Entry<String, String> entry : Crowd.ids(caller, 0).entrySet()) {
      ids = ids.with(entry.getKey(), entry.getValue());
    }
    try (Scope scope = BATON.open(ids)) {
      SendMessageRequest message = message(String.valueOf(caller));
      return manager.sendMessage(
          stamped ? SqsMessages.stamp(message, CorrelationContext.current()) : message);
    }
  }

  private void sendAll(SqsAsyncBatchManager manager, int callers, boolean stamped)
      throws Exception {
    List<CompletableFuture<?>> sent = new ArrayList<>();
    for (int caller = 0; caller < callers; caller++) {
      sent.add(send(manager, caller, stamped));
    }
    CompletableFuture.allOf(sent.toArray(new CompletableFuture<?>[0])).get(30, TimeUnit.SECONDS);
  }

  private static Map<String, String> expected(int caller) {
    Map<String, String> expected = Crowd.ids(caller, 0);
    expected.put("call-chain-length", "1");
    expected.put("debug-log-enabled", "false");
    return expected;
  }

  /** Caller → the attributes of its message, of as many as there are to be. */
  private Map<Integer, Map<String, String>> received(int wanted) {
    Map<Integer, Map<String, String>> all = new TreeMap<>();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (all.size() < wanted && System.nanoTime() < deadline) {
      for (Message message : plain
          .receiveMessage(r -> r.queueUrl(queue)
              .maxNumberOfMessages(10)
              .messageAttributeNames("All")
              .waitTimeSeconds(1))
          .messages()) {
        Map<String, String> attributes = new TreeMap<>();
        message
            .messageAttributes()
            .forEach((name, value) -> attributes.put(name, value.stringValue()));
        all.put(Integer.valueOf(message.body()), attributes);
      }
    }
    assertEquals(wanted, all.size());
    return all;
  }

  private void assertEachHasItsOwn(int callers) {
    received(callers).forEach((caller, attributes) -> assertEquals(expected(caller), attributes));
  }

  /** One request of ten, or, since the time may come between two messages, as many as it took. */
  private static void assertRequests(int messages) {
    List<Integer> sizes = new ArrayList<>();
    for (SdkRequest request : REQUESTS) {
      sizes.add(((SendMessageBatchRequest) request).entries().size());
    }
    assertEquals(messages, sizes.stream().mapToInt(Integer::intValue).sum());
    assertEquals(messages == 10, sizes.equals(List.of(10)));
  }

  @Test
  void tenStampedMessagesThatFillABatchKeepTheirCallersIds() throws Exception {
    try (SqsAsyncBatchManager manager = manager(async, NEVER)) {
      sendAll(manager, 10, true);
    }
    assertRequests(10);
    assertEachHasItsOwn(10);
    assertEquals(Map.of("stamped", 10L, "complete already", 10L), counts.risen());
    assertEquals(Map.of(), othersCounts.risen());
  }

  @Test
  void stampedMessagesThatLeaveByTimeKeepTheirCallersIds() throws Exception {
    try (SqsAsyncBatchManager manager = manager(async, SOON)) {
      sendAll(manager, 3, true);
    }
    assertRequests(3);
    assertEachHasItsOwn(3);
    assertEquals(Map.of("stamped", 3L), counts.risen());
    assertEquals(Map.of("complete already", 3L), othersCounts.risen());
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 3})
  void stampsNeedNoInterceptor(int callers) throws Exception {
    try (SqsAsyncClient without = server.client(SqsAsyncClient.builder(), RECORDER);
        SqsAsyncBatchManager manager = manager(without, callers == 10 ? NEVER : SOON)) {
      sendAll(manager, callers, true);
    }
    assertRequests(callers);
    assertEachHasItsOwn(callers);
    assertEquals(Map.of("stamped", (long) callers), counts.risen());
  }

  @Test
  void unstampedMessagesThatFillABatchGetNothingAndAreCounted() throws Exception {
    try (SqsAsyncBatchManager manager = manager(async, NEVER)) {
      sendAll(manager, 10, false);
    }
    assertRequests(10);
    received(10).forEach((caller, attributes) -> assertEquals(Map.of(), attributes));
    assertEquals(Map.of("not injectable", 10L), counts.risen());
    assertEquals(Map.of(), othersCounts.risen());
  }

  @Test
  void unstampedMessagesThatLeaveByTimeGetNothingAndAreCounted() throws Exception {
    try (SqsAsyncBatchManager manager = manager(async, SOON)) {
      sendAll(manager, 3, false);
    }
    assertRequests(3);
    received(3).forEach((caller, attributes) -> assertEquals(Map.of(), attributes));
    assertEquals(Map.of(), counts.risen());
    assertEquals(Map.of("not injectable", 3L), othersCounts.risen());
  }

  @Test
  void theManagersOwnThreadsCountForTheBatonOfTheInterceptor() throws Exception {
    try (SqsAsyncBatchManager manager = async.batchManager()) {
      sendAll(manager, 2, false);
    }
    received(2).forEach((caller, attributes) -> assertEquals(Map.of(), attributes));
    assertEquals(Map.of("not injectable", 2L), counts.risen());
  }

  @Test
  void ofStampedAndUnstampedMessagesInOneBatchEachHasItsOwnOrNothing() throws Exception {
    try (SqsAsyncBatchManager manager = manager(async, NEVER)) {
      List<CompletableFuture<?>> sent = new ArrayList<>();
      for (int caller = 0; caller < 10; caller++) {
        sent.add(send(manager, caller, caller % 2 == 0));
      }
      CompletableFuture.allOf(sent.toArray(new CompletableFuture<?>[0])).get(30, TimeUnit.SECONDS);
    }
    received(10)
        .forEach((caller, attributes) ->
            assertEquals(caller % 2 == 0 ? expected(caller) : Map.of(), attributes));
    assertEquals(
        Map.of("stamped", 5L, "complete already", 5L, "not injectable", 5L), counts.risen());
  }

  @Test
  void thirtyTwoCallersAtOnceNeverGetEachOthersIds() throws Exception {
    try (SqsAsyncBatchManager manager = manager(async, SOON)) {
      Crowd.together(1, (member, turn) -> send(manager, member, true).get(30, TimeUnit.SECONDS));
    }
    assertEachHasItsOwn(Crowd.SIZE);
    assertEquals(0, counts.risen().getOrDefault("not injectable", 0L));
    assertEquals(0, othersCounts.risen().getOrDefault("not injectable", 0L));
  }

  @Test
  void receivingAsksForOurNamesAndTheRestOfTheManagersRequestsAreAsTheyWere() throws Exception {
    List<String> seen = new ArrayList<>();
    List<String> rest = new ArrayList<>();
    plain.sendMessage(SqsMessages.stamp(message("b"), CorrelationIds.of("c-1")));
    try (SqsAsyncBatchManager manager = manager(async, SOON)) {
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
      while (seen.isEmpty() && System.nanoTime() < deadline) {
        for (Message message : manager
            .receiveMessage(r -> r.queueUrl(queue).waitTimeSeconds(1))
            .get(30, TimeUnit.SECONDS)
            .messages()) {
          seen.add(BATON.capture(SqsMessages.incoming(message)).correlationId());
          manager
              .changeMessageVisibility(r ->
                  r.queueUrl(queue).receiptHandle(message.receiptHandle()).visibilityTimeout(60))
              .get(30, TimeUnit.SECONDS);
          manager
              .deleteMessage(r -> r.queueUrl(queue).receiptHandle(message.receiptHandle()))
              .get(30, TimeUnit.SECONDS);
        }
      }
    }
    assertEquals(List.of("c-1"), seen);
    int asked = 0;
    for (SdkRequest request : REQUESTS) {
      if (request instanceof ReceiveMessageRequest receive) {
        assertEquals(NAMES, receive.messageAttributeNames());
        assertEquals(
            List.of(MessageSystemAttributeName.AWS_TRACE_HEADER),
            receive.messageSystemAttributeNames());
        asked++;
      } else {
        rest.add(request.getClass().getSimpleName());
      }
    }
    assertEquals(
        List.of(
            "ChangeMessageVisibilityBatchRequest",
            "DeleteMessageBatchRequest",
            "GetQueueAttributesRequest"),
        rest.stream().sorted().toList());
    assertEquals(
        asked, counts.risen().get("asked") + othersCounts.risen().getOrDefault("asked", 0L));
  }
}
