// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.baton4j.testkit.ClassPath;
import io.github.baton4j.testkit.LoopbackServer;
import io.github.baton4j.testkit.RecordedRequest;
import io.github.baton4j.testkit.WireRecorder;
import io.github.baton4j.testkit.lambda.Event;
import io.github.baton4j.testkit.lambda.Invocation;
import io.github.baton4j.testkit.lambda.NeedsRuntimeClient;
import io.github.baton4j.testkit.lambda.RuntimeApi;
import io.github.baton4j.testkit.lambda.RuntimeProcess;
import io.github.baton4j.testkit.lambda.TaskRoot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One function, unchanged, with and without the layer, on Lambda's real runtime client. */
@NeedsRuntimeClient
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class LayerIT {
  private static final String LOGBACK = """
      <configuration>
        <appender name="out" class="ch.qos.logback.core.ConsoleAppender">
          <encoder><pattern>line %msg [%X{x-correlation-id:-none}]%n</pattern></encoder>
        </appender>
        <root level="INFO"><appender-ref ref="out"/></root>
      </configuration>
      """;

  @TempDir
  Path folder;

  private RuntimeApi api;
  private LoopbackServer services;
  private WireRecorder wire;

  @BeforeEach
  void start() throws IOException {
    api = RuntimeApi.start();
    services = LoopbackServer.start("services", exchange -> {
      exchange.getRequestBody().readAllBytes();
      LoopbackServer.answer(exchange, 400, "{}");
    });
    wire = WireRecorder.before(services.address());
  }

  @AfterEach
  void end() {
    wire.close();
    services.close();
    api.close();
  }

  private RuntimeProcess.Builder function(String handler) {
    return function(handler, folder.resolve("task"), true);
  }

  private RuntimeProcess.Builder function(String handler, Path taskRoot, boolean hasLogger) {
    List<String> artifacts = new ArrayList<>(List.of("sqs", "sns", "kinesis"));
    if (!handler.contains("OrderMaps")) {
      artifacts.add("aws-lambda-java-events");
    }
    if (hasLogger) {
      artifacts.add("logback-classic");
    }
    TaskRoot root = TaskRoot.in(taskRoot)
        .classes(Orders.class, OrderMaps.class, OrderStreams.class, Shipping.class)
        .jars(ClassPath.ofThisJvm().withDependencies(artifacts.toArray(new String[0])))
        .file("logback.xml", LOGBACK);
    return RuntimeProcess.of(root, "io.github.baton4j.layer." + handler)
        .variable("AWS_ENDPOINT_URL", wire.uri().toString())
        .variable("BATON_KINESIS_STREAMS", "parcels");
  }

  private RuntimeProcess.Builder withLayer(RuntimeProcess.Builder function) {
    Path opt = folder.resolve("opt");
    Layer.unpackInto(opt);
    return function.layer(opt.resolve("java")).wrapper(opt.resolve("baton"));
  }

  /** Batches of 1 and of 10, one after the other or several at once; each message is of a chain of its own. */
  private List<Invocation> invokeAll() {
    List<Invocation> all = new ArrayList<>();
    for (int batch = 10; batch < 14; batch++) {
      StringBuilder event = new StringBuilder("{\"Records\":[");
      for (int i = 0; i < (batch % 2 == 0 ? 1 : 10); i++) {
        event.append(i == 0 ? "" : ",").append(message(batch + "" + i));
      }
      all.add(api.invoke(Event.of(event.append("]}").toString())));
    }
    return all;
  }

  private static String message(String number) {
    return """
        {"messageId":"m-%1$s","body":"{}","eventSource":"aws:sqs","eventSourceARN":"arn:aws:sqs:eu-west-1:1:q",\
        "attributes":{"ApproximateReceiveCount":"1"},"messageAttributes":{\
        "x-correlation-id":{"dataType":"String","stringValue":"chain-%1$s"}}}""".formatted(number);
  }

  /** By message: the chain that it has to be seen with. */
  private static Map<String, String> expected(List<Invocation> all, boolean isOfRecords) {
    Map<String, String> expected = new LinkedHashMap<>();
    for (Invocation each : all) {
      String answer = each.answer().success();
      for (String id :
          answer.substring(1, answer.length() - 1).replace("\"", "").split(",", -1)) {
        expected.put(id, isOfRecords ? "chain-" + id.substring(2) : each.requestId());
      }
    }
    assertEquals(22, expected.size());
    return expected;
  }

  private static String text(RecordedRequest request) {
    return new String(request.body(), StandardCharsets.ISO_8859_1);
  }

  private List<RecordedRequest> requestsOf(String id) {
    return wire.requests().stream().filter(each -> text(each).contains(id)).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "Orders, 0, true",
    "Orders, 4, true",
    "Orders::plain, 0, true",
    "Orders::plain, 4, true",
    "OrderMaps, 0, true",
    "OrderMaps, 4, true",
    "OrderStreams, 0, false",
    "OrderStreams, 4, false",
  })
  void withTheLayerEveryMessageAndEveryLineHasItsId(
      String handler, int atOnce, boolean isOfRecords) {
    RuntimeProcess.Builder function = withLayer(function(handler));
    if (atOnce > 0) {
      function.concurrency(atOnce);
    }
    try (RuntimeProcess process = function.start(api)) {
      Map<String, String> expected = expected(invokeAll(), isOfRecords);
      process.awaitLines(22, line -> line.contains("line shipping"));
      for (Map.Entry<String, String> each : expected.entrySet()) {
        String line = "line shipping " + each.getKey() + " [" + each.getValue() + "]";
        // What the runtime itself writes ends with no line break.
        assertTrue(process.lines().stream().anyMatch(own -> own.endsWith(line)), line);
        List<RecordedRequest> requests = requestsOf(each.getKey());
        assertEquals(4, requests.size());
        int bearing = 0;
        for (RecordedRequest request : requests) {
          assertEquals(
              !text(request).contains("others"),
              text(request).contains("x-correlation-id") && text(request).contains(each.getValue()),
              text(request));
          bearing += text(request).contains(each.getValue()) ? 1 : 0;
        }
        assertEquals(3, bearing);
      }
    }
  }

  @Test
  void withoutALoggerOfTheUsersTheIdsTravelAllTheSame() {
    RuntimeProcess.Builder function = function("Orders", folder.resolve("task"), false);
    try (RuntimeProcess process = withLayer(function).start(api)) {
      api.invoke("{\"Records\":[" + message("800") + "]}").answer().success();
      process.awaitLines(1, line -> line.contains("No SLF4J providers were found"));
      List<RecordedRequest> requests = requestsOf("m-800");
      assertEquals(4, requests.size());
      assertEquals(
          3, requests.stream().filter(each -> text(each).contains("chain-800")).count());
    }
  }

  /** The layer brings Lambda's event classes, without what only their dates would need. */
  @Test
  void messageOfATopicIsOfItsChain() {
    try (RuntimeProcess process = withLayer(function("OrderMaps")).start(api)) {
      api.invoke("""
          {"Records":[{"EventSource":"aws:sns","Sns":{"MessageId":"m-700","Message":"{}","Timestamp":"2026-11-20T00:00:00Z",\
          "MessageAttributes":{"x-correlation-id":{"Type":"String","Value":"chain-700"}}}}]}""").answer().success();
      process.awaitLines(1, line -> line.endsWith("line shipping m-700 [chain-700]"));
    }
  }

  @ParameterizedTest
  @CsvSource({"Orders", "Orders::plain", "OrderMaps", "OrderStreams"})
  void withoutTheLayerNothingHas(String handler) {
    try (RuntimeProcess process = function(handler).start(api)) {
      Map<String, String> expected = expected(invokeAll(), true);
      process.awaitLines(22, line -> line.contains("line shipping") && line.endsWith("[none]"));
      for (String id : expected.keySet()) {
        for (RecordedRequest request : requestsOf(id)) {
          assertTrue(!text(request).contains("correlation"), text(request));
        }
        assertEquals(4, requestsOf(id).size());
      }
    }
  }

  @Test
  void switchedOffTheLayerChangesNoByte() throws IOException {
    List<List<String>> bodies = new ArrayList<>();
    for (boolean hasLayer : new boolean[] {false, true}) {
      RuntimeProcess.Builder function = function("Orders", folder.resolve("task" + hasLayer), true)
          .variable("BATON_ENABLED", "false");
      int before = wire.requests().size();
      try (RuntimeApi own = RuntimeApi.start();
          RuntimeProcess process = (hasLayer ? withLayer(function) : function).start(own)) {
        own.invoke("{\"Records\":[" + message("99") + "]}").answer().success();
        process.awaitLines(1, line -> line.endsWith("[none]"));
      }
      List<RecordedRequest> all = wire.requests();
      bodies.add(
          all.subList(before, all.size()).stream().map(LayerIT::text).sorted().toList());
    }
    assertEquals(4, bodies.get(0).size());
    assertEquals(bodies.get(0), bodies.get(1));
  }
}
