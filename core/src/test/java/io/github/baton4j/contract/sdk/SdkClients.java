// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.contract.sdk;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsAsyncClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.regions.Region;

/** Clients whose requests end in an {@link SdkWire}, all of one configuration, and all closed with this. */
public final class SdkClients implements AutoCloseable {
  private final SdkWire wire;
  private final Consumer<ClientOverrideConfiguration.Builder> configuration;
  private final List<SdkClient> clients = new ArrayList<>();

  public SdkClients(SdkWire wire, Consumer<ClientOverrideConfiguration.Builder> configuration) {
    this.wire = wire;
    this.configuration = configuration;
  }

  /** A synchronous client. */
  public <C extends SdkClient, B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>>
      C sync(B builder) {
    builder.httpClient(wire.sync());
    return built(builder);
  }

  /** An asynchronous client. */
  public <C extends SdkClient, B extends AwsAsyncClientBuilder<B, C> & AwsClientBuilder<B, C>>
      C async(B builder) {
    builder.httpClient(wire.async());
    return built(builder);
  }

  private <C extends SdkClient, B extends AwsClientBuilder<B, C>> C built(B builder) {
    C client = builder
        .region(Region.EU_WEST_1)
        .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "s")))
        .endpointOverride(URI.create("http://127.0.0.1:1"))
        .overrideConfiguration(configuration)
        .build();
    clients.add(client);
    return client;
  }

  /** What a synchronous call comes to. */
  public static CompletableFuture<?> done(Object answer) {
    return CompletableFuture.completedFuture(answer);
  }

  @Override
  public void close() {
    clients.forEach(SdkClient::close);
  }
}
