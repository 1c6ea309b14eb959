// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.sqs;

import java.net.URI;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Real queues in this JVM, and clients of them. */
final class QueueServer implements AutoCloseable {
  private final SQSRestServer server =
      SQSRestServerBuilder.withInterface("127.0.0.1").withDynamicPort().start();
  private final URI endpoint =
      URI.create("http://127.0.0.1:" + server.waitUntilStarted().localAddress().getPort());
  private final AtomicInteger queues = new AtomicInteger();

  /** A client of either kind with these interceptors. */
  <B extends AwsClientBuilder<B, C>, C> C client(B builder, ExecutionInterceptor... interceptors) {
    return builder
        .endpointOverride(endpoint)
        .region(Region.EU_WEST_1)
        .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "s")))
        .overrideConfiguration(o -> Arrays.asList(interceptors).forEach(o::addExecutionInterceptor))
        .build();
  }

  /** The address of a new queue. */
  String queue(SqsClient client) {
    return client.createQueue(r -> r.queueName("q-" + queues.incrementAndGet())).queueUrl();
  }

  @Override
  public void close() {
    server.stopAndWait();
  }
}
