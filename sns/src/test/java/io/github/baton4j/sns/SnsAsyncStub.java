// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.sns;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.async.SdkPublisher;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsAsyncClient;

/** The same for an asynchronous client: what it would have sent, and the shortest answers that it understands. */
final class SnsAsyncStub implements SdkAsyncHttpClient {
  private final List<String> sent = new CopyOnWriteArrayList<>();

  static SnsAsyncClient client(SnsAsyncStub stub, ExecutionInterceptor... interceptors) {
    return SnsAsyncClient.builder()
        .region(Region.EU_WEST_1)
        .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "s")))
        .endpointOverride(URI.create("http://127.0.0.1:1"))
        .httpClient(stub)
        .overrideConfiguration(o -> Arrays.asList(interceptors).forEach(o::addExecutionInterceptor))
        .build();
  }

  List<String> sent() {
    return sent;
  }

  @Override
  public CompletableFuture<Void> execute(AsyncExecuteRequest request) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    request.requestContentPublisher().subscribe(new Subscriber<ByteBuffer>() {
      private final ByteArrayOutputStream body = new ByteArrayOutputStream();

      @Override
      public void onSubscribe(Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
      }

      @Override
      public void onNext(ByteBuffer part) {
        byte[] bytes = new byte[part.remaining()];
        part.get(bytes);
        body.write(bytes, 0, bytes.length);
      }

      @Override
      public void onError(Throwable fault) {
        done.completeExceptionally(fault);
      }

      @Override
      public void onComplete() {
        String form = body.toString(StandardCharsets.UTF_8);
        sent.add(form);
        request
            .responseHandler()
            .onHeaders(SdkHttpFullResponse.builder().statusCode(200).build());
        request.responseHandler().onStream(answer(form));
        done.complete(null);
      }
    });
    return done;
  }

  private static SdkPublisher<ByteBuffer> answer(String form) {
    return SdkPublisher.adapt(subscriber -> subscriber.onSubscribe(new Subscription() {
      private boolean given;

      @Override
      public void request(long n) {
        if (!given) {
          given = true;
          subscriber.onNext(ByteBuffer.wrap(SnsStub.answer(form)));
          subscriber.onComplete();
        }
      }

      @Override
      public void cancel() {
        given = true;
      }
    }));
  }

  @Override
  public void close() {}
}
