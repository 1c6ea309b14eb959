// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.github.baton4j.Baton;
import io.github.baton4j.Incoming;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** {@code GET /users/ana/followers}: who follows somebody. Only functions can reach it, so it believes what they send. */
public final class FollowersHandler implements HttpHandler {
  private static final Logger log = LoggerFactory.getLogger(FollowersHandler.class);
  private static final Baton BATON = Baton.builder().trustHttp(true).build();

  private final Map<String, List<String>> followers;

  /** Serves these, by user. */
  public FollowersHandler(Map<String, List<String>> followers) {
    this.followers = Map.copyOf(followers);
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    String user = exchange.getRequestURI().getPath().split("/", -1)[2];
    Incoming incoming = Incoming.of(exchange.getRequestHeaders(), null);
    BATON.run(incoming, () -> log.info("asked for the followers of {}", user));
    answer(
        exchange, JsonMapper.shared().writeValueAsString(followers.getOrDefault(user, List.of())));
  }

  private static void answer(HttpExchange exchange, String json) throws IOException {
    byte[] bytes = json.getBytes(UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
