// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.baton4j.contract.BatonCopy;
import io.github.baton4j.contract.InjectionContract;
import io.github.baton4j.contract.TwoCopiesContract;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Calls, executed and enqueued, of a client in which two copies of Baton were installed. */
class OkHttpTwoCopiesContractTest extends TwoCopiesContract {
  private final Map<String, Headers> received = new ConcurrentHashMap<>();
  private final MockWebServer server = new MockWebServer();
  private final OkHttpClient plain = new OkHttpClient();

  @BeforeEach
  void start() throws IOException {
    server.setDispatcher(new Dispatcher() {
      @Override
      public MockResponse dispatch(RecordedRequest request) {
        received.put(request.getPath(), request.getHeaders());
        return new MockResponse();
      }
    });
    server.start(InetAddress.getByName("127.0.0.1"), 0);
  }

  @AfterEach
  void stop() throws IOException {
    server.shutdown();
    plain.dispatcher().executorService().shutdown();
    plain.connectionPool().evictAll();
  }

  @Override
  protected InjectionContract.Wire send(BatonCopy... registered) throws Exception {
    OkHttpClient.Builder builder = plain.newBuilder();
    for (BatonCopy copy : registered) {
      copy.type(BatonOkHttp.class)
          .getMethod("install", OkHttpClient.Builder.class)
          .invoke(null, builder);
    }
    OkHttpClient client = builder.build();
    Request executed = request();
    client.newCall(executed).execute().close();
    Request enqueued = request();
    QueuedCall.answer(client.newCall(enqueued)).close();
    assertEquals(wire(executed).entries(), wire(enqueued).entries());
    return wire(enqueued);
  }

  private Request request() {
    return new Request.Builder().url(server.url("/" + UUID.randomUUID())).build();
  }

  private InjectionContract.Wire wire(Request request) {
    return new OkHttpContractTest.HeadersWire(received.get(request.url().encodedPath()), Map.of());
  }

  @Override
  protected Class<?> ofTransport() {
    return BatonOkHttp.class;
  }

  @Override
  protected String transport() {
    return "http";
  }

  @Override
  protected long carriers() {
    return 2;
  }
}
