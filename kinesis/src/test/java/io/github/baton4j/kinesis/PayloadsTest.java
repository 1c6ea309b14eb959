// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.kinesis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Incoming;
import io.github.baton4j.Limits;
import io.github.baton4j.Scope;
import io.github.baton4j.contract.Counts;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bare data: what is read of it, in whatever it comes, and how much of what is stamped has room. */
class PayloadsTest {
  private static final byte[] DATA = Json.utf8(
      "{\"__context__\":{\"x-correlation-id\":\"c-1\",\"x-correlation-é\":1},\"a\":\"é\"}");

  private final Baton baton = Baton.builder().build();
  private final Counts counts = new Counts(baton, "kinesis");

  /** The same bytes in a larger array, from the third on. */
  private static byte[] amid() {
    byte[] larger = new byte[DATA.length + 7];
    java.util.Arrays.fill(larger, (byte) '{');
    System.arraycopy(DATA, 0, larger, 3, DATA.length);
    return larger;
  }

  private static ByteBuffer direct() {
    ByteBuffer direct = ByteBuffer.allocateDirect(DATA.length + 7);
    direct.put(amid());
    direct.position(3).limit(3 + DATA.length);
    return direct;
  }

  private static ByteBuffer positioned() {
    ByteBuffer buffer = ByteBuffer.wrap(amid());
    buffer.position(3).limit(3 + DATA.length);
    return buffer;
  }

  static final List<ByteBuffer> BUFFERS = List.of(
      ByteBuffer.wrap(DATA),
      ByteBuffer.wrap(DATA).asReadOnlyBuffer(),
      ByteBuffer.wrap(amid(), 3, DATA.length),
      ByteBuffer.wrap(amid(), 3, DATA.length).slice(),
      ByteBuffer.wrap(amid(), 1, DATA.length + 5).slice().position(2).limit(2 + DATA.length),
      positioned(),
      positioned().asReadOnlyBuffer(),
      positioned().slice().asReadOnlyBuffer(),
      direct(),
      direct().slice(),
      direct().asReadOnlyBuffer());

  @ParameterizedTest
  @FieldSource("BUFFERS")
  void everyKindOfBufferIsReadAlikeAndStaysAsItIs(ByteBuffer buffer) {
    int position = buffer.position();
    int limit = buffer.limit();
    ByteBuffer before = ByteBuffer.allocate(buffer.capacity());
    before.put(buffer.duplicate().clear()).flip();
    KinesisEvent.Record inner = new KinesisEvent.Record();
    inner.setData(buffer);
    KinesisEvent.KinesisEventRecord event = new KinesisEvent.KinesisEventRecord();
    event.setKinesis(inner);
    for (int time = 0; time < 2; time++) {
      assertEquals("c-1", baton.capture(Payloads.incoming(buffer, "f")).correlationId());
      assertEquals("c-1", baton.capture(KinesisEvents.incoming(event)).correlationId());
    }
    assertEquals(position, buffer.position());
    assertEquals(limit, buffer.limit());
    assertEquals(before, buffer.duplicate().clear());
    assertSame(buffer, inner.getData());
  }

  @Test
  void aBufferThatWasReadToItsEndHasNothing() {
    ByteBuffer read = ByteBuffer.wrap(DATA);
    read.position(read.limit());
    assertEquals("f", baton.capture(Payloads.incoming(read, "f")).correlationId());
  }

  @Test
  void theMarkOfABufferStays() {
    ByteBuffer marked = ByteBuffer.wrap(DATA).position(0).mark();
    baton.capture(Payloads.incoming(marked, "f"));
    marked.position(5).reset();
    assertEquals(0, marked.position());
  }

  private Map<String, String> captured(String data) {
    byte[] bytes = Json.utf8(data);
    byte[] before = bytes.clone();
    Map<String, String> ids = baton.capture(Payloads.incoming(bytes, "f")).asMap();
    assertArrayEquals(before, bytes);
    return ids;
  }

  private static Map<String, String> ids(String... more) {
    Map<String, String> ids = new LinkedHashMap<>();
    ids.put("x-correlation-id", "c-1");
    ids.put("call-chain-length", "1");
    ids.put("debug-log-enabled", "false");
    for (int i = 0; i < more.length; i += 2) {
      ids.put(more[i], more[i + 1]);
    }
    return ids;
  }

  @Test
  void numbersAndBooleansAreReadAsTheyAreWritten() {
    assertEquals(
        ids(
            "call-chain-length",
            "4",
            "debug-log-enabled",
            "true",
            "x-correlation-n",
            "-1.50e3",
            "x-correlation-b",
            "false",
            "x-correlation-big",
            "12345678901234567890"),
        captured("{\"__context__\":{\"x-correlation-id\":\"c-1\",\"call-chain-length\":3,"
            + "\"debug-log-enabled\":true,\"x-correlation-n\":-1.50e3,\"x-correlation-b\":false,"
            + "\"x-correlation-big\":12345678901234567890,\"x-correlation-o\":{\"a\":\"b\"},"
            + "\"x-correlation-l\":[\"v\"],\"x-correlation-null\":null}}"));
  }

  @Test
  void aChainLengthThatIsNoWholeNumberStartsAnew() {
    for (String length :
        List.of("3.0", "3e0", "-3", "true", "null", "[3]", "\"three\"", "1000001")) {
      assertEquals(
          ids(),
          captured("{\"__context__\":{\"x-correlation-id\":\"c-1\",\"call-chain-length\":" + length
              + "}}"),
          length);
    }
    assertEquals(
        ids("call-chain-length", "4"),
        captured(
            "{\"__context__\":{\"x-correlation-id\":\"c-1\",\"call-chain-length\":\"\\u0033\"}}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":1,\"__context__\":{\"x-correlation-id\":\"c-1\"}}",
        "{\"__\\u0063ontext__\":{\"x-correlation-\\u0069d\":\"\\u0063-1\"}}",
        " {\n\"__context__\" :\t{ \"X-Correlation-ID\" : \"c-1\" } } ",
        "{\"__context__\":{\"x-correlation-id\":\"c-2\"},\"a\":1,\"__context__\":{\"x-correlation-id\":\"c-1\"}}",
        "{\"__context__\":null,\"__context__\":{\"x-correlation-id\":\"c-1\"}}",
        "{\"specversion\":\"1.0\",\"__context__\":{\"x-correlation-id\":\"c-1\"}}",
        "{\"__context__\":{\"x-correlation-id\":null,\"X-Correlation-Id\":\"c-1\"}}",
      })
  void theContextIsFoundWhereverAndHoweverItStands(String data) {
    assertEquals(ids(), captured(data));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "null",
        "text",
        "{\"x-correlation-id\":\"c-1\"}",
        "{\"__context__\":\"{\\\"x-correlation-id\\\":\\\"c-1\\\"}\"}",
        "{\"__context__\":[{\"x-correlation-id\":\"c-1\"}]}",
        "{\"detail\":{\"__context__\":{\"x-correlation-id\":\"c-1\"}}}",
        "[{\"__context__\":{\"x-correlation-id\":\"c-1\"}}]",
        "{\"__CONTEXT__\":{\"x-correlation-id\":\"c-1\"}}",
        "{\"__context__\":{\"x-correlation-id\":\"c-1\"},\"__context__\":null}",
        "{\"__context__\":{\"x-correlation-id\":\"c-1\"}} {}",
        "{\"__context__\":{\"x-correlation-id\":\"c-1\"}",
        "{\"__context__\":{\"x-correlation-id\":\"c-1\"},\"a\":\"cut",
        "\ufeff{\"__context__\":{\"x-correlation-id\":\"c-1\"}}",
      })
  void whatHasNoContextHasItsFallback(String data) {
    assertEquals(ids("x-correlation-id", "f"), captured(data));
    assertEquals(Map.of("fallback", 1L), counts.risen());
  }

  @Test
  void aValueOfAMegabyteIsNotAnId() {
    String data = "{\"__context__\":{\"x-correlation-big\":\"" + "v".repeat(1 << 20)
        + "\",\"x-correlation-id\":\"c-1\"}}";
    assertEquals(ids(), captured(data));
  }

  @Test
  void baggageIsReadHoweverItIsWritten() {
    Baton asking = Baton.builder().names("baggage").build();
    String data = "{\"__context__\":{\"baggage\":\"" + "\\u006b".repeat(8192) + "\"}}";
    CorrelationIds ids = asking.capture(Payloads.incoming(Json.utf8(data), "f"));
    assertEquals("k".repeat(8192), ids.get("baggage"));
  }

  @Test
  void dataThatIsNotThereHasNothing() {
    Incoming nothing = Payloads.incoming((byte[]) null, "f");
    assertEquals("f", baton.capture(nothing).correlationId());
    assertEquals("kinesis", nothing.transport());
    assertFalse(nothing.edge());
    assertEquals(Map.of(), nothing.localFields());
    assertEquals("f", baton.capture(Payloads.incoming((ByteBuffer) null, "f")).correlationId());
    assertEquals(Map.of("fallback", 2L), counts.risen());
    assertNull(Payloads.strip((byte[]) null));
    assertNull(Payloads.strip((ByteBuffer) null));
    assertNull(Payloads.stamp(null, CorrelationIds.of("c-1")));
    assertEquals(Map.of("fallback", 2L, "failed", 3L), counts.risen());
  }

  @Test
  void aBufferOfAnyKindIsStrippedAndStaysAsItIs() {
    byte[] given = Json.utf8("xx{\"__context__\":{\"a\":1},\"b\":2}y");
    ByteBuffer direct = ByteBuffer.allocateDirect(given.length);
    direct.put(given).flip();
    for (ByteBuffer whole :
        List.of(ByteBuffer.wrap(given), ByteBuffer.wrap(given).asReadOnlyBuffer(), direct)) {
      ByteBuffer data = whole.position(2).limit(given.length - 1);
      ByteBuffer stripped = Payloads.strip(data);
      assertEquals("{\"b\":2}", StandardCharsets.UTF_8.decode(stripped).toString());
      assertEquals(2, data.position());
      assertEquals(given.length - 1, data.limit());
      ByteBuffer without = ByteBuffer.wrap(Json.utf8("{\"b\":2}"));
      assertSame(without, Payloads.strip(without));
    }
  }

  @Test
  void stampingWithoutIdsGivesTheDataBack() {
    byte[] data = Json.utf8("{}");
    try (Scope scope = baton.open(CorrelationIds.of("current"))) {
      assertSame(data, Payloads.stamp(data, CorrelationIds.empty()));
      assertSame(data, Payloads.stamp(data, null));
    }
    assertEquals(Map.of("nothing to send", 1L, "failed", 1L), counts.risen());
  }

  @Test
  void localNamesAreNotStampedAndAllOthersAre() throws Exception {
    Baton local = Baton.builder()
        .local("shard", "x-correlation-shard")
        .sensitive("tenant")
        .build();
    CorrelationIds ids = CorrelationIds.of("c-1").with("tenant", "t").with("other", "o");
    try (Scope scope = local.open(CorrelationIds.of("current"))) {
      byte[] stamped =
          Payloads.stamp(Json.utf8("{}"), ids.with("shard", "s").with("x-correlation-shard", "s"));
      assertEquals(ids.asMap(), Json.context(stamped));
    }
  }

  private static Map<String, String> firstOf(Map<String, String> ids, int n) {
    Map<String, String> first = new LinkedHashMap<>();
    for (Map.Entry<String, String> entry : ids.entrySet()) {
      if (first.size() < n) {
        first.put(entry.getKey(), entry.getValue());
      }
    }
    return first;
  }

  /** With every number of bytes of room: never one too many, and never an ID less than fits in. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{ \"a\":\"é\"}",
        "{\"__context__\":{}}",
        "{\"a\":1,\"__context__\":{ \"mine\":2}}",
      })
  void noRoomIsWastedAndNoneIsTaken(String text) {
    byte[] data = Json.utf8(text);
    Map<String, String> all = ids("x-correlation-quoted", "\"\\\"", "x-correlation-user-id", "u-1");
    CorrelationIds ids = CorrelationIds.empty();
    for (Map.Entry<String, String> entry : all.entrySet()) {
      ids = ids.with(entry.getKey(), entry.getValue());
    }
    int most = Oracle.injected(data, all).bytes.length + 3;
    for (int limit = data.length - 3; limit <= most; limit++) {
      byte[] expected = data;
      for (int n = 1; n <= all.size(); n++) {
        byte[] longer = Oracle.injected(data, firstOf(all, n)).bytes;
        expected = longer.length <= limit ? longer : expected;
      }
      // As for a record with the longest partition key.
      Limits limits = Limits.defaults().kinesisRecordBytes(limit + 1024);
      Baton small = Baton.builder().limits(limits).build();
      Counts risen = new Counts(small, "kinesis");
      try (Scope scope = small.open(CorrelationIds.of("current"))) {
        byte[] stamped = Payloads.stamp(data, ids);
        assertEquals(Json.text(expected), Json.text(stamped), "limit " + limit);
        assertEquals(expected == data, stamped == data);
      }
      String outcome = expected == data
          ? "no room for id"
          : expected.length < most - 3 ? "too large" : "stamped";
      assertEquals(Map.of(outcome, 1L), risen.risen(), "limit " + limit);
    }
  }

  @Test
  void aChainLengthIsRaisedWhereItHasRoom() {
    String text = "{\"__context__\":{\"x-correlation-id\":\"c-1\",\"call-chain-length\":9}}";
    CorrelationIds ids = CorrelationIds.of("c-1").with("call-chain-length", "10");
    byte[] data = Json.utf8(text);
    for (int room = 0; room < 3; room++) {
      Limits limits = Limits.defaults().kinesisRecordBytes(data.length + room + 1024);
      try (Scope scope = Baton.builder().limits(limits).build().open(ids)) {
        String expected = room == 0 ? text : text.replace("9", "10");
        assertEquals(expected, Json.text(Payloads.stamp(data, ids)));
      }
    }
  }

  @Test
  void withoutAScopeTheEnvironmentsPolicyHolds() {
    byte[] stamped = Payloads.stamp(Json.utf8("{}"), CorrelationIds.of("c-1"));
    assertEquals("{\"__context__\":{\"x-correlation-id\":\"c-1\"}}", Json.text(stamped));
    assertEquals(Map.of("stamped", 1L), counts.risen());
    assertTrue(Oracle.isObject(stamped));
  }
}
