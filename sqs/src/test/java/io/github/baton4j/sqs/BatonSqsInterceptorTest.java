// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.sqs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Limits;
import io.github.baton4j.Scope;
import io.github.baton4j.contract.Law;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

class BatonSqsInterceptorTest {
  private static final String QUEUE = "http://127.0.0.1:1/000000000000/orders";
  private static final CorrelationIds IDS =
      CorrelationIds.of("c-1").with("x-correlation-user-id", "u-1");
  private static final int IDS_BYTES = size("x-correlation-id", "c-1")
      + size("call-chain-length", "1")
      + size("debug-log-enabled", "false")
      + size("x-correlation-user-id", "u-1");

  private final Baton baton = Baton.builder().build();
  private final SqsStub stub = new SqsStub();
  private final BatonSqsInterceptor interceptor = new BatonSqsInterceptor();

  private static int size(String name, String value) {
    return name.length() + "String".length() + value.length();
  }

  private static Map<String, MessageAttributeValue> attributes(int n) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (int i = 0; i < n; i++) {
      fields.put("a" + i, "v");
    }
    return SqsMessagesContractTest.attributes(fields);
  }

  private SdkRequest modified(SdkRequest request) {
    return modified(interceptor, request);
  }

  private static SdkRequest modified(BatonSqsInterceptor by, SdkRequest request) {
    ExecutionAttributes attributes = new ExecutionAttributes();
    by.beforeExecution(() -> request, attributes);
    return by.modifyRequest(() -> request, attributes);
  }

  private SendMessageRequest sent(String body, Map<String, MessageAttributeValue> attributes) {
    return (SendMessageRequest) modified(SendMessageRequest.builder()
        .queueUrl(QUEUE)
        .messageBody(body)
        .messageAttributes(attributes)
        .build());
  }

  @ParameterizedTest
  @CsvSource({
    "0, 4, injected",
    "4, 8, injected",
    "5, 8, no room",
    "6, 8, no room",
    "7, 8, no room",
    "8, 9, no room",
    "9, 10, no room",
    "10, 10, no room for id"
  })
  void ofTheTenAttributesTheLastTwoAreLeftToOthers(int theirs, int afterwards, String outcome) {
    try (Scope scope = baton.open(IDS)) {
      SendMessageRequest sent = sent("b", attributes(theirs));
      assertEquals(afterwards, sent.messageAttributes().size());
      assertEquals(theirs < 10, sent.messageAttributes().containsKey("x-correlation-id"));
      assertTrue(
          sent.messageAttributes().keySet().containsAll(attributes(theirs).keySet()));
      assertEquals(1, baton.outcomes().count("sqs", outcome));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {262_144, 1_048_576})
  void aMessageIsNeverCarriedOverALimit(int limit) {
    try (Scope scope = baton.open(IDS)) {
      assertEquals(
          4, sent("b".repeat(limit - IDS_BYTES), Map.of()).messageAttributes().size());
      assertEquals(
          3,
          sent("b".repeat(limit - IDS_BYTES + 1), Map.of()).messageAttributes().size());
      int id = size("x-correlation-id", "c-1");
      assertEquals(1, sent("b".repeat(limit - id), Map.of()).messageAttributes().size());
      assertEquals(
          0, sent("b".repeat(limit - id + 1), Map.of()).messageAttributes().size());
      assertEquals(0, sent("b".repeat(limit), Map.of()).messageAttributes().size());
    }
  }

  @Test
  void bytesAreCountedAndNotCharacters() {
    try (Scope scope = baton.open(IDS)) {
      int id = size("x-correlation-id", "c-1");
      // U+20AC has three bytes.
      String body = "€".repeat((262_144 - id) / 3) + "b".repeat((262_144 - id) % 3);
      assertEquals(1, sent(body, Map.of()).messageAttributes().size());
      assertEquals(0, sent(body + "b", Map.of()).messageAttributes().size());
    }
  }

  @Test
  void aSettingLowersTheLimit() {
    Baton small = Baton.builder().limits(Limits.defaults().messageBytes(100)).build();
    try (Scope scope = small.open(IDS)) {
      assertEquals(1, sent("b".repeat(60), Map.of()).messageAttributes().size());
      assertEquals(1, small.outcomes().count("sqs", "too large"));
    }
  }

  private static SendMessageBatchRequestEntry entry(int id, String body, int attributes) {
    return SendMessageBatchRequestEntry.builder()
        .id("e" + id)
        .messageBody(body)
        .messageAttributes(attributes(attributes))
        .build();
  }

  private List<SendMessageBatchRequestEntry> sentBatch(List<SendMessageBatchRequestEntry> entries) {
    SendMessageBatchRequest request =
        SendMessageBatchRequest.builder().queueUrl(QUEUE).entries(entries).build();
    return ((SendMessageBatchRequest) modified(request)).entries();
  }

  @Test
  @Law(3)
  void entriesKeepNumberOrderAndIdentity() {
    List<SendMessageBatchRequestEntry> entries = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      entries.add(entry(i, "body " + i, i));
    }
    entries.set(3, SqsMessages.stamp(entries.get(3), CorrelationIds.of("another")));
    try (Scope scope = baton.open(IDS)) {
      List<SendMessageBatchRequestEntry> sent = sentBatch(entries);
      assertEquals(10, sent.size());
      for (int i = 0; i < 10; i++) {
        assertEquals("e" + i, sent.get(i).id());
        assertEquals("body " + i, sent.get(i).messageBody());
        assertEquals(
            i == 3 ? "another" : "c-1",
            sent.get(i).messageAttributes().get("x-correlation-id").stringValue());
      }
      assertSame(entries.get(3), sent.get(3));
      assertEquals(1, baton.outcomes().count("sqs", "other chain"));
      assertEquals(4, baton.outcomes().count("sqs", "injected"));
      assertEquals(5, baton.outcomes().count("sqs", "no room"));
    }
  }

  @Test
  void inABatchEveryEntryGetsItsIdBeforeAnyGetsASecondOne() {
    int id = size("x-correlation-id", "c-1");
    int second = size("call-chain-length", "1");
    // Ten bodies that leave the batch room for ten IDs and three second ones.
    int body = (262_144 - 10 * id - 3 * second) / 10;
    int rest = (262_144 - 10 * id - 3 * second) % 10;
    List<SendMessageBatchRequestEntry> entries = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      entries.add(entry(i, "b".repeat(i == 0 ? body + rest : body), 0));
    }
    try (Scope scope = baton.open(IDS)) {
      List<SendMessageBatchRequestEntry> sent = sentBatch(entries);
      int attributes = 0;
      for (SendMessageBatchRequestEntry each : sent) {
        assertTrue(each.messageAttributes().containsKey("x-correlation-id"));
        attributes += each.messageAttributes().size();
      }
      assertEquals(13, attributes);
    }
  }

  @Test
  void aMessageOfTheBatchManagerIsNobodysUnlessItIsStamped() {
    SendMessageBatchRequest merged = SendMessageBatchRequest.builder()
        .queueUrl(QUEUE)
        .entries(
            entry(1, "b", 0),
            SqsMessages.stamp(entry(2, "b", 0), CorrelationIds.of("c-2")),
            entry(3, "b", 0))
        .overrideConfiguration(o -> o.addApiName(a -> a.name("hll").version("abm")))
        .build();
    try (Scope scope = baton.open(IDS)) {
      assertSame(merged, modified(merged));
      assertEquals(2, baton.outcomes().count("sqs", "not injectable"));
      assertEquals(1, baton.outcomes().count("sqs", "complete already"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "orders",
        "arn:aws:sqs:eu-west-1:000000000000:orders",
        "https://sqs.eu-west-1.amazonaws.com/000000000000/orders"
      })
  void excludedQueuesGetNothingByNameArnAndUrl(String excluded) {
    Baton excluding = Baton.builder().exclude(excluded).build();
    try (Scope scope = excluding.open(IDS)) {
      assertTrue(sent("b", Map.of()).messageAttributes().isEmpty());
      SendMessageRequest fifo = SendMessageRequest.builder()
          .queueUrl(QUEUE + ".fifo")
          .messageBody("b")
          .build();
      assertFalse(((SendMessageRequest) modified(fifo)).messageAttributes().isEmpty());
      assertEquals(1, excluding.outcomes().count("sqs", "excluded"));
    }
  }

  @Test
  void excludedQueuesGetNothingInBatchesEither() {
    Baton excluding = Baton.builder().exclude("orders").build();
    try (Scope scope = excluding.open(IDS)) {
      List<SendMessageBatchRequestEntry> entries = List.of(entry(1, "b", 0), entry(2, "b", 0));
      assertEquals(entries, sentBatch(entries));
      assertEquals(2, excluding.outcomes().count("sqs", "excluded"));
    }
  }

  @Test
  void namesTypesAndValuesOfTheUsersAttributesCountToTheSize() {
    int id = size("x-correlation-id", "c-1");
    Map<String, MessageAttributeValue> theirs = new LinkedHashMap<>();
    theirs.put(
        "name.of.theirs",
        MessageAttributeValue.builder()
            .dataType("String.custom")
            .stringValue("€")
            .build());
    theirs.put(
        "binary",
        MessageAttributeValue.builder()
            .dataType("Binary")
            .binaryValue(software.amazon.awssdk.core.SdkBytes.fromByteArray(new byte[100]))
            .build());
    int used = "name.of.theirs".length()
        + "String.custom".length()
        + 3
        + "binary".length()
        + "Binary".length()
        + 100;
    try (Scope scope = baton.open(IDS)) {
      int body = 262_144 - used - id;
      assertEquals(3, sent("b".repeat(body), theirs).messageAttributes().size());
      assertEquals(2, sent("b".repeat(body + 1), theirs).messageAttributes().size());
    }
  }

  private ReceiveMessageRequest asked(ReceiveMessageRequest request) {
    return (ReceiveMessageRequest) modified(new BatonSqsInterceptor(baton), request);
  }

  @Test
  void receivingAsksForOurAttributesBesideTheUsers() {
    ReceiveMessageRequest asked = asked(ReceiveMessageRequest.builder()
        .queueUrl(QUEUE)
        .messageAttributeNames("theirs", "x-correlation-id")
        .messageSystemAttributeNames(MessageSystemAttributeName.SENT_TIMESTAMP)
        .build());
    assertEquals(
        List.of(
            "theirs",
            "x-correlation-id",
            "call-chain-length",
            "debug-log-enabled",
            "traceparent",
            "tracestate",
            "x-correlation-.*"),
        asked.messageAttributeNames());
    assertEquals(
        List.of(
            MessageSystemAttributeName.SENT_TIMESTAMP, MessageSystemAttributeName.AWS_TRACE_HEADER),
        asked.messageSystemAttributeNames());
  }

  @ParameterizedTest
  @ValueSource(strings = {"All", ".*"})
  void whoAsksForAllIsNotDisturbed(String all) {
    ReceiveMessageRequest request = ReceiveMessageRequest.builder()
        .messageAttributeNames(all)
        .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
        .build();
    assertSame(request, asked(request));
  }

  @Test
  @SuppressWarnings("deprecation") // the list that users of older SDKs still set
  void theOldListOfSystemAttributesIsLeftToItsUser() {
    ReceiveMessageRequest asked = asked(
        ReceiveMessageRequest.builder().attributeNames(QueueAttributeName.ALL).build());
    assertFalse(asked.hasMessageSystemAttributeNames());
    assertEquals(List.of(QueueAttributeName.ALL), asked.attributeNames());
  }

  @Test
  void receivingFollowsTheOpenScopeThenTheGivenBaton() {
    BatonSqsInterceptor given =
        new BatonSqsInterceptor(Baton.builder().prefix("x-given-").w3c(false).build());
    ReceiveMessageRequest request = ReceiveMessageRequest.builder().build();
    List<String> names = ((ReceiveMessageRequest) modified(given, request)).messageAttributeNames();
    assertTrue(names.contains("x-given-.*") && !names.contains("traceparent"));
    try (Scope scope = Baton.builder().prefix("x-scope-").build().open(IDS)) {
      assertTrue(((ReceiveMessageRequest) modified(given, request))
          .messageAttributeNames()
          .contains("x-scope-.*"));
    }
  }

  @Test
  void aFaultIsSwallowedCountedAndLeavesTheRequestAsItWas() {
    SendMessageRequest request =
        SendMessageRequest.builder().queueUrl(QUEUE).messageBody("b").build();
    for (Throwable fault : List.of(
        new IllegalStateException("x"), new NoClassDefFoundError(), new StackOverflowError())) {
      BatonSqsInterceptor given = new BatonSqsInterceptor(baton);
      long counted = baton.outcomes().count("sqs", "failed");
      try (Scope scope = baton.open(IDS)) {
        assertSame(request, given.modifyRequest(() -> request, new Throwing(fault)));
      }
      assertEquals(counted + 1, baton.outcomes().count("sqs", "failed"));
    }
    OutOfMemoryError fatal = new OutOfMemoryError();
    assertSame(
        fatal,
        assertThrows(
            OutOfMemoryError.class,
            () -> interceptor.modifyRequest(() -> request, new Throwing(fatal))));
  }

  /** The SDK's memory between hooks, out of order. */
  private static final class Throwing extends ExecutionAttributes {
    private final Throwable fault;

    Throwing(Throwable fault) {
      this.fault = fault;
    }

    @Override
    public <U> U getAttribute(ExecutionAttribute<U> attribute) {
      return sneak(fault);
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <U, X extends Throwable> U sneak(Throwable fault) throws X {
      throw (X) fault;
    }
  }

  @Test
  void theWireHasWhatTheRequestHas() throws Exception {
    try (SqsClient client = SqsStub.client(stub, interceptor);
        Scope scope = baton.open(IDS)) {
      client.sendMessage(r -> r.queueUrl(QUEUE).messageBody("b"));
    }
    JsonNode attribute = stub.sentJson().path("MessageAttributes").path("x-correlation-id");
    assertEquals("{\"StringValue\":\"c-1\",\"DataType\":\"String\"}", attribute.toString());
  }

  @Test
  void otherRequestsAreHandedOn() {
    SdkRequest other =
        software.amazon.awssdk.services.sqs.model.ListQueuesRequest.builder().build();
    try (Scope scope = baton.open(IDS)) {
      assertSame(other, modified(other));
    }
  }

  @Test
  void theConstructorsArgumentIsNeeded() {
    assertThrows(NullPointerException.class, () -> new BatonSqsInterceptor(null));
  }
}
