// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.sqs;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.SdkPublisher;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.utils.BinaryUtils;

/** The stub for an asynchronous client. For one call at a time. */
final class SqsAsyncStub implements SdkAsyncHttpClient {
  private volatile String sent = "";

  static SqsAsyncClient client(SqsAsyncStub stub, ExecutionInterceptor... interceptors) {
    return SqsAsyncClient.builder()
        .region(Region.EU_WEST_1)
        .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "s")))
        .endpointOverride(URI.create("http://127.0.0.1:1"))
        .checksumValidationEnabled(false)
        .httpClient(stub)
        .overrideConfiguration(o -> Arrays.asList(interceptors).forEach(o::addExecutionInterceptor))
        .build();
  }

  String sent() {
    return sent;
  }

  @Override
  public CompletableFuture<Void> execute(AsyncExecuteRequest request) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    return SdkPublisher.adapt(request.requestContentPublisher())
        .subscribe(part -> body.writeBytes(BinaryUtils.copyBytesFrom(part)))
        .thenRun(() -> {
          sent = body.toString(StandardCharsets.UTF_8);
          request
              .responseHandler()
              .onHeaders(SdkHttpFullResponse.builder().statusCode(200).build());
          request.responseHandler().onStream(AsyncRequestBody.fromString("{}"));
        });
  }

  @Override
  public void close() {}
}
