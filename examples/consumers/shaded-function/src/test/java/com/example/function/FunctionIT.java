// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package com.example.function;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The function's jar in a JVM of its own, with nothing beside it on the class path. */
@Timeout(120)
class FunctionIT {
  private static final Path TARGET = Path.of(System.getProperty("basedir"), "target");
  private static final String EVENT = """
      {"Records":[{"EventSource":"aws:sns","Sns":{"MessageId":"message-1","Message":"hello",
      "MessageAttributes":{"x-correlation-id":{"Type":"String","Value":"post-1"}}}}]}
      """;

  private final SQSRestServer queues =
      SQSRestServerBuilder.withInterface("127.0.0.1").withDynamicPort().start();
  private final String queueEndpoint =
      "http://127.0.0.1:" + queues.waitUntilStarted().localAddress().getPort();

  /** What was sent to SNS and to Kinesis, by service. */
  private final Map<String, String> sent = new ConcurrentHashMap<>();

  private HttpServer others;

  @TempDir
  Path folder;

  @BeforeEach
  void start() throws IOException {
    others = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    others.createContext("/", exchange -> {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      boolean isKinesis = exchange.getRequestHeaders().containsKey("X-Amz-Target");
      sent.put(isKinesis ? "kinesis" : "sns", body);
      String answer = isKinesis
          ? "{\"ShardId\":\"shard-1\",\"SequenceNumber\":\"1\"}"
          : "<PublishResponse><PublishResult><MessageId>message-2</MessageId></PublishResult></PublishResponse>";
      byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
      exchange
          .getResponseHeaders()
          .set("Content-Type", isKinesis ? "application/x-amz-json-1.1" : "text/xml");
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
      exchange.close();
    });
    others.start();
  }

  @AfterEach
  void stop() {
    others.stop(0);
    queues.stopAndWait();
  }

  @Test
  void whatTheFunctionSendsBearsTheIdAndItsOwnInterceptorIsThereToo() throws Exception {
    try (SqsClient sqs = SqsClient.builder()
        .endpointOverride(URI.create(queueEndpoint))
        .region(Region.EU_WEST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
        .build()) {
      String queue = sqs.createQueue(r -> r.queueName("posts")).queueUrl();

      List<String> lines = run(queue);

      assertTrue(lines.contains("answer \"told\""), lines.toString());
      for (String each : List.of(
          "TellEverybody post-1 telling hello",
          "AuditInterceptor post-1 audited SendMessageRequest",
          "AuditInterceptor post-1 audited PublishRequest",
          "AuditInterceptor post-1 audited PutRecordRequest")) {
        assertEquals(1, lines.stream().filter(line -> line.contains(each)).count(), each + " in " + lines);
      }
      var message = sqs.receiveMessage(
              r -> r.queueUrl(queue).messageAttributeNames("All").waitTimeSeconds(10))
          .messages()
          .get(0);
      assertEquals("post-1", message.messageAttributes().get("x-correlation-id").stringValue());
      assertEquals("post-1", ofSns(sent.get("sns"), "x-correlation-id"));
      assertEquals(
          "{\"__context__\":{\"x-correlation-id\":\"post-1\",\"call-chain-length\":\"2\",\"debug-log-enabled\":\"false\"},\"post\":\"hello\"}",
          dataOf(sent.get("kinesis")));
    }
  }

  /** The contrast: of the files of one name a jar that is shaded without transformers keeps the function's own. */
  @Test
  void withoutTheTransformersOneOfTheFilesIsLost() throws IOException {
    assertEquals(
        List.of("com.example.function.AuditInterceptor"), registered("not-merged", "sqs"));
    for (Map.Entry<String, String> each : Map.of(
            "sqs", "io.github.baton4j.sqs.BatonSqsInterceptor",
            "sns", "io.github.baton4j.sns.BatonSnsInterceptor",
            "kinesis", "io.github.baton4j.auto.NamedStreamsInterceptor")
        .entrySet()) {
      assertEquals(
          List.of("com.example.function.AuditInterceptor", each.getValue()),
          registered("function", each.getKey()));
    }
  }

  private static Path jar(String classifier) {
    return TARGET.resolve("shaded-function-1.0-SNAPSHOT-" + classifier + ".jar");
  }

  private static List<String> registered(String classifier, String service) throws IOException {
    try (ZipFile jar = new ZipFile(jar(classifier).toFile());
        var in = jar.getInputStream(jar.getEntry(
            "software/amazon/awssdk/services/" + service + "/execution.interceptors"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank())
          .toList();
    }
  }

  /** Runs the function once; its source of main is compiled by that JVM, so that nothing else is on its class path. */
  private List<String> run(String queue) throws Exception {
    Path in = Files.writeString(folder.resolve("event.json"), EVENT);
    Path out = folder.resolve("out");
    ProcessBuilder builder = new ProcessBuilder(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Daws.cborEnabled=false", // JSON is easier to read here
        "-cp",
        jar("function").toString(),
        TARGET.resolve("../src/test/java/com/example/function/Invoke.java").toString());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("AWS_") || name.startsWith("BATON_"));
    environment.put("AWS_REGION", "eu-west-1");
    environment.put("AWS_ACCESS_KEY_ID", "key");
    environment.put("AWS_SECRET_ACCESS_KEY", "secret");
    environment.put("AWS_ENDPOINT_URL", "http://127.0.0.1:" + others.getAddress().getPort());
    environment.put("AWS_ENDPOINT_URL_SQS", queueEndpoint);
    environment.put("QUEUE_URL", queue);
    environment.put("TOPIC_ARN", "arn:aws:sns:eu-west-1:123456789012:posts");
    environment.put("BATON_HANDLER", "com.example.function.TellEverybody");
    environment.put("BATON_KINESIS_STREAMS", "posts");
    Process process = builder
        .redirectInput(in.toFile())
        .redirectErrorStream(true)
        .redirectOutput(out.toFile())
        .start();
    try {
      assertTrue(process.waitFor(60, TimeUnit.SECONDS), () -> "still running: " + read(out));
      assertEquals(0, process.exitValue(), () -> String.join("\n", read(out)));
    } finally {
      process.destroyForcibly();
    }
    return read(out);
  }

  private static List<String> read(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** The value of a message's attribute, out of a form. */
  private static String ofSns(String form, String name) {
    String decoded = URLDecoder.decode(form, StandardCharsets.UTF_8);
    return group(
        decoded,
        "\\.Name=" + Pattern.quote(name)
            + "&MessageAttributes\\.entry\\.\\d+\\.Value\\.DataType=String"
            + "&MessageAttributes\\.entry\\.\\d+\\.Value\\.StringValue=([^&]*)");
  }

  private static String dataOf(String json) {
    byte[] data = Base64.getDecoder().decode(group(json, "\"Data\":\"([^\"]*)\""));
    return new String(data, StandardCharsets.UTF_8);
  }

  private static String group(String text, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertTrue(matcher.find(), text);
    return matcher.group(1);
  }
}
