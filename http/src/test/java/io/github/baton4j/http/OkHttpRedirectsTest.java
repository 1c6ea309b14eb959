// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.baton4j.Baton;
import io.github.baton4j.Scope;
import io.github.baton4j.contract.Law;
import java.net.InetAddress;
import java.net.ProtocolException;
import java.util.Map;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every hop is judged anew. */
@Law(7)
class OkHttpRedirectsTest extends OkHttpServerTest {
  private void enqueueRedirects(String... locations) {
    for (String location : locations) {
      enqueue(302, "Location", location);
    }
    enqueue(200);
  }

  private int call(OkHttpDoor door) throws Exception {
    return callAs("A", door.open(builder()), request("/"));
  }

  @ParameterizedTest
  @EnumSource
  void oneRedirectToTheSameHostTakesTheIdsAlong(OkHttpDoor door) throws Exception {
    enqueueRedirects(url("127.0.0.1", "/next"));
    assertEquals(200, call(door));
    assertTaken("A", "A");
    assertRisen(Map.of("injected", 2L));
  }

  @ParameterizedTest
  @EnumSource
  void twoRelativeRedirectsTakeTheIdsAlong(OkHttpDoor door) throws Exception {
    enqueueRedirects("next", "/after?a=b#c");
    assertEquals(200, call(door));
    assertTaken("A", "A", "A");
    assertRisen(Map.of("injected", 3L));
  }

  @ParameterizedTest
  @EnumSource
  void aCircularRedirectFailsAsWithoutBatonAndNoHopHasAnIdTwice(OkHttpDoor door) throws Exception {
    server.setDispatcher(new okhttp3.mockwebserver.Dispatcher() {
      @Override
      public MockResponse dispatch(RecordedRequest request) {
        return new MockResponse().setResponseCode(302).setHeader("Location", "/");
      }
    });
    assertThrows(ProtocolException.class, () -> callAs("nobody", builder().build(), request("/")));
    int hops = server.getRequestCount();
    for (int i = 0; i < hops; i++) {
      taken();
    }
    OkHttpClient http = door.open(builder());
    assertThrows(ProtocolException.class, () -> callAs("A", http, request("/")));
    assertEquals(2 * hops, server.getRequestCount());
    for (int i = 0; i < hops; i++) {
      assertTaken("A");
    }
    assertRisen(Map.of("injected", (long) hops));
    assertEquals(0, OkHttpDoor.kept(http));
  }

  @ParameterizedTest
  @EnumSource
  void aStrangerGetsNothingWhateverItIsCalled(OkHttpDoor door) throws Exception {
    OkHttpClient http = door.open(builder());
    for (String stranger : new String[] {
      "evil-example.com",
      "example.com.evil.test",
      "www.example.com",
      "com",
      "example.com.",
      "127.0.0.1",
      "user:example.com@evil.test",
      "example.com@evil.test",
    }) {
      enqueueRedirects(url(stranger, "/"), url("example.com", "/back"));
      Request request = new Request.Builder().url(url("example.com", "/")).build();
      assertEquals(200, callAs("A", http, request));
      assertTaken("A", "nobody", "A");
    }
  }

  @ParameterizedTest
  @EnumSource
  void theSameHostInAnotherCaseIsTheSameHost(OkHttpDoor door) throws Exception {
    enqueueRedirects(url("EXAMPLE.com", "/"), url("somebody@example.COM", "/"));
    Request request = new Request.Builder().url(url("Example.com", "/")).build();
    assertEquals(200, callAs("A", door.open(builder()), request));
    assertTaken("A", "A", "A");
  }

  /** Each hop by the list alone, wherever the call began. */
  @ParameterizedTest
  @EnumSource
  void withAListEachHopIsJudgedByTheListAlone(OkHttpDoor door) throws Exception {
    Baton listing = Baton.builder()
        .allowHosts("example.com", "*.ours.test:" + server.getPort(), "*.other.test:1")
        .build();
    enqueueRedirects(
        url("example.com", "/1"),
        url("evil-example.com", "/2"),
        url("api.ours.test", "/3"),
        url("ours.test", "/4"),
        url("api.other.test", "/5"),
        url("sqs.amazonaws.com.evil.test", "/6"),
        url("example.com.", "/7"));
    OkHttpClient http = door.open(builder());
    try (Scope scope = listing.open(ids("A"))) {
      http.newCall(request("/")).execute().close();
    }
    assertTaken("nobody", "A", "nobody", "A", "nobody", "nobody", "nobody", "A");
  }

  @ParameterizedTest
  @EnumSource
  void aRedirectToAPresignedUrlTakesNothingAlong(OkHttpDoor door) throws Exception {
    enqueueRedirects("/o?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Signature=abc", "/back");
    assertEquals(200, call(door));
    assertTaken("A", "nobody", "A");
    assertRisen(Map.of("injected", 2L, "presigned", 1L));
  }

  @ParameterizedTest
  @EnumSource
  void aRedirectThatKeepsMethodAndBodyKeepsTheIds(OkHttpDoor door) throws Exception {
    OkHttpClient http = door.open(builder());
    for (int code : new int[] {307, 308, 303}) {
      enqueue(code, "Location", "/there");
      enqueue(200);
      RequestBody body = RequestBody.create("{\"a\":1}", MediaType.get("application/json"));
      Request post = request("/").newBuilder().post(body).build();
      assertEquals(200, callAs("A", http, post));
      for (String method : new String[] {"POST", code == 303 ? "GET" : "POST"}) {
        RecordedRequest taken = taken();
        assertEquals(method, taken.getMethod());
        assertEquals(method.equals("GET") ? "" : "{\"a\":1}", taken.getBody().readUtf8());
        assertEquals(sent("A"), idsIn(taken.getHeaders()));
      }
    }
  }

  /**
   * The rule speaks of the host, as the contract has it: not of its scheme and not of its port. Who wants it narrower lists
   * the host with its port.
   */
  @ParameterizedTest
  @EnumSource
  void anotherSchemeOrPortOfTheSameHostIsTheSameHost(OkHttpDoor door) throws Exception {
    HeldCertificate certificate =
        new HeldCertificate.Builder().addSubjectAlternativeName("example.com").build();
    HandshakeCertificates theirs =
        new HandshakeCertificates.Builder().heldCertificate(certificate).build();
    HandshakeCertificates ours = new HandshakeCertificates.Builder()
        .addTrustedCertificate(certificate.certificate())
        .build();
    try (MockWebServer secure = new MockWebServer()) {
      secure.useHttps(theirs.sslSocketFactory(), false);
      secure.start(InetAddress.getByName("127.0.0.1"), 0);
      String secureUrl = "https://example.com:" + secure.getPort() + "/";
      OkHttpClient http =
          door.open(builder().sslSocketFactory(ours.sslSocketFactory(), ours.trustManager()));
      Request secured = new Request.Builder().url(secureUrl).build();
      Request bare = new Request.Builder().url(url("example.com", "/")).build();

      secure.enqueue(redirect(bare.url().toString()));
      enqueueRedirects(url("stranger.test", "/"));
      assertEquals(200, callAs("A", http, secured));
      assertEquals(sent("A"), idsIn(secure.takeRequest().getHeaders()));
      assertTaken("A", "nobody");

      enqueue(302, "Location", secureUrl);
      secure.enqueue(new MockResponse());
      assertEquals(200, callAs("B", http, bare));
      assertTaken("B");
      assertEquals(sent("B"), idsIn(secure.takeRequest().getHeaders()));

      Baton listing =
          Baton.builder().allowHosts("example.com:" + secure.getPort()).build();
      secure.enqueue(redirect(bare.url().toString()));
      enqueue(200);
      try (Scope scope = listing.open(ids("C"))) {
        http.newCall(secured).execute().close();
      }
      assertEquals(sent("C"), idsIn(secure.takeRequest().getHeaders()));
      assertTaken("nobody");
    }
  }

  private static MockResponse redirect(String location) {
    return new MockResponse().setResponseCode(302).setHeader("Location", location);
  }

  @ParameterizedTest
  @EnumSource
  void aRedirectThatIsNotFollowedIsTheCallers(OkHttpDoor door) throws Exception {
    OkHttpClient http = door.open(builder().followRedirects(false));
    enqueue(302, "Location", url("stranger.test", "/"));
    assertEquals(302, callAs("A", http, request("/")));
    assertTaken("A");
    assertEquals(1, server.getRequestCount());
  }
}
