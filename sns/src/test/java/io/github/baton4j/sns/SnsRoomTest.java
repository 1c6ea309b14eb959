// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.sns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Limits;
import io.github.baton4j.Scope;
import io.github.baton4j.contract.Counts;
import io.github.baton4j.contract.Law;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishBatchRequest;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/** Law 4: neither a number nor a size is crossed, of a message or of a batch. */
@Law(4)
class SnsRoomTest {
  private static final String TOPIC = "arn:aws:sns:eu-west-1:000000000000:orders";
  private static final CorrelationIds IDS =
      CorrelationIds.of("c-1").with("x-correlation-user-id", "u-1");
  private static final int ID_BYTES = size("x-correlation-id", "c-1");
  private static final int SECOND_BYTES = size("call-chain-length", "1");
  private static final int IDS_BYTES = ID_BYTES
      + SECOND_BYTES
      + size("debug-log-enabled", "false")
      + size("x-correlation-user-id", "u-1");

  private final Baton baton = Baton.builder().build();
  private final Counts counts = new Counts(baton, "sns");
  private final BatonSnsInterceptor interceptor = new BatonSnsInterceptor();

  private static int size(String name, String value) {
    return name.length() + "String".length() + value.length();
  }

  private static Map<String, MessageAttributeValue> attributes(int n) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (int i = 0; i < n; i++) {
      fields.put("a" + i, "v");
    }
    return SnsMessagesTest.attributes(fields);
  }

  private SdkRequest modified(SdkRequest request) {
    ExecutionAttributes attributes = new ExecutionAttributes();
    interceptor.beforeExecution(() -> request, attributes);
    return interceptor.modifyRequest(() -> request, attributes);
  }

  private PublishRequest sent(String message, Map<String, MessageAttributeValue> attributes) {
    return (PublishRequest) modified(PublishRequest.builder()
        .topicArn(TOPIC)
        .message(message)
        .messageAttributes(attributes)
        .build());
  }

  private int added(String message) {
    return sent(message, Map.of()).messageAttributes().size();
  }

  private static PublishBatchRequestEntry entry(int id, String message, int attributes) {
    return PublishBatchRequestEntry.builder()
        .id("e" + id)
        .message(message)
        .messageAttributes(attributes(attributes))
        .build();
  }

  private List<PublishBatchRequestEntry> sentBatch(List<PublishBatchRequestEntry> entries) {
    return ((PublishBatchRequest) modified(PublishBatchRequest.builder()
            .topicArn(TOPIC)
            .publishBatchRequestEntries(entries)
            .build()))
        .publishBatchRequestEntries();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 4, injected",
    "4, 8, injected",
    "5, 8, no room",
    "7, 8, no room",
    "8, 9, no room",
    "9, 10, no room",
    "10, 10, no room for id",
    "11, 11, no room for id"
  })
  void ofTheTenAttributesTheLastTwoAreLeftToOthers(int theirs, int afterwards, String outcome) {
    try (Scope scope = baton.open(IDS)) {
      Map<String, MessageAttributeValue> all = sent("m", attributes(theirs)).messageAttributes();
      assertEquals(afterwards, all.size());
      assertEquals(theirs < 10, all.containsKey("x-correlation-id"));
      assertTrue(all.entrySet().containsAll(attributes(theirs).entrySet()));
      assertEquals(Map.of(outcome, 1L), counts.risen());
    }
  }

  @Test
  void everyEntryOfABatchHasRoomOfItsOwn() {
    int[] theirs = {0, 7, 8, 9, 10};
    int[] afterwards = {4, 8, 9, 10, 10};
    List<PublishBatchRequestEntry> entries = new ArrayList<>();
    for (int n : theirs) {
      entries.add(entry(n, "m", n));
    }
    try (Scope scope = baton.open(IDS)) {
      List<PublishBatchRequestEntry> sent = sentBatch(entries);
      for (int i = 0; i < theirs.length; i++) {
        Map<String, MessageAttributeValue> all = sent.get(i).messageAttributes();
        assertEquals(afterwards[i], all.size());
        assertEquals(theirs[i] < 10, all.containsKey("x-correlation-id"));
      }
      assertSame(entries.get(4), sent.get(4));
      assertEquals(Map.of("injected", 1L, "no room", 3L, "no room for id", 1L), counts.risen());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {262_144, 1_048_576})
  void aMessageIsNeverCarriedOverALimit(int limit) {
    try (Scope scope = baton.open(IDS)) {
      assertEquals(4, added("m".repeat(limit - IDS_BYTES - 1)));
      assertEquals(4, added("m".repeat(limit - IDS_BYTES)));
      assertEquals(3, added("m".repeat(limit - IDS_BYTES + 1)));
      assertEquals(1, added("m".repeat(limit - ID_BYTES)));
      assertEquals(0, added("m".repeat(limit - ID_BYTES + 1)));
      assertEquals(0, added("m".repeat(limit - 1)));
      assertEquals(0, added("m".repeat(limit)));
      assertEquals(Map.of("injected", 2L, "too large", 2L, "no room for id", 3L), counts.risen());
    }
  }

  /** Beyond 256 KiB it is a topic of 1 MiB; beyond that SNS takes nothing, and the error is the user's own. */
  @Test
  void whatIsOverALimitAlreadyIsMeasuredByTheNext() {
    try (Scope scope = baton.open(IDS)) {
      assertEquals(4, added("m".repeat(262_145)));
      assertEquals(0, added("m".repeat(1_048_577)));
    }
  }

  @Test
  void bytesAreCountedAndNotCharacters() {
    int bytes = 262_144 - ID_BYTES;
    // U+20AC has three bytes, U+1F600 four.
    String message = "€".repeat(1000) + "😀".repeat(1000) + "m".repeat(bytes - 7000);
    try (Scope scope = baton.open(IDS)) {
      assertEquals(1, added(message));
      assertEquals(0, added(message + "m"));
    }
  }

  @Test
  void subjectAndTheNamesTypesAndValuesOfAttributesCount() {
    Map<String, MessageAttributeValue> theirs = new LinkedHashMap<>();
    theirs.put(
        "list",
        MessageAttributeValue.builder()
            .dataType("String.Array")
            .stringValue("[\"€\"]")
            .build());
    theirs.put(
        "binary",
        MessageAttributeValue.builder()
            .dataType("Binary")
            .binaryValue(SdkBytes.fromByteArray(new byte[100]))
            .build());
    int used = "subject".length()
        + "list".length()
        + "String.Array".length()
        + 7
        + "binary".length()
        + "Binary".length()
        + 100;
    int message = 262_144 - used - ID_BYTES;
    try (Scope scope = baton.open(IDS)) {
      for (int more = 0; more < 2; more++) {
        PublishRequest request = PublishRequest.builder()
            .topicArn(TOPIC)
            .subject("subject")
            .message("m".repeat(message + more))
            .messageAttributes(theirs)
            .build();
        PublishRequest sent = (PublishRequest) modified(request);
        assertEquals(3 - more, sent.messageAttributes().size());
        PublishBatchRequestEntry entry = PublishBatchRequestEntry.builder()
            .id("1")
            .subject("subject")
            .message("m".repeat(message + more))
            .messageAttributes(theirs)
            .build();
        assertEquals(
            3 - more, sentBatch(List.of(entry)).get(0).messageAttributes().size());
      }
    }
  }

  @Test
  void aSettingLowersTheLimit() {
    Baton small = Baton.builder().limits(Limits.defaults().messageBytes(100)).build();
    try (Scope scope = small.open(IDS)) {
      assertEquals(1, added("m".repeat(60)));
      assertEquals(1, small.outcomes().count("sns", "too large"));
    }
  }

  /** Two entries whose sum, not whose own size, is what is near the limit. */
  @ParameterizedTest
  @ValueSource(ints = {262_144, 1_048_576})
  void aBatchIsNeverCarriedOverALimit(int limit) {
    try (Scope scope = baton.open(IDS)) {
      assertEquals(8, addedToTwo(limit - 2 * IDS_BYTES - 1));
      assertEquals(8, addedToTwo(limit - 2 * IDS_BYTES));
      assertEquals(7, addedToTwo(limit - 2 * IDS_BYTES + 1));
      assertEquals(2, addedToTwo(limit - 2 * ID_BYTES));
      assertTrue(addedToTwo(limit - 2 * ID_BYTES + 1) < 2);
      assertEquals(0, addedToTwo(limit));
    }
  }

  private int addedToTwo(int bytes) {
    String half = "m".repeat(bytes / 2);
    int added = 0;
    for (PublishBatchRequestEntry each :
        sentBatch(List.of(entry(1, half, 0), entry(2, half + "m".repeat(bytes % 2), 0)))) {
      added += each.messageAttributes().size();
    }
    return added;
  }

  @Test
  void inABatchEveryEntryGetsItsIdBeforeAnyGetsASecondOne() {
    int bytes = 262_144 - 10 * ID_BYTES - 3 * SECOND_BYTES;
    List<PublishBatchRequestEntry> entries = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      entries.add(entry(i, "m".repeat(bytes / 10 + (i == 0 ? bytes % 10 : 0)), 0));
    }
    try (Scope scope = baton.open(IDS)) {
      int added = 0;
      for (PublishBatchRequestEntry each : sentBatch(entries)) {
        assertTrue(each.messageAttributes().containsKey("x-correlation-id"));
        added += each.messageAttributes().size();
      }
      assertEquals(13, added);
    }
  }

  /** What a filter policy cannot compare is told of in a batch that has no room for somebody's ID, too. */
  @Test
  void aValueThatIsLeftOutIsCountedWhereAnotherEntryHasNoRoomForItsId() {
    Map<String, String> all =
        Map.of("x-correlation-id", "c-1", "call-chain-length", "1", "debug-log-enabled", "false");
    PublishBatchRequestEntry complete = PublishBatchRequestEntry.builder()
        .id("e1")
        .message("m")
        .messageAttributes(SnsMessagesTest.attributes(all))
        .build();
    int left = 262_144 - "m".length();
    for (Map.Entry<String, String> each : all.entrySet()) {
      left -= size(each.getKey(), each.getValue());
    }
    try (Scope scope = baton.open(CorrelationIds.of("c-1").with("x-correlation-a", "a\"b"))) {
      sentBatch(List.of(complete, entry(2, "m".repeat(left), 0)));
    }
    assertEquals(Map.of("not plain", 1L, "no room for id", 1L), counts.risen());
  }
}
