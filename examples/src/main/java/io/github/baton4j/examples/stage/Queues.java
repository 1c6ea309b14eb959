// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.stage;

import io.github.baton4j.testkit.RecordedRequest;
import io.github.baton4j.testkit.WireRecorder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/** SQS: ElasticMQ in this JVM. Functions reach it through a recorder, the stage by a client of its own. */
final class Queues implements AutoCloseable {
  static final String FEED = "feed";
  static final String NOTIFY = "notify";
  static final String PUSH = "push";

  private final SQSRestServer server;
  private final InetSocketAddress address;
  private final WireRecorder wire;
  private final SqsClient client;

  Queues() throws IOException {
    server = SQSRestServerBuilder.withInterface("127.0.0.1").withDynamicPort().start();
    address = server.waitUntilStarted().localAddress();
    wire = WireRecorder.before(address);
    client = SqsClient.builder()
        .endpointOverride(endpoint())
        .region(Region.EU_WEST_1)
        .credentialsProvider(AnonymousCredentialsProvider.create())
        .build();
    for (String queue : List.of(FEED, NOTIFY, PUSH)) {
      client.createQueue(request -> request.queueName(queue));
    }
  }

  /** Where SNS finds SQS. */
  URI endpoint() {
    return URI.create("http://127.0.0.1:" + address.getPort());
  }

  /** Where functions find SQS. */
  String recordedUrl() {
    return wire.uri().toString();
  }

  String url(String queue) {
    return client.getQueueUrl(request -> request.queueName(queue)).queueUrl();
  }

  static String arn(String queue) {
    return "arn:aws:sqs:eu-west-1:000000000000:" + queue;
  }

  /** A client without any interceptor. */
  SqsClient client() {
    return client;
  }

  /** What functions asked of SQS, as it stood on the wire. */
  List<RecordedRequest> requests() {
    return wire.requests();
  }

  @Override
  public void close() {
    client.close();
    wire.close();
    server.stopAndWait();
  }
}
