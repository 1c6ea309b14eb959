// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks.cold.harness;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import io.github.baton4j.testkit.LoopbackServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A queue, a topic, a stream and a service that take everything, and note what arrived. They answer at once, with the least
 * that the SDK takes for an answer. Safe for use by any number of threads.
 */
final class Services implements AutoCloseable {
  /** {@code {"ShardId":"s","SequenceNumber":"1"}} in CBOR, where before a text is a letter for its length. */
  private static final byte[] KINESIS =
      "\u00a2gShardIdasnSequenceNumbera1".getBytes(StandardCharsets.ISO_8859_1);

  private static final byte[] SNS =
      ("<PublishResponse><PublishResult><MessageId>m</MessageId></PublishResult>"
              + "<ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></PublishResponse>")
          .getBytes(StandardCharsets.ISO_8859_1);

  private static final byte[] SQS = "{\"MessageId\":\"m\"}".getBytes(StandardCharsets.ISO_8859_1);

  private final List<Arrived> arrived = new ArrayList<>();
  private final LoopbackServer server;

  /** A call: where it came, and whether the request's ID came with it. */
  record Arrived(Place where, boolean hasId) {}

  private Services() throws IOException {
    server = LoopbackServer.start("services", this::answer);
  }

  static Services start() throws IOException {
    return new Services();
  }

  String uri() {
    return "http://127.0.0.1:" + server.address().getPort();
  }

  /** What arrived since the last time. */
  synchronized List<Arrived> take() {
    List<Arrived> taken = List.copyOf(arrived);
    arrived.clear();
    return taken;
  }

  private synchronized void add(Arrived call) {
    arrived.add(call);
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    Headers headers = exchange.getRequestHeaders();
    Place where = where(headers, body);
    // A header of a call to AWS goes to AWS, and to no receiver of the message.
    boolean hasId = where == Place.HTTP
        ? Request.hasId(headers.entrySet().toString().getBytes(StandardCharsets.ISO_8859_1))
        : Request.hasId(body);
    add(new Arrived(where, hasId));
    byte[] answer = switch (where) {
      case SQS -> SQS;
      case SNS -> SNS;
      case KINESIS -> KINESIS;
      case HTTP, LINE -> new byte[0];
    };
    exchange.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  private static Place where(Headers headers, byte[] body) {
    String target = String.valueOf(headers.getFirst("X-Amz-Target"));
    if (target.equals("AmazonSQS.SendMessage")) {
      return Place.SQS;
    }
    if (target.equals("Kinesis_20131202.PutRecord")) {
      return Place.KINESIS;
    }
    return new String(body, StandardCharsets.ISO_8859_1).startsWith("Action=Publish&")
        ? Place.SNS
        : Place.HTTP;
  }

  @Override
  public void close() {
    server.close();
  }
}
