// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.baton4j.Scope;
import io.github.baton4j.contract.Crowd;
import io.github.baton4j.contract.Law;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import okhttp3.Dispatcher;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.RecordedRequest;
import okio.BufferedSink;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Streams that share a connection share no IDs. */
@Law(11)
class OkHttpHttp2Test extends OkHttpServerTest {
  private static final int STREAMS = 8;
  private static final List<Protocol> HTTP_2 = List.of(Protocol.H2_PRIOR_KNOWLEDGE);

  private OkHttpClient open(OkHttpDoor door) {
    server.setProtocols(HTTP_2);
    Dispatcher many = new Dispatcher();
    many.setMaxRequestsPerHost(64);
    return door.open(builder().protocols(HTTP_2).dispatcher(many));
  }

  @ParameterizedTest
  @EnumSource
  void streamsThatAreOpenAtOnceHaveEachTheirOwnIds(OkHttpDoor door) throws Exception {
    OkHttpClient http = open(door);
    CountDownLatch together = new CountDownLatch(STREAMS);
    Map<String, Map<String, String>> arrived = new ConcurrentHashMap<>();
    server.setDispatcher(new okhttp3.mockwebserver.Dispatcher() {
      @Override
      public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
        if (request.getPath().startsWith("/first")) {
          return new MockResponse();
        }
        arrived.put(request.getPath(), idsIn(request.getHeaders()));
        together.countDown();
        boolean all = together.await(20, TimeUnit.SECONDS);
        return new MockResponse().setResponseCode(all ? 200 : 500);
      }
    });
    assertEquals(200, callAs("A", http, request("/first"))); // the connection is there
    OkHttpAnswers answers = new OkHttpAnswers(STREAMS);
    for (int i = 0; i < STREAMS; i++) {
      try (Scope scope = baton.open(ids(Crowd.ids(i, 0)))) {
        http.newCall(request("/" + i)).enqueue(answers);
      }
    }
    answers.await();
    assertEquals(1, http.connectionPool().connectionCount());
    assertEquals(List.of(200), answers.codes.stream().distinct().toList());
    for (int i = 0; i < STREAMS; i++) {
      assertEquals(sent(Crowd.ids(i, 0)), arrived.get("/" + i));
    }
    assertEquals(0, OkHttpDoor.kept(http));
  }

  @ParameterizedTest
  @EnumSource
  void thirtyTwoThreadsOnOneConnectionNeverSendEachOthersIds(OkHttpDoor door) throws Exception {
    OkHttpClient http = open(door);
    Map<String, Map<String, String>> arrived = new ConcurrentHashMap<>();
    server.setDispatcher(new okhttp3.mockwebserver.Dispatcher() {
      @Override
      public MockResponse dispatch(RecordedRequest request) {
        arrived.put(request.getPath(), idsIn(request.getHeaders()));
        return new MockResponse();
      }
    });
    assertEquals(200, callAs("A", http, request("/first")));
    Crowd.together(8, (member, turn) -> {
      Map<String, String> ids = Crowd.ids(member, turn);
      Request request = request("/" + member + "/" + turn);
      try (Scope scope = baton.open(ids(ids));
          Response response = http.newCall(request).execute()) {
        assertEquals(Protocol.H2_PRIOR_KNOWLEDGE, response.protocol());
      }
      assertEquals(sent(ids), arrived.get(request.url().encodedPath()));
    });
    assertEquals(1, http.connectionPool().connectionCount());
    assertEquals(0, OkHttpDoor.kept(http));
  }

  /** A body of which there is only one. */
  private static RequestBody body(boolean duplex) {
    return new RequestBody() {
      private boolean written;

      @Override
      public MediaType contentType() {
        return MediaType.get("text/plain");
      }

      @Override
      public boolean isDuplex() {
        return duplex;
      }

      @Override
      public boolean isOneShot() {
        return true;
      }

      @Override
      public void writeTo(BufferedSink sink) throws IOException {
        assertTrue(!written, "written twice");
        written = true;
        sink.writeUtf8("once");
        sink.close();
      }
    };
  }

  @ParameterizedTest
  @CsvSource({"INSTALL, true", "INSTALL, false", "CALL_FACTORY, true", "CALL_FACTORY, false"})
  void aBodyThatCanBeWrittenOnceIsWrittenOnceBesideTheIds(OkHttpDoor door, boolean duplex)
      throws Exception {
    OkHttpClient http = open(door);
    enqueue(200);
    assertEquals(
        200, callAs("A", http, request("/").newBuilder().post(body(duplex)).build()));
    RecordedRequest taken = taken();
    assertEquals("once", taken.getBody().readUtf8());
    assertEquals(sent("A"), idsIn(taken.getHeaders()));
    enqueue(503, "Retry-After", "0");
    int again = callAs("A", http, request("/").newBuilder().post(body(duplex)).build());
    assertEquals(503, again, "OkHttp does not repeat it, and neither do we");
    assertTaken("A");
  }

  @ParameterizedTest
  @EnumSource
  void overHttp1ABodyThatCanBeWrittenOnceIsWrittenOnceBesideTheIds(OkHttpDoor door)
      throws Exception {
    enqueue(200);
    Request post = request("/").newBuilder().post(body(false)).build();
    assertEquals(200, callAs("A", door.open(builder()), post));
    RecordedRequest taken = taken();
    assertEquals("once", taken.getBody().readUtf8());
    assertEquals(sent("A"), idsIn(taken.getHeaders()));
  }
}
