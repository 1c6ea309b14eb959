// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.sns;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** AWS's query protocol over HTTP: a form comes in, XML goes out. */
final class QueryEndpoint implements HttpHandler {
  private static final String DEFAULT_REGION = "us-east-1";

  private final Map<String, Operation> operations;
  private final Faults faults;

  QueryEndpoint(Map<String, Operation> operations, Faults faults) {
    this.operations = operations;
    this.faults = faults;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    String requestId = UUID.randomUUID().toString();
    int status = 200;
    byte[] answer;
    try {
      answer = answer(exchange, requestId);
    } catch (SnsError e) {
      status = e.status();
      answer = Xml.error(e, requestId);
    } catch (RuntimeException e) {
      status = 500;
      answer = Xml.error(SnsError.internal("the stand-in is broken: " + e), requestId);
    }
    exchange.getResponseHeaders().set("Content-Type", "text/xml");
    exchange.getResponseHeaders().set("x-amzn-RequestId", requestId);
    exchange.sendResponseHeaders(status, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  private byte[] answer(HttpExchange exchange, String requestId) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    if (faults.takesRequest()) {
      throw SnsError.internal("ordered by a test");
    }
    Form form = Form.parse(body);
    String action = form.text("Action");
    Operation operation = operations.get(action);
    if (operation == null) {
      throw new SnsError("InvalidAction", 400, "this stand-in knows no action " + action);
    }
    String region = region(exchange.getRequestHeaders().getFirst("Authorization"));
    Consumer<Xml> result = xml -> operation.answer(form, region, xml);
    return Xml.answer(action, requestId, result);
  }

  /** From {@code Credential=key/date/region/sns/aws4_request}. */
  private static String region(@Nullable String authorization) {
    if (authorization == null) {
      return DEFAULT_REGION;
    }
    int start = authorization.indexOf("Credential=");
    String[] scope = authorization.substring(Math.max(0, start)).split("[/,]", 4);
    return start < 0 || scope.length < 4 ? DEFAULT_REGION : scope[2];
  }
}
