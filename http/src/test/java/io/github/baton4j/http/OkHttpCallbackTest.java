// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.baton4j.CorrelationContext;
import io.github.baton4j.Scope;
import io.github.baton4j.contract.Law;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.SocketPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.MDC;

/** A wrapped callback has what was current where it was wrapped, whatever came of the call. */
@Law(5)
class OkHttpCallbackTest extends OkHttpServerTest {
  /** What a callback sees: which method, on which thread, the current ID and the MDC's. */
  private record Seen(String method, Thread thread, String id, String mdc) {}

  private static final class Seeing implements Callback {
    final BlockingQueue<Seen> seen = new LinkedBlockingQueue<>();

    private void add(String method) {
      seen.add(new Seen(
          method,
          Thread.currentThread(),
          String.valueOf(CorrelationContext.current().correlationId()),
          String.valueOf(MDC.get("x-correlation-id"))));
    }

    @Override
    public void onFailure(Call call, IOException failure) {
      add("onFailure");
    }

    @Override
    public void onResponse(Call call, Response response) {
      response.close();
      add("onResponse");
    }

    Seen next() throws InterruptedException {
      Seen next = seen.poll(30, TimeUnit.SECONDS);
      assertTrue(next != null, "no call back");
      return next;
    }
  }

  private final Seeing callback = new Seeing();
  private final ExecutorService pool = Executors.newSingleThreadExecutor();
  private final OkHttpClient http =
      OkHttpDoor.INSTALL.open(builder().dispatcher(new Dispatcher(pool)));

  private void assertSaw(String method, String id) throws InterruptedException {
    Seen next = callback.next();
    assertEquals(List.of(method, id, id), List.of(next.method(), next.id(), next.mdc()));
    assertNotSame(Thread.currentThread(), next.thread());
  }

  private void assertPoolIsClean() throws Exception {
    assertEquals(
        "null null",
        pool.submit(() ->
                CorrelationContext.current().correlationId() + " " + MDC.get("x-correlation-id"))
            .get(10, TimeUnit.SECONDS));
  }

  private void enqueue(String who, Callback callback) {
    try (Scope scope = baton.open(ids(who))) {
      http.newCall(request("/")).enqueue(callback);
    }
  }

  private Callback wrappedBy(String who) {
    try (Scope scope = baton.open(ids(who))) {
      return BatonOkHttp.wrap(callback);
    }
  }

  @Test
  void anAnswerIsTakenWithTheIdsOfTheWrapping() throws Exception {
    enqueue(200);
    enqueue("A", wrappedBy("A"));
    assertSaw("onResponse", "A");
    assertPoolIsClean();
  }

  @Test
  void aFailureIsToldOfWithTheIdsOfTheWrapping() throws Exception {
    server.enqueue(new MockResponse().setSocketPolicy(SocketPolicy.DISCONNECT_AT_START));
    enqueue("A", wrappedBy("A"));
    assertSaw("onFailure", "A");
    assertPoolIsClean();
  }

  @Test
  void withoutItACallbackHasNothing() throws Exception {
    enqueue(200);
    enqueue("A", callback);
    assertSaw("onResponse", "null");
  }

  @Test
  void itIsTheMomentOfTheWrappingAndNotOfTheCall() throws Exception {
    enqueue(200);
    enqueue("caller", wrappedBy("wrapper"));
    assertSaw("onResponse", "wrapper");
    enqueue(200);
    enqueue("caller", BatonOkHttp.wrap(callback));
    assertSaw("onResponse", "null");
  }

  @Test
  void oneCallbackServesManyCalls() throws Exception {
    Callback wrapped = wrappedBy("A");
    for (int i = 0; i < 3; i++) {
      enqueue(200);
      enqueue("B", wrapped);
      assertSaw("onResponse", "A");
    }
    assertPoolIsClean();
  }

  @Test
  void wrappedTwiceTheFirstWrappingCounts() throws Exception {
    Callback once = wrappedBy("A");
    Callback twice;
    try (Scope scope = baton.open(ids("B"))) {
      twice = BatonOkHttp.wrap(once);
    }
    enqueue(200);
    enqueue("B", twice);
    assertSaw("onResponse", "A");
    assertPoolIsClean();
  }

  static List<Throwable> faults() {
    return List.of(
        new IOException("the user's"),
        new IllegalStateException("the user's"),
        new AssertionError("the user's"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void whatTheUserThrowsPassesAsItIs(Throwable fault) throws Exception {
    Callback failing = new Callback() {
      @Override
      public void onFailure(Call call, IOException failure) {
        OkHttpCallbackTest.<RuntimeException>sneak(fault);
      }

      @Override
      public void onResponse(Call call, Response response) throws IOException {
        OkHttpCallbackTest.<IOException>sneak(fault);
      }
    };
    Callback wrapped;
    try (Scope scope = baton.open(ids("A"))) {
      wrapped = BatonOkHttp.wrap(failing);
    }
    Call call = http.newCall(request("/"));
    assertSame(fault, assertThrows(Throwable.class, () -> wrapped.onResponse(call, null)));
    assertSame(
        fault, assertThrows(Throwable.class, () -> wrapped.onFailure(call, new IOException())));
    assertEquals(0, fault.getSuppressed().length);
    assertTrue(CorrelationContext.current().isEmpty());
  }

  @SuppressWarnings("unchecked") // throws what it is given, checked or not
  private static <E extends Throwable> void sneak(Throwable fault) throws E {
    throw (E) fault;
  }

  /** The call and what came of it are handed on as they are. */
  @Test
  void theUserGetsTheVeryCallAndFailure() {
    Request request = request("/");
    Call call = http.newCall(request);
    IOException failure = new IOException();
    Object[] got = new Object[2];
    BatonOkHttp.wrap(new Callback() {
          @Override
          public void onFailure(Call of, IOException with) {
            got[0] = of;
            got[1] = with;
          }

          @Override
          public void onResponse(Call of, Response with) {
            throw new AssertionError();
          }
        })
        .onFailure(call, failure);
    assertSame(call, got[0]);
    assertSame(failure, got[1]);
    assertRisen(Map.of());
  }

  @Test
  void noCallbackIsRefusedWhereItIsWrapped() {
    assertEquals(
        "callback == null",
        assertThrows(NullPointerException.class, () -> BatonOkHttp.wrap(null)).getMessage());
  }
}
