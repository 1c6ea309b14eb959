// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.kinesis;

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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.services.kinesis.model.PutRecordRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;

/** Law 4: a record and a request are carried up to their limit, and not a byte further. */
@Law(4)
class LimitsTest {
  private static final int MIB = 1 << 20;
  private static final CorrelationIds IDS = CorrelationIds.of("c-1");

  /** What data gets that has members of its own, an ID at a time. */
  private static final int FIRST = "\"__context__\":{\"x-correlation-id\":\"c-1\"},".length();

  private static final int SECOND = ",\"call-chain-length\":1".length();
  private static final int ALL = FIRST + SECOND + ",\"debug-log-enabled\":\"false\"".length();

  private final BatonKinesisInterceptor interceptor = new BatonKinesisInterceptor();
  private final Baton baton = Baton.builder().build();
  private final Counts counts = new Counts(baton, "kinesis");

  /** JSON of this many bytes. */
  private static SdkBytes data(int size) {
    byte[] data = new byte[size];
    Arrays.fill(data, (byte) 'b');
    byte[] begin = Json.utf8("{\"a\":\"");
    System.arraycopy(begin, 0, data, 0, begin.length);
    data[size - 2] = '"';
    data[size - 1] = '}';
    return SdkBytes.fromByteArrayUnsafe(data);
  }

  private PutRecordRequest sent(int dataBytes, String key) {
    PutRecordRequest request = PutRecordRequest.builder()
        .streamName("s")
        .partitionKey(key)
        .data(data(dataBytes))
        .build();
    ExecutionAttributes attributes = new ExecutionAttributes();
    interceptor.beforeExecution(() -> request, attributes);
    PutRecordRequest sent = (PutRecordRequest) interceptor.modifyRequest(() -> request, attributes);
    if (sent.data().asByteArrayUnsafe().length == dataBytes) {
      assertSame(request, sent);
    }
    return sent;
  }

  private List<PutRecordsRequestEntry> sent(List<PutRecordsRequestEntry> entries) {
    PutRecordsRequest request =
        PutRecordsRequest.builder().streamName("s").records(entries).build();
    ExecutionAttributes attributes = new ExecutionAttributes();
    interceptor.beforeExecution(() -> request, attributes);
    return ((PutRecordsRequest) interceptor.modifyRequest(() -> request, attributes)).records();
  }

  private int added(int dataBytes, String key) {
    return sent(dataBytes, key).data().asByteArrayUnsafe().length - dataBytes;
  }

  /** How many bytes of room there are before the limit, and how many of them are taken. */
  @ParameterizedTest
  @CsvSource({
    "1, ALL, injected",
    "0, ALL, injected",
    "-1, SECOND, too large",
  })
  void aRecordIsCarriedToTheMebibyteOfDataAndKey(int spare, String taken, String outcome) {
    String key = "ключ€😀k"; // 8 + 3 + 4 + 1 bytes
    int expected = taken.equals("ALL") ? ALL : FIRST + SECOND;
    try (Scope scope = baton.open(IDS)) {
      assertEquals(expected, added(MIB - 16 - ALL - spare, key));
    }
    assertEquals(Map.of(outcome, 1L), counts.risen());
  }

  @Test
  void theIdIsTheLastToGo() {
    try (Scope scope = baton.open(IDS)) {
      assertEquals(FIRST + SECOND, added(MIB - 1 - FIRST - SECOND, "k"));
      assertEquals(FIRST, added(MIB - 1 - FIRST - SECOND + 1, "k"));
      assertEquals(FIRST, added(MIB - 1 - FIRST, "k"));
      assertEquals(Map.of("too large", 3L), counts.risen());
      assertEquals(0, added(MIB - 1 - FIRST + 1, "k"));
      assertEquals(0, added(MIB - 1, "k"));
      assertEquals(0, added(MIB + 1000, "k"));
      assertEquals(Map.of("too large", 3L, "no room for id", 3L), counts.risen());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 100, 2_000, 10 * MIB})
  void aSettingMovesTheLimitOfARecord(int limit) {
    Limits limits = Limits.defaults().kinesisRecordBytes(limit);
    Baton own = Baton.builder().limits(limits).build();
    try (Scope scope = own.open(IDS)) {
      int full = Math.max(8, limit - 1 - ALL);
      assertEquals(limit > 0 ? ALL : 0, added(full, "k"));
      assertEquals(limit > 0 ? FIRST + SECOND : 0, added(full + 1, "k"));
    }
  }

  /** Records of a size that together, keys included, leave this much room. */
  private static List<PutRecordsRequestEntry> entries(int total) {
    List<PutRecordsRequestEntry> entries = new ArrayList<>();
    int n = 12;
    int left = total;
    for (int i = 0; i < n; i++) {
      int size = i == n - 1 ? left : total / n;
      left -= size;
      entries.add(PutRecordsRequestEntry.builder()
          .partitionKey("€")
          .data(data(size - 3))
          .build());
    }
    return entries;
  }

  private static int size(List<PutRecordsRequestEntry> entries) {
    int size = 0;
    for (PutRecordsRequestEntry entry : entries) {
      size += entry.data().asByteArrayUnsafe().length + Json.utf8(entry.partitionKey()).length;
    }
    return size;
  }

  @ParameterizedTest
  @ValueSource(ints = {5 * MIB, 10 * MIB})
  void aRequestIsCarriedToItsLimit(int limit) {
    try (Scope scope = baton.open(IDS)) {
      assertEquals(limit - 1, size(sent(entries(limit - 12 * ALL - 1))));
      assertEquals(limit, size(sent(entries(limit - 12 * ALL))));
      assertEquals(Map.of("injected", 24L), counts.risen());
      int third = ALL - FIRST - SECOND;
      assertEquals(limit - third + 1, size(sent(entries(limit - 12 * ALL + 1))));
      assertEquals(Map.of("injected", 35L, "too large", 1L), counts.risen());
    }
  }

  @Test
  void aRequestOverTheOldLimitHasTheNewOne() {
    try (Scope scope = baton.open(IDS)) {
      assertEquals(5 * MIB, size(sent(entries(5 * MIB))));
      assertEquals(Map.of("no room for id", 12L), counts.risen());
      assertEquals(5 * MIB + 1 + 12 * ALL, size(sent(entries(5 * MIB + 1))));
      assertEquals(10 * MIB + 1, size(sent(entries(10 * MIB + 1))));
    }
  }

  @Test
  void inABatchEveryRecordGetsItsIdBeforeAnyGetsASecondOne() throws Exception {
    try (Scope scope = baton.open(IDS)) {
      List<PutRecordsRequestEntry> sent =
          sent(entries(5 * MIB - 12 * FIRST - 3 * SECOND - SECOND + 1));
      int ids = 0;
      for (PutRecordsRequestEntry each : sent) {
        Map<String, String> context = Json.context(each.data().asByteArrayUnsafe());
        assertEquals("c-1", context.get("x-correlation-id"));
        ids += context.size();
      }
      assertEquals(15, ids);
      assertTrue(size(sent) <= 5 * MIB);
    }
    assertEquals(Map.of("too large", 12L), counts.risen());
  }

  @Test
  void whereNotEveryRecordCanHaveItsIdNoneHasASecondOne() throws Exception {
    try (Scope scope = baton.open(IDS)) {
      List<PutRecordsRequestEntry> given = entries(5 * MIB - 7 * FIRST - SECOND);
      List<PutRecordsRequestEntry> sent = sent(given);
      for (int i = 0; i < 12; i++) {
        if (i < 7) {
          assertEquals(
              Map.of("x-correlation-id", "c-1"), Json.context(sent.get(i).data().asByteArray()));
        } else {
          assertSame(given.get(i), sent.get(i));
        }
      }
    }
    assertEquals(Map.of("too large", 7L, "no room for id", 5L), counts.risen());
  }

  @Test
  void aRecordWithoutRoomOfItsOwnTakesNoneFromTheOthers() {
    try (Scope scope = baton.open(IDS)) {
      PutRecordsRequestEntry full =
          PutRecordsRequestEntry.builder().partitionKey("k").data(data(MIB - 1)).build();
      PutRecordsRequestEntry small =
          PutRecordsRequestEntry.builder().partitionKey("k").data(data(100)).build();
      List<PutRecordsRequestEntry> sent = sent(List.of(full, small, full));
      assertSame(full, sent.get(0));
      assertEquals(100 + ALL, sent.get(1).data().asByteArrayUnsafe().length);
      assertSame(full, sent.get(2));
    }
    assertEquals(Map.of("no room for id", 2L, "injected", 1L), counts.risen());
  }

  @Test
  void recordsThatGetNothingCountToTheRequest() {
    byte[] text = new byte[MIB - 1];
    PutRecordsRequestEntry other = PutRecordsRequestEntry.builder()
        .partitionKey("k")
        .data(SdkBytes.fromByteArrayUnsafe(text))
        .build();
    int left = MIB - 3 - FIRST;
    PutRecordsRequestEntry json =
        PutRecordsRequestEntry.builder().partitionKey("key").data(data(left)).build();
    try (Scope scope = baton.open(IDS)) {
      List<PutRecordsRequestEntry> sent = sent(List.of(other, other, json, other, other));
      assertEquals(5 * MIB, size(sent));
      assertEquals(left + FIRST, sent.get(2).data().asByteArrayUnsafe().length);
    }
    assertEquals(Map.of("not an object", 4L, "too large", 1L), counts.risen());
  }
}
