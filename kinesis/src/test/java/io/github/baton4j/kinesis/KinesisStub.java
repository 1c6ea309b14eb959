// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.kinesis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/**
 * A client whose requests end here: what it would have sent, and an empty answer. Kinesis speaks CBOR. For use by one thread.
 */
final class KinesisStub implements SdkHttpClient {
  private static final CBORMapper CBOR = new CBORMapper();

  /** A map without entries. */
  private static final byte[] NOTHING = {(byte) 0xa0};

  private static final StaticCredentialsProvider CREDENTIALS =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "s"));
  private static final URI NOWHERE = URI.create("http://127.0.0.1:1");

  private byte[] body = {};

  static KinesisClient client(KinesisStub stub, ExecutionInterceptor... interceptors) {
    return KinesisClient.builder()
        .region(Region.EU_WEST_1)
        .credentialsProvider(CREDENTIALS)
        .endpointOverride(NOWHERE)
        .httpClient(stub)
        .overrideConfiguration(o -> Arrays.asList(interceptors).forEach(o::addExecutionInterceptor))
        .build();
  }

  static KinesisAsyncClient asyncClient(KinesisStub stub, ExecutionInterceptor... interceptors) {
    return KinesisAsyncClient.builder()
        .region(Region.EU_WEST_1)
        .credentialsProvider(CREDENTIALS)
        .endpointOverride(NOWHERE)
        .httpClient(stub.new Async())
        .overrideConfiguration(o -> Arrays.asList(interceptors).forEach(o::addExecutionInterceptor))
        .build();
  }

  /** The whole request, a byte a character. */
  String sent() {
    return new String(body, StandardCharsets.ISO_8859_1);
  }

  JsonNode sentTree() throws IOException {
    return CBOR.readTree(body);
  }

  /** The data of the record that was sent, or of all of them. */
  List<byte[]> sentData() throws IOException {
    List<byte[]> data = new ArrayList<>();
    for (JsonNode each : sentTree().findValues("Data")) {
      data.add(each.binaryValue());
    }
    return data;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    try {
      body = request.contentStreamProvider().orElseThrow().newStream().readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() {
        return HttpExecuteResponse.builder()
            .response(SdkHttpFullResponse.builder().statusCode(200).build())
            .responseBody(AbortableInputStream.create(new ByteArrayInputStream(NOTHING)))
            .build();
      }

      @Override
      public void abort() {}
    };
  }

  @Override
  public void close() {}

  /** The same for an asynchronous client. */
  private final class Async implements SdkAsyncHttpClient {
    @Override
    public CompletableFuture<Void> execute(AsyncExecuteRequest request) {
      CompletableFuture<Void> done = new CompletableFuture<>();
      request.requestContentPublisher().subscribe(new Subscriber<>() {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public void onSubscribe(Subscription subscription) {
          subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(ByteBuffer part) {
          byte[] copy = new byte[part.remaining()];
          part.get(copy);
          bytes.writeBytes(copy);
        }

        @Override
        public void onError(Throwable fault) {
          request.responseHandler().onError(fault);
          done.completeExceptionally(fault);
        }

        @Override
        public void onComplete() {
          body = bytes.toByteArray();
          request
              .responseHandler()
              .onHeaders(SdkHttpFullResponse.builder().statusCode(200).build());
          request.responseHandler().onStream(reader -> reader.onSubscribe(new Answer(reader)));
          done.complete(null);
        }
      });
      return done;
    }

    @Override
    public void close() {}
  }

  /** An empty answer, given once. */
  private static final class Answer implements Subscription {
    private final Subscriber<? super ByteBuffer> reader;
    private boolean given;

    Answer(Subscriber<? super ByteBuffer> reader) {
      this.reader = reader;
    }

    @Override
    public void request(long n) {
      if (!given) {
        given = true;
        reader.onNext(ByteBuffer.wrap(NOTHING));
        reader.onComplete();
      }
    }

    @Override
    public void cancel() {
      given = true;
    }
  }
}
