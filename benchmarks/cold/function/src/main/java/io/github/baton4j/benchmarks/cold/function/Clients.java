// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks.cold.function;

import java.net.URI;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.KinesisClientBuilder;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.SnsClientBuilder;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.SqsClientBuilder;

/** The function's clients, to be built by each variant: they share a pool of connections to where the services are. */
public final class Clients {
  static final URI SERVICES = URI.create(System.getenv("SERVICES"));

  private static final SdkHttpClient CONNECTIONS = Apache5HttpClient.create();

  private Clients() {}

  /** The queue's. What stands in for the queue knows no checksums. */
  public static SqsClientBuilder sqs() {
    return SqsClient.builder()
        .endpointOverride(SERVICES)
        .httpClient(CONNECTIONS)
        .checksumValidationEnabled(false);
  }

  /** The topic's. */
  public static SnsClientBuilder sns() {
    return SnsClient.builder().endpointOverride(SERVICES).httpClient(CONNECTIONS);
  }

  /** The stream's. */
  public static KinesisClientBuilder kinesis() {
    return KinesisClient.builder().endpointOverride(SERVICES).httpClient(CONNECTIONS);
  }

  /**
   * What registers an interceptor. Handed over as it is: {@code o -> o.addExecutionInterceptor(…)} would be a class more to
   * load for each client.
   */
  public static ClientOverrideConfiguration with(ExecutionInterceptor interceptor) {
    return ClientOverrideConfiguration.builder()
        .addExecutionInterceptor(interceptor)
        .build();
  }
}
