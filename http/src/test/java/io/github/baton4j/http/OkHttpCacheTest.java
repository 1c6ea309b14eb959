// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.baton4j.Scope;
import io.github.baton4j.contract.Law;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import okhttp3.Cache;
import okhttp3.CacheControl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** With a cache: the network alone sees IDs, and each hop those of its own call. */
@Law({5, 7})
class OkHttpCacheTest extends OkHttpServerTest {
  @TempDir
  private Path directory;

  private Cache cache;

  private OkHttpClient open(OkHttpDoor door) {
    cache = new Cache(directory.toFile(), 1 << 20);
    return door.open(builder().cache(cache));
  }

  @AfterEach
  void closeCache() throws IOException {
    if (cache != null) {
      cache.close();
    }
  }

  private void answer(String body, String... headers) {
    MockResponse response = new MockResponse().setBody(body);
    for (int i = 0; i < headers.length; i += 2) {
      response.addHeader(headers[i], headers[i + 1]);
    }
    server.enqueue(response);
  }

  /** Reads the answer to the end, which is what puts it into the cache; no ID is in what the caller sees of its request. */
  private String bodyFor(String who, OkHttpClient http, Request request) throws IOException {
    try (Scope scope = baton.open(ids(who));
        Response response = http.newCall(request).execute()) {
      assertEquals(Map.of(), idsIn(response.request().headers()));
      Response cached = response.cacheResponse();
      assertEquals(Map.of(), cached == null ? Map.of() : idsIn(cached.request().headers()));
      Response network = response.networkResponse();
      assertEquals(
          network == null ? Map.of() : sent(who),
          network == null ? Map.of() : idsIn(network.request().headers()));
      return response.body().string();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFreshAnswerIsServedToAnotherChainAndNothingIsCounted(OkHttpDoor door) throws Exception {
    OkHttpClient http = open(door);
    answer("one", "Cache-Control", "max-age=3600");
    assertEquals("one", bodyFor("A", http, request("/")));
    assertEquals("one", bodyFor("B", http, request("/")));
    assertTaken("A");
    assertEquals(1, server.getRequestCount());
    assertEquals(1, cache.hitCount());
    assertRisen(Map.of("injected", 1L));
    assertEquals(0, OkHttpDoor.kept(http));
  }

  @ParameterizedTest
  @EnumSource
  void aConditionalRequestHasTheIdsOfItsOwnCall(OkHttpDoor door) throws Exception {
    OkHttpClient http = open(door);
    answer("one", "Cache-Control", "max-age=0", "ETag", "\"v1\"");
    enqueue(304);
    answer("two", "ETag", "\"v2\"");
    assertEquals("one", bodyFor("A", http, request("/")));
    assertEquals("one", bodyFor("B", http, request("/")));
    assertEquals("two", bodyFor("C", http, request("/")));
    assertTaken("A");
    for (String who : new String[] {"B", "C"}) {
      RecordedRequest conditional = taken();
      assertNotNull(conditional.getHeader("If-None-Match"));
      assertEquals(sent(who), idsIn(conditional.getHeaders()));
    }
    assertEquals(1, cache.hitCount());
  }

  @ParameterizedTest
  @EnumSource
  void aStaleAnswerIsServedWhereTheCallerSaysSo(OkHttpDoor door) throws Exception {
    OkHttpClient http = open(door);
    answer("one", "Cache-Control", "max-age=0", "ETag", "\"v1\"");
    assertEquals("one", bodyFor("A", http, request("/")));
    Request stale =
        request("/").newBuilder().cacheControl(CacheControl.FORCE_CACHE).build();
    assertEquals("one", bodyFor("B", http, stale));
    answer("two");
    Request fresh =
        request("/").newBuilder().cacheControl(CacheControl.FORCE_NETWORK).build();
    assertEquals("two", bodyFor("C", http, fresh));
    assertTaken("A", "C");
    assertEquals(2, server.getRequestCount());
  }

  /**
   * A server that varies its answer by the ID: the cache compares what was sent with the request as the user made it, finds
   * them different and asks again. Nobody is served what was made for another chain.
   */
  @ParameterizedTest
  @EnumSource
  void anAnswerThatVariesByTheIdIsServedToNobodyElse(OkHttpDoor door) throws Exception {
    OkHttpClient http = open(door);
    for (String who : new String[] {"A", "B", "A"}) {
      answer("for " + who, "Cache-Control", "max-age=3600", "Vary", "X-Correlation-ID");
      assertEquals("for " + who, bodyFor2(who, http));
    }
    assertTaken("A", "B", "A");
    assertEquals(0, cache.hitCount());
    Request only =
        request("/").newBuilder().cacheControl(CacheControl.FORCE_CACHE).build();
    assertEquals(504, callAs("C", http, only));
  }

  private String bodyFor2(String who, OkHttpClient http) throws IOException {
    try (Scope scope = baton.open(ids(who));
        Response response = http.newCall(request("/")).execute()) {
      assertNull(response.cacheResponse());
      return response.body().string();
    }
  }
}
