// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.sqs;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.core.async.SdkPublisher;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/** As much of S3 as a large message needs: objects are put here and got from here, by both kinds of client. */
final class S3Shelf {
  private final Map<String, byte[]> objects = new ConcurrentHashMap<>();

  int size() {
    return objects.size();
  }

  S3Client client() {
    return proxy(S3Client.class, (proxy, method, arguments) -> switch (method.getName()) {
      case "putObject" -> put((PutObjectRequest) arguments[0], bytes((RequestBody) arguments[1]));
      case "getObject" ->
        new ResponseInputStream<>(
            GetObjectResponse.builder().build(),
            AbortableInputStream.create(
                new ByteArrayInputStream(get((GetObjectRequest) arguments[0]))));
      case "close" -> null;
      default -> throw new UnsupportedOperationException(method.toString());
    });
  }

  /**
   * A client whose answers come from where they come from with S3's own.
   *
   * @param answers what runs whoever waits for an answer
   */
  S3AsyncClient asyncClient(Executor answers) {
    return proxy(S3AsyncClient.class, (proxy, method, arguments) -> switch (method.getName()) {
      case "putObject" ->
        bytes((AsyncRequestBody) arguments[1])
            .thenApplyAsync(bytes -> put((PutObjectRequest) arguments[0], bytes), answers);
      case "getObject" ->
        answered(
            get((GetObjectRequest) arguments[0]), (AsyncResponseTransformer<?, ?>) arguments[1]);
      case "close" -> null;
      default -> throw new UnsupportedOperationException(method.toString());
    });
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private PutObjectResponse put(PutObjectRequest request, byte[] bytes) {
    objects.put(request.bucket() + "/" + request.key(), bytes);
    return PutObjectResponse.builder().build();
  }

  private byte[] get(GetObjectRequest request) {
    return objects.get(request.bucket() + "/" + request.key());
  }

  private static byte[] bytes(RequestBody body) throws IOException {
    return body.contentStreamProvider().newStream().readAllBytes();
  }

  private static CompletableFuture<byte[]> bytes(AsyncRequestBody body) {
    ByteBuffer all = ByteBuffer.allocate(body.contentLength().orElseThrow().intValue());
    return body.subscribe(all::put).thenApply(done -> all.array());
  }

  @SuppressWarnings("unchecked") // getObject gives the transformer what it asks for
  private static CompletableFuture<?> answered(
      byte[] bytes, AsyncResponseTransformer<?, ?> transformer) {
    AsyncResponseTransformer<GetObjectResponse, ?> ours =
        (AsyncResponseTransformer<GetObjectResponse, ?>) transformer;
    CompletableFuture<?> answer = ours.prepare();
    ours.onResponse(GetObjectResponse.builder().build());
    ours.onStream(SdkPublisher.adapt(AsyncRequestBody.fromBytes(bytes)));
    return answer;
  }
}
