// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationContext;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Incoming;
import io.github.baton4j.Limits;
import io.github.baton4j.Scope;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is on the wire at the limit of bytes, beside what is there already, and of values that are none. */
class OkHttpRoomTest extends OkHttpServerTest {
  /** What headers take on the wire. */
  private static int bytes(Map<String, String> ids) {
    int bytes = 0;
    for (Map.Entry<String, String> each : ids.entrySet()) {
      bytes += (each.getKey() + ": " + each.getValue() + "\r\n").length();
    }
    return bytes;
  }

  /** IDs that take this many bytes with the two that are always there. */
  private static CorrelationIds idsOf(int bytes) {
    CorrelationIds ids = CorrelationIds.of("A");
    int left = bytes - bytes(sent(Map.of("x-correlation-id", "A")));
    for (char name = 'a'; left > 0; name++) {
      int overhead = ("x-correlation-" + name).length() + 4;
      int length =
          left > 2 * (overhead + 256) ? 256 : left > overhead + 256 ? 128 : left - overhead;
      ids = ids.with("x-correlation-" + name, "v".repeat(length));
      left -= overhead + length;
    }
    return ids;
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1})
  void atFourKilobytesTheLastHeaderFitsExactly(int over) throws Exception {
    for (OkHttpDoor door : OkHttpDoor.values()) {
      enqueue(200);
      CorrelationIds ids = idsOf(4096 + over);
      Map<String, String> all = sent(ids.asMap());
      assertEquals(4096 + over, bytes(all));
      Map<String, String> byHand;
      try (Scope scope = baton.open(ids)) {
        door.open(builder()).newCall(request("/")).execute().close();
        byHand = new HashMap<>(baton.headers(URI.create("http://example.com/")));
      }
      Map<String, String> arrived = idsIn(taken().getHeaders());
      assertEquals(all.size() - (over > 0 ? 1 : 0), arrived.size());
      assertTrue(all.entrySet().containsAll(arrived.entrySet()));
      assertTrue(bytes(arrived) <= 4096);
      assertEquals(arrived, byHand);
    }
    assertRisen(Map.of(over > 0 ? "too large" : "injected", 4L));
  }

  /** What the user put there is the user's and does not count; the limit is of what Baton adds. */
  @ParameterizedTest
  @EnumSource
  void aLongHeaderOfTheUsersTakesNoRoomOfOurs(OkHttpDoor door) throws Exception {
    OkHttpClient http = door.open(builder());
    enqueue(200);
    Request request = request("/")
        .newBuilder()
        .header("X-Theirs", "t".repeat(6000))
        .header("X-Correlation-A", "theirs")
        .build();
    assertEquals(200, callAs("A", http, request));
    RecordedRequest taken = taken();
    Map<String, String> expected = sent("A");
    expected.put("x-correlation-a", "theirs");
    assertEquals(expected, idsIn(taken.getHeaders()));
    assertEquals("t".repeat(6000), taken.getHeader("X-Theirs"));
  }

  @ParameterizedTest
  @EnumSource
  void whereNotEvenTheIdHasRoomNothingGoesAndItIsCountedByItself(OkHttpDoor door) throws Exception {
    Baton tight = Baton.builder().limits(Limits.defaults().httpHeaderBytes(20)).build();
    enqueue(200);
    try (Scope scope = tight.open(CorrelationIds.of("A"))) {
      door.open(builder()).newCall(request("/")).execute().close();
    }
    assertTaken("nobody");
    assertEquals(1, tight.outcomes().count("http", "no room for id"));
  }

  /** OkHttp refuses what is not ASCII in a header, unless it is told not to; what the user told it stays told. */
  @ParameterizedTest
  @EnumSource
  void aHeaderOfTheUsersThatIsNotAsciiStays(OkHttpDoor door) throws Exception {
    enqueue(200);
    Headers theirs =
        new Headers.Builder().addUnsafeNonAscii("X-Theirs", "caf\u00e9").build();
    Request request = request("/").newBuilder().headers(theirs).build();
    assertEquals(200, callAs("A", door.open(builder()), request));
    RecordedRequest taken = taken();
    assertEquals(sent("A"), idsIn(taken.getHeaders()));
    assertEquals("caf\u00e9", taken.getHeader("X-Theirs"));
    assertRisen(Map.of("injected", 1L));
  }

  /** By each way in: given, put, and come from strangers. */
  @ParameterizedTest
  @EnumSource
  void noValueHoweverHostileMakesACallFail(OkHttpDoor door) throws Exception {
    OkHttpClient http = door.open(builder());
    Random random = new Random(5);
    for (String hostile : List.of(
        "\u00fc",
        "\ud83d\ude00",
        "\ud800",
        "a\r\nHost: evil.test",
        "\u0000",
        "\u007f",
        "a\tb",
        "",
        " a",
        "a ",
        "null",
        "undefined",
        "\ufeffa",
        "\u202ea",
        "x".repeat(5000),
        "%0d%0a",
        "\"",
        "{}")) {
      call(http, hostile);
    }
    for (int i = 0; i < 40; i++) {
      StringBuilder noise = new StringBuilder();
      for (int c = random.nextInt(12); c >= 0; c--) {
        noise.append((char) random.nextInt(random.nextBoolean() ? 0x100 : 0x10000));
      }
      call(http, noise.toString());
    }
    assertNull(counts.risen().get("failed"));
  }

  private void call(OkHttpClient http, String hostile) throws Exception {
    CorrelationIds given = CorrelationIds.of(hostile).with("x-correlation-given", hostile);
    Map<String, String> came = new HashMap<>();
    came.put("x-correlation-id", hostile);
    came.put("X-Correlation-Came", hostile);
    came.put("x-correlation-" + hostile, "named");
    try (Scope scope = baton.open(given)) {
      CorrelationContext.put("x-correlation-put", hostile);
      CorrelationContext.put("x-correlation-" + hostile, "named");
      execute(http);
    }
    for (boolean edge : new boolean[] {true, false}) {
      try (Scope scope = baton.open(Incoming.of(came, hostile, edge))) {
        execute(http);
      }
    }
  }

  private void execute(OkHttpClient http) throws IOException, InterruptedException {
    enqueue(200);
    http.newCall(request("/")).execute().close();
    Headers arrived = taken().getHeaders();
    idsIn(arrived)
        .values()
        .forEach(value ->
            assertTrue(value.matches("[\\x21-\\x7e]([\\x20-\\x7e]*[\\x21-\\x7e])?"), value));
    assertTrue(idsIn(arrived).containsKey("x-correlation-id"));
    assertEquals(List.of("127.0.0.1:" + server.getPort()), arrived.values("Host"));
  }
}
