// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.baton4j.Scope;
import io.github.baton4j.contract.Law;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Dispatcher;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.SocketPolicy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever becomes of a call, what was kept for it goes with it. */
@Law(5)
class OkHttpLeaksTest extends OkHttpServerTest {
  private static final EventListener THEIRS = new EventListener() {};
  private static final OkHttpClient PLAIN = new OkHttpClient();

  /** Waits until nothing is kept for any call. */
  static void assertForgotten(Call.Factory http) throws IOException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (OkHttpDoor.kept(http) > 0 && System.nanoTime() < deadline) {
      System.gc();
      connectInVain();
    }
    assertEquals(0, OkHttpDoor.kept(http));
  }

  /**
   * The thread on which OkHttp 5 connects, one for all clients, waits with the last call that it connected still in a local
   * variable, and while that code is interpreted the collector sees it: another call, without Baton, takes its place.
   */
  private static void connectInVain() throws IOException {
    int nobodys;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobodys = socket.getLocalPort();
    }
    Request request = new Request.Builder().url("http://127.0.0.1:" + nobodys).build();
    assertThrows(ConnectException.class, () -> PLAIN.newCall(request).execute());
  }

  @ParameterizedTest
  @EnumSource
  void callsWhoseBodiesAreNeverClosedAreForgotten(OkHttpDoor door) throws Exception {
    OkHttpClient http = door.open(builder());
    List<Response> open = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      open(http, open);
    }
    assertEquals(open.size(), OkHttpDoor.kept(http), "they are under way as yet");
    open.clear();
    assertForgotten(http);
  }

  /** OkHttp tells of a body that nobody closes only once nobody holds the call. */
  @ParameterizedTest
  @EnumSource
  void aCallOfNobodyIsHeldNoLongerThanItRuns(OkHttpDoor door) throws Exception {
    int[] underWay = new int[1];
    OkHttpClient[] http = new OkHttpClient[1];
    http[0] = door.open(builder().addNetworkInterceptor(chain -> {
      underWay[0] = OkHttpDoor.kept(http[0]);
      return chain.proceed(chain.request());
    }));
    server.enqueue(new MockResponse().setBody("never read"));
    try (Response response = http[0].newCall(request("/")).execute()) {
      assertEquals(1, underWay[0]);
    }
    assertEquals(0, OkHttpDoor.kept(http[0]));
    OkHttpClient answering = door.open(builder().addInterceptor(chain -> {
      throw new IOException("theirs");
    }));
    assertThrows(IOException.class, () -> answering.newCall(request("/")).execute());
    assertEquals(0, OkHttpDoor.kept(answering), "it came no further than to theirs");
    assertTaken("nobody");
  }

  /** In a method of its own: what is left on a stack keeps a call as well as a variable does. */
  private void open(OkHttpClient http, List<Response> open) throws Exception {
    server.enqueue(new MockResponse().setBody("never read"));
    try (Scope scope = baton.open(ids("A"))) {
      open.add(http.newCall(request("/")).execute());
    }
    assertTaken("A");
  }

  /** No event of ours tells of their end. */
  @ParameterizedTest
  @EnumSource
  void callsOfAClientWithAListenerAreForgottenWithThem(OkHttpDoor door) throws Exception {
    OkHttpClient http = door.open(builder().eventListener(THEIRS));
    for (int i = 0; i < 20; i++) {
      enqueue(200);
      assertEquals(200, callAs("A", http, request("/")));
    }
    assertForgotten(http);
  }

  @ParameterizedTest
  @EnumSource
  void callsThatAreNeverExecutedAreForgotten(OkHttpDoor door) throws Exception {
    OkHttpClient http = door.open(builder());
    List<Call> calls = new ArrayList<>();
    make(http, calls);
    assertEquals(calls.size(), OkHttpDoor.kept(http));
    calls.clear();
    assertForgotten(http);
    assertRisen(java.util.Map.of());
  }

  private void make(Call.Factory http, List<Call> calls) {
    try (Scope scope = baton.open(ids("A"))) {
      for (int i = 0; i < 50; i++) {
        Call call = http.newCall(request("/"));
        calls.add(call);
        calls.add(call.clone());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aCallThatTimesOutFailsAsWithoutBatonAndIsForgottenAtOnce(OkHttpDoor door) throws Exception {
    for (boolean whole : new boolean[] {true, false}) {
      server.enqueue(new MockResponse().setSocketPolicy(SocketPolicy.NO_RESPONSE));
      OkHttpClient.Builder builder = builder();
      OkHttpClient http = door.open(
          whole
              ? builder.callTimeout(200, TimeUnit.MILLISECONDS)
              : builder.readTimeout(200, TimeUnit.MILLISECONDS));
      assertThrows(InterruptedIOException.class, () -> callAs("A", http, request("/")));
      assertTaken("A");
      assertEquals(0, OkHttpDoor.kept(http));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aCallThatFindsNoServerFailsAsWithoutBatonAndIsForgottenAtOnce(OkHttpDoor door)
      throws Exception {
    OkHttpClient http = door.open(builder());
    server.shutdown();
    assertThrows(IOException.class, () -> callAs("A", http, request("/")));
    assertEquals(0, OkHttpDoor.kept(http));
    OkHttpAnswers answers = new OkHttpAnswers(1);
    try (Scope scope = baton.open(ids("B"))) {
      http.newCall(request("/")).enqueue(answers);
    }
    assertEquals(1, answers.await().failures.size());
    assertForgotten(http);
    assertRisen(java.util.Map.of());
  }

  /** As one does that can make no further thread: OkHttp takes the call off its list and tells nobody of its end. */
  @ParameterizedTest
  @EnumSource
  void aCallOfNobodyThatTheExecutorFailsToTakeIsForgotten(OkHttpDoor door) throws Exception {
    ExecutorService failing =
        new ThreadPoolExecutor(0, 1, 1, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
          throw new IllegalStateException("no further thread");
        });
    Dispatcher dispatcher = new Dispatcher(failing);
    OkHttpClient http = door.open(builder().dispatcher(dispatcher));
    for (int i = 0; i < 20; i++) {
      assertThrows(
          IllegalStateException.class,
          () -> http.newCall(request("/")).enqueue(new OkHttpAnswers(1)));
    }
    assertEquals(0, dispatcher.runningCallsCount() + dispatcher.queuedCallsCount());
    assertForgotten(http);
  }
}
