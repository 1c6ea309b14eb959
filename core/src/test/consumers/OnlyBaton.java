// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationContext;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Incoming;
import io.github.baton4j.Scope;
import java.net.URI;
import java.util.Map;
import org.slf4j.MDC;

/** A transport and an HTTP client of its own: nothing but Baton's core. */
final class OnlyBaton {
  private static final Baton BATON = Baton.builder().names("tenant").build();

  public static void main(String[] args) {
    Map<String, String> headers = Map.of("X-Correlation-Id", "only-baton");
    Scope scope = BATON.open(Incoming.of(headers, "request-1"));
    try (scope) {
      CorrelationContext.put("x-correlation-user-id", "ann");
      CorrelationIds ids = CorrelationContext.current();
      System.out.println("current " + ids.correlationId() + " " + ids.get("x-correlation-user-id"));
      Map<String, String> sent = BATON.headers(URI.create("http://127.0.0.1/posts"));
      System.out.println(
          "headers " + sent.get("x-correlation-id") + " " + sent.get("x-correlation-user-id"));
      System.out.println("mdc " + MDC.get("x-correlation-id"));
    }
    System.out.println(
        "after " + CorrelationContext.current().isEmpty() + " " + MDC.get("x-correlation-id"));
    System.out.println(
        "fallback " + BATON.capture(Incoming.of(null, "request-1")).correlationId());
    System.out.println("failures " + BATON.outcomes().count("context", "failed"));
  }
}
