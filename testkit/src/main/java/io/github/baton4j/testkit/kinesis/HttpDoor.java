// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.kinesis;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** The endpoint's HTTP: one POST is one call, the operation stands in a header. */
final class HttpDoor implements AutoCloseable {
  static {
    // Head and body of an answer leave in two writes. Without this the second waits for the
    // client's delayed acknowledgement of the first, 40 ms. It is read once, at the first use of
    // the JDK's server in a JVM: where that may have been another one's, as in tests, it is set
    // when the JVM starts.
    if (System.getProperty("sun.net.httpserver.nodelay") == null) {
      System.setProperty("sun.net.httpserver.nodelay", "true");
    }
  }

  private final HttpServer server;
  private final ExecutorService threads;
  private final Operations operations;
  private final Faults faults;

  private HttpDoor(HttpServer server, Operations operations, Faults faults) {
    this.server = server;
    this.operations = operations;
    this.faults = faults;
    this.threads = Executors.newCachedThreadPool(task -> {
      Thread thread = new Thread(task, "kinesis-" + server.getAddress().getPort());
      thread.setDaemon(true);
      return thread;
    });
  }

  static HttpDoor open(Operations operations, Faults faults) throws IOException {
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    HttpServer server = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
    HttpDoor door = new HttpDoor(server, operations, faults);
    server.setExecutor(door.threads);
    server.createContext("/", door::handle);
    server.start();
    return door;
  }

  InetSocketAddress address() {
    return server.getAddress();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try {
      byte[] body = exchange.getRequestBody().readAllBytes();
      WireFormat format = WireFormat.of(exchange.getRequestHeaders().getFirst("Content-Type"));
      Answer answer = answer(exchange.getRequestHeaders().getFirst("X-Amz-Target"), format, body);
      // CreateStream and DeleteStream answer with nothing at all, not with an empty object.
      byte[] bytes = answer.members() == null ? new byte[0] : format.write(answer.members());
      exchange.getResponseHeaders().set("Content-Type", format.contentType());
      exchange.getResponseHeaders().set("x-amzn-RequestId", UUID.randomUUID().toString());
      exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
      if (bytes.length > 0) {
        exchange.getResponseBody().write(bytes);
      }
    } finally {
      exchange.close();
    }
  }

  private Answer answer(@Nullable String target, WireFormat format, byte[] body) {
    try {
      if (faults.takeRequest()) {
        throw KinesisFault.internal("a failure that the test ordered");
      }
      return new Answer(200, operations.call(target, format.read(body)));
    } catch (KinesisFault e) {
      return refusal(e);
    } catch (RuntimeException e) {
      // A fault of the stand-in itself: an answer that says so is found sooner than none.
      return refusal(KinesisFault.internal("the stand-in failed: " + e));
    }
  }

  private static Answer refusal(KinesisFault fault) {
    ObjectNode members = JsonNodeFactory.instance.objectNode();
    members.put("__type", fault.type()).put("message", fault.getMessage());
    return new Answer(fault.status(), members);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private record Answer(int status, @Nullable ObjectNode members) {}
}
