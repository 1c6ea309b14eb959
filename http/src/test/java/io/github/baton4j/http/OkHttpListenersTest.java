// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.baton4j.CorrelationContext;
import io.github.baton4j.Scope;
import io.github.baton4j.contract.Law;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.Dispatcher;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.mockwebserver.MockResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The user's listener hears what it would without Baton, whenever it was set; what it costs when it was set too late. */
@Law({1, 5})
class OkHttpListenersTest extends OkHttpServerTest {
  /** Writes down what it hears. */
  private static final class Heard extends EventListener {
    final List<String> events = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void callStart(Call call) {
      events.add("callStart");
    }

    @Override
    public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
      events.add("connectStart");
    }

    @Override
    public void connectionAcquired(Call call, Connection connection) {
      events.add("connectionAcquired");
    }

    @Override
    public void requestHeadersStart(Call call) {
      events.add("requestHeadersStart");
    }

    @Override
    public void requestHeadersEnd(Call call, Request request) {
      events.add("requestHeadersEnd");
    }

    @Override
    public void responseHeadersEnd(Call call, Response response) {
      events.add("responseHeadersEnd");
    }

    @Override
    public void responseBodyEnd(Call call, long bytes) {
      events.add("responseBodyEnd");
    }

    @Override
    public void connectionReleased(Call call, Connection connection) {
      events.add("connectionReleased");
    }

    @Override
    public void callEnd(Call call) {
      events.add("callEnd");
    }

    @Override
    public void callFailed(Call call, IOException failure) {
      events.add("callFailed");
    }

    @Override
    public void canceled(Call call) {
      events.add("canceled");
    }
  }

  /** What a listener hears of a redirected call, a cancelled one, and one to nobody. */
  private List<String> heardBy(OkHttpClient http, Heard heard) throws Exception {
    enqueue(302, "Location", "/next");
    enqueue(200);
    callAs("A", http, request("/"));
    Call cancelled = http.newCall(request("/"));
    cancelled.cancel();
    assertThrows(IOException.class, cancelled::execute);
    Request nobody = new Request.Builder().url("http://127.0.0.1:1/").build();
    assertThrows(IOException.class, () -> callAs("A", http, nobody));
    return List.copyOf(heard.events);
  }

  @ParameterizedTest
  @EnumSource
  void aUsersListenerHearsTheSameEventsInTheSameOrder(OkHttpDoor door) throws Exception {
    Heard plain = new Heard();
    Heard one = new Heard();
    Heard made = new Heard();
    List<String> expected = heardBy(builder().eventListener(plain).build(), plain);
    assertEquals(expected, heardBy(door.open(builder().eventListener(one)), one));
    assertEquals(expected, heardBy(door.open(builder().eventListenerFactory(call -> made)), made));
    assertEquals(3, expected.stream().filter("callStart"::equals).count());
  }

  @ParameterizedTest
  @EnumSource
  void anEnqueuedCallHasItsIdsBesideAUsersListener(OkHttpDoor door) throws Exception {
    List<OkHttpClient> clients = List.of(
        door.open(builder().eventListener(new Heard())),
        door.open(builder().eventListenerFactory(call -> new Heard())),
        door.open(builder().eventListenerFactory(call -> EventListener.NONE)));
    for (OkHttpClient http : clients) {
      enqueue(200);
      OkHttpAnswers answers = new OkHttpAnswers(1);
      try (Scope scope = baton.open(ids("A"))) {
        http.newCall(request("/")).enqueue(answers);
      }
      answers.await();
      assertTaken("A");
    }
    assertRisen(Map.of("injected", 3L));
  }

  /** By {@code eventListener} and by {@code eventListenerFactory}: executed on this thread it still is who calls. */
  @ParameterizedTest
  @EnumSource
  void aListenerThatIsSetTooLateCostsEnqueuedCallsTheirIdsAndNoOthers(OkHttpDoor door)
      throws Exception {
    OkHttpClient installed = door.open(builder());
    Heard heard = new Heard();
    for (OkHttpClient http : List.of(
        installed.newBuilder().eventListener(heard).build(),
        installed.newBuilder().eventListenerFactory(call -> heard).build())) {
      enqueue(200);
      enqueue(200);
      OkHttpAnswers answers = new OkHttpAnswers(1);
      try (Scope scope = baton.open(ids("A"))) {
        http.newCall(request("/")).enqueue(answers);
      }
      answers.await();
      Call call = http.newCall(request("/"));
      assertEquals(200, callAs("B", http, request("/")));
      assertTaken("nobody", "B");
      enqueue(200);
      try (Scope scope = baton.open(ids("C"))) {
        call.execute().close(); // made where nothing was; it is told on the thread that runs it
      }
      assertTaken("C");
    }
    assertRisen(Map.of("injected", 4L, "no scope", 2L));
    assertEquals(6, heard.events.stream().filter("callEnd"::equals).count());
  }

  /**
   * Nobody tells us where it is started, and the thread that runs it may have another call's context: so it has none, and
   * that is counted.
   */
  @ParameterizedTest
  @EnumSource
  void besideAUsersListenerACallThatWasMadeInNoScopeHasNoIds(OkHttpDoor door) throws Exception {
    OkHttpClient http = door.open(builder().eventListener(new Heard()));
    Call call = http.newCall(request("/"));
    enqueue(200);
    try (Scope scope = baton.open(ids("A"))) {
      call.execute().close();
      enqueue(200);
      call.clone().execute().close(); // a call of its own, made here
    }
    assertTaken("nobody", "A");
    assertRisen(Map.of("no scope", 1L, "injected", 1L));
  }

  @ParameterizedTest
  @EnumSource
  void goingThroughTheDoorAgainMendsIt(OkHttpDoor door) throws Exception {
    Heard heard = new Heard();
    OkHttpClient late =
        OkHttpDoor.INSTALL.open(builder()).newBuilder().eventListener(heard).build();
    OkHttpClient http = door.open(late.newBuilder());
    enqueue(200);
    OkHttpAnswers answers = new OkHttpAnswers(1);
    try (Scope scope = baton.open(ids("A"))) {
      http.newCall(request("/")).enqueue(answers);
    }
    answers.await();
    assertTaken("A");
    assertEquals(1, http.networkInterceptors().size());
    assertEquals(1, http.interceptors().size());
    assertEquals("callStart", heard.events.get(0));
  }

  /** Somebody puts theirs around ours, as one does with a listener that is set already. */
  @ParameterizedTest
  @EnumSource
  void aFactoryThatAsksOursKeepsTheIds(OkHttpDoor door) throws Exception {
    OkHttpClient installed = door.open(builder());
    Heard heard = new Heard();
    OkHttpClient http = installed
        .newBuilder()
        .eventListenerFactory(call -> {
          installed.eventListenerFactory().create(call);
          return heard;
        })
        .build();
    for (OkHttpClient each : List.of(http, door.open(http.newBuilder()))) {
      enqueue(200);
      OkHttpAnswers answers = new OkHttpAnswers(1);
      try (Scope scope = baton.open(ids("A"))) {
        each.newCall(request("/")).enqueue(answers);
      }
      answers.await();
      assertTaken("A");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFactoryThatThrowsThrowsAsWithoutBaton(OkHttpDoor door) {
    IllegalStateException theirs = new IllegalStateException("theirs");
    OkHttpClient http = door.open(builder().eventListenerFactory(call -> {
      throw theirs;
    }));
    assertSame(
        theirs, assertThrows(IllegalStateException.class, () -> callAs("A", http, request("/"))));
  }

  /**
   * The executor hands the context of whoever hands it a task on, and that is the call that ended before: it must not be
   * taken for the queued call's own, with a listener of the user's as little as without one.
   */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aQueuedCallOfNobodyDoesNotInheritTheOneBeforeIt(boolean listening) throws Exception {
    ExecutorService pool = Executors.newCachedThreadPool();
    try {
      for (OkHttpDoor door : OkHttpDoor.values()) {
        Dispatcher one = new Dispatcher(CorrelationContext.wrap(pool));
        one.setMaxRequests(1);
        OkHttpClient.Builder builder = builder().dispatcher(one);
        OkHttpClient http = door.open(listening ? builder.eventListener(new Heard()) : builder);
        server.enqueue(new MockResponse().setHeadersDelay(200, TimeUnit.MILLISECONDS));
        enqueue(200);
        OkHttpAnswers answers = new OkHttpAnswers(2);
        try (Scope scope = baton.open(ids("A"))) {
          http.newCall(request("/first")).enqueue(answers);
        }
        http.newCall(request("/second")).enqueue(answers);
        answers.await();
        assertTaken("A", "nobody");
      }
    } finally {
      pool.shutdownNow();
    }
  }

  /** Each of its tries is on a thread that has another call's context. */
  @ParameterizedTest
  @EnumSource
  void aQueuedCallOfNobodyIsTriedAgainAsNobodys(OkHttpDoor door) throws Exception {
    ExecutorService pool = Executors.newCachedThreadPool();
    try {
      Dispatcher one = new Dispatcher(CorrelationContext.wrap(pool));
      one.setMaxRequests(1);
      OkHttpClient http = door.open(builder().dispatcher(one).addInterceptor(chain -> {
        chain.proceed(chain.request()).close();
        return chain.proceed(chain.request());
      }));
      server.enqueue(new MockResponse().setHeadersDelay(200, TimeUnit.MILLISECONDS));
      enqueue(200);
      enqueue(200);
      enqueue(200);
      OkHttpAnswers answers = new OkHttpAnswers(2);
      try (Scope scope = baton.open(ids("A"))) {
        http.newCall(request("/first")).enqueue(answers);
      }
      http.newCall(request("/second")).enqueue(answers);
      answers.await();
      assertTaken("A", "A", "nobody", "nobody");
      assertEquals(0, OkHttpDoor.kept(http));
    } finally {
      pool.shutdownNow();
    }
  }
}
