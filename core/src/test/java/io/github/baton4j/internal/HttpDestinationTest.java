// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpDestinationTest {
  private static final Policy OPEN = Policy.of(Map.of());
  private static final Policy LISTED =
      Policy.of(Map.of("allowHosts", List.of("example.com", "*.internal.test:8443")));
  private static final Policy NOBODY = Policy.of(Map.of("allowHosts", List.of()));
  private static final String[] NOTHING = {};
  private static final String PRESIGNED = "X-Amz-Signature=abc";

  @Test
  void withoutAListTheHostThatIsCalledGetsIdsAndItsRedirectsDoNot() {
    assertNull(HttpDestination.refusal(OPEN, "anywhere.test", 443, null, true));
    assertEquals(
        Outcome.HOST_NOT_ALLOWED, HttpDestination.refusal(OPEN, "anywhere.test", 443, null, false));
  }

  @Test
  void withAListItAloneDecidesForCallsAndRedirectsAlike() {
    for (boolean called : new boolean[] {true, false}) {
      assertNull(HttpDestination.refusal(LISTED, "example.com", 80, null, called));
      assertNull(HttpDestination.refusal(LISTED, "api.internal.test", 8443, "a=b", called));
      for (String host : List.of(
          "evil-example.com",
          "example.com.evil.test",
          "sqs.amazonaws.com.evil.test",
          "sqs.eu-west-1.amazonaws.com",
          "api.internal.test")) {
        assertEquals(
            Outcome.HOST_NOT_ALLOWED,
            HttpDestination.refusal(LISTED, host, 443, null, called),
            host);
      }
      assertEquals(
          Outcome.HOST_NOT_ALLOWED,
          HttpDestination.refusal(NOBODY, "example.com", 443, null, called));
    }
  }

  @Test
  void noHostIsNotAllowed() {
    assertEquals(Outcome.HOST_NOT_ALLOWED, HttpDestination.refusal(OPEN, null, 443, null, true));
    assertEquals(Outcome.HOST_NOT_ALLOWED, HttpDestination.refusal(LISTED, null, 443, null, true));
  }

  @Test
  void aPresignedUrlGetsNothingEvenOnAListedHost() {
    assertEquals(
        Outcome.PRESIGNED, HttpDestination.refusal(LISTED, "example.com", 443, PRESIGNED, true));
    assertEquals(
        Outcome.PRESIGNED, HttpDestination.refusal(OPEN, "example.com", 443, PRESIGNED, true));
    assertEquals(
        Outcome.HOST_NOT_ALLOWED,
        HttpDestination.refusal(LISTED, "other.test", 443, PRESIGNED, true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // S3 and every other service, Signature Version 4
        "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIA%2F20260101%2Feu-west-1%2Fs3%2F"
            + "aws4_request&X-Amz-Date=20260101T000000Z&X-Amz-Expires=900&X-Amz-SignedHeaders=host"
            + "&X-Amz-Signature=0f1e2d",
        "X-Amz-Signature=0f1e2d",
        "x-amz-signature=0f1e2d&response-content-type=text%2Fplain",
        "a=b&X-AMZ-SIGNATURE=",
        // S3, Signature Version 2
        "AWSAccessKeyId=AKIA&Signature=abc%3D&Expires=1700000000",
        "Expires=1700000000&Signature=abc%3D&AWSAccessKeyId=AKIA",
        // CloudFront, canned and custom policy
        "Expires=1700000000&Signature=abc~&Key-Pair-Id=K2JCJMDEHXQW5F",
        "Policy=eyJ&Signature=abc~&Key-Pair-Id=K2JCJMDEHXQW5F",
        // Google Cloud Storage, V4 and V2
        "X-Goog-Algorithm=GOOG4-RSA-SHA256&X-Goog-SignedHeaders=host&X-Goog-Signature=abc",
        "GoogleAccessId=a%40b.iam.gserviceaccount.com&Expires=1700000000&Signature=abc",
        // Azure Blob Storage, shared access signature
        "sv=2022-11-02&st=2026-01-01T00%3A00%3A00Z&se=2026-01-02&sr=b&sp=r&sig=abc%3D",
        "sig=abc%3D&sv=2022-11-02",
        // Alibaba Cloud OSS, V1 and V4
        "OSSAccessKeyId=nz2p&Expires=1141889120&Signature=vjby%3D",
        "x-oss-signature-version=OSS4-HMAC-SHA256&x-oss-date=20260101T000000Z&x-oss-signature=abc",
        // any name, and any part of it, may be written with escapes
        "X%2DAmz%2DSignature=abc",
        "%58%2d%41mz-%53ignature=abc",
        "a=b&%53ignature=c&Key%2dPair%2dId=K2",
        "%73ig=a&s%76=b",
        // names that occur twice, names without a value, and what is no escape before them
        "X-Amz-Signature&X-Amz-Signature=abc",
        "X-Amz-Signature=&X-Amz-Signature=",
        "a&&&X-Amz-Signature=abc",
        "%&X-Amz-Signature=abc",
        "a=%2&X-Amz-Signature=abc",
        "a=%&X-Amz-Signature=abc",
      })
  void presignedUrlsAreTold(String query) {
    InLocale.run("tr", () -> assertTrue(HttpDestination.isPresigned(query)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "&",
        "=",
        "a=b",
        "Signature=abc",
        "AWSAccessKeyId=AKIA",
        "Key-Pair-Id=K2",
        "GoogleAccessId=a",
        "sig=abc",
        "sv=2022-11-02",
        "mysig=a&mysv=b",
        "xSignature=abc&AWSAccessKeyId=AKIA",
        "Signatures=abc&AWSAccessKeyId=AKIA",
        "q=X-Amz-Signature",
        "q=X-Amz-Signature=abc",
        "X-Amz-Signature",
        "not-X-Amz-Signature=abc",
        "X-Amz-Signature2=abc",
        "X-Amz-Date=20260101T000000Z",
        "signature=abc",
        "Signature=abc&Expires=1700000000",
        "a%26X-Amz-Signature=abc",
        "a=b%26X-Amz-Signature=abc",
        "X-Amz-Signature%3Dabc",
        "X%2DAmz%2DSignature",
        "%X-Amz-Signature=abc",
        "%zzX-Amz-Signature=abc",
        "X-Amz-Signature%",
        "X-Amz-Signature%3",
        "X-Amz-Signatur%",
        "X-Amz-Signature%00=abc",
        "%252DX-Amz-Signature=abc",
        "X%252DAmz%252DSignature=abc",
      })
  void otherQueriesAreNotPresigned(String query) {
    assertFalse(HttpDestination.isPresigned(query));
  }

  @Test
  void noQueryIsNotPresigned() {
    assertFalse(HttpDestination.isPresigned(null));
  }

  @Test
  void aSignatureIsFoundAtEveryPlace() {
    for (int before = 0; before < 40; before++) {
      String query = "p=" + "v".repeat(before) + "&X-Amz-Signature=a&z=1";
      assertTrue(HttpDestination.isPresigned(query), query);
    }
  }

  /** A parser that takes the query apart first, and knows nothing of how the other one reads. */
  private static boolean hasSlowly(String query, String name) {
    for (String parameter : query.split("&", -1)) {
      int equals = parameter.indexOf('=');
      if (equals >= 0 && unescaped(parameter.substring(0, equals)).equalsIgnoreCase(name)) {
        return true;
      }
    }
    return false;
  }

  private static String unescaped(String name) {
    Matcher escape = Pattern.compile("%([0-9a-fA-F]{2})").matcher(name);
    return escape.replaceAll(found ->
        Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))));
  }

  @Test
  void everyQueryIsReadAsASlowParserReadsIt() {
    String[] parts = {
      "X-Amz-Signature",
      "x-oss-signature",
      "X-Goog-Signature",
      "X%2DAmz%2dSignature",
      "X-Amz-",
      "%53",
      "ignature",
      "Signature",
      "AWSAccessKeyId",
      "Key-Pair-Id",
      "%4Bey-Pair-Id",
      "GoogleAccessId",
      "OSSAccessKeyId",
      "sig",
      "sv",
      "s%76",
      "=",
      "=",
      "=",
      "=",
      "&",
      "&",
      "&",
      "%",
      "%2",
      "%26",
      "%3D",
      "a"
    };
    Random random = new Random(11);
    int presigned = 0;
    for (int n = 0; n < 100_000; n++) {
      StringBuilder query = new StringBuilder();
      for (int i = random.nextInt(9); i >= 0; i--) {
        query.append(parts[random.nextInt(parts.length)]);
      }
      String q = query.toString();
      boolean expected = hasSlowly(q, "X-Amz-Signature")
          || hasSlowly(q, "X-Goog-Signature")
          || hasSlowly(q, "X-OSS-Signature")
          || (hasSlowly(q, "sig") && hasSlowly(q, "sv"))
          || (hasSlowly(q, "Signature")
              && Stream.of("AWSAccessKeyId", "Key-Pair-Id", "GoogleAccessId", "OSSAccessKeyId")
                  .anyMatch(name -> hasSlowly(q, name)));
      assertEquals(expected, HttpDestination.isPresigned(q), q);
      presigned += expected ? 1 : 0;
    }
    assertTrue(presigned > 2000, "of few it was told: " + presigned);
  }

  @Test
  void aRefusalIsCountedAndWhatMayGoIsLeftToItsOutcome() {
    Policy policy = Policy.of(Map.of("allowHosts", List.of("example.com")));
    try (Frame frame =
        new Frame(new Snapshot(policy, Ids.EMPTY.with("x-correlation-id", "a"), NOTHING, false))) {
      frame.push(true);
      Snapshot current = Snapshot.take();
      assertNull(HttpDestination.injection(current, "other.test", 443, null, true));
      assertNull(HttpDestination.injection(current, "example.com", 443, PRESIGNED, true));
      assertNotNull(HttpDestination.injection(current, "example.com", 443, null, true));
    }
    assertEquals(1, policy.counters().count("http", "host not allowed"));
    assertEquals(1, policy.counters().count("http", "presigned"));
    assertEquals(0, policy.counters().count("http", "injected"));
  }
}
