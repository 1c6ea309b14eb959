// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Incoming;
import io.github.baton4j.Scope;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import okhttp3.OkHttpClient;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.Test;

/** Which headers a call has, by the interceptor and by {@link Baton#headers}. */
class OkHttpHeadersTest extends OkHttpServerTest {
  private final OkHttpClient http =
      BatonOkHttp.install(new OkHttpClient.Builder()).build();

  /** The SDK sends its own; an HTTP call has nobody else to do it. */
  @Test
  void theTraceHeaderGoesAlongAsTheLeastImportantOne() throws Exception {
    String trace = "Root=1-67891233-abcdef012345678912345678;Parent=53995c3f42cd8ad8;Sampled=1";
    CorrelationIds ids = CorrelationIds.of("A").with("x-amzn-trace-id", trace);
    server.enqueue(new MockResponse());
    try (Scope scope = baton.open(ids.with("x-correlation-a", "a"))) {
      http.newCall(request("/")).execute().close();
      assertEquals(
          List.of(
              "x-correlation-id",
              "call-chain-length",
              "debug-log-enabled",
              "x-correlation-a",
              "x-amzn-trace-id"),
          new ArrayList<>(baton.headers(URI.create("http://example.com/")).keySet()));
    }
    assertEquals(trace, taken().getHeader("x-amzn-trace-id"));
    Baton nowhere = Baton.builder().allowHosts().build();
    try (Scope scope = nowhere.open(ids)) {
      assertEquals(Map.of(), nowhere.headers(URI.create("http://example.com/")));
    }
  }

  @Test
  void theUserAgentOfACallerIsNotForwarded() throws Exception {
    server.enqueue(new MockResponse());
    Map<String, String> headers = Map.of("User-Agent", "theirs/1.0", "x-correlation-id", "A");
    try (Scope scope = baton.open(Incoming.of(headers, null))) {
      http.newCall(request("/")).execute().close();
      assertNull(baton.headers(URI.create("http://example.com/")).get("user-agent"));
    }
    RecordedRequest taken = taken();
    assertEquals("A", taken.getHeader("x-correlation-id"));
    assertTrue(taken.getHeader("User-Agent").startsWith("okhttp/"));
  }

  /** Anybody can have a host there. */
  @Test
  void aHostOfAmazonsIsAStrangerLikeAnother() {
    URI aws = URI.create("https://abc.execute-api.eu-west-1.amazonaws.com/posts");
    Baton listing = Baton.builder().allowHosts("example.com").build();
    try (Scope scope = listing.open(CorrelationIds.of("A"))) {
      assertEquals(Map.of(), listing.headers(aws));
      assertEquals(1, listing.outcomes().count("http", "host not allowed"));
    }
    Baton sensitive = Baton.builder().sensitive("x-correlation-patient-id").build();
    try (Scope scope =
        sensitive.open(CorrelationIds.of("A").with("x-correlation-patient-id", "p-1"))) {
      assertNull(sensitive.headers(aws).get("x-correlation-patient-id"));
    }
  }

  /** One set for an interceptor and for whoever asks by hand. */
  @Test
  void headersForOtherClientsAreThoseOfTheInterceptor() throws Exception {
    CorrelationIds ids = CorrelationIds.of("A")
        .with("x-correlation-z", "z")
        .with("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
        .with("call-chain-length", "12");
    server.enqueue(new MockResponse());
    Map<String, String> asked;
    try (Scope scope = baton.open(ids)) {
      asked = baton.headers(URI.create("http://127.0.0.1:" + server.getPort() + "/"));
      http.newCall(request("/")).execute().close();
    }
    RecordedRequest taken = taken();
    assertEquals("12", asked.get("call-chain-length"));
    assertEquals(5, asked.size());
    asked.forEach(
        (name, value) -> assertEquals(List.of(value), taken.getHeaders().values(name)));
    assertThrows(UnsupportedOperationException.class, asked::clear);
  }
}
