// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.outside;

import io.netty.channel.nio.NioEventLoopGroup;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.SdkEventLoopGroup;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** ElasticMQ in this JVM, and clients of it. */
final class Queues implements AutoCloseable {
  private final SQSRestServer server =
      SQSRestServerBuilder.withInterface("127.0.0.1").withDynamicPort().start();
  private final URI endpoint =
      URI.create("http://127.0.0.1:" + server.waitUntilStarted().localAddress().getPort());

  /** Threads that end at once: a client's own take two seconds for that. */
  private final NioEventLoopGroup threads = new NioEventLoopGroup(2);

  private final SqsClient plain = client();

  private <B extends AwsClientBuilder<B, C>, C> B at(B builder, ExecutionInterceptor... with) {
    return builder
        .endpointOverride(endpoint)
        .region(Region.EU_WEST_1)
        .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "s")))
        .overrideConfiguration(o -> Arrays.asList(with).forEach(o::addExecutionInterceptor));
  }

  SqsClient client(ExecutionInterceptor... interceptors) {
    return at(SqsClient.builder(), interceptors).build();
  }

  SqsAsyncClient asyncClient(ExecutionInterceptor... interceptors) {
    return at(SqsAsyncClient.builder(), interceptors)
        .httpClientBuilder(
            NettyNioAsyncHttpClient.builder().eventLoopGroup(SdkEventLoopGroup.create(threads)))
        .build();
  }

  /** The address of a new queue, which hands a message out again at once unless it is deleted. */
  String create(String name) {
    return plain
        .createQueue(
            r -> r.queueName(name).attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "0")))
        .queueUrl();
  }

  /** Sends a message with one ID, or with none. */
  String send(String queue, String body, String id) {
    return plain
        .sendMessage(r -> {
          r.queueUrl(queue).messageBody(body);
          if (id != null) {
            r.messageAttributes(Map.of(
                "x-correlation-id",
                MessageAttributeValue.builder()
                    .dataType("String")
                    .stringValue(id)
                    .build()));
          }
        })
        .messageId();
  }

  /** Takes so many messages out of a queue, with all their attributes. */
  List<Message> taken(String queue, int wanted) {
    List<Message> all = new ArrayList<>();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (all.size() < wanted && System.nanoTime() < deadline) {
      for (Message message : plain
          .receiveMessage(r -> r.queueUrl(queue).messageAttributeNames("All").waitTimeSeconds(1))
          .messages()) {
        plain.deleteMessage(r -> r.queueUrl(queue).receiptHandle(message.receiptHandle()));
        all.add(message);
      }
    }
    return all;
  }

  /** The ID of a message, or none. */
  static String id(Message message) {
    MessageAttributeValue id = message.messageAttributes().get("x-correlation-id");
    return id == null ? "none" : id.stringValue();
  }

  /** How many messages are in a queue, handed out or not. */
  int size(String queue) {
    Map<QueueAttributeName, String> sizes = plain
        .getQueueAttributes(r -> r.queueUrl(queue).attributeNames(QueueAttributeName.ALL))
        .attributes();
    return Integer.parseInt(sizes.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
        + Integer.parseInt(
            sizes.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE));
  }

  @Override
  public void close() {
    plain.close();
    threads.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    server.stopAndWait();
  }
}
