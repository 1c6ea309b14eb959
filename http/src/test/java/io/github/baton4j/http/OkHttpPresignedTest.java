// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.baton4j.Baton;
import io.github.baton4j.Scope;
import io.github.baton4j.contract.Law;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** A presigned URL is its holder's: nothing goes there, by OkHttp or by {@link Baton#headers}. */
@Law(7)
class OkHttpPresignedTest extends OkHttpServerTest {
  /** Whether IDs go to a URL by each way, which is to be the same for all; the request is otherwise left as it is. */
  private boolean carries(Request request) throws Exception {
    TreeMap<Boolean, String> ways = new TreeMap<>();
    Baton listing = Baton.builder().allowHosts(request.url().host()).build();
    for (Baton each : List.of(baton, listing)) {
      try (Scope scope = each.open(ids("A"))) {
        Map<String, String> byHand = each.headers(request.url().uri());
        ways.put(!byHand.isEmpty(), "by hand");
        for (OkHttpDoor door : OkHttpDoor.values()) {
          enqueue(200);
          OkHttpClient http = door.open(builder().proxy(proxy()));
          http.newCall(request).execute().close();
          ways.put(!idsIn(taken().getHeaders()).isEmpty(), door.name());
        }
      }
    }
    assertEquals(1, ways.size(), "the ways differ: " + ways);
    return ways.firstKey();
  }

  private static Request get(String url) {
    return new Request.Builder().url(url).build();
  }

  private static S3Presigner presigner(AwsCredentials credentials, boolean pathStyle) {
    return S3Presigner.builder()
        .region(Region.EU_WEST_1)
        .credentialsProvider(StaticCredentialsProvider.create(credentials))
        .serviceConfiguration(
            S3Configuration.builder().pathStyleAccessEnabled(pathStyle).build())
        .build();
  }

  /** URLs that the SDK itself has signed, of each operation that it signs. */
  private static List<URL> presigned(S3Presigner presigner) {
    Duration hour = Duration.ofHours(1);
    List<URL> urls = new ArrayList<>();
    urls.add(presigner
        .presignGetObject(p -> p.signatureDuration(hour)
            .getObjectRequest(get -> get.bucket("posts")
                .key("a b/\u00fc.txt")
                .responseContentType("text/plain; charset=utf-8")))
        .url());
    urls.add(presigner
        .presignPutObject(p -> p.signatureDuration(hour)
            .putObjectRequest(put -> put.bucket("posts").key("k").metadata(Map.of("a", "b"))))
        .url());
    urls.add(presigner
        .presignDeleteObject(p ->
            p.signatureDuration(hour).deleteObjectRequest(d -> d.bucket("posts").key("k")))
        .url());
    urls.add(presigner
        .presignUploadPart(p -> p.signatureDuration(hour)
            .uploadPartRequest(
                part -> part.bucket("posts").key("k").uploadId("u").partNumber(1)))
        .url());
    return urls;
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatTheSdkHasPresignedCarriesNothing(boolean pathStyle) throws Exception {
    for (AwsCredentials credentials : List.of(
        AwsBasicCredentials.create("AKIAIOSFODNN7EXAMPLE", "secret"),
        AwsSessionCredentials.create("ASIAIOSFODNN7EXAMPLE", "secret", "session/+="))) {
      try (S3Presigner presigner = presigner(credentials, pathStyle)) {
        for (URL url : presigned(presigner)) {
          String unsecured = url.toString().replace("https://", "http://");
          assertEquals(false, carries(get(unsecured)), unsecured);
          assertEquals(false, carries(get(unsecured.replace("Amz-", "Amz%2d"))), unsecured);
          String ordinary = unsecured.substring(0, unsecured.indexOf('?'));
          assertTrue(carries(get(ordinary)), ordinary);
        }
      }
    }
  }

  /** The whole request is as the user made it, its signed headers among the rest. */
  @ParameterizedTest
  @EnumSource
  void aPresignedRequestArrivesAsWithoutBaton(OkHttpDoor door) throws Exception {
    Request put =
        get("http://b.s3.test/k?X-Amz-SignedHeaders=host%3Bx-amz-meta-a&X-Amz-Signature=1")
            .newBuilder()
            .header("x-amz-meta-a", "b")
            .put(RequestBody.create("{}", null))
            .build();
    enqueue(200);
    enqueue(200);
    callAs("A", builder().proxy(proxy()).build(), put);
    callAs("A", door.open(builder().proxy(proxy())), put);
    assertEquals(taken().getHeaders(), taken().getHeaders());
    assertRisen(Map.of("presigned", 1L));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Amz-Signature=abc",
        "x-amz-signature=abc",
        "X%2DAmz%2DSignature=abc",
        "%58-Amz-Signature=abc",
        "a=b&X-Amz%2dSignature=",
        "X-Amz-Signature=&X-Amz-Signature=abc",
        "a&&X-Amz-Signature=abc",
        "AWSAccessKeyId=AKIA&Expires=1&Signature=abc",
        "awsaccesskeyid=AKIA&expires=1&signature=abc",
        "%41WSAccessKeyId=AKIA&Expires=1&%53ignature=abc",
        "Expires=1&Signature=abc~&Key-Pair-Id=K2",
        "Policy=eyJ&Signature=abc~&Key%2DPair%2DId=K2",
        "X-Goog-Signature=abc",
        "GoogleAccessId=a&Expires=1&Signature=abc",
        "sv=2022-11-02&se=2026-01-02&sr=b&sp=r&sig=abc%3D",
        "OSSAccessKeyId=a&Expires=1&Signature=abc",
      })
  void aPresignedQueryCarriesNothing(String query) throws Exception {
    assertEquals(false, carries(get("http://example.com/o?" + query)));
    assertTrue(carries(get("http://example.com/o#" + query)), "in the fragment");
    assertTrue(carries(get("http://example.com/o/" + query + "?a=b")), "in the path");
    assertTrue(carries(get("http://example.com/o?q=" + query.replace("&", "%26"))), "in a value");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "signature=abc",
        "Signature=abc&Expires=1",
        "sig=abc",
        "AWSAccessKeyId=AKIA",
        "Expires=1",
        "X-Amz-Date=1",
        "X-Amz-Signatures=abc",
        "X-X-Amz-Signature=abc",
        "X%2DAmz%2DSignature",
        "a%26X-Amz-Signature=abc",
        "X-Amz-Signature%3Dabc",
        "%",
        "%2",
        "%zz=a",
        "X-Amz-Signature%"
      })
  void anOrdinaryQueryCarriesIds(String query) throws Exception {
    assertTrue(carries(get("http://example.com/o?" + query)));
  }

  @ParameterizedTest
  @EnumSource
  void onAListedHostASensitiveIdDoesNotGoToAPresignedUrlEither(OkHttpDoor door) throws Exception {
    Baton listing =
        Baton.builder().allowHosts("127.0.0.1").sensitive("x-correlation-a").build();
    enqueue(200);
    try (Scope scope = listing.open(ids("A"))) {
      Request request = request("/o?X-Amz-Signature=abc");
      door.open(builder()).newCall(request).execute().close();
      assertEquals(Map.of(), listing.headers(URI.create(request.url().toString())));
    }
    assertTaken("nobody");
    assertEquals(2, listing.outcomes().count("http", "presigned"));
  }
}
