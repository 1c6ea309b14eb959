// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Scope;
import io.github.baton4j.contract.Law;
import io.github.baton4j.internal.HostRules;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Where IDs may go, by OkHttp and by {@link Baton#headers}: the same for both, or nothing by the one that sees no host. */
@Law(7)
class OkHttpHostsTest extends OkHttpServerTest {
  private static final String PATIENT = "x-correlation-patient-id";

  /** All calls go to the server, whatever their host is called. */
  private OkHttpClient toAnyHost(OkHttpDoor door) {
    return door.open(builder().proxy(proxy()));
  }

  private static Map<String, String> byHand(Baton baton, String url) {
    try {
      return new TreeMap<>(baton.headers(new URI(url)));
    } catch (URISyntaxException e) {
      return Map.of();
    }
  }

  /** What is expected of OkHttp, and of headers(uri): yes, no, or that it takes the URL for none. */
  @ParameterizedTest
  @CsvSource({
    "example.com, http://example.com/, yes, yes",
    "example.com, http://EXAMPLE.com:8080/, yes, yes",
    "example.com, http://example.com./, yes, yes",
    "example.com., http://example.com/, yes, yes",
    "example.com, http://evil-example.com/, no, no",
    "example.com, http://api.example.com/, no, no",
    "example.com, http://example.com.evil.test/, no, no",
    "*.example.com, http://api.example.com/, yes, yes",
    "*.example.com, http://a.b.EXAMPLE.com./, yes, yes",
    "*.example.com, http://example.com/, no, no",
    "*.example.com, http://evil-example.com/, no, no",
    "*.amazonaws.com, http://sqs.amazonaws.com.evil.test/, no, no",
    "sqs.amazonaws.com, http://sqs.amazonaws.com.evil.test/, no, no",
    "example.com:8080, http://example.com:8080/, yes, yes",
    "example.com:8080, http://example.com/, no, no",
    "example.com:80, http://example.com/, yes, yes",
    "example.com:80, http://example.com:/, yes, yes",
    "*.example.com:8080, http://api.example.com:8080/, yes, yes",
    "*.example.com:8080, http://api.example.com:8081/, no, no",
    // who logs in is not who is called
    "example.com, http://user:password@example.com/, yes, yes",
    "example.com, http://example.com@evil.test/, no, no",
    "example.com, http://example.com:80@evil.test/, no, no",
    "example.com, http://evil.test%23@example.com/, yes, yes",
    "example.com, http://evil.test#@example.com/, no, no",
    "example.com, http://evil.test?@example.com/, no, no",
    "evil.test, http://a@b@evil.test/, yes, yes",
    "b, http://a@b@evil.test/, no, no",
    "exa_mple.com, http://user@exa_mple.com:80/, yes, yes",
    // IPv4, and what some take for it
    "127.0.0.1, http://127.0.0.1/, yes, yes",
    "127.0.0.1, http://127.0.0.1./, yes, yes",
    "127.0.0.1, http://2130706433/, no, no",
    "127.0.0.1, http://0x7f.0.0.1/, no, no",
    "127.0.0.1, http://0x7f000001/, no, no",
    "127.0.0.1, http://0177.0.0.1/, no, no",
    "127.0.0.1, http://017700000001/, no, no",
    "127.0.0.1, http://127.1/, no, no",
    "127.0.0.1, http://127.0.0.1.evil.test/, no, no",
    "*.0.0.1, http://127.0.0.1.evil.test/, no, no",
    // IPv6
    "[::1], http://[::1]/, yes, yes",
    "::1, http://[::1]/, yes, yes",
    "[2001:db8::a], http://[2001:DB8::A]/, yes, yes",
    "[2001:DB8::A]:8080, http://[2001:db8::a]:8080/, yes, yes",
    "[2001:db8::a]:8080, http://[2001:db8::a]/, no, no",
    "[2001:db8::a], http://[2001:db8::ab]/, no, no",
    "[2001:db8::a], http://[2001:db8:0:0:0:0:0:a]/, yes, yes",
    "[2001:db8::a], http://[2001:0db8:0::000a]/, yes, yes",
    "[2001:db8:0:0:0:0:0:a], http://[2001:db8::a]/, yes, yes",
    "2001:0DB8::0:A, http://[2001:db8::a]/, yes, yes",
    "[::ffff:1.2.3.4], http://[::ffff:102:304]/, yes, yes",
    "[fe80::1], http://[fe80::1%25eth0]/, none, no",
    "[fe80::1], http://[fe80::1%eth0]/, none, no",
    // other scripts
    "bücher.example, http://xn--bcher-kva.example/, yes, yes",
    "xn--bcher-kva.example, http://bücher.example/, yes, yes",
    "bücher.example, http://BÜCHER.example/, yes, yes",
    "*.bücher.example:8080, http://api.bücher.example:8080/, yes, yes",
    "example.com, http://еxample.com/, no, no",
    "example.com, http://example。com/, yes, yes",
    "*.example.com, http://evil.test／.example.com/, none, no",
    // OkHttp decodes a host, URI leaves it alone
    "example.com, http://ex%61mple.com/, yes, no",
    "example.com, http://example.com%2eevil.test/, no, no",
    "example.com, http://example.com%2f.evil.test/, none, no",
    "*.evil.test, http://example.com%00.evil.test/, none, no",
    // OkHttp reads over what is missing, as browsers do; URI sees no host
    "example.com, http:///example.com/, yes, no",
    "example.com, http:example.com, yes, no",
    "example.com, http://example.com\\@evil.test/, yes, none",
    "evil.test, http://example.com\\@evil.test/, no, none",
    "example.com, http://example.com../, none, no",
    "example.com, http://.example.com/, none, no",
    "*.example.com, http://.example.com/, none, no",
  })
  void whereAPatternMatchesBothWaysGiveTheSame(
      String pattern, String url, String okHttp, String uri) throws Exception {
    Baton listing = Baton.builder().allowHosts(pattern).sensitive(PATIENT).build();
    CorrelationIds ids = ids("A").with(PATIENT, "p-1");
    Map<String, String> all = sent("A");
    all.put(PATIENT, "p-1");
    try (Scope scope = listing.open(ids)) {
      assertEquals(uri.equals("yes") ? all : Map.of(), byHand(listing, url));
      HttpUrl parsed = HttpUrl.parse(url);
      assertEquals(okHttp.equals("none"), parsed == null, url);
      for (OkHttpDoor door : OkHttpDoor.values()) {
        if (parsed != null) {
          enqueue(200);
          Request request = new Request.Builder().url(parsed).build();
          toAnyHost(door).newCall(request).execute().close();
          assertEquals(okHttp.equals("yes") ? all : Map.of(), idsIn(taken().getHeaders()), url);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "mailto:somebody@example.com",
    "file:///example.com/x",
    "http:example.com",
    "/example.com",
    "urn:example.com",
    "http:///example.com/",
    "?example.com",
    "''",
    "example.com",
  })
  void withoutAHostThereAreNoHeadersWithAListOrWithout(URI uri) {
    for (Baton each : List.of(baton, Baton.builder().allowHosts("example.com").build())) {
      try (Scope scope = each.open(ids("A"))) {
        assertEquals(Map.of(), each.headers(uri));
        assertEquals(1, each.outcomes().count("http", "host not allowed"));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void localNamesGoNowhereAndSensitiveOnesToListedHostsAlone(OkHttpDoor door) throws Exception {
    CorrelationIds ids = ids("A").with(PATIENT, "p-1").with("x-correlation-shard", "s-1");
    Map<String, String> listed = sent("A");
    listed.put(PATIENT, "p-1");
    Map<String, Map<String, String>> expected = Map.of(
        "", sent("A"), "example.com", listed, "other.test", Map.of(), "*.example.com", Map.of());
    for (Map.Entry<String, Map<String, String>> each : expected.entrySet()) {
      Baton.Builder builder = Baton.builder().local("x-correlation-shard").sensitive(PATIENT);
      Baton configured = each.getKey().isEmpty()
          ? builder.build()
          : builder.allowHosts(each.getKey()).build();
      enqueue(200);
      try (Scope scope = configured.open(ids)) {
        String url = url("example.com", "/");
        Request request = new Request.Builder().url(url).build();
        door.open(builder()).newCall(request).execute().close();
        assertEquals(each.getValue(), idsIn(taken().getHeaders()), each.getKey());
        assertEquals(each.getValue(), byHand(configured, url), each.getKey());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void anIdThatIsSensitiveItselfTakesItsChainWithItToListedHostsAlone(OkHttpDoor door)
      throws Exception {
    Baton secret = Baton.builder().sensitive("x-correlation-id").build();
    enqueue(200);
    try (Scope scope = secret.open(ids("A"))) {
      door.open(builder()).newCall(request("/")).execute().close();
    }
    assertTaken("nobody");
    Baton listing =
        Baton.builder().sensitive("x-correlation-id").allowHosts("127.0.0.1").build();
    enqueue(200);
    try (Scope scope = listing.open(ids("A"))) {
      door.open(builder()).newCall(request("/")).execute().close();
    }
    assertTaken("A");
  }

  /** What a list refuses to one it does not grant to the other, by whatever way a host is written. */
  @Test
  void whereBothSeeAHostTheyAgree() {
    String[] parts = {
      "example",
      "com",
      ".",
      ".",
      "EXAMPLE",
      "api",
      "evil",
      "-",
      "%2e",
      "%61",
      "@",
      ":80",
      ":8080",
      "[::1]",
      "::",
      "[2001:db8::1]",
      "[2001:DB8:0:0::1]",
      "127.0.0.1",
      "0x7f.1",
      "\u3002",
      "\uff0f",
      "\u0435",
      "b\u00fccher",
      "xn--bcher-kva",
      "_",
      "\u00ad",
      "#",
      "?",
      "/",
      "\\",
      "u:p@"
    };
    HostRules rules = HostRules.of(List.of(
        "example.com",
        "*.example.com:8080",
        "[2001:db8::1]",
        "::1",
        "b\u00fccher.com",
        "127.0.0.1"));
    Baton listing = Baton.builder()
        .allowHosts(
            "example.com",
            "*.example.com:8080",
            "[2001:db8::1]",
            "::1",
            "b\u00fccher.com",
            "127.0.0.1")
        .build();
    Random random = new Random(7);
    int allowed = 0;
    try (Scope scope = listing.open(ids("A"))) {
      for (int n = 0; n < 20_000; n++) {
        StringBuilder url = new StringBuilder("http://");
        if (random.nextInt(3) == 0) {
          url.append("evil.test".repeat(random.nextInt(2))).append("@".repeat(random.nextInt(2)));
        }
        for (int i = random.nextInt(5); i >= 0; i--) {
          url.append(parts[random.nextInt(parts.length)]);
        }
        url.append(random.nextInt(3) == 0 ? "example.com" : "").append("/");
        HttpUrl parsed = HttpUrl.parse(url.toString());
        boolean byHand = !byHand(listing, url.toString()).isEmpty();
        boolean byOkHttp = parsed != null && rules.allows(parsed.host(), parsed.port());
        assertTrue(!byHand || byOkHttp || parsed == null, () -> "only by hand: " + url);
        allowed += byHand ? 1 : 0;
      }
    }
    assertTrue(allowed > 400, "tried on " + allowed + " only");
    assertNull(counts.risen().get("failed"));
  }
}
