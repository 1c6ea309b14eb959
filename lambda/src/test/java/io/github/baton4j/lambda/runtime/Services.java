// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import io.github.baton4j.testkit.LoopbackServer;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A queue, a topic, a stream and a service that take everything, and hand on what of Baton's came with it. */
final class Services implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * A message.
   *
   * @param service where it arrived
   * @param own what its sender calls it
   * @param ids its attributes, the members of its context, or those of its headers that are of Baton's
   * @param trace X-Ray's header of the call
   */
  record Arrived(String service, String own, Map<String, String> ids, String trace) {}

  private final Consumer<Arrived> each;
  private final LoopbackServer server;

  private Services(Consumer<Arrived> each) throws IOException {
    this.each = each;
    this.server = LoopbackServer.start("services", this::answer);
  }

  /** Hands on from many threads at once. */
  static Services start(Consumer<Arrived> each) throws IOException {
    return new Services(each);
  }

  String uri() {
    return "http://127.0.0.1:" + server.address().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Headers headers = exchange.getRequestHeaders();
    String trace = headers.getFirst("X-Amzn-Trace-Id");
    String target = String.valueOf(headers.getFirst("X-Amz-Target"));
    String answer = "";
    if (target.equals("AmazonSQS.SendMessage")) {
      JsonNode message = JSON.readTree(body);
      each.accept(new Arrived("sqs", message.path("MessageBody").asText(), sqs(message), trace));
      answer = "{\"MessageId\":\"m\"}";
    } else if (target.equals("Kinesis_20131202.PutRecord")) {
      JsonNode data = JSON.readTree(JSON.readTree(body).path("Data").binaryValue());
      each.accept(new Arrived("kinesis", data.path("own").asText(), kinesis(data), trace));
      answer = "{\"ShardId\":\"s\",\"SequenceNumber\":\"1\"}";
    } else if (body.startsWith("Action=Publish")) {
      Map<String, String> form = form(body);
      each.accept(new Arrived("sns", form.get("Message"), sns(form), trace));
      answer = "<PublishResponse><PublishResult><MessageId>m</MessageId></PublishResult>"
          + "<ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></PublishResponse>";
    } else {
      each.accept(new Arrived("http", body, http(headers), trace));
    }
    LoopbackServer.answer(exchange, 200, answer);
  }

  private static Map<String, String> sqs(JsonNode message) {
    Map<String, String> ids = new TreeMap<>();
    message
        .path("MessageAttributes")
        .properties()
        .forEach(e -> ids.put(e.getKey(), e.getValue().path("StringValue").asText()));
    return ids;
  }

  private static Map<String, String> kinesis(JsonNode data) {
    Map<String, String> ids = new TreeMap<>();
    data.path("__context__")
        .properties()
        .forEach(e -> ids.put(e.getKey(), e.getValue().asText()));
    return ids;
  }

  private static Map<String, String> form(String body) {
    Map<String, String> form = new TreeMap<>();
    for (String pair : body.split("&", -1)) {
      int equals = pair.indexOf('=');
      form.put(
          pair.substring(0, equals),
          URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
    }
    return form;
  }

  private static Map<String, String> sns(Map<String, String> form) {
    Map<String, String> ids = new TreeMap<>();
    form.forEach((name, value) -> {
      if (name.startsWith("MessageAttributes.entry.") && name.endsWith(".Name")) {
        String entry = name.substring(0, name.length() - "Name".length());
        ids.put(value, form.get(entry + "Value.StringValue"));
      }
    });
    return ids;
  }

  private static Map<String, String> http(Headers headers) {
    Map<String, String> ids = new TreeMap<>();
    for (Map.Entry<String, List<String>> header : headers.entrySet()) {
      String name = header.getKey().toLowerCase(Locale.ROOT);
      if (name.startsWith("x-correlation-")
          || name.equals("call-chain-length")
          || name.equals("debug-log-enabled")) {
        ids.put(name, String.join(",", header.getValue()));
      }
    }
    return ids;
  }

  @Override
  public void close() {
    server.close();
  }
}
