// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Scope;
import io.github.baton4j.contract.Law;
import java.net.InetAddress;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Law 3: what stands below the headers is not looked at. */
class OkHttpBodyTest {
  @ParameterizedTest
  @Law(3)
  @ValueSource(ints = {0, 1, 4096, 1_000_000})
  void aBodyArrivesByteForByte(int size) throws Exception {
    byte[] body = new byte[size];
    for (int i = 0; i < size; i++) {
      body[i] = (byte) i;
    }
    OkHttpClient client = BatonOkHttp.install(new OkHttpClient.Builder()).build();
    Baton baton = Baton.builder().build();
    try (MockWebServer server = new MockWebServer();
        Scope scope = baton.open(CorrelationIds.of("c-1"))) {
      server.start(InetAddress.getByName("127.0.0.1"), 0);
      server.enqueue(new MockResponse());
      Request request = new Request.Builder()
          .url(server.url("/"))
          .post(RequestBody.create(body, null))
          .build();
      client.newCall(request).execute().close();
      RecordedRequest received = server.takeRequest(30, TimeUnit.SECONDS);
      assertArrayEquals(body, received.getBody().readByteArray());
      assertEquals("c-1", received.getHeader("x-correlation-id"));
      assertEquals(Integer.toString(size), received.getHeader("Content-Length"));
    } finally {
      client.dispatcher().executorService().shutdown();
      client.connectionPool().evictAll();
    }
  }
}
