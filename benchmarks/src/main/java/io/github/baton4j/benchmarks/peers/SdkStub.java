// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks.peers;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.regions.Region;

/**
 * Where the requests of SDK clients end: whole and signed, but without a socket, and each with the same answer. The clients
 * differ in nothing but their interceptors, and are closed with this. Safe for use by any number of threads.
 */
public final class SdkStub implements SdkHttpClient {
  private static final SdkHttpFullResponse OK =
      SdkHttpFullResponse.builder().statusCode(200).build();

  private final byte[] answer;
  private final List<SdkClient> clients = new ArrayList<>();
  private @Nullable Consumer<byte[]> watcher;

  /**
   * @param answer the body of every answer
   */
  public SdkStub(byte[] answer) {
    this.answer = answer;
  }

  /** A client whose requests end here. */
  public <C extends SdkClient, B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>>
      C client(B builder, List<ExecutionInterceptor> interceptors) {
    C client = builder
        .httpClient(this)
        .region(Region.EU_WEST_1)
        .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "s")))
        .overrideConfiguration(o -> o.executionInterceptors(interceptors))
        .build();
    clients.add(client);
    return client;
  }

  /** Shows the body of every request from now on. To be called before any is sent. */
  public void watch(Consumer<byte[]> bodies) {
    watcher = bodies;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    if (watcher != null) {
      try {
        watcher.accept(request.contentStreamProvider().orElseThrow().newStream().readAllBytes());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return new Answer();
  }

  @Override
  public void close() {
    clients.forEach(SdkClient::close);
  }

  private final class Answer implements ExecutableHttpRequest {
    @Override
    public HttpExecuteResponse call() {
      return HttpExecuteResponse.builder()
          .response(OK)
          .responseBody(AbortableInputStream.create(new ByteArrayInputStream(answer)))
          .build();
    }

    @Override
    public void abort() {}
  }
}
