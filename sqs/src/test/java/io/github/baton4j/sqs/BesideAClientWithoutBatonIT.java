// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.sqs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Limits;
import io.github.baton4j.Scope;
import io.github.baton4j.contract.Counts;
import io.github.baton4j.contract.Law;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.SqsClientBuilder;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SqsException;

/**
 * Laws 1, 2 and 4, at every border: what passes without Baton passes with it, and what does not fails alike. The queue judges
 * the number of attributes and their MD5, and this the size, since the queue does not count attributes to it.
 */
@Law({1, 2, 4})
class BesideAClientWithoutBatonIT {
  private static final String[] NAMES = {
    "x-correlation-id",
    "X-Correlation-ID",
    "call-chain-length",
    "Call-Chain-Length",
    "traceparent",
    "x-correlation-a",
    "X-CORRELATION-A",
    "tracestate",
    "a",
    "b.c",
    "d_e",
    "f-1",
    "g",
    "h"
  };

  private static SQSRestServer server;
  private static SqsClient plain;
  private static SqsClient sqs;
  private static volatile SdkRequest sent;
  private static String queue;

  @BeforeAll
  static void start() {
    server = SQSRestServerBuilder.withInterface("127.0.0.1").withDynamicPort().start();
    plain = client().build();
    sqs = client()
        .overrideConfiguration(o -> o.addExecutionInterceptor(new BatonSqsInterceptor())
            .addExecutionInterceptor(new ExecutionInterceptor() {
              @Override
              public void beforeMarshalling(
                  Context.BeforeMarshalling context, ExecutionAttributes attributes) {
                sent = context.request();
              }
            }))
        .build();
    queue = plain.createQueue(r -> r.queueName("q")).queueUrl();
  }

  private static SqsClientBuilder client() {
    return SqsClient.builder()
        .endpointOverride(URI.create(
            "http://127.0.0.1:" + server.waitUntilStarted().localAddress().getPort()))
        .region(Region.EU_WEST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "s")));
  }

  @AfterAll
  static void stop() {
    plain.close();
    sqs.close();
    server.stopAndWait();
  }

  private static CorrelationIds ids(Random random) {
    CorrelationIds ids = CorrelationIds.of("c-" + random.nextInt(2));
    for (int n = random.nextInt(9); n > 0; n--) {
      ids = ids.with("x-correlation-" + (char) ('a' + n), "v".repeat(1 + random.nextInt(120)));
    }
    return ids;
  }

  private static Map<String, MessageAttributeValue> attributes(Random random) {
    Map<String, MessageAttributeValue> attributes = new LinkedHashMap<>();
    for (int n = random.nextInt(random.nextBoolean() ? 3 : 14); n > 0; n--) {
      attributes.put(NAMES[random.nextInt(NAMES.length)], attribute(random));
    }
    return attributes;
  }

  private static MessageAttributeValue attribute(Random random) {
    MessageAttributeValue.Builder attribute = MessageAttributeValue.builder();
    return switch (random.nextInt(4)) {
      case 0 ->
        attribute
            .dataType("Binary.é")
            .binaryValue(SdkBytes.fromByteArray(new byte[1 + random.nextInt(40)]))
            .build();
      case 1 ->
        attribute
            .dataType("Number")
            .stringValue(Integer.toString(random.nextInt(9)))
            .build();
      case 2 ->
        attribute.dataType("String").stringValue("c-" + random.nextInt(2)).build();
      default -> attribute.dataType("String.é").stringValue("語😀").build();
    };
  }

  private static int around(Random random) {
    int kind = random.nextInt(8);
    return kind == 0 ? -1 : kind == 1 ? 0 : random.nextInt(kind < 5 ? 60 : 900);
  }

  private static String body(Random random, int bytes) {
    String begin = random.nextBoolean() ? "é語😀" : "";
    return begin + "x".repeat(Math.max(1, bytes - utf8(begin)));
  }

  private static int utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static int bytes(String body, Map<String, MessageAttributeValue> attributes) {
    int bytes = utf8(body);
    for (Map.Entry<String, MessageAttributeValue> entry : attributes.entrySet()) {
      MessageAttributeValue value = entry.getValue();
      bytes += utf8(entry.getKey()) + utf8(value.dataType());
      bytes += value.binaryValue() == null
          ? utf8(value.stringValue())
          : value.binaryValue().asByteArrayUnsafe().length;
    }
    return bytes;
  }

  private static String said(SendMessageRequest request, SqsClient client) {
    try {
      client.sendMessage(request);
      return "sent";
    } catch (SqsException e) {
      return e.awsErrorDetails().errorCode();
    }
  }

  private static String said(SendMessageBatchRequest request, SqsClient client) {
    try {
      StringBuilder failed = new StringBuilder("sent but");
      for (BatchResultErrorEntry each : client.sendMessageBatch(request).failed()) {
        failed.append(' ').append(each.id()).append(each.code());
      }
      return failed.toString();
    } catch (SqsException e) {
      return e.awsErrorDetails().errorCode();
    }
  }

  private static void keepsTo(int limit, int was, int is, String about) {
    assertTrue(was > limit ? is <= was || is <= 1 << 20 : is <= limit, about + was + " to " + is);
  }

  @ParameterizedTest
  @CsvSource({"1, 2000, 1000", "2, 262144, 60", "3, 1048576, 20"})
  void whatPassesWithoutPassesWithAndWhatFailsFailsAlike(long seed, int limit, int requests) {
    Baton baton = Baton.builder().limits(Limits.defaults().messageBytes(limit)).build();
    Counts counts = new Counts(baton, "sqs");
    Random random = new Random(seed);
    int passed = 0;
    int carriers = 0;
    for (int i = 0; i < requests; i++) {
      String about = "seed " + seed + ", request " + i + ": ";
      CorrelationIds ids = ids(random);
      if (random.nextBoolean()) {
        Map<String, MessageAttributeValue> attributes = attributes(random);
        SendMessageRequest request = SendMessageRequest.builder()
            .queueUrl(queue)
            .messageAttributes(attributes)
            .messageBody(body(random, limit - around(random) - bytes("", attributes)))
            .build();
        String without = said(request, plain);
        try (Scope scope = baton.open(ids)) {
          assertEquals(without, said(request, sqs), about);
        }
        SendMessageRequest with = (SendMessageRequest) sent;
        int was = bytes(request.messageBody(), attributes);
        keepsTo(limit, was, bytes(with.messageBody(), with.messageAttributes()), about);
        passed += without.equals("sent") ? 1 : 0;
        carriers++;
      } else {
        List<SendMessageBatchRequestEntry> entries = new ArrayList<>();
        int left = limit - around(random);
        for (int n = 1 + random.nextInt(10); n > 0; n--) {
          Map<String, MessageAttributeValue> attributes = attributes(random);
          left -= bytes("", attributes);
          String body = body(random, left / n);
          left -= utf8(body);
          entries.add(SendMessageBatchRequestEntry.builder()
              .id("e" + n)
              .messageBody(body)
              .messageAttributes(attributes)
              .build());
        }
        SendMessageBatchRequest request =
            SendMessageBatchRequest.builder().queueUrl(queue).entries(entries).build();
        String without = said(request, plain);
        try (Scope scope = baton.open(ids)) {
          assertEquals(without, said(request, sqs), about);
        }
        keepsTo(limit, bytes(request), bytes((SendMessageBatchRequest) sent), about);
        passed += without.startsWith("sent") ? 1 : 0;
        carriers += entries.size();
      }
    }
    assertTrue(passed > requests / 4, "too few pass: " + passed);
    assertEquals(carriers, counts.sum(), "one outcome for each message: " + counts.risen());
    assertFalse(counts.risen().containsKey("failed"));
  }

  private static int bytes(SendMessageBatchRequest request) {
    int bytes = 0;
    for (SendMessageBatchRequestEntry entry : request.entries()) {
      bytes += bytes(entry.messageBody(), entry.messageAttributes());
    }
    return bytes;
  }
}
