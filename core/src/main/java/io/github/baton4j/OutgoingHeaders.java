// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j;

import io.github.baton4j.internal.HostRules;
import io.github.baton4j.internal.HttpDestination;
import io.github.baton4j.internal.Injection;
import io.github.baton4j.internal.Outcome;
import io.github.baton4j.internal.Policy;
import io.github.baton4j.internal.Snapshot;
import io.github.baton4j.internal.Values;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The current IDs as headers, for clients that nobody intercepts. */
final class OutgoingHeaders {
  private OutgoingHeaders() {}

  static Map<String, String> to(@Nullable URI uri, Policy own) {
    Snapshot current = Snapshot.current();
    if (current == null) {
      own.counters().add(HttpDestination.TRANSPORT, Outcome.NO_SCOPE);
      return Map.of();
    }
    Policy policy = current.policy();
    String host = uri == null ? null : host(uri);
    int port = uri == null ? -1 : port(uri);
    String query = uri == null ? null : uri.getRawQuery();
    Injection injection = HttpDestination.injection(current, host, port, query, true);
    if (injection == null) {
      return Map.of();
    }
    injection.fill();
    Map<String, String> headers = new LinkedHashMap<>();
    for (int i = 0; i < injection.size(); i++) {
      if (injection.isChosen(i)) {
        headers.put(injection.name(i), injection.value(i));
      }
    }
    Map<String, String> done = Collections.unmodifiableMap(headers);
    policy.counters().add(HttpDestination.TRANSPORT, injection.outcome(current.done()));
    return done;
  }

  /** Where URI sees no host, such as in {@code user_service:8080}, the authority has one all the same. */
  private static @Nullable String host(URI uri) {
    String authority = uri.getRawAuthority();
    if (uri.getHost() != null || authority == null) {
      return uri.getHost();
    }
    String address = address(authority);
    int colon = address.lastIndexOf(':');
    return HostRules.normal(colon < 0 ? address : address.substring(0, colon));
  }

  /** Without who logs in there. */
  private static String address(String authority) {
    return authority.substring(authority.lastIndexOf('@') + 1);
  }

  private static int port(URI uri) {
    String authority = uri.getRawAuthority();
    int given = uri.getPort();
    if (given < 0 && uri.getHost() == null && authority != null) {
      String address = address(authority);
      int colon = address.lastIndexOf(':');
      given = colon < 0 ? -1 : Values.number(address.substring(colon + 1));
    }
    if (given >= 0) {
      return given;
    }
    String scheme = uri.getScheme();
    return "https".equalsIgnoreCase(scheme) || "wss".equalsIgnoreCase(scheme) ? 443 : 80;
  }
}
