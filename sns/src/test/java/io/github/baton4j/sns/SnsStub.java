// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.sns;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
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
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * A client whose requests end here: what it would have sent, a form, and the shortest answer that it understands. For use by
 * one thread.
 */
final class SnsStub implements SdkHttpClient {
  private byte[] body = {};

  static SnsClient client(SnsStub stub, ExecutionInterceptor... interceptors) {
    return SnsClient.builder()
        .region(Region.EU_WEST_1)
        .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "s")))
        .endpointOverride(URI.create("http://127.0.0.1:1"))
        .httpClient(stub)
        .overrideConfiguration(o -> Arrays.asList(interceptors).forEach(o::addExecutionInterceptor))
        .build();
  }

  String sent() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** The fields of a form. */
  static Map<String, String> fields(String form) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String field : form.split("&", -1)) {
      int cut = field.indexOf('=');
      fields.put(decoded(field.substring(0, cut)), decoded(field.substring(cut + 1)));
    }
    return fields;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /**
   * The attributes of a message, all of which must be of type String.
   *
   * @param path where the message stands in the form: empty, or ending in a dot
   */
  static Map<String, String> attributes(String form, String path) {
    Map<String, String> fields = fields(form);
    Map<String, String> attributes = new LinkedHashMap<>();
    for (int i = 1; fields.containsKey(path + "MessageAttributes.entry." + i + ".Name"); i++) {
      String entry = path + "MessageAttributes.entry." + i;
      String type = fields.get(entry + ".Value.DataType");
      if (!"String".equals(type)) {
        throw new AssertionError("not a String: " + entry + " is " + type);
      }
      attributes.put(fields.get(entry + ".Name"), fields.get(entry + ".Value.StringValue"));
    }
    return attributes;
  }

  /** A valid answer to a call. Source: Amazon SNS API reference, "Publish" and "PublishBatch". */
  static byte[] answer(String form) {
    String action = fields(form).get("Action");
    String result = "Publish".equals(action) ? "<MessageId>m-1</MessageId>" : "<Successful/>";
    return ("<" + action + "Response xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><" + action
            + "Result>" + result + "</" + action + "Result><ResponseMetadata>"
            + "<RequestId>r-1</RequestId></ResponseMetadata></" + action + "Response>")
        .getBytes(StandardCharsets.UTF_8);
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
            .responseBody(AbortableInputStream.create(new ByteArrayInputStream(answer(sent()))))
            .build();
      }

      @Override
      public void abort() {}
    };
  }

  @Override
  public void close() {}
}
