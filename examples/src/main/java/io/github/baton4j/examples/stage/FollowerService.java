// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.stage;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.github.baton4j.examples.service.FollowersHandler;
import io.github.baton4j.testkit.LoopbackServer;
import io.github.baton4j.testkit.RecordedRequest;
import io.github.baton4j.testkit.WireRecorder;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.MDC;

/** The follower service, deployed: it marks the service's log lines with its name, and keeps what it was asked. */
final class FollowerService implements AutoCloseable {
  static final String NAME = "follower-service";

  private final HttpHandler handler;
  private final LoopbackServer server;
  private final WireRecorder wire;

  FollowerService(List<PlannedPost> plan) throws IOException {
    Map<String, List<String>> followers = new HashMap<>();
    plan.forEach(post -> followers.put(post.user(), post.followers()));
    handler = new FollowersHandler(followers);
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
    MDC.put(Function.FIELD, NAME);
    try {
      handler.handle(exchange);
    } finally {
      MDC.remove(Function.FIELD);
    }
  }

  @Override
  public void close() {
    wire.close();
    server.close();
  }
}
