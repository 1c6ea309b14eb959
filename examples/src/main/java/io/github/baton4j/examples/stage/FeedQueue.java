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

/** SQS with one queue: ElasticMQ in this JVM. Functions reach it through a recorder, the stage by a client of its own. */
final class FeedQueue implements AutoCloseable {
  private final SQSRestServer server;
  private final WireRecorder wire;
  private final SqsClient client;
  private final String url;

  FeedQueue() throws IOException {
    server = SQSRestServerBuilder.withInterface("127.0.0.1").withDynamicPort().start();
    InetSocketAddress address = server.waitUntilStarted().localAddress();
    wire = WireRecorder.before(address);
    client = SqsClient.builder()
        .endpointOverride(URI.create("http://127.0.0.1:" + address.getPort()))
        .region(Region.EU_WEST_1)
        .credentialsProvider(AnonymousCredentialsProvider.create())
        .build();
    url = client.createQueue(request -> request.queueName("feed")).queueUrl();
  }

  /** Where functions find SQS. */
  String endpoint() {
    return wire.uri().toString();
  }

  String url() {
    return url;
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
