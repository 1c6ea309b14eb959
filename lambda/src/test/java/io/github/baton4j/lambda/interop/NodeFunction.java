// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda.interop;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.baton4j.testkit.node.NodePackages;
import io.github.baton4j.testkit.node.NodeProcess;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A function in Node, with the packages that the wire contract is shared with: a process beside this one. */
final class NodeFunction implements AutoCloseable {
  /** Of every invocation. */
  static final String REQUEST_ID = "node-request";

  private static final Duration LONGEST = Duration.ofSeconds(20);

  private final Loopback services;
  private final HttpClient client = HttpClient.newBuilder()
      .version(HttpClient.Version.HTTP_1_1)
      .connectTimeout(LONGEST)
      .build();
  private final NodeProcess process;

  private NodeFunction(Loopback services, NodeProcess process) {
    this.services = services;
    this.process = process;
  }

  static NodeFunction start(Loopback services) throws URISyntaxException {
    NodePackages packages = NodePackages.install("powertools");
    Path script = Path.of(NodeFunction.class.getResource("functions.cjs").toURI());
    Map<String, String> environment = Map.of(
        "NODE_PATH", packages.folder().resolve("node_modules").toString(),
        "AWS_REGION", "eu-west-1",
        "AWS_ACCESS_KEY_ID", "a",
        "AWS_SECRET_ACCESS_KEY", "s",
        "AWS_SDK_JS_SUPPRESS_MAINTENANCE_MODE_MESSAGE", "1");
    NodeProcess process = NodeProcess.start(
        packages,
        environment,
        output -> NodeProcess.portsIn(output).size() == 1,
        script.toString());
    return new NodeFunction(services, process);
  }

  /** One record as the middleware has captured from it: its IDs, as JSON has them, and the text that came with it. */
  record Captured(Map<String, Object> ids, String text) {}

  /** Invokes the function; a record that the middleware could not read is null. */
  List<Captured> capture(String event) throws Exception {
    return relay(event, null, Map.of());
  }

  /** The same; the function sets further IDs, and sends on what it got. */
  List<Captured> relay(String event, Way way, Map<String, String> further) throws Exception {
    ObjectNode call = LambdaEvents.JSON.createObjectNode();
    call.set("event", LambdaEvents.JSON.readTree(event));
    call.put("requestId", REQUEST_ID);
    call.set("further", LambdaEvents.JSON.valueToTree(further));
    if (way != null) {
      call.putArray("sends").add(sending(way, new Message("", Map.of())));
    }
    List<Captured> all = new ArrayList<>();
    for (JsonNode each : call(call).get("captured")) {
      Map<String, Object> ids =
          LambdaEvents.JSON.convertValue(each.get("ids"), new TypeReference<>() {});
      all.add(each.isNull() ? null : new Captured(ids, each.path("text").asText(null)));
    }
    return all;
  }

  /** Sends with these IDs, whose values are text, numbers, booleans or {@code @NaN}, which JSON has no word for. */
  void send(Way way, Map<String, Object> ids, Message message) throws Exception {
    ObjectNode call = LambdaEvents.JSON.createObjectNode();
    call.set("ids", LambdaEvents.JSON.valueToTree(ids));
    call.putArray("sends").add(sending(way, message));
    call(call);
  }

  /** A JSON text as Node writes it once it has read it. */
  String rewritten(String json) throws Exception {
    return call(LambdaEvents.JSON.createObjectNode().put("json", json))
        .get("json")
        .asText();
  }

  private JsonNode call(ObjectNode call) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:" + process.ports().get(0)))
        .timeout(LONGEST)
        .POST(HttpRequest.BodyPublishers.ofString(LambdaEvents.JSON.writeValueAsString(call)))
        .build();
    String body;
    try {
      body = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new IOException(process.output(), e);
    }
    JsonNode answer = LambdaEvents.JSON.readTree(body);
    if (answer.has("error")) {
      throw new Refused(answer.get("error").asText());
    }
    return answer;
  }

  /** What the packages have thrown. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    Refused(String message) {
      super(message);
    }
  }

  private ObjectNode sending(Way way, Message message) {
    ObjectNode send = LambdaEvents.JSON.createObjectNode();
    ObjectNode params = send.putObject("params");
    send.put("endpoint", services.endpoint(way).toString());
    String target = services.target(way);
    switch (way) {
      case POST -> {
        send.put("client", "http").put("endpoint", services.endpoint(way) + target);
        params.put("body", message.text());
        ObjectNode headers = params.putObject("headers").put("content-type", "application/json");
        message.own().forEach((name, value) -> headers.put(name, value.value()));
      }
      case PUBLISH, PUBLISH_TO_QUEUE -> {
        send.put("client", "sns").put("method", "publish");
        params.put("TopicArn", target).put("Message", message.text());
        attributes(params, message);
      }
      case SEND_MESSAGE -> {
        send.put("client", "sqs").put("method", "sendMessage");
        params.put("QueueUrl", target).put("MessageBody", message.text());
        attributes(params, message);
      }
      case SEND_MESSAGE_BATCH -> {
        send.put("client", "sqs").put("method", "sendMessageBatch");
        params.put("QueueUrl", target);
        for (int i = 0; i < way.messages(); i++) {
          ObjectNode entry = params.withArray("Entries").addObject();
          attributes(entry.put("Id", "e" + i).put("MessageBody", message.text()), message);
        }
      }
      case PUT_RECORD -> {
        send.put("client", "kinesis").put("method", "putRecord");
        params.put("StreamName", target).put("PartitionKey", "k").put("Data", message.text());
      }
      case PUT_RECORDS -> {
        send.put("client", "kinesis").put("method", "putRecords");
        params.put("StreamName", target);
        for (int i = 0; i < way.messages(); i++) {
          ObjectNode entry = params.withArray("Records").addObject();
          entry.put("PartitionKey", "k" + i).put("Data", message.text());
        }
      }
      default -> throw new IllegalArgumentException("the Node client has no " + way);
    }
    return send;
  }

  private static void attributes(ObjectNode params, Message message) {
    ObjectNode attributes = params.putObject("MessageAttributes");
    message
        .own()
        .forEach((name, value) -> attributes
            .putObject(name)
            .put("DataType", value.type())
            .put(value.isBinary() ? "BinaryValue" : "StringValue", value.value()));
  }

  @Override
  public void close() {
    process.close();
  }
}
