// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.sns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationContext;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Scope;
import io.github.baton4j.contract.Counts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishBatchRequest;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/** Where IDs go, and which. */
class SnsTargetTest {
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
  void aTextMessageToAPhoneNumberGetsNothing() {
    PublishRequest request =
        PublishRequest.builder().phoneNumber("+15550100").message("m").build();
    try (Scope scope = baton.open(IDS)) {
      assertSame(request, modified(request));
      assertEquals(Map.of("not injectable", 1L), counts.risen());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {TOPIC, "arn:aws:sns:eu-west-1:000000000000:endpoint/GCM/app/5e3e9847-3183-3f18"})
  void aTargetGetsIdsLikeATopic(String arn) {
    try (Scope scope = baton.open(IDS)) {
      PublishRequest sent =
          published(PublishRequest.builder().targetArn(arn).message("m").build());
      assertEquals("c-1", sent.messageAttributes().get("x-correlation-id").stringValue());
      assertEquals(arn, sent.targetArn());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"orders", TOPIC})
  void excludedTopicsGetNothingByNameAndArn(String excluded) {
    Baton excluding = Baton.builder().exclude(excluded).build();
    try (Scope scope = excluding.open(IDS)) {
      PublishRequest byTopic = message();
      assertSame(byTopic, modified(byTopic));
      PublishRequest byTarget =
          PublishRequest.builder().targetArn(TOPIC).message("m").build();
      assertSame(byTarget, modified(byTarget));
      PublishBatchRequest batch = batch(List.of(entry(1), entry(2)));
      assertSame(batch, modified(batch));
      assertEquals(4, excluding.outcomes().count("sns", "excluded"));
      for (String other : List.of(TOPIC + ".fifo", TOPIC + "-eu", TOPIC.replace("orders", "o"))) {
        assertFalse(published(message().toBuilder().topicArn(other).build())
            .messageAttributes()
            .isEmpty());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\"b", "{a", "a[0", "[\"a\"]", "{\"a\":1}", "a\\b"})
  void aValueThatBreaksFilterPoliciesIsLeftOut(String value) {
    try (Scope scope =
        baton.open(IDS.with("x-correlation-a", value).with("x-correlation-b", "b"))) {
      Map<String, MessageAttributeValue> sent = published(message()).messageAttributes();
      assertFalse(sent.containsKey("x-correlation-a"));
      assertEquals("b", sent.get("x-correlation-b").stringValue());
      assertEquals(5, sent.size());
      PublishBatchRequest batch = published(batch(List.of(entry(1), entry(2))));
      for (PublishBatchRequestEntry each : batch.publishBatchRequestEntries()) {
        assertEquals(sent, each.messageAttributes());
      }
      assertEquals(Map.of("not plain", 3L), counts.risen());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\"b", "{a", "a[0"})
  void withoutItsIdAChainGoesNowhere(String id) {
    try (Scope scope = baton.open(CorrelationIds.of(id).with("x-correlation-a", "a"))) {
      PublishRequest request = message();
      assertSame(request, modified(request));
      PublishBatchRequest batch = batch(List.of(entry(1), entry(2)));
      assertSame(batch, modified(batch));
      assertEquals(Map.of("not plain", 3L), counts.risen());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a]", "a}", "a'b", "a/b", "a:b,c"})
  void otherCharactersGo(String value) {
    try (Scope scope = baton.open(CorrelationIds.of(value).with("x-correlation-a", value))) {
      Map<String, MessageAttributeValue> sent = published(message()).messageAttributes();
      assertEquals(value, sent.get("x-correlation-id").stringValue());
      assertEquals(value, sent.get("x-correlation-a").stringValue());
      assertEquals(Map.of("injected", 1L), counts.risen());
    }
  }

  @Test
  void whatIsLocalStaysAndWhatIsSensitiveGoes() {
    Baton careful = Baton.builder()
        .local("x-correlation-shard")
        .sensitive("x-correlation-user-id")
        .build();
    try (Scope scope = careful.open(IDS)) {
      CorrelationContext.put("x-correlation-shard", "s-1");
      Map<String, MessageAttributeValue> sent = published(message()).messageAttributes();
      assertFalse(sent.containsKey("x-correlation-shard"));
      assertEquals("u-1", sent.get("x-correlation-user-id").stringValue());
    }
  }

  /** What the user has set is not ours to leave out. */
  @Test
  void aValueThatWouldNotHaveGoneAnywayIsNotCountedAsLeftOut() {
    PublishRequest request = message().toBuilder()
        .messageAttributes(Map.of("x-correlation-a", SnsMessagesTest.text("theirs")))
        .build();
    try (Scope scope = baton.open(IDS.with("x-correlation-a", "a[0]"))) {
      assertEquals(5, published(request).messageAttributes().size());
      assertEquals(Map.of("injected", 1L), counts.risen());
    }
  }
}
