// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package com.example.posts;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsAsyncClientBuilder;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** A queue and a service, on loopback, as long as this JVM lives: the application's context does so, too. */
final class Surroundings {
  static final Surroundings THE = new Surroundings();

  private final SQSRestServer queues =
      SQSRestServerBuilder.withInterface("127.0.0.1").withDynamicPort().start();
  private final SqsClient outside = at(SqsClient.builder()).build();
  private final String queueUrl = outside.createQueue(r -> r.queueName("posts")).queueUrl();
  private final List<Map<String, String>> calls = new CopyOnWriteArrayList<>();
  private final HttpServer followers;
  private volatile CountDownLatch held = new CountDownLatch(0);

  private Surroundings() {
    try {
      followers = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    followers.setExecutor(Executors.newCachedThreadPool());
    followers.createContext("/", this::answer);
    followers.start();
  }

  @TestConfiguration
  static class Clients {
    @Bean
    SqsAsyncClientBuilder testSqsBuilder() {
      return THE.at(SqsAsyncClient.builder());
    }
  }

  private <B extends AwsClientBuilder<B, C>, C> B at(B builder) {
    return builder
        .endpointOverride(URI.create(
            "http://127.0.0.1:" + queues.waitUntilStarted().localAddress().getPort()))
        .region(Region.EU_WEST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")));
  }

  private void answer(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new TreeMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
    calls.add(headers);
    held.countDown();
    try {
      assertTrue(held.await(30, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    byte[] body = "ben,cy".getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  String queueUrl() {
    return queueUrl;
  }

  String followersUrl() {
    return "http://127.0.0.1:" + followers.getAddress().getPort() + "/followers";
  }

  void holdCallsUntilThereAre(int count) {
    held = new CountDownLatch(count);
  }

  /** The headers of each call. */
  List<Map<String, String>> calls() {
    return calls;
  }

  void forget() {
    calls.clear();
  }

  /** Takes so many messages, and returns the attributes of each by its body. */
  Map<String, Map<String, String>> messages(int wanted) {
    Map<String, Map<String, String>> all = new TreeMap<>();
    int count = 0;
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (count < wanted) {
      assertTrue(System.nanoTime() < deadline, "only " + all);
      var response = outside.receiveMessage(r -> r.queueUrl(queueUrl)
          .messageAttributeNames("All")
          .maxNumberOfMessages(10)
          .waitTimeSeconds(1));
      for (Message message : response.messages()) {
        outside.deleteMessage(r -> r.queueUrl(queueUrl).receiptHandle(message.receiptHandle()));
        Map<String, String> attributes = new TreeMap<>();
        message
            .messageAttributes()
            .forEach((name, value) -> attributes.put(name, value.stringValue()));
        all.put(message.body(), attributes);
        count++;
      }
    }
    return all;
  }
}
