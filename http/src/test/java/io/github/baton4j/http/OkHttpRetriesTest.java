// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.baton4j.CorrelationContext;
import io.github.baton4j.Scope;
import io.github.baton4j.contract.Law;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;
import okhttp3.mockwebserver.SocketPolicy;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** OkHttp asks again by itself: the same IDs, once each. */
@Law({5, 7})
class OkHttpRetriesTest extends OkHttpServerTest {
  private void assertTwoAlike() throws InterruptedException {
    RecordedRequest first = taken();
    RecordedRequest second = taken();
    assertEquals(sent("A"), idsIn(first.getHeaders()));
    assertEquals(first.getHeaders(), second.getHeaders());
    assertEquals(first.getBody(), second.getBody());
  }

  @ParameterizedTest
  @EnumSource
  void aServerThatAsksToBeAskedAgainIsSentTheSame(OkHttpDoor door) throws Exception {
    OkHttpClient http = door.open(builder());
    enqueue(503, "Retry-After", "0");
    enqueue(200);
    Request post =
        request("/").newBuilder().post(RequestBody.create("body", null)).build();
    assertEquals(200, callAs("A", http, post));
    assertTwoAlike();
    enqueue(408, "Connection", "close");
    enqueue(200);
    assertEquals(200, callAs("A", http, request("/")));
    assertTwoAlike();
    assertRisen(Map.of("injected", 4L));
    assertEquals(0, OkHttpDoor.kept(http));
  }

  @ParameterizedTest
  @EnumSource
  void aServerThatDoesNotSayWhenIsNotAskedAgain(OkHttpDoor door) throws Exception {
    enqueue(503);
    assertEquals(503, callAs("A", door.open(builder()), request("/")));
    assertTaken("A");
    assertEquals(1, server.getRequestCount());
  }

  @ParameterizedTest
  @EnumSource
  void aBrokenConnectionIsReplacedAndTheSameIsSent(OkHttpDoor door) throws Exception {
    OkHttpClient http = door.open(builder());
    enqueue(200);
    server.enqueue(new MockResponse().setSocketPolicy(SocketPolicy.DISCONNECT_AFTER_REQUEST));
    enqueue(200);
    assertEquals(200, callAs("B", http, request("/")));
    assertEquals(200, callAs("A", http, request("/")));
    assertTaken("B");
    assertTwoAlike();
  }

  /** What is put while the call is under way comes too late for its second request, too. */
  @ParameterizedTest
  @EnumSource
  void anAuthenticatorsSecondRequestHasTheIdsOfTheFirst(OkHttpDoor door) throws Exception {
    OkHttpClient http = door.open(builder().authenticator((route, response) -> {
      CorrelationContext.put("x-correlation-late", "too late");
      assertEquals(Map.of(), idsIn(response.request().headers()), "the request as it was made");
      return response
          .request()
          .newBuilder()
          .header("Authorization", "Basic abc")
          .build();
    }));
    enqueue(401, "WWW-Authenticate", "Basic realm=a");
    enqueue(200);
    assertEquals(200, callAs("A", http, request("/")));
    RecordedRequest refused = taken();
    RecordedRequest second = taken();
    assertNull(refused.getHeader("Authorization"));
    assertEquals("Basic abc", second.getHeader("Authorization"));
    assertEquals(sent("A"), idsIn(refused.getHeaders()));
    assertEquals(sent("A"), idsIn(second.getHeaders()));
  }

  @ParameterizedTest
  @EnumSource
  void aProxyThatWantsToKnowWhoAsksGetsTheIdsOfTheRequestOnce(OkHttpDoor door) throws Exception {
    OkHttpClient http = door.open(builder()
        .proxy(proxy())
        .proxyAuthenticator((route, response) -> response
            .request()
            .newBuilder()
            .header("Proxy-Authorization", "Basic abc")
            .build()));
    enqueue(407, "Proxy-Authenticate", "Basic realm=a");
    enqueue(200);
    Request request = new Request.Builder().url("http://behind.test/").build();
    assertEquals(200, callAs("A", http, request));
    assertTaken("A", "A");
  }

  /** A proxy of a tunnel is a stranger, and what opens the tunnel is no request of the user's. */
  @ParameterizedTest
  @EnumSource
  void theRequestForATunnelHasNoIds(OkHttpDoor door) throws Exception {
    HeldCertificate certificate =
        new HeldCertificate.Builder().addSubjectAlternativeName("behind.test").build();
    HandshakeCertificates both = new HandshakeCertificates.Builder()
        .heldCertificate(certificate)
        .addTrustedCertificate(certificate.certificate())
        .build();
    try (MockWebServer tunnel = new MockWebServer()) {
      tunnel.useHttps(both.sslSocketFactory(), true);
      tunnel.start(InetAddress.getByName("127.0.0.1"), 0);
      tunnel.enqueue(new MockResponse().setSocketPolicy(SocketPolicy.UPGRADE_TO_SSL_AT_END));
      tunnel.enqueue(new MockResponse());
      OkHttpClient http = door.open(builder()
          .proxy(tunnel.toProxyAddress())
          .sslSocketFactory(both.sslSocketFactory(), both.trustManager()));
      Request request = new Request.Builder().url("https://behind.test/").build();
      assertEquals(200, callAs("A", http, request));
      for (Map.Entry<String, String> expected :
          List.of(Map.entry("CONNECT", "nobody"), Map.entry("GET", "A"))) {
        RecordedRequest taken = tunnel.takeRequest();
        assertEquals(expected.getKey(), taken.getMethod());
        assertEquals(sent(expected.getValue()), idsIn(taken.getHeaders()));
      }
    }
    assertRisen(Map.of("injected", 1L));
  }

  /** The first address of the name has nobody behind it. */
  @ParameterizedTest
  @EnumSource
  void anotherAddressOfTheSameHostIsSentTheSame(OkHttpDoor door) throws Exception {
    OkHttpClient http = door.open(builder()
        .dns(name ->
            List.of(InetAddress.getByName("127.0.0.2"), InetAddress.getByName("127.0.0.1"))));
    enqueue(200);
    Request request = new Request.Builder().url(url("example.com", "/")).build();
    assertEquals(200, callAs("A", http, request));
    assertTaken("A");
    assertRisen(Map.of("injected", 1L));
  }

  /** As after a 401, with a scope around what is done about it: whose a call is was settled where it was started. */
  @ParameterizedTest
  @EnumSource
  void aCallOfNobodyThatIsTriedAgainInAScopeStaysNobodys(OkHttpDoor door) throws Exception {
    OkHttpClient http = door.open(builder().addInterceptor(chain -> {
      chain.proceed(chain.request()).close();
      Scope scope = baton.open(ids("interceptor"));
      try (scope) {
        return chain.proceed(chain.request());
      }
    }));
    enqueue(401);
    enqueue(200);
    http.newCall(request("/")).execute().close();
    assertTaken("nobody", "nobody");
  }
}
