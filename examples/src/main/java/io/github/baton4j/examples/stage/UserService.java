// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.stage;

import com.sun.net.httpserver.HttpExchange;
import io.github.baton4j.testkit.RecordedRequest;
import io.github.baton4j.testkit.WireRecorder;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * A service that knows nothing of Baton: it logs what it is asked, with the correlation headers that it received. Users
 * who are to be there at once are kept until all of them are.
 */
final class UserService implements AutoCloseable {
  static final String NAME = "user-service";

  private static final Logger log = LoggerFactory.getLogger(UserService.class);
  private static final int PATIENCE_SECONDS = 5;

  private final Set<String> atOnce;
  private final CountDownLatch allThere;
  private final Loopback server;
  private final WireRecorder wire;

  UserService(Set<String> atOnce) throws IOException {
    this.atOnce = Set.copyOf(atOnce);
    this.allThere = new CountDownLatch(atOnce.size());
    this.server = Loopback.serve(this::handle);
    this.wire = WireRecorder.before(server.address());
  }

  String url() {
    return wire.uri().toString();
  }

  /** What it was asked, as it stood on the wire. */
  List<RecordedRequest> requests() {
    return wire.requests();
  }

  /** Whether those who were to be there at once were. */
  boolean wereAtOnce() {
    return allThere.getCount() == 0;
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String user = path.substring(path.lastIndexOf('/') + 1);
    log(user, exchange.getRequestHeaders());
    if (atOnce.contains(user)) {
      waitForTheOthers();
    }
    Loopback.answer(
        exchange, 200, user.substring(0, 1).toUpperCase(Locale.ROOT) + user.substring(1));
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
    log.info("asked who {} is", user);
    fields.forEach(MDC::remove);
  }

  private void waitForTheOthers() {
    allThere.countDown();
    try {
      if (!allThere.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("stage: the users who should be there at once are not");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    wire.close();
    server.close();
  }
}
