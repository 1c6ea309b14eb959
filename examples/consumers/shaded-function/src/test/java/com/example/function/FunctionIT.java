// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package com.example.function;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The function's jar in a JVM of its own, with nothing beside it on the class path. */
@Timeout(300)
class FunctionIT {
  private static final Path TARGET = Path.of(System.getProperty("basedir"), "target");
  private static final String EVENT = """
      {"Records":[{"EventSource":"aws:sns","Sns":{"MessageId":"message-1","Message":"hello",
      "MessageAttributes":{"x-correlation-id":{"Type":"String","Value":"post-1"}}}}]}
      """;

  /** What was sent, by service. */
  private final Map<String, String> sent = new ConcurrentHashMap<>();

  private HttpServer services;

  @TempDir
  Path folder;

  @BeforeEach
  void start() throws IOException {
    services = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    services.createContext("/", exchange -> {
      String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
      String service = target == null ? "sns" : target.startsWith("AmazonSQS") ? "sqs" : "kinesis";
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      sent.put(service, body);
      byte[] answer = answer(service, body).getBytes(StandardCharsets.UTF_8);
      exchange
          .getResponseHeaders()
          .set("Content-Type", target == null ? "text/xml" : "application/x-amz-json-1.1");
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
      exchange.close();
    });
    services.start();
  }

  private static String answer(String service, String body) {
    return switch (service) {
      case "sns" ->
        "<PublishResponse><PublishResult><MessageId>message-2</MessageId></PublishResult></PublishResponse>";
      case "kinesis" -> "{\"ShardId\":\"shard-1\",\"SequenceNumber\":\"1\"}";
      default ->
        "{\"MessageId\":\"message-3\",\"MD5OfMessageBody\":\""
            + md5("hello".getBytes(StandardCharsets.UTF_8)) + "\",\"MD5OfMessageAttributes\":\""
            + md5OfAttributes(body) + "\"}";
    };
  }

  /** As SQS does it, and the SDK checks: names sorted, each text with its length before it. */
  private static String md5OfAttributes(String json) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    ofSqs(json).forEach((name, value) -> {
      append(all, name);
      append(all, "String");
      all.write(1);
      append(all, value);
    });
    return md5(all.toByteArray());
  }

  private static void append(ByteArrayOutputStream all, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    all.writeBytes(ByteBuffer.allocate(4).putInt(bytes.length).array());
    all.writeBytes(bytes);
  }

  private static String md5(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @AfterEach
  void stop() {
    services.stop(0);
  }

  @Test
  void whatTheFunctionSendsBearsTheIdAndItsOwnInterceptorIsThereToo() throws Exception {
    List<String> lines = run();

    assertTrue(lines.contains("answer \"told\""), lines.toString());
    for (String each : List.of(
        "TellEverybody post-1 telling hello",
        "AuditInterceptor post-1 audited SendMessageRequest",
        "AuditInterceptor post-1 audited PublishRequest",
        "AuditInterceptor post-1 audited PutRecordRequest")) {
      assertEquals(
          1, lines.stream().filter(line -> line.contains(each)).count(), each + " in " + lines);
    }
    assertEquals("post-1", ofSqs(sent.get("sqs")).get("x-correlation-id"));
    assertEquals("post-1", ofSns(sent.get("sns"), "x-correlation-id"));
    String data = dataOf(sent.get("kinesis"));
    assertTrue(data.startsWith("{\"__context__\":{\"x-correlation-id\":\"post-1\","), data);
    assertTrue(data.endsWith("},\"post\":\"hello\"}"), data);
  }

  /** The contrast: of the files of one name a jar that is shaded without transformers keeps the function's own. */
  @Test
  void withoutTheTransformersOneOfTheFilesIsLost() throws IOException {
    assertEquals(List.of("com.example.function.AuditInterceptor"), registered("not-merged", "sqs"));
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
  private List<String> run() throws Exception {
    Path in = Files.writeString(folder.resolve("event.json"), EVENT);
    Path out = folder.resolve("out");
    ProcessBuilder builder = new ProcessBuilder(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Daws.cborEnabled=false", // JSON is easier to read here
        "-cp",
        jar("function").toString(),
        TARGET.resolve("../src/test/java/com/example/function/Invoke.java").toString());
    String endpoint = "http://127.0.0.1:" + services.getAddress().getPort();
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("AWS_") || name.startsWith("BATON_"));
    environment.put("AWS_REGION", "eu-west-1");
    environment.put("AWS_ACCESS_KEY_ID", "key");
    environment.put("AWS_SECRET_ACCESS_KEY", "secret");
    environment.put("AWS_ENDPOINT_URL", endpoint);
    environment.put("QUEUE_URL", endpoint + "/123456789012/posts");
    environment.put("TOPIC_ARN", "arn:aws:sns:eu-west-1:123456789012:posts");
    environment.put("BATON_HANDLER", "com.example.function.TellEverybody");
    environment.put("BATON_KINESIS_STREAMS", "posts");
    Process process = builder
        .redirectInput(in.toFile())
        .redirectErrorStream(true)
        .redirectOutput(out.toFile())
        .start();
    try {
      assertTrue(process.waitFor(240, TimeUnit.SECONDS), () -> "still running: " + read(out));
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
      throw new UncheckedIOException(e);
    }
  }

  /** A message's attributes, out of JSON. */
  private static Map<String, String> ofSqs(String json) {
    Map<String, String> attributes = new TreeMap<>();
    Matcher matcher = Pattern.compile(
            "\"([^\"]+)\":\\{\"StringValue\":\"([^\"]*)\",\"DataType\":\"String\"\\}")
        .matcher(json);
    while (matcher.find()) {
      attributes.put(matcher.group(1), matcher.group(2));
    }
    return attributes;
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
