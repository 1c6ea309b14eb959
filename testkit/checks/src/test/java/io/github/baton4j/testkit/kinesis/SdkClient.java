// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.kinesis;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/** The ways in which the SDK talks to Kinesis; all look like the synchronous client. */
enum SdkClient {
  SYNC_CBOR(true, false),
  SYNC_JSON(false, false),
  ASYNC_CBOR(true, true),
  ASYNC_JSON(false, true);

  private static final String CBOR_ENABLED = "aws.cborEnabled";

  /** kinesis-local takes ten seconds for 10 MiB where it has a core of its own, which it seldom has. */
  private static final Duration ENOUGH = Duration.ofMinutes(2);

  private final boolean cbor;
  private final boolean async;

  SdkClient(boolean cbor, boolean async) {
    this.cbor = cbor;
    this.async = async;
  }

  String contentType() {
    return cbor ? "application/x-amz-cbor-1.1" : "application/x-amz-json-1.1";
  }

  /**
   * HTTP for the asynchronous ones, to be closed by whoever asked: it takes its time to close, too much to have one for each
   * test.
   */
  static SdkAsyncHttpClient http() {
    // The SDK's default for Kinesis is HTTP/2, which the JDK's server does not speak.
    return NettyNioAsyncHttpClient.builder()
        .protocol(Protocol.HTTP1_1)
        .readTimeout(ENOUGH)
        .build();
  }

  /** The SDK reads the property while a client is built, and never again for that client. */
  KinesisClient to(URI endpoint, SdkAsyncHttpClient http) {
    synchronized (SdkClient.class) {
      String before = System.getProperty(CBOR_ENABLED);
      System.setProperty(CBOR_ENABLED, String.valueOf(cbor));
      try {
        return async
            ? blocking(
                to(endpoint, KinesisAsyncClient.builder()).httpClient(http).build())
            : to(endpoint, KinesisClient.builder())
                .httpClientBuilder(Apache5HttpClient.builder().socketTimeout(ENOUGH))
                .build();
      } finally {
        if (before == null) {
          System.clearProperty(CBOR_ENABLED);
        } else {
          System.setProperty(CBOR_ENABLED, before);
        }
      }
    }
  }

  private static <B extends AwsClientBuilder<B, C>, C> B to(URI endpoint, B builder) {
    return builder
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")));
  }

  /** Every method has its twin of the same name and arguments, whose result is a future. */
  private static KinesisClient blocking(KinesisAsyncClient client) {
    return (KinesisClient) Proxy.newProxyInstance(
        SdkClient.class.getClassLoader(),
        new Class<?>[] {KinesisClient.class},
        (proxy, method, arguments) -> await(invoke(client, method, arguments)));
  }

  private static Object invoke(KinesisAsyncClient client, Method method, Object[] arguments)
      throws Throwable {
    try {
      return KinesisAsyncClient.class
          .getMethod(method.getName(), method.getParameterTypes())
          .invoke(client, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static Object await(Object result) throws Throwable {
    if (!(result instanceof CompletableFuture<?> future)) {
      return result;
    }
    try {
      return future.get(ENOUGH.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw e.getCause();
    }
  }
}
