// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.beside;

import io.github.baton4j.testkit.RecordedRequest;
import io.github.baton4j.testkit.WireRecorder;
import io.github.baton4j.testkit.kinesis.KinesisEndpoint;
import io.github.baton4j.testkit.sns.SnsStandIn;
import io.netty.channel.nio.NioEventLoopGroup;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.SdkEventLoopGroup;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.sns.SnsAsyncClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** A queue, a topic and a stream on loopback, a recorder before each, and clients for them. */
final class LoopbackAws implements AutoCloseable {
  static final String STREAM = "posts";

  private final SQSRestServer elasticMq;
  private final InetSocketAddress sqsAddress;
  private final SnsStandIn sns;
  private final KinesisEndpoint kinesis;
  private final String topic;

  /** One for all asynchronous clients, on threads that end at once: a client of its own takes two seconds for that. */
  private final NioEventLoopGroup threads = new NioEventLoopGroup(2);

  private final SdkAsyncHttpClient asyncHttp = NettyNioAsyncHttpClient.builder()
      .protocol(Protocol.HTTP1_1)
      .eventLoopGroup(SdkEventLoopGroup.create(threads))
      .build();

  private final SqsClient plain;
  private WireRecorder wire;

  LoopbackAws() throws IOException {
    elasticMq =
        SQSRestServerBuilder.withInterface("127.0.0.1").withDynamicPort().start();
    sqsAddress = elasticMq.waitUntilStarted().localAddress();
    URI sqs = URI.create("http://127.0.0.1:" + sqsAddress.getPort());
    plain = at(sqs, SqsClient.builder()).build();
    sns = SnsStandIn.deliveringTo(sqs).start();
    kinesis = KinesisEndpoint.start();
    kinesis.createStream(STREAM, 1);
    try (SnsClient client = at(sns.uri(), SnsClient.builder()).build()) {
      topic = client.createTopic(request -> request.name("posts")).topicArn();
    }
  }

  SnsStandIn topics() {
    return sns;
  }

  KinesisEndpoint streams() {
    return kinesis;
  }

  String topic() {
    return topic;
  }

  /** A queue of one's own, by its URL. */
  String newQueue() {
    return plain
        .createQueue(request -> request.queueName("q-" + System.nanoTime()))
        .queueUrl();
  }

  /** So many messages of a queue, with all their attributes. */
  List<Message> received(String queue, int wanted) {
    List<Message> all = new ArrayList<>();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (all.size() < wanted && System.nanoTime() < deadline) {
      all.addAll(plain
          .receiveMessage(request -> request
              .queueUrl(queue)
              .maxNumberOfMessages(10)
              .messageAttributeNames("All")
              .waitTimeSeconds(1))
          .messages());
    }
    return all;
  }

  /** What clients that were made since the last call of {@code sqs}, {@code sns} or {@code kinesis} have sent. */
  List<RecordedRequest> requests() {
    return wire.requests();
  }

  SqsClient sqs(ClientOverrideConfiguration configuration) {
    return towards(SqsClient.builder(), sqsAddress, configuration).build();
  }

  SqsAsyncClient sqsAsync(ClientOverrideConfiguration configuration) {
    return towards(SqsAsyncClient.builder(), sqsAddress, configuration)
        .httpClient(asyncHttp)
        .build();
  }

  SnsClient sns(ClientOverrideConfiguration configuration) {
    return towards(SnsClient.builder(), sns.address(), configuration).build();
  }

  SnsAsyncClient snsAsync(ClientOverrideConfiguration configuration) {
    return towards(SnsAsyncClient.builder(), sns.address(), configuration)
        .httpClient(asyncHttp)
        .build();
  }

  KinesisClient kinesis(ClientOverrideConfiguration configuration) {
    return towards(KinesisClient.builder(), kinesis.address(), configuration).build();
  }

  KinesisAsyncClient kinesisAsync(ClientOverrideConfiguration configuration) {
    return towards(KinesisAsyncClient.builder(), kinesis.address(), configuration)
        .httpClient(asyncHttp)
        .build();
  }

  private <B extends AwsClientBuilder<B, ?>> B towards(
      B builder, InetSocketAddress server, ClientOverrideConfiguration configuration) {
    recordBefore(server);
    return at(wire.uri(), builder).overrideConfiguration(configuration);
  }

  private static <B extends AwsClientBuilder<B, ?>> B at(URI endpoint, B builder) {
    return builder
        .endpointOverride(endpoint)
        .region(Region.EU_WEST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "s")));
  }

  private void recordBefore(InetSocketAddress server) {
    endRecorder();
    try {
      wire = WireRecorder.before(server);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void endRecorder() {
    if (wire != null) {
      wire.close();
    }
  }

  @Override
  public void close() {
    endRecorder();
    plain.close();
    asyncHttp.close();
    threads.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly();
    kinesis.close();
    sns.close();
    elasticMq.stopAndWait();
  }
}
