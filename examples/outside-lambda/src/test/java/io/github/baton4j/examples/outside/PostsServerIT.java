// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.outside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.baton4j.contract.LogLines;
import io.github.baton4j.testkit.LoopbackServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Logger;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostsServerIT {
  /** Kept, since the JDK's logging forgets a logger that nobody holds, and its settings with it. */
  private static final Logger TOMCATS_LOG = Logger.getLogger("org.apache");

  private final List<String> called = new CopyOnWriteArrayList<>();
  private LoopbackServer followers;
  private PostsServer server;

  @BeforeEach
  void start() throws Exception {
    TOMCATS_LOG.setUseParentHandlers(false);
    followers = LoopbackServer.start("followers", exchange -> {
      called.add(exchange.getRequestHeaders().getFirst("x-correlation-id"));
      LoopbackServer.answer(exchange, 200, "");
    });
    server = new PostsServer(
        new PostsServlet(HttpUrl.get("http://127.0.0.1:" + followers.address().getPort())));
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
    followers.close();
  }

  private HttpResponse<String> post(String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:" + server.port() + "/posts"))
        .POST(HttpRequest.BodyPublishers.ofString("hello"));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void theIdOfARequestIsOnItsLinesOnItsCallsAndInItsAnswer() throws Exception {
    try (LogLines lines = Lines.listen()) {
      HttpResponse<String> response = post("X-Correlation-ID", "post-1");
      assertEquals(201, response.statusCode());
      assertEquals(List.of("post-1"), response.headers().allValues("x-correlation-id"));
      assertEquals(List.of("post-1"), Lines.ids(lines, "creating post"));
      assertEquals(List.of("post-1"), called);
    }
  }

  @Test
  void eachRequestWithoutAnIdGetsOneOfItsOwn() throws Exception {
    try (LogLines lines = Lines.listen()) {
      post();
      post();
      assertEquals(called, Lines.ids(lines, "creating post"));
      assertNotEquals(called.get(0), called.get(1));
    }
  }
}
