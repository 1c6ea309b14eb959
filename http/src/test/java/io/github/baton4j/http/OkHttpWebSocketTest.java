// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.baton4j.Scope;
import io.github.baton4j.contract.Law;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A WebSocket's handshake has IDs where they are put on it by hand, and an installed client opens one as ever. */
@Law(1)
class OkHttpWebSocketTest extends OkHttpServerTest {
  /** Writes down what it hears, and closes when the other end does. */
  private static final class Heard extends WebSocketListener {
    final BlockingQueue<String> events = new LinkedBlockingQueue<>();

    @Override
    public void onOpen(WebSocket socket, Response response) {
      events.add("open " + response.code());
    }

    @Override
    public void onMessage(WebSocket socket, String text) {
      events.add(text);
    }

    @Override
    public void onClosing(WebSocket socket, int code, String reason) {
      socket.close(code, reason);
    }

    @Override
    public void onClosed(WebSocket socket, int code, String reason) {
      events.add("closed " + code);
    }

    @Override
    public void onFailure(WebSocket socket, Throwable failure, Response response) {
      events.add("failed " + failure);
    }

    void await(String event) throws InterruptedException {
      assertEquals(event, events.poll(30, TimeUnit.SECONDS));
    }
  }

  private static final class Echo extends WebSocketListener {
    @Override
    public void onMessage(WebSocket socket, String text) {
      socket.send("echo " + text);
      socket.close(1000, "done");
    }
  }

  /** Opens a WebSocket, is echoed, and answers the handshake. */
  private RecordedRequest handshake(OkHttpClient http, Request request) throws Exception {
    server.enqueue(new MockResponse().withWebSocketUpgrade(new Echo()));
    Heard heard = new Heard();
    WebSocket socket = http.newWebSocket(request, heard);
    heard.await("open 101");
    assertTrue(socket.send("hello"));
    heard.await("echo hello");
    heard.await("closed 1000");
    RecordedRequest handshake = taken();
    assertEquals("websocket", handshake.getHeader("Upgrade"));
    return handshake;
  }

  @ParameterizedTest
  @EnumSource
  void theHandshakeOfAnInstalledClientWorksAndHasNoIds(OkHttpDoor door) throws Exception {
    OkHttpClient http = door.open(builder());
    try (Scope scope = baton.open(ids("A"))) {
      assertEquals(Map.of(), idsIn(handshake(http, request("/")).getHeaders()));
    }
    assertRisen(Map.of());
    OkHttpLeaksTest.assertForgotten(http);
  }

  @ParameterizedTest
  @EnumSource
  void headersForItsUriPutTheIdsOnTheHandshakeOnce(OkHttpDoor door) throws Exception {
    OkHttpClient http = door.open(builder());
    try (Scope scope = baton.open(ids("A"))) {
      URI uri = URI.create("ws://127.0.0.1:" + server.getPort() + "/chat");
      Request.Builder request = new Request.Builder().url(uri.toString());
      baton.headers(uri).forEach(request::header);
      assertEquals(sent("A"), idsIn(handshake(http, request.build()).getHeaders()));
    }
    assertRisen(Map.of("injected", 1L));
  }

  /** As an ordinary call the same request finds its IDs there. */
  @ParameterizedTest
  @EnumSource
  void headersByHandAndTheInterceptorTogetherSendEachOnce(OkHttpDoor door) throws Exception {
    OkHttpClient http = door.open(builder());
    enqueue(200);
    try (Scope scope = baton.open(ids("A"))) {
      Request.Builder request = request("/").newBuilder();
      baton.headers(request("/").url().uri()).forEach(request::header);
      http.newCall(request.build()).execute().close();
    }
    assertTaken("A");
    assertRisen(Map.of("injected", 1L, "complete already", 1L));
  }

  @ParameterizedTest
  @EnumSource
  void aHandshakeThatIsRefusedFailsAsWithoutBaton(OkHttpDoor door) throws Exception {
    OkHttpClient http = door.open(builder());
    enqueue(403);
    Heard heard = new Heard();
    try (Scope scope = baton.open(ids("A"))) {
      http.newWebSocket(request("/"), heard);
    }
    String event = heard.events.poll(30, TimeUnit.SECONDS);
    assertTrue(event != null && event.startsWith("failed java.net.ProtocolException"), event);
    assertRisen(Map.of());
  }
}
