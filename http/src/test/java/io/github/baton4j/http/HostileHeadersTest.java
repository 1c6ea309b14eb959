// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerRequestEvent;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Incoming;
import io.github.baton4j.Scope;
import io.github.baton4j.contract.Cost;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import okhttp3.mockwebserver.MockResponse;
import org.junit.jupiter.api.Test;

/** More headers, and more of one header, than any gateway lets through. */
class HostileHeadersTest extends OkHttpServerTest {
  private static final int MANY = 10_000;

  /** Ours are the last ones, behind ten thousand of somebody else's. */
  private static Map<String, String> many() {
    Map<String, String> headers = new LinkedHashMap<>();
    for (int i = 0; i < MANY; i++) {
      headers.put("X-Header-" + i, "v".repeat(20));
    }
    headers.put("X-Correlation-Id", "c-1");
    headers.put("X-Correlation-User-Id", "u-1");
    return headers;
  }

  private static Map<String, List<String>> each(Map<String, String> headers) {
    Map<String, List<String>> each = new LinkedHashMap<>();
    headers.forEach((name, value) -> each.put(name, List.of(value)));
    return each;
  }

  private CorrelationIds within(int times, int input, Supplier<Incoming> incoming) {
    CorrelationIds[] ids = new CorrelationIds[1];
    Cost.of(input, () -> ids[0] = baton.capture(incoming.get())).isAtMost(times);
    return ids[0];
  }

  @Test
  void tenThousandHeadersAreReadInEveryKindOfRequest() {
    APIGatewayV2HTTPEvent http = new APIGatewayV2HTTPEvent();
    http.setHeaders(many());
    APIGatewayProxyRequestEvent rest =
        new APIGatewayProxyRequestEvent().withHeaders(many()).withMultiValueHeaders(each(many()));
    ApplicationLoadBalancerRequestEvent alb = new ApplicationLoadBalancerRequestEvent();
    alb.setMultiValueHeaders(each(many()));
    for (Supplier<Incoming> incoming : List.<Supplier<Incoming>>of(
        () -> HttpEvents.incoming(http),
        () -> HttpEvents.incoming(rest),
        () -> HttpEvents.incoming(alb),
        () -> Incoming.of(many(), "f"))) {
      CorrelationIds ids = within(20, MANY * 35, incoming);
      assertEquals("c-1", ids.correlationId());
      assertEquals("u-1", ids.get("x-correlation-user-id"));
    }
  }

  /** One name in each of its 1,024 writings, in both maps. */
  @Test
  void everyWritingOfAListHeaderIsLookedForInBoundedTime() {
    Map<String, String> headers = many();
    for (int bits = 0; bits < 1024; bits++) {
      StringBuilder name = new StringBuilder("tracestate");
      for (int i = 0; i < 10; i++) {
        if ((bits >> i & 1) == 1) {
          name.setCharAt(i, Character.toUpperCase(name.charAt(i)));
        }
      }
      headers.put(name.toString(), "a=1");
    }
    APIGatewayProxyRequestEvent event =
        new APIGatewayProxyRequestEvent().withHeaders(headers).withMultiValueHeaders(each(headers));
    assertEquals("c-1", within(20, MANY * 35, () -> HttpEvents.incoming(event)).correlationId());
  }

  @Test
  void ofOneHeaderTenThousandValuesAreRead() {
    APIGatewayProxyRequestEvent event = new APIGatewayProxyRequestEvent()
        .withMultiValueHeaders(
            Map.of("x-correlation-id", Collections.nCopies(1_000_000, "not valid")));
    assertEquals(
        36,
        within(8, 9_000_000, () -> HttpEvents.incoming(event)).correlationId().length());
    assertEquals(MANY, baton.outcomes().count("http", "rejected"));
  }

  /** On the way out it is the user's own request that may be as large as it likes. */
  @Test
  void aRequestWithTenThousandHeadersIsInjectedInBoundedTime() throws Exception {
    Headers.Builder theirs = new Headers.Builder();
    for (int i = 0; i < MANY; i++) {
      theirs.add("h" + i, "v");
    }
    OkHttpClient http = BatonOkHttp.install(new OkHttpClient.Builder()
            .addNetworkInterceptor(chain -> chain.proceed(
                // More than the server reads: what Baton has added is told without them.
                chain
                    .request()
                    .newBuilder()
                    .headers(ours(chain.request().headers()))
                    .build())))
        .build();
    server.enqueue(new MockResponse());
    CorrelationIds ids = CorrelationIds.of("c-1");
    for (int i = 0; i < 29; i++) {
      ids = ids.with("x-correlation-" + i, "v");
    }
    try (Scope scope = baton.open(ids)) {
      assertTimeout(
          Duration.ofSeconds(10),
          () -> http.newCall(request("/").newBuilder().headers(theirs.build()).build())
              .execute()
              .close());
    }
    assertEquals("v", taken().getHeader("x-correlation-28"));
  }

  private static Headers ours(Headers all) {
    Headers.Builder ours = new Headers.Builder();
    for (int i = 0; i < all.size(); i++) {
      if (!all.name(i).startsWith("h")) {
        ours.add(all.name(i), all.value(i));
      }
    }
    return ours.build();
  }
}
