// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.http;

import io.github.baton4j.CorrelationIds;
import io.github.baton4j.contract.HeaderRoomContract;
import io.github.baton4j.contract.Load;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** OkHttp under the contract about room, on the wire. */
class OkHttpRoomContractTest extends HeaderRoomContract<Headers> {
  private static final List<String> OF_THE_CLIENT =
      List.of("Host", "Connection", "Accept-Encoding", "User-Agent");

  private static volatile Headers received;
  private static MockWebServer server;
  private static OkHttpClient client;

  @BeforeAll
  static void start() throws IOException {
    server = new MockWebServer();
    server.setDispatcher(new Dispatcher() {
      @Override
      public MockResponse dispatch(RecordedRequest request) {
        received = request.getHeaders();
        return new MockResponse();
      }
    });
    server.start(InetAddress.getByName("127.0.0.1"), 0);
    client = BatonOkHttp.install(new OkHttpClient.Builder()).build();
  }

  @AfterAll
  static void stop() throws IOException {
    server.shutdown();
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }

  @Override
  public Headers carrier(Load load, int i) {
    Headers.Builder headers = new Headers.Builder();
    load.fields().forEach(field -> headers.set(field.name(), field.text()));
    return headers.build();
  }

  @Override
  public List<Headers> through(List<Headers> carriers, CorrelationIds ids) throws IOException {
    Request request =
        new Request.Builder().url(server.url("/")).headers(carriers.get(0)).build();
    client.newCall(request).execute().close();
    return List.of(received);
  }

  /** The names as they are on the wire, but for those that a client adds; which header comes first is of no account. */
  @Override
  public Object seen(Headers headers) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < headers.size(); i++) {
      if (!OF_THE_CLIENT.contains(headers.name(i))) {
        lines.add(headers.name(i) + ": " + headers.value(i));
      }
    }
    lines.sort(null);
    return lines;
  }

  @Override
  public int requests() {
    return 1_500;
  }

  @Override
  public boolean keepsIdentity() {
    return false;
  }
}
