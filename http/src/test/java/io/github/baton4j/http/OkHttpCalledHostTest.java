// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Scope;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.mockwebserver.MockResponse;
import org.junit.jupiter.api.Test;

/** Which host a call calls, where interceptors of the user's say another than the request did at first. */
class OkHttpCalledHostTest extends OkHttpServerTest {
  /** As applications have it that learn late where a service is. */
  private Interceptor rebase() {
    return chain -> {
      HttpUrl url = chain
          .request()
          .url()
          .newBuilder()
          .host("127.0.0.1")
          .port(server.getPort())
          .build();
      return chain.proceed(chain.request().newBuilder().url(url).build());
    };
  }

  private static Request placeholder() {
    return new Request.Builder().url("http://service.invalid/").build();
  }

  private void call(OkHttpClient http) throws Exception {
    try (Scope scope = baton.open(CorrelationIds.of("A"))) {
      http.newCall(placeholder()).execute().close();
    }
  }

  @Test
  void itIsTheOneThatAnInterceptorHasPutInThePlaceOfAnother() throws Exception {
    server.enqueue(new MockResponse());
    call(
        BatonOkHttp.install(new OkHttpClient.Builder().addInterceptor(rebase())).build());
    assertEquals("A", taken().getHeader("x-correlation-id"));
  }

  @Test
  void aRedirectBackToTheHostThatNobodyCalledTakesNothingAlong() throws Exception {
    server.enqueue(new MockResponse()
        .setResponseCode(302)
        .setHeader("Location", "http://localhost:" + server.getPort() + "/"));
    server.enqueue(new MockResponse());
    call(
        BatonOkHttp.install(new OkHttpClient.Builder().addInterceptor(rebase())).build());
    assertEquals("A", taken().getHeader("x-correlation-id"));
    assertNull(taken().getHeader("x-correlation-id"));
  }

  @Test
  void installedAgainBehindALaterInterceptorItIsTheLaterOnes() throws Exception {
    OkHttpClient.Builder builder = BatonOkHttp.install(new OkHttpClient.Builder());
    Interceptor ours = builder.interceptors().get(0);
    Interceptor theirs = rebase();
    BatonOkHttp.install(builder.addInterceptor(theirs));
    assertEquals(2, builder.interceptors().size());
    assertSame(theirs, builder.interceptors().get(0));
    assertSame(ours, builder.interceptors().get(1));
    server.enqueue(new MockResponse());
    call(builder.build());
    assertEquals("A", taken().getHeader("x-correlation-id"));
  }
}
