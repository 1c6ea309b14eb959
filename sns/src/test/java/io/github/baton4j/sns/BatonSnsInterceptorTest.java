// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.sns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Scope;
import io.github.baton4j.contract.Counts;
import io.github.baton4j.transport.Received;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.services.sns.model.ListTopicsRequest;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishBatchRequest;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/** What the interceptor does to a request. */
class BatonSnsInterceptorTest {
  private static final String TOPIC = "arn:aws:sns:eu-west-1:000000000000:orders";
  private static final CorrelationIds IDS =
      CorrelationIds.of("c-1").with("x-correlation-user-id", "u-1");

  private final Baton baton = Baton.builder().build();
  private final Counts counts = new Counts(baton, "sns");
  private final BatonSnsInterceptor interceptor = new BatonSnsInterceptor();

  private SdkRequest modified(SdkRequest request) {
    ExecutionAttributes attributes = new ExecutionAttributes();
    interceptor.beforeExecution(() -> request, attributes);
    return interceptor.modifyRequest(() -> request, attributes);
  }

  private static PublishRequest message() {
    return PublishRequest.builder().topicArn(TOPIC).message("m").build();
  }

  private PublishRequest published(PublishRequest request) {
    return (PublishRequest) modified(request);
  }

  private static PublishBatchRequestEntry entry(int i) {
    return PublishBatchRequestEntry.builder()
        .id("e" + i)
        .subject("subject " + i)
        .message("message " + i)
        .build();
  }

  private static PublishBatchRequest batch(List<PublishBatchRequestEntry> entries) {
    return PublishBatchRequest.builder()
        .topicArn(TOPIC)
        .publishBatchRequestEntries(entries)
        .build();
  }

  private PublishBatchRequest published(PublishBatchRequest request) {
    return (PublishBatchRequest) modified(request);
  }

  @Test
  void nothingButAttributesIsAdded() {
    PublishRequest request = message().toBuilder()
        .subject("s")
        .messageStructure("json")
        .message("{\"default\":\"d\"}")
        .messageGroupId("g")
        .messageDeduplicationId("d")
        .build();
    PublishBatchRequestEntry entry =
        entry(1).toBuilder().messageStructure("json").messageGroupId("g").build();
    try (Scope scope = baton.open(IDS)) {
      PublishRequest sent = published(request);
      assertEquals(4, sent.messageAttributes().size());
      assertEquals(
          request,
          sent.toBuilder().messageAttributes(request.messageAttributes()).build());
      PublishBatchRequestEntry sentEntry =
          published(batch(List.of(entry))).publishBatchRequestEntries().get(0);
      assertEquals(4, sentEntry.messageAttributes().size());
      assertEquals(
          entry,
          sentEntry.toBuilder().messageAttributes(entry.messageAttributes()).build());
    }
  }

  @Test
  void entriesKeepNumberOrderAndIdentity() {
    List<PublishBatchRequestEntry> entries = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      entries.add(entry(i));
    }
    entries.set(3, SnsMessages.stamp(entries.get(3), CorrelationIds.of("another")));
    try (Scope scope = baton.open(IDS)) {
      List<PublishBatchRequestEntry> sent = published(batch(entries)).publishBatchRequestEntries();
      assertEquals(10, sent.size());
      for (int i = 0; i < 10; i++) {
        assertEquals("e" + i, sent.get(i).id());
        assertEquals("subject " + i, sent.get(i).subject());
        assertEquals("message " + i, sent.get(i).message());
        assertEquals(
            i == 3 ? "another" : "c-1",
            sent.get(i).messageAttributes().get("x-correlation-id").stringValue());
      }
      assertSame(entries.get(3), sent.get(3));
      assertEquals(Map.of("stamped", 1L, "other chain", 1L, "injected", 9L), counts.risen());
    }
  }

  @Test
  void aBatchOfNoneIsHandedOn() {
    PublishBatchRequest none = batch(List.of());
    PublishBatchRequest unset = PublishBatchRequest.builder().topicArn(TOPIC).build();
    try (Scope scope = baton.open(IDS)) {
      assertSame(none, modified(none));
      assertSame(unset, modified(unset));
      assertEquals(Map.of(), counts.risen());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"x-correlation-user-id", "X-Correlation-User-Id", "X-CORRELATION-USER-ID"})
  void aNameThatIsThereInAnyCaseIsNotSentTwice(String name) {
    PublishRequest request = message().toBuilder()
        .messageAttributes(Map.of(name, SnsMessagesTest.text("theirs")))
        .build();
    try (Scope scope = baton.open(IDS)) {
      Map<String, MessageAttributeValue> sent = published(request).messageAttributes();
      assertEquals(4, sent.size());
      assertEquals("theirs", sent.get(name).stringValue());
    }
  }

  @Test
  void withoutAScopeNothingIsSentAndThatIsCounted() {
    PublishRequest request = message();
    PublishBatchRequest batch = batch(List.of(entry(1), entry(2)));
    assertSame(request, modified(request));
    assertSame(batch, modified(batch));
    assertEquals(Map.of("no scope", 2L), counts.risen());
  }

  /** What an invocation with many records opens outside any of them. */
  private static final class Batch extends Received {
    Batch() {
      super("lambda", false);
      add("x-correlation-id", "c-1");
    }

    @Override
    public boolean isRoot() {
      return true;
    }

    @Override
    public boolean isBatch() {
      return true;
    }
  }

  @Test
  void whatABatchsOwnScopeSendsIsCountedApart() {
    try (Scope scope = baton.open(new Batch())) {
      assertEquals(
          "c-1",
          published(message()).messageAttributes().get("x-correlation-id").stringValue());
      published(batch(List.of(entry(1), entry(2))));
      assertEquals(Map.of("batch scope", 3L), counts.risen());
    }
  }

  @Test
  void otherRequestsAreHandedOnAndNotCounted() {
    SdkRequest other = ListTopicsRequest.builder().build();
    assertSame(other, modified(other));
    try (Scope scope = baton.open(IDS)) {
      assertSame(other, modified(other));
    }
    assertEquals(Map.of(), counts.risen());
  }

  @Test
  void aFaultIsSwallowedCountedAndLeavesTheRequestAsItWas() {
    PublishRequest request = message();
    for (Throwable fault : List.of(
        new IllegalStateException("x"), new NoClassDefFoundError(), new StackOverflowError())) {
      Counts each = new Counts(baton, "sns");
      try (Scope scope = baton.open(IDS)) {
        assertSame(request, interceptor.modifyRequest(() -> request, new Throwing(fault)));
        assertEquals(Map.of("failed", 1L), each.risen());
        interceptor.beforeExecution(() -> request, new Throwing(fault));
        assertEquals(Map.of("failed", 2L), each.risen());
      }
    }
    OutOfMemoryError fatal = new OutOfMemoryError();
    assertSame(
        fatal,
        assertThrows(
            OutOfMemoryError.class,
            () -> interceptor.modifyRequest(() -> request, new Throwing(fatal))));
  }

  /** Nobody sends such a batch on purpose, but a list that a user has filled may hold anything. */
  @Test
  void anEntryThatIsNotThereLeavesTheRequestAsItWas() {
    List<PublishBatchRequestEntry> entries = new ArrayList<>();
    entries.add(entry(1));
    entries.add(null);
    PublishBatchRequest batch = batch(entries);
    try (Scope scope = baton.open(IDS)) {
      assertSame(batch, modified(batch));
      assertEquals(Map.of("failed", 1L), counts.risen());
    }
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

    @Override
    public <U> ExecutionAttributes putAttribute(ExecutionAttribute<U> attribute, U value) {
      return sneak(fault);
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <U, X extends Throwable> U sneak(Throwable fault) throws X {
      throw (X) fault;
    }
  }
}
