// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.baton4j.benchmarks.peers.SocketStub;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is compared sends the same headers, and those of the request. */
class OkHttpSendTest {
  private final ByteArrayOutputStream wire = new ByteArrayOutputStream();
  private final OkHttpSend benchmark = new OkHttpSend(new SocketStub(wire));

  @AfterEach
  void close() {
    benchmark.close();
  }

  /** The lines of the request that a body sends, without its request line. */
  private Map<String, String> sent(Callable<Integer> body) throws Exception {
    assertEquals(200, body.call());
    String request = wire.toString(StandardCharsets.US_ASCII);
    wire.reset();
    assertTrue(request.startsWith("GET /posts/5?expand=likes HTTP/1.1\r\n"), request);
    Map<String, String> headers = new TreeMap<>();
    String[] lines = request.split("\r\n", -1);
    for (int i = 1; i < lines.length && !lines[i].isEmpty(); i++) {
      int cut = lines[i].indexOf(": ");
      assertEquals(null, headers.put(lines[i].substring(0, cut), lines[i].substring(cut + 2)));
    }
    return headers;
  }

  @Test
  void allSendTheSameIds() throws Exception {
    CurrentIds.ByHand byHand = new CurrentIds.ByHand();
    CurrentIds.OfBaton ofBaton = new CurrentIds.OfBaton();
    OkHttpSend.OfBrave ofBrave = new OkHttpSend.OfBrave();
    byHand.open();
    ofBaton.open();
    ofBrave.open(benchmark);
    try {
      Map<String, String> expected = sent(benchmark::none);
      expected.putAll(CurrentIds.IDS);
      assertEquals(expected, sent(() -> benchmark.byHand(byHand)));
      assertEquals(expected, sent(() -> benchmark.baton(ofBaton)));
      Map<String, String> braves = sent(() -> benchmark.brave(ofBrave));
      String b3 = braves.remove("b3");
      assertTrue(b3.startsWith("4bf92f3577b34da6a3ce929d0e0e4736-") && b3.contains("-0"), b3);
      assertEquals(expected, braves);
    } finally {
      ofBrave.close();
      ofBaton.close();
      byHand.close();
    }
  }

  @Test
  void openTelemetryHasThemAsBaggage() throws Exception {
    CurrentIds.OfOpenTelemetry ids = new CurrentIds.OfOpenTelemetry();
    ids.open();
    try {
      Map<String, String> expected = sent(benchmark::none);
      Map<String, String> sent = sent(() -> benchmark.openTelemetry(ids));
      String trace = sent.remove("traceparent");
      assertTrue(trace.matches("00-4bf92f3577b34da6a3ce929d0e0e4736-[0-9a-f]{16}-00"), trace);
      String baggage = sent.remove("baggage");
      for (Map.Entry<String, String> id : CurrentIds.IDS.entrySet()) {
        assertTrue(baggage.contains(id.getKey() + '=' + id.getValue()), baggage);
      }
      assertEquals(expected, sent);
    } finally {
      ids.close();
    }
  }

  @Test
  void aConnectionIsKept() throws IOException {
    for (int i = 0; i < 3; i++) {
      assertEquals(200, benchmark.none());
    }
    assertEquals(1, benchmark.connections());
  }
}
