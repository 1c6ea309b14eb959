// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Scope;
import io.github.baton4j.contract.Counts;
import io.github.baton4j.contract.Law;
import io.github.baton4j.internal.Snapshot;
import java.lang.reflect.Proxy;
import java.util.Map;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okhttp3.mockwebserver.MockResponse;
import org.junit.jupiter.api.Test;

/** What Baton asks and what throws: the user has what was there before, and one outcome more says so. */
@Law(1)
class OkHttpBrokenPartsTest extends OkHttpServerTest {
  private static final Map<String, Long> ONE_FAILED = Map.of("failed", 1L);

  private final Counts scopeless = new Counts(Baton.builder().build(), "http");

  @Test
  void aBuilderThatCannotBeBuiltStaysAsItIs() {
    OkHttpClient.Builder broken = new OkHttpClient.Builder();
    broken.interceptors().add(null);
    assertSame(broken, BatonOkHttp.install(broken));
    assertEquals(1, broken.interceptors().size());
    assertEquals(0, broken.networkInterceptors().size());
    assertEquals(ONE_FAILED, scopeless.risen());
  }

  @Test
  void aClientThatGivesNoBuilderIsItsOwnCallFactory() {
    OkHttpClient broken = new OkHttpClient() {
      @Override
      public Builder newBuilder() {
        throw new IllegalStateException("broken");
      }
    };
    assertSame(broken, BatonOkHttp.callFactory(broken));
    assertEquals(ONE_FAILED, scopeless.risen());
  }

  /** A call that no map can keep. */
  private static Call broken() {
    return (Call) Proxy.newProxyInstance(
        Call.class.getClassLoader(), new Class<?>[] {Call.class}, (proxy, method, arguments) -> {
          throw new IllegalStateException("broken");
        });
  }

  @Test
  void aCallThatCannotBeKeptIsMadeAllTheSame() {
    EventListener theirs = new EventListener() {};
    CallListeners listeners = new CallListeners(new HeaderInterceptor(), call -> theirs);
    try (Scope scope = baton.open(CorrelationIds.of("A"))) {
      assertSame(theirs, listeners.create(broken()));
    }
    assertEquals(ONE_FAILED, scopeless.risen());
  }

  @Test
  void aCallThatCannotBeKeptIsStartedAllTheSame() {
    new CallListeners(new HeaderInterceptor(), call -> EventListener.NONE).callStart(broken());
    assertEquals(ONE_FAILED, scopeless.risen());
  }

  @Test
  void aContextThatBreaksWhereTheHostIsNotedLeavesTheRequestAsItWas() throws Exception {
    HeaderInterceptor broken = new HeaderInterceptor() {
      @Override
      Snapshot of(Call call) {
        throw new NoClassDefFoundError("broken");
      }
    };
    OkHttpClient http = new OkHttpClient.Builder().addInterceptor(broken).build();
    server.enqueue(new MockResponse());
    try (Scope scope = baton.open(CorrelationIds.of("A"))) {
      http.newCall(request("/")).execute().close();
    }
    assertNull(taken().getHeader("x-correlation-id"));
    assertEquals(ONE_FAILED, scopeless.risen());
  }
}
