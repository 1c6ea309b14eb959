// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.kinesis;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import io.github.baton4j.testkit.LoopbackServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The endpoint's HTTP: one POST is one call, the operation stands in a header. */
final class HttpDoor implements AutoCloseable {
  private final Operations operations;
  private final Faults faults;
  private final LoopbackServer server;

  private HttpDoor(Operations operations, Faults faults) throws IOException {
    this.operations = operations;
    this.faults = faults;
    this.server = LoopbackServer.start("kinesis-endpoint-request", this::handle);
  }

  static HttpDoor open(Operations operations, Faults faults) throws IOException {
    return new HttpDoor(operations, faults);
  }

  InetSocketAddress address() {
    return server.address();
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
    server.close();
  }

  private record Answer(int status, @Nullable ObjectNode members) {}
}
