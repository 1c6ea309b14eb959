// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationContext;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Limits;
import io.github.baton4j.Scope;
import io.github.baton4j.contract.Law;
import io.github.baton4j.internal.Snapshot;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Dispatcher;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.RecordedRequest;
import okhttp3.mockwebserver.SocketPolicy;
import org.junit.jupiter.api.Test;

class BatonOkHttpTest extends OkHttpServerTest {
  private OkHttpClient client() {
    return BatonOkHttp.install(new OkHttpClient.Builder()).build();
  }

  /** The same server under another name, which is another host to everybody. */
  private String otherHost(String path) {
    return "http://localhost:" + server.getPort() + path;
  }

  private String takenId() throws InterruptedException {
    return taken().getHeader("x-correlation-id");
  }

  /** The build runs these tests twice; see that the second time is not the first one again. */
  @Test
  void theOkHttpUnderTestIsTheOneThatTheBuildNames() throws Exception {
    String wanted = System.getProperty("baton.test.okhttp", "4.12.0");
    // By reflection: the compiler writes a constant into its user.
    assertEquals(wanted, okhttp3.OkHttp.class.getField("VERSION").get(null));
  }

  @Law(5)
  @Test
  void callsInAQueueKeepTheIdsOfWhereTheyWereMade() throws Exception {
    Dispatcher one = new Dispatcher();
    one.setMaxRequests(1);
    OkHttpClient http =
        BatonOkHttp.install(new OkHttpClient.Builder().dispatcher(one)).build();
    OkHttpAnswers waiting = new OkHttpAnswers(4);
    for (String id : List.of("A", "B", "C")) {
      server.enqueue(new MockResponse().setBodyDelay(100, TimeUnit.MILLISECONDS).setBody("x"));
      try (Scope scope = baton.open(CorrelationIds.of(id))) {
        http.newCall(request("/" + id)).enqueue(waiting);
      }
    }
    server.enqueue(new MockResponse());
    http.newCall(request("/nobody")).enqueue(waiting);
    waiting.await();
    for (int i = 0; i < 4; i++) {
      RecordedRequest taken = taken();
      String path = taken.getPath().substring(1);
      assertEquals(path.equals("nobody") ? null : path, taken.getHeader("x-correlation-id"));
    }
  }

  @Test
  void aClonedCallTakesTheContextOfItsOwn() throws Exception {
    OkHttpClient http = client();
    Call call;
    try (Scope scope = baton.open(CorrelationIds.of("A"))) {
      server.enqueue(new MockResponse());
      call = http.newCall(request("/"));
      call.execute().close();
    }
    try (Scope scope = baton.open(CorrelationIds.of("B"))) {
      server.enqueue(new MockResponse());
      call.clone().execute().close();
    }
    server.enqueue(new MockResponse());
    call.clone().execute().close();
    assertEquals("A", takenId());
    assertEquals("B", takenId());
    assertNull(takenId());
  }

  @Test
  void aCallMadeEarlyTakesTheContextWhereItIsStarted() throws Exception {
    OkHttpClient http = client();
    Call early = http.newCall(request("/"));
    server.enqueue(new MockResponse());
    OkHttpAnswers waiting = new OkHttpAnswers(1);
    try (Scope scope = baton.open(CorrelationIds.of("late"))) {
      early.enqueue(waiting);
    }
    waiting.await();
    assertEquals("late", takenId());
  }

  @Test
  void aUsersListenerStaysAndItsCallsHaveTheirIds() throws Exception {
    List<String> heard = new ArrayList<>();
    EventListener theirs = new EventListener() {
      @Override
      public void callStart(Call call) {
        heard.add("start");
      }

      @Override
      public void callEnd(Call call) {
        heard.add("end");
      }
    };
    OkHttpClient http =
        BatonOkHttp.install(new OkHttpClient.Builder().eventListener(theirs)).build();
    server.enqueue(new MockResponse());
    OkHttpAnswers waiting = new OkHttpAnswers(1);
    try (Scope scope = baton.open(CorrelationIds.of("A"))) {
      http.newCall(request("/")).enqueue(waiting);
    }
    waiting.await();
    assertEquals("A", takenId());
    assertEquals(List.of("start", "end"), heard);
  }

  @Test
  void aListenerSetLaterCostsEnqueuedCallsTheirIdsVisibly() throws Exception {
    OkHttpClient http = BatonOkHttp.install(new OkHttpClient.Builder())
        .eventListener(new EventListener() {})
        .build();
    long counted = baton.outcomes().count("http", "no scope");
    server.enqueue(new MockResponse());
    server.enqueue(new MockResponse());
    OkHttpAnswers waiting = new OkHttpAnswers(1);
    try (Scope scope = baton.open(CorrelationIds.of("A"))) {
      http.newCall(request("/")).execute().close();
      assertEquals("A", takenId());
      http.newCall(request("/")).enqueue(waiting);
    }
    waiting.await();
    assertNull(takenId());
    assertEquals(counted + 1, baton.outcomes().count("http", "no scope"));
  }

  @Law(7)
  @Test
  void aRedirectToTheSameHostTakesTheIdsAlongAndToAnotherHostNone() throws Exception {
    server.enqueue(new MockResponse().setResponseCode(302).setHeader("Location", "/here"));
    server.enqueue(
        new MockResponse().setResponseCode(302).setHeader("Location", otherHost("/there")));
    server.enqueue(new MockResponse()
        .setResponseCode(302)
        .setHeader("Location", request("/back").url().toString()));
    server.enqueue(new MockResponse());
    try (Scope scope = baton.open(CorrelationIds.of("A"))) {
      client().newCall(request("/")).execute().close();
    }
    assertEquals("A", takenId());
    assertEquals("A", takenId());
    assertNull(takenId());
    assertEquals("A", takenId());
    assertEquals(1, baton.outcomes().count("http", "host not allowed"));
  }

  @Law(7)
  @Test
  void withAListOnlyListedHostsGetIdsAndTheSensitiveOnesToo() throws Exception {
    Baton listing = Baton.builder()
        .allowHosts("localhost")
        .sensitive("x-correlation-patient-id")
        .build();
    CorrelationIds ids = CorrelationIds.of("A").with("x-correlation-patient-id", "p-1");
    server.enqueue(
        new MockResponse().setResponseCode(302).setHeader("Location", otherHost("/there")));
    server.enqueue(new MockResponse());
    try (Scope scope = listing.open(ids)) {
      client().newCall(request("/")).execute().close();
    }
    assertNull(takenId());
    RecordedRequest there = taken();
    assertEquals("A", there.getHeader("x-correlation-id"));
    assertEquals("p-1", there.getHeader("x-correlation-patient-id"));
  }

  @Law(7)
  @Test
  void withoutAListSensitiveIdsStayHere() throws Exception {
    Baton sensitive = Baton.builder().sensitive("x-correlation-patient-id").build();
    server.enqueue(new MockResponse());
    try (Scope scope =
        sensitive.open(CorrelationIds.of("A").with("x-correlation-patient-id", "p-1"))) {
      client().newCall(request("/")).execute().close();
      assertNull(
          sensitive.headers(URI.create("http://example.com/")).get("x-correlation-patient-id"));
    }
    RecordedRequest there = taken();
    assertEquals("A", there.getHeader("x-correlation-id"));
    assertNull(there.getHeader("x-correlation-patient-id"));
  }

  @Law(7)
  @Test
  void presignedUrlsCarryNothing() throws Exception {
    server.enqueue(new MockResponse());
    try (Scope scope = baton.open(CorrelationIds.of("A"))) {
      client()
          .newCall(request("/o?X-Amz-Algorithm=x&X-Amz-Signature=abc"))
          .execute()
          .close();
    }
    assertNull(takenId());
    assertEquals(1, baton.outcomes().count("http", "presigned"));
  }

  @Test
  void headersStayWithinTheirBytesAndTheIdGoesLast() throws Exception {
    // "x-correlation-id: A\r\n" has 21 bytes, "call-chain-length: 1\r\n" has 22.
    for (int bytes : new int[] {20, 21, 42, 43}) {
      Baton tight =
          Baton.builder().limits(Limits.defaults().httpHeaderBytes(bytes)).build();
      server.enqueue(new MockResponse());
      try (Scope scope = tight.open(CorrelationIds.of("A"))) {
        client().newCall(request("/")).execute().close();
      }
      RecordedRequest taken = taken();
      assertEquals(bytes < 21 ? null : "A", taken.getHeader("x-correlation-id"), "at " + bytes);
      assertEquals(bytes < 43 ? null : "1", taken.getHeader("call-chain-length"), "at " + bytes);
      assertEquals(bytes < 21 ? 1 : 0, tight.outcomes().count("http", "no room for id"));
    }
  }

  @Test
  void aRetriedConnectionSendsTheSameHeaders() throws Exception {
    OkHttpClient http = client();
    server.enqueue(new MockResponse());
    server.enqueue(new MockResponse().setSocketPolicy(SocketPolicy.DISCONNECT_AFTER_REQUEST));
    server.enqueue(new MockResponse());
    try (Scope scope = baton.open(CorrelationIds.of("A"))) {
      http.newCall(request("/")).execute().close(); // a connection for the pool, which then breaks
      http.newCall(request("/")).execute().close();
    }
    assertEquals("A", takenId());
    assertEquals("A", takenId());
    assertEquals("A", takenId());
  }

  @Law(5)
  @Test
  void nothingStaysBehindAfterTheCall() throws Exception {
    HeaderInterceptor calls = new HeaderInterceptor();
    OkHttpClient http = new OkHttpClient.Builder()
        .eventListenerFactory(new CallListeners(calls, call -> EventListener.NONE))
        .addNetworkInterceptor(calls)
        .build();
    server.enqueue(new MockResponse());
    try (Scope scope = baton.open(CorrelationIds.of("A"))) {
      http.newCall(request("/")).execute().close();
      server.enqueue(new MockResponse().setSocketPolicy(SocketPolicy.DISCONNECT_AFTER_REQUEST));
      OkHttpClient once = http.newBuilder().retryOnConnectionFailure(false).build();
      assertThrows(IOException.class, () -> once.newCall(request("/")).execute());
      Call cancelled = http.newCall(request("/"));
      cancelled.cancel();
      assertThrows(IOException.class, cancelled::execute);
    }
    assertEquals(0, calls.size());
  }

  @Test
  void aCallThatIsNeverMadeIsForgottenWithIt() throws Exception {
    HeaderInterceptor calls = new HeaderInterceptor();
    OkHttpClient http = new OkHttpClient.Builder()
        .eventListenerFactory(new CallListeners(calls, call -> EventListener.NONE))
        .build();
    List<Call> held = new ArrayList<>();
    try (Scope scope = baton.open(CorrelationIds.of("A"))) {
      for (int i = 0; i < 100; i++) {
        held.add(http.newCall(request("/")));
      }
    }
    assertEquals(held.size(), calls.size());
    held.clear();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (calls.size() > 0 && System.nanoTime() < deadline) {
      System.gc();
      Thread.onSpinWait();
    }
    assertEquals(0, calls.size());
  }

  @Law(1)
  @Test
  void theCallersExceptionIsTheCallersOwn() throws Exception {
    IOException theirs = new IOException("theirs");
    OkHttpClient http = BatonOkHttp.install(new OkHttpClient.Builder())
        .addNetworkInterceptor(chain -> {
          throw theirs;
        })
        .build();
    try (Scope scope = baton.open(CorrelationIds.of("A"))) {
      assertSame(
          theirs,
          assertThrows(IOException.class, () -> http.newCall(request("/")).execute()));
    }
  }

  @Law({1, 10})
  @Test
  void aBrokenContextLeavesTheRequestAsItWas() throws Exception {
    // The only collaborator that a user hands in and that runs at injection: none. So break the one
    // of ours.
    HeaderInterceptor broken = new HeaderInterceptor() {
      @Override
      Snapshot of(Call call) {
        throw new StackOverflowError();
      }
    };
    OkHttpClient http = new OkHttpClient.Builder().addNetworkInterceptor(broken).build();
    long counted = baton.outcomes().count("http", "failed");
    server.enqueue(new MockResponse());
    server.enqueue(new MockResponse());
    try (Scope scope = baton.open(CorrelationIds.of("A"))) {
      assertEquals(200, http.newCall(request("/")).execute().code());
      assertEquals(200, new OkHttpClient().newCall(request("/")).execute().code());
    }
    assertEquals(taken().getHeaders(), taken().getHeaders());
    assertEquals(counted + 1, baton.outcomes().count("http", "failed"));
  }

  @Test
  void installReturnsTheSameBuilder() {
    OkHttpClient.Builder builder = new OkHttpClient.Builder();
    assertSame(builder, BatonOkHttp.install(builder));
    assertEquals(1, BatonOkHttp.install(builder).networkInterceptors().size());
    OkHttpClient again = (OkHttpClient) BatonOkHttp.callFactory(builder.build());
    assertEquals(builder.networkInterceptors(), again.networkInterceptors());
    assertEquals(builder.interceptors(), again.interceptors());
  }

  @Test
  void headersForOtherClients() {
    assertEquals(Map.of(), baton.headers(URI.create("http://example.com/")));
    try (Scope scope = baton.open(CorrelationIds.of("A"))) {
      CorrelationContext.put("x-correlation-user-id", "u-1");
      assertEquals(
          List.of(
              "x-correlation-id",
              "call-chain-length",
              "debug-log-enabled",
              "x-correlation-user-id"),
          new ArrayList<>(baton.headers(URI.create("wss://example.com/chat")).keySet()));
      assertEquals(Map.of(), baton.headers(URI.create("mailto:somebody")));
      assertEquals(Map.of(), baton.headers(null));
      assertEquals(
          Map.of(), baton.headers(URI.create("https://b.s3.amazonaws.com/k?X-Amz-Signature=1")));
    }
  }
}
