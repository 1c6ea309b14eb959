// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.internal;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where one HTTP hop goes, and whether IDs may go along. */
public final class HttpDestination {
  /** What outcomes of HTTP are counted under. */
  public static final String TRANSPORT = "http";

  private HttpDestination() {}

  /**
   * What a hop gets, which is to be {@linkplain Injection#fill filled}; null, and counted, when no ID may go there.
   *
   * @param query raw, still percent-encoded
   * @param called whether this is the host that was called, and not one that it redirected to
   */
  public static @Nullable Injection injection(
      Snapshot current, @Nullable String host, int port, @Nullable String query, boolean called) {
    Policy policy = current.policy();
    Outcome refusal = refusal(policy, host, port, query, called);
    if (refusal != null) {
      policy.counters().add(TRANSPORT, refusal);
      return null;
    }
    return Injection.intoHeaders(policy, current.ids(), policy.allowsHost(host, port));
  }

  /**
   * The current IDs as headers, for clients that nobody intercepts. Counted, without a scope, by the given policy.
   */
  public static Map<String, String> headers(@Nullable URI uri, Policy own) {
    Snapshot current = Snapshot.current();
    if (current == null) {
      own.counters().add(TRANSPORT, Outcome.NO_SCOPE);
      return Map.of();
    }
    Injection injection =
        uri == null ? injection(current, null, -1, null, true) : injection(current, uri);
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
    current.policy().counters().add(TRANSPORT, injection.outcome(current.done()));
    return done;
  }

  private static @Nullable Injection injection(Snapshot current, URI uri) {
    String host = uri.getHost();
    int port = uri.getPort();
    String authority = uri.getRawAuthority();
    if (host == null && authority != null) {
      // Where URI sees no host, such as in user_service:8080, the authority has one all the same,
      // behind who logs in there.
      String address = authority.substring(authority.lastIndexOf('@') + 1);
      int colon = address.lastIndexOf(':');
      host = HostRules.normal(colon < 0 ? address : address.substring(0, colon));
      port = colon < 0 ? -1 : Values.number(address.substring(colon + 1));
    }
    if (port < 0) {
      String scheme = uri.getScheme();
      port = "https".equalsIgnoreCase(scheme) || "wss".equalsIgnoreCase(scheme) ? 443 : 80;
    }
    return injection(current, host, port, uri.getRawQuery(), true);
  }

  static @Nullable Outcome refusal(
      Policy policy, @Nullable String host, int port, @Nullable String query, boolean called) {
    if (host == null || (policy.hasAllowedHosts() ? !policy.allowsHost(host, port) : !called)) {
      return Outcome.HOST_NOT_ALLOWED;
    }
    return isPresigned(query) ? Outcome.PRESIGNED : null;
  }

  /**
   * Tells presigned URLs by their query: whoever holds one may call it, its host is a stranger to the chain, and a signed
   * set of headers is not ours to extend.
   */
  static boolean isPresigned(@Nullable String query) {
    if (query == null || query.isEmpty()) {
      return false;
    }
    return has(query, "X-Amz-Signature") // AWS Signature Version 4
        || has(query, "X-Goog-Signature") // Google Cloud Storage, V4
        || has(query, "X-OSS-Signature") // Alibaba Cloud, V4
        || (has(query, "Signature") // AWS Signature Version 2, CloudFront, Google V2, Alibaba V1
            && (has(query, "AWSAccessKeyId")
                || has(query, "OSSAccessKeyId")
                || has(query, "Key-Pair-Id")
                || has(query, "GoogleAccessId")))
        || (has(query, "sig") && has(query, "sv")); // Azure shared access signature
  }

  /** Whether there is a parameter of this name, be it written with escapes. */
  private static boolean has(String query, String name) {
    int matched = 0;
    for (int i = 0; i < query.length(); i++) {
      char c = query.charAt(i);
      if (c == '=' && matched == name.length()) {
        return true;
      }
      if (c == '&') {
        matched = 0;
        continue;
      }
      if (c == '%' && i + 2 < query.length()) {
        int escaped = Character.digit(query.charAt(i + 1), 16) << 4;
        escaped |= Character.digit(query.charAt(i + 2), 16);
        if (escaped >= 0) {
          c = (char) escaped;
          i += 2;
        }
      }
      boolean same = matched >= 0
          && matched < name.length()
          && Character.toLowerCase(c) == Character.toLowerCase(name.charAt(matched));
      matched = same ? matched + 1 : -1;
    }
    return false;
  }
}
