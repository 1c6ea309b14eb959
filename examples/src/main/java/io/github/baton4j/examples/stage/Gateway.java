// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.stage;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.sun.net.httpserver.HttpExchange;
import io.github.baton4j.testkit.LoopbackServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * The front: plays an HTTP API (payload format 2.0) before a function. It is a careless one that decodes what callers
 * percent-encode in a header, so that a line break gets as far as the function's event.
 */
final class Gateway implements AutoCloseable {
  /** As the real one does, it tells its request ID in the answer. */
  static final String REQUEST_ID = "apigw-requestid";

  private final Function<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> function;
  private final LoopbackServer server;

  Gateway(Function<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> function, int threads)
      throws IOException {
    this.function = function;
    this.server = LoopbackServer.start("front", threads, this::handle);
  }

  InetSocketAddress address() {
    return server.address();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String requestId = UUID.randomUUID().toString();
    exchange.getResponseHeaders().set(REQUEST_ID, requestId);
    APIGatewayV2HTTPResponse response;
    try {
      response = function.invoke(event(exchange, requestId));
    } catch (RuntimeException e) {
      System.err.println("stage: the function failed: " + e);
      LoopbackServer.answer(exchange, 502, "");
      return;
    }
    String body = response.getBody();
    LoopbackServer.answer(exchange, response.getStatusCode(), body == null ? "" : body);
  }

  private static APIGatewayV2HTTPEvent event(HttpExchange exchange, String requestId)
      throws IOException {
    String path = exchange.getRequestURI().getRawPath();
    String method = exchange.getRequestMethod();
    return APIGatewayV2HTTPEvent.builder()
        .withVersion("2.0")
        .withRouteKey(method + " " + path)
        .withRawPath(path)
        .withHeaders(headers(exchange))
        .withBody(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8))
        .withRequestContext(APIGatewayV2HTTPEvent.RequestContext.builder()
            .withRequestId(requestId)
            .withHttp(APIGatewayV2HTTPEvent.RequestContext.Http.builder()
                .withMethod(method)
                .withPath(path)
                .build())
            .build())
        .build();
  }

  private static Map<String, String> headers(HttpExchange exchange) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (Map.Entry<String, List<String>> header : exchange.getRequestHeaders().entrySet()) {
      headers.put(
          header.getKey().toLowerCase(Locale.ROOT),
          URLDecoder.decode(String.join(",", header.getValue()), StandardCharsets.UTF_8));
    }
    return headers;
  }

  @Override
  public void close() {
    server.close();
  }
}
