// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Scope;
import io.github.baton4j.contract.Counts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Tests that call a server on loopback and look at what it received. */
abstract class OkHttpServerTest {
  /** Has the parts that are dear to make and the same for all. */
  private static final OkHttpClient PLAIN = new OkHttpClient();

  final Baton baton = Baton.builder().build();
  final Counts counts = new Counts(baton, "http");
  final MockWebServer server = new MockWebServer();

  @BeforeEach
  void start() throws IOException {
    server.start(InetAddress.getByName("127.0.0.1"), 0);
  }

  @AfterEach
  void stop() throws IOException {
    server.shutdown();
  }

  /** A client of its own, for which every name is this machine. */
  static OkHttpClient.Builder builder() {
    return PLAIN
        .newBuilder()
        .connectionPool(new ConnectionPool())
        .dispatcher(new Dispatcher())
        .dns(name -> List.of(InetAddress.getByName("127.0.0.1")));
  }

  /** The server as a proxy, which gets calls to any host, one that has no name included. */
  Proxy proxy() {
    return new Proxy(Proxy.Type.HTTP, new InetSocketAddress("127.0.0.1", server.getPort()));
  }

  Request request(String path) {
    return new Request.Builder().url(url("127.0.0.1", path)).build();
  }

  String url(String host, String path) {
    return "http://" + host + ":" + server.getPort() + path;
  }

  /** The next request that arrived. */
  RecordedRequest taken() throws InterruptedException {
    RecordedRequest request = server.takeRequest(30, TimeUnit.SECONDS);
    assertNotNull(request);
    return request;
  }

  /** IDs under a name that nobody else has: where they do not belong it shows. */
  static CorrelationIds ids(String who) {
    return CorrelationIds.of(who).with(name(who), "of-" + who);
  }

  private static String name(String who) {
    return "x-correlation-" + who.toLowerCase(Locale.ROOT);
  }

  static CorrelationIds ids(Map<String, String> all) {
    CorrelationIds ids = CorrelationIds.empty();
    for (Map.Entry<String, String> each : all.entrySet()) {
      ids = ids.with(each.getKey(), each.getValue());
    }
    return ids;
  }

  /** What arrives of {@link #ids}; of nobody's, nothing. */
  static Map<String, String> sent(String who) {
    return who.equals("nobody")
        ? Map.of()
        : sent(Map.of("x-correlation-id", who, name(who), "of-" + who));
  }

  static Map<String, String> sent(Map<String, String> ids) {
    Map<String, String> all = new TreeMap<>(ids);
    all.put("call-chain-length", "1");
    all.put("debug-log-enabled", "false");
    return all;
  }

  /** The IDs of a request; it is refused when it has one of them twice, in whatever case. */
  static Map<String, String> idsIn(Headers headers) {
    Map<String, String> ids = new TreeMap<>();
    for (int i = 0; i < headers.size(); i++) {
      String name = headers.name(i).toLowerCase(Locale.ROOT);
      if (name.matches("x-correlation-.*|call-chain-length|debug-log-enabled|trace.*|baggage")) {
        assertNull(ids.put(name, headers.value(i)), "twice on the wire: " + name);
      }
    }
    return ids;
  }

  /** Expects that the next requests to arrive bear the IDs of these, one each. */
  void assertTaken(String... callers) throws InterruptedException {
    for (int i = 0; i < callers.length; i++) {
      RecordedRequest taken = taken();
      assertEquals(
          sent(callers[i]),
          idsIn(taken.getHeaders()),
          "request " + (i + 1) + ", " + taken.getRequestLine());
    }
  }

  /** Expects what rose since the test began, and nothing else. */
  void assertRisen(Map<String, Long> outcomes) {
    assertEquals(outcomes, counts.risen());
  }

  void enqueue(int code, String... headers) {
    MockResponse response = new MockResponse().setResponseCode(code);
    for (int i = 0; i < headers.length; i += 2) {
      response.addHeader(headers[i], headers[i + 1]);
    }
    server.enqueue(response);
  }

  /** Makes and executes a call in a scope; answers its code. */
  int callAs(String who, Call.Factory http, Request request) throws IOException {
    try (Scope scope = baton.open(ids(who));
        Response response = http.newCall(request).execute()) {
      return response.code();
    }
  }
}
