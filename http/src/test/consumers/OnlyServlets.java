// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
import io.github.baton4j.CorrelationContext;
import io.github.baton4j.http.BatonServletFilter;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs the filter by hand, where no container is. */
final class OnlyServlets {
  public static void main(String[] args) throws Exception {
    Filter filter = new BatonServletFilter();
    filter.init(null);
    filter.doFilter(request(), null, (request, response) -> System.out.println(id()));
    IllegalStateException thrown = new IllegalStateException();
    try {
      filter.doFilter(request(), null, (request, response) -> {
        throw thrown;
      });
    } catch (IllegalStateException e) {
      System.out.println(e == thrown ? "thrown as it is" : "another");
    }
    System.out.println("afterwards " + id());
    filter.destroy();
  }

  private static String id() {
    return CorrelationContext.current().correlationId();
  }

  private static HttpServletRequest request() {
    Map<Object, Object> attributes = new HashMap<>();
    return (HttpServletRequest) Proxy.newProxyInstance(
        OnlyServlets.class.getClassLoader(),
        new Class<?>[] {HttpServletRequest.class},
        (proxy, method, args) -> switch (method.getName()) {
          case "getHeaderNames" -> Collections.enumeration(List.of("X-Correlation-Id"));
          case "getHeaders" -> Collections.enumeration(List.of("only-servlets"));
          case "getAttribute" -> attributes.get(args[0]);
          case "setAttribute" -> attributes.put(args[0], args[1]);
          // A filter that asks for more needs more than the API that it says it needs.
          default -> throw new UnsupportedOperationException(method.getName());
        });
  }
}
