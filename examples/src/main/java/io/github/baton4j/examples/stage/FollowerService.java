// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.stage;

import com.sun.net.httpserver.HttpExchange;
import io.github.baton4j.testkit.LoopbackServer;
import io.github.baton4j.testkit.RecordedRequest;
import io.github.baton4j.testkit.WireRecorder;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import tools.jackson.databind.json.JsonMapper;

/** A service that knows nothing of Baton: it logs what it is asked, with the correlation headers that it received. */
final class FollowerService implements AutoCloseable {
  static final String NAME = "follower-service";

  private static final Logger log = LoggerFactory.getLogger(FollowerService.class);

  private final Map<String, List<String>> followers = new HashMap<>();
  private final LoopbackServer server;
  private final WireRecorder wire;

  FollowerService(List<PlannedPost> plan) throws IOException {
    plan.forEach(post -> followers.put(post.user(), post.followers()));
    server = LoopbackServer.start(NAME, Streams.SHARDS, this::handle);
    wire = WireRecorder.before(server.address());
  }

  String url() {
    return wire.uri().toString();
  }

  static String path(String user) {
    return "/users/" + user + "/followers";
  }

  /** What it was asked, as it stood on the wire. */
  List<RecordedRequest> requests() {
    return wire.requests();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String user = exchange.getRequestURI().getPath().split("/", -1)[2];
    log(user, exchange.getRequestHeaders());
    List<String> found = followers.getOrDefault(user, List.of());
    LoopbackServer.answer(exchange, 200, JsonMapper.shared().writeValueAsString(found));
  }

  private static void log(String user, Map<String, List<String>> headers) {
    Set<String> fields = new HashSet<>();
    fields.add(Function.FIELD);
    MDC.put(Function.FIELD, NAME);
    for (Map.Entry<String, List<String>> header : headers.entrySet()) {
      String name = header.getKey().toLowerCase(Locale.ROOT);
      if (Carried.isOurs(name)) {
        fields.add(name);
        MDC.put(name, String.join(",", header.getValue()));
      }
    }
    log.info("asked for the followers of {}", user);
    fields.forEach(MDC::remove);
  }

  @Override
  public void close() {
    wire.close();
    server.close();
  }
}
