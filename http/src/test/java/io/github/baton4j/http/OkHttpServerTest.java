// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.http;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.github.baton4j.Baton;
import java.io.IOException;
import java.net.InetAddress;
import java.util.concurrent.TimeUnit;
import okhttp3.Request;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Tests that call a server on loopback and look at what it received. */
abstract class OkHttpServerTest {
  final Baton baton = Baton.builder().build();
  final MockWebServer server = new MockWebServer();

  @BeforeEach
  void start() throws IOException {
    server.start(InetAddress.getByName("127.0.0.1"), 0);
  }

  @AfterEach
  void stop() throws IOException {
    server.shutdown();
  }

  Request request(String path) {
    return new Request.Builder()
        .url("http://127.0.0.1:" + server.getPort() + path)
        .build();
  }

  /** The next request that arrived. */
  RecordedRequest taken() throws InterruptedException {
    RecordedRequest request = server.takeRequest(30, TimeUnit.SECONDS);
    assertNotNull(request);
    return request;
  }
}
