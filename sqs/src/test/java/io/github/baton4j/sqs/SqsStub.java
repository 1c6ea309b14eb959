// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/** A client whose requests end here: what it would have sent, and an empty answer. For use by one thread. */
final class SqsStub implements SdkHttpClient {
  private static final ObjectMapper JSON = new ObjectMapper();

  private byte[] body = {};

  static SqsClient client(SqsStub stub, ExecutionInterceptor... interceptors) {
    return SqsClient.builder()
        .region(Region.EU_WEST_1)
        .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "s")))
        .endpointOverride(URI.create("http://127.0.0.1:1"))
        .checksumValidationEnabled(false)
        .httpClient(stub)
        .overrideConfiguration(o -> Arrays.asList(interceptors).forEach(o::addExecutionInterceptor))
        .build();
  }

  String sent() {
    return new String(body, StandardCharsets.UTF_8);
  }

  JsonNode sentJson() throws IOException {
    return JSON.readTree(body);
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
            .responseBody(AbortableInputStream.create(
                new ByteArrayInputStream("{}".getBytes(StandardCharsets.UTF_8))))
            .build();
      }

      @Override
      public void abort() {}
    };
  }

  @Override
  public void close() {}
}
