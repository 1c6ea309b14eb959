// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerResponseEvent;
import io.github.baton4j.internal.Names;
import io.github.baton4j.internal.Snapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Puts the ID into the answer to an HTTP request. The user's object is left as it is, since it may be the answer to the next
 * request, too: what goes out is a copy.
 */
final class Answers {
  private Answers() {}

  /** The answer with the ID that is current, or as it is when it has one, or is none of these classes. */
  static @Nullable Object withId(@Nullable Object answer) {
    String id = Snapshot.take().ids().get(Names.CORRELATION_ID);
    if (id == null || answer == null) {
      return answer;
    }
    if (answer instanceof APIGatewayV2HTTPResponse http) {
      return has(http.getHeaders()) || isSubclass(answer, APIGatewayV2HTTPResponse.class)
          ? answer
          : withId(http, id);
    }
    if (answer instanceof APIGatewayProxyResponseEvent rest) {
      return has(rest.getHeaders()) || has(rest.getMultiValueHeaders())
          ? answer
          : rest.clone().withHeaders(with(rest.getHeaders(), id));
    }
    if (answer instanceof ApplicationLoadBalancerResponseEvent balancer) {
      return has(balancer.getHeaders())
              || has(balancer.getMultiValueHeaders())
              || isSubclass(answer, ApplicationLoadBalancerResponseEvent.class)
          ? answer
          : withId(balancer, id);
    }
    return answer instanceof Map<?, ?> map && isCopied(map) ? withId(map, id) : answer;
  }

  /**
   * Whether it is an answer as API Gateway and load balancers take it, and may become another map: its class is the copy's, or
   * one that nobody can have asked for by its name.
   */
  private static boolean isCopied(Map<?, ?> answer) {
    String type = answer.getClass().getName();
    return (type.equals("java.util.HashMap")
            || type.equals("java.util.LinkedHashMap")
            || type.startsWith("java.util.ImmutableCollections$")
            || (type.startsWith("java.util.Collections$") && !(answer instanceof SortedMap<?, ?>)))
        && answer.containsKey("statusCode")
        && isHeaders(answer.get("headers"))
        && isHeaders(answer.get("multiValueHeaders"));
  }

  private static boolean isHeaders(@Nullable Object headers) {
    return headers == null || headers instanceof Map<?, ?>;
  }

  private static Map<Object, Object> withId(Map<?, ?> answer, String id) {
    Map<Object, Object> copy = new LinkedHashMap<>(answer);
    Map<?, ?> single = (Map<?, ?>) answer.get("headers");
    Map<?, ?> several = (Map<?, ?>) answer.get("multiValueHeaders");
    if (!has(single) && !has(several)) {
      if (single != null || several == null) {
        copy.put("headers", with(single, id));
      }
      if (several != null) {
        copy.put("multiValueHeaders", with(several, List.of(id)));
      }
    }
    return copy;
  }

  /** A copy of which nobody knows how to make. */
  private static boolean isSubclass(Object answer, Class<?> type) {
    return answer.getClass() != type;
  }

  private static APIGatewayV2HTTPResponse withId(APIGatewayV2HTTPResponse from, String id) {
    APIGatewayV2HTTPResponse copy = new APIGatewayV2HTTPResponse();
    copy.setStatusCode(from.getStatusCode());
    copy.setHeaders(with(from.getHeaders(), id));
    copy.setMultiValueHeaders(from.getMultiValueHeaders());
    copy.setCookies(from.getCookies());
    copy.setBody(from.getBody());
    copy.setIsBase64Encoded(from.getIsBase64Encoded());
    return copy;
  }

  /** A load balancer reads one of the two maps, by a setting of the target group: that which the function uses. */
  private static ApplicationLoadBalancerResponseEvent withId(
      ApplicationLoadBalancerResponseEvent from, String id) {
    ApplicationLoadBalancerResponseEvent copy = new ApplicationLoadBalancerResponseEvent();
    copy.setStatusCode(from.getStatusCode());
    copy.setStatusDescription(from.getStatusDescription());
    copy.setBody(from.getBody());
    copy.setIsBase64Encoded(from.getIsBase64Encoded());
    copy.setHeaders(from.getHeaders());
    copy.setMultiValueHeaders(from.getMultiValueHeaders());
    Map<String, String> single = from.getHeaders();
    Map<String, List<String>> several = from.getMultiValueHeaders();
    if (single != null || several == null) {
      copy.setHeaders(with(single, id));
    }
    if (several != null || single == null) {
      copy.setMultiValueHeaders(with(several, List.of(id)));
    }
    return copy;
  }

  private static boolean has(@Nullable Map<?, ?> headers) {
    if (headers != null) {
      for (Object key : headers.keySet()) {
        if (key instanceof String name && Names.same(name, Names.CORRELATION_ID)) {
          return true;
        }
      }
    }
    return false;
  }

  @SuppressWarnings("unchecked") // headers as they were, by their names
  private static <V> Map<String, V> with(@Nullable Map<?, ?> headers, V id) {
    Map<String, V> all =
        headers == null ? new LinkedHashMap<>() : new LinkedHashMap<>((Map<String, V>) headers);
    all.put(Names.CORRELATION_ID, id);
    return all;
  }
}
