// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.baton4j.CorrelationContext;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Scope;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import okhttp3.Cache;
import okhttp3.Call;
import okhttp3.Dispatcher;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which IDs a call bears, and where, on clients that are not as plain as the others here. */
class OkHttpCallIdsTest extends OkHttpServerTest {
  /** The hop that asked the called host did not go over the network: the first that does goes to a stranger. */
  @Test
  void aRedirectOutOfTheCacheToAnotherHostTakesNothingAlong(@TempDir Path directory)
      throws Exception {
    try (Cache cache = new Cache(directory.toFile(), 1 << 20)) {
      OkHttpClient http =
          BatonOkHttp.install(new OkHttpClient.Builder().cache(cache)).build();
      server.enqueue(new MockResponse()
          .setResponseCode(301)
          .addHeader("Location", "http://localhost:" + server.getPort() + "/stranger")
          .addHeader("Cache-Control", "max-age=3600"));
      server.enqueue(new MockResponse());
      server.enqueue(new MockResponse());
      for (String id : List.of("A", "B")) {
        try (Scope scope = baton.open(CorrelationIds.of(id))) {
          http.newCall(request("/")).execute().close();
        }
      }
      assertEquals("A", taken().getHeader("x-correlation-id"));
      assertNull(taken().getHeader("x-correlation-id"));
      RecordedRequest second = taken();
      assertEquals("/stranger", second.getPath());
      assertNull(second.getHeader("x-correlation-id"), "a stranger was told the ID");
    }
  }

  @Test
  void aListenerOfTheUsersDoesNotChangeWhichScopeACallBelongsTo() throws Exception {
    OkHttpClient plain = BatonOkHttp.install(new OkHttpClient.Builder()).build();
    OkHttpClient listening = BatonOkHttp.install(
            new OkHttpClient.Builder().eventListener(new EventListener() {}))
        .build();
    String[] ids = new String[2];
    int n = 0;
    for (OkHttpClient http : List.of(plain, listening)) {
      server.enqueue(new MockResponse());
      Call call;
      try (Scope scope = baton.open(CorrelationIds.of("made"))) {
        call = http.newCall(request("/"));
      }
      try (Scope scope = baton.open(CorrelationIds.of("started"))) {
        call.execute().close();
      }
      ids[n++] = taken().getHeader("x-correlation-id");
    }
    assertEquals(ids[0], ids[1]);
  }

  /** "Install last": whoever derives a client with another listener and does so is right. */
  @Test
  void installingAgainOnADerivedBuilderMendsAReplacedListener() throws Exception {
    OkHttpClient first = BatonOkHttp.install(new OkHttpClient.Builder()).build();
    OkHttpClient derived = BatonOkHttp.install(
            first.newBuilder().eventListener(new EventListener() {}))
        .build();
    server.enqueue(new MockResponse());
    OkHttpAnswers ended = new OkHttpAnswers(1);
    try (Scope scope = baton.open(CorrelationIds.of("A"))) {
      derived.newCall(request("/")).enqueue(ended);
    }
    ended.await();
    assertEquals("A", taken().getHeader("x-correlation-id"));
  }

  @Test
  void aCallFactoryOfADerivedClientMendsAReplacedListener() throws Exception {
    OkHttpClient first = BatonOkHttp.install(new OkHttpClient.Builder()).build();
    Call.Factory calls = BatonOkHttp.callFactory(
        first.newBuilder().eventListener(new EventListener() {}).build());
    server.enqueue(new MockResponse());
    OkHttpAnswers ended = new OkHttpAnswers(1);
    try (Scope scope = baton.open(CorrelationIds.of("A"))) {
      calls.newCall(request("/")).enqueue(ended);
    }
    ended.await();
    assertEquals("A", taken().getHeader("x-correlation-id"));
  }

  /** A queued call is handed to the executor on the thread of the call that ended before it. */
  @Test
  void aQueuedCallThatWasMadeInNoScopeDoesNotInheritTheOneBeforeIt() throws Exception {
    ExecutorService pool = Executors.newCachedThreadPool();
    try {
      Dispatcher dispatcher = new Dispatcher(CorrelationContext.wrap(pool));
      dispatcher.setMaxRequests(1);
      OkHttpClient http =
          BatonOkHttp.install(new OkHttpClient.Builder().dispatcher(dispatcher)).build();
      server.enqueue(new MockResponse().setHeadersDelay(300, TimeUnit.MILLISECONDS));
      server.enqueue(new MockResponse());
      OkHttpAnswers ended = new OkHttpAnswers(2);
      try (Scope scope = baton.open(CorrelationIds.of("A"))) {
        http.newCall(request("/first")).enqueue(ended);
      }
      http.newCall(request("/second")).enqueue(ended);
      ended.await();
      assertEquals("A", taken().getHeader("x-correlation-id"));
      assertNull(taken().getHeader("x-correlation-id"));
    } finally {
      pool.shutdownNow();
    }
  }

  /** The chain's length may be raised, never lowered: one of two values is above ours. */
  @Test
  void aRepeatedChainLengthIsNotLowered() throws Exception {
    OkHttpClient http = BatonOkHttp.install(new OkHttpClient.Builder()).build();
    server.enqueue(new MockResponse());
    Request twice = request("/")
        .newBuilder()
        .addHeader("x-correlation-id", "A")
        .addHeader("call-chain-length", "3")
        .addHeader("call-chain-length", "9")
        .build();
    try (Scope scope = baton.open(CorrelationIds.of("A").with("call-chain-length", "5"))) {
      http.newCall(twice).execute().close();
    }
    List<String> lengths = taken().getHeaders().values("call-chain-length");
    assertTrue(lengths.contains("9"), "the user's 9 became " + lengths);
  }
}
