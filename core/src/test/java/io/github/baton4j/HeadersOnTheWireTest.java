// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpServer;
import io.github.baton4j.contract.Counts;
import io.github.baton4j.contract.Law;
import io.github.baton4j.contract.Over;
import io.github.baton4j.contract.Transport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link Baton#headers} through a client that nobody intercepts, the JDK's. */
@Over(Transport.HEADERS)
class HeadersOnTheWireTest {
  private static final byte[] BODY = new byte[4096];
  private static final CorrelationIds IDS =
      CorrelationIds.of("c-1").with("x-correlation-user-id", "u-1");
  private static final Map<String, String> ALL = Map.of(
      "x-correlation-id", "c-1",
      "call-chain-length", "1",
      "debug-log-enabled", "false",
      "x-correlation-user-id", "u-1");

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static volatile Map<String, List<String>> headers;
  private static volatile byte[] body;
  private static HttpServer server;
  private static URI uri;

  private final Baton baton = Baton.builder().build();
  private final Counts counts = new Counts(baton, "http");

  @BeforeAll
  static void start() throws IOException {
    for (int i = 0; i < BODY.length; i++) {
      BODY[i] = (byte) i;
    }
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    server.createContext("/", exchange -> {
      headers = new TreeMap<>();
      exchange.getRequestHeaders().forEach((name, values) -> headers.put(lower(name), values));
      body = exchange.getRequestBody().readAllBytes();
      exchange.sendResponseHeaders(204, -1);
      exchange.close();
    });
    server.start();
    uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  @AfterAll
  static void stop() {
    server.stop(0);
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** Ours first, so that the user's own take their places. */
  private static Map<String, List<String>> sent(Map<String, String> ours) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.ofByteArray(BODY));
    ours.forEach(request::setHeader);
    request.setHeader("x-correlation-user-id", "theirs").setHeader("content-type", "a/b");
    CLIENT.send(request.build(), HttpResponse.BodyHandlers.discarding());
    return headers;
  }

  @Test
  @Law({2, 3})
  void whatTheUserSetsAfterwardsWinsAndTheRestIsAsWithoutBaton() throws Exception {
    Map<String, List<String>> without = sent(Map.of());
    Map<String, List<String>> expected = new TreeMap<>(without);
    ALL.forEach((name, value) -> expected.putIfAbsent(name, List.of(value)));
    try (Scope scope = baton.open(IDS)) {
      assertEquals(expected, sent(baton.headers(uri)));
    }
    assertEquals(List.of("theirs"), headers.get("x-correlation-user-id"));
    assertArrayEquals(BODY, body);
    assertEquals(Map.of("injected", 1L), counts.risen());
  }

  @Test
  @Law({1, 3})
  void withoutAScopeTheRequestIsAsWithoutBaton() throws Exception {
    assertEquals(sent(Map.of()), sent(baton.headers(uri)));
    assertArrayEquals(BODY, body);
    assertEquals(Map.of("no scope", 1L), counts.risen());
  }

  /** What no client could call is told by the client, and not by us. */
  @ParameterizedTest
  @Law(1)
  @ValueSource(
      strings = {"", "mailto:a@b", "file:///x", "//", "http:///x", "http://a:b:c", "urn:x"})
  void anOddUriGetsAMapAndNoException(String odd) {
    try (Scope scope = baton.open(IDS)) {
      Map<String, String> given = baton.headers(URI.create(odd.equals("//") ? "//h" : odd));
      assertEquals(given.isEmpty() ? Map.of() : ALL, given);
    }
    assertEquals(1, counts.sum());
  }

  @Test
  @Law(2)
  void theMapIsNobodysToChange() {
    try (Scope scope = baton.open(IDS)) {
      Map<String, String> given = baton.headers(uri);
      assertThrows(UnsupportedOperationException.class, () -> given.put("a", "b"));
      assertEquals(ALL, baton.headers(uri));
    }
  }

  @Test
  @Law(7)
  void idsGoWhereTheyMay() {
    Baton listed = Baton.builder()
        .sensitive("x-correlation-user-id")
        .local("x-correlation-shard")
        .allowHosts("*.example.com")
        .build();
    try (Scope scope = listed.open(IDS)) {
      CorrelationContext.put("x-correlation-shard", "s-1");
      assertEquals(ALL, listed.headers(URI.create("https://a.example.com/")));
      assertEquals(Map.of(), listed.headers(URI.create("https://evil-example.com/")));
      assertEquals(
          Map.of(), listed.headers(URI.create("https://a.example.com/?X-Amz-Signature=0&x=y")));
    }
    Baton unlisted = Baton.builder().sensitive("x-correlation-user-id").build();
    Map<String, String> others = new TreeMap<>(ALL);
    others.remove("x-correlation-user-id");
    try (Scope scope = unlisted.open(IDS)) {
      assertEquals(others, unlisted.headers(URI.create("https://a.example.com/")));
    }
  }
}
