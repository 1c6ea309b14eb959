// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.internal;

import java.net.IDN;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which hosts are allowed: {@code example.com} (that host, any port), {@code *.example.com} (every host below it, not
 * itself), either with {@code :port}, an IPv6 address in brackets. Case and a trailing dot do not count; a name in
 * another script is compared in its ASCII form.
 */
public final class HostRules {
  private final String[] hosts;
  private final int[] ports;

  private HostRules(String[] hosts, int[] ports) {
    this.hosts = hosts;
    this.ports = ports;
  }

  /**
   * Reads patterns.
   *
   * @throws IllegalArgumentException naming the pattern that is none
   */
  public static HostRules of(List<String> patterns) {
    String[] hosts = new String[patterns.size()];
    int[] ports = new int[hosts.length];
    for (int i = 0; i < hosts.length; i++) {
      String pattern = patterns.get(i);
      int colon = portColon(pattern);
      ports[i] = colon < 0 ? -1 : port(pattern, colon);
      String host = colon < 0 ? pattern : pattern.substring(0, colon);
      boolean suffix = host.startsWith("*.");
      String normal = normal(suffix ? host.substring(2) : host);
      if (normal == null
          || normal.isEmpty()
          || normal.indexOf('*') >= 0
          || normal.indexOf('/') >= 0) {
        throw new IllegalArgumentException("not a host pattern: " + pattern);
      }
      hosts[i] = suffix ? "." + normal : normal;
    }
    return new HostRules(hosts, ports);
  }

  private static int portColon(String pattern) {
    int colon = pattern.lastIndexOf(':');
    boolean bareIpv6 = colon != pattern.indexOf(':') && !pattern.startsWith("[");
    return bareIpv6 || pattern.endsWith("]") ? -1 : colon;
  }

  private static int port(String pattern, int colon) {
    int n = Values.chainLength(pattern.substring(colon + 1));
    if (n < 1 || n > 65535) {
      throw new IllegalArgumentException("not a port: " + pattern);
    }
    return n;
  }

  /** Whether a host and port match one of the patterns. */
  public boolean allows(@Nullable String host, int port) {
    String normal = normal(host);
    if (normal == null) {
      return false;
    }
    for (int i = 0; i < hosts.length; i++) {
      String wanted = hosts[i];
      boolean matches = wanted.charAt(0) == '.'
          ? normal.length() > wanted.length() && normal.endsWith(wanted)
          : normal.equals(wanted);
      if (matches && (ports[i] < 0 || ports[i] == port)) {
        return true;
      }
    }
    return false;
  }

  /** Lower case, ASCII, no brackets, no trailing dot; null for what is no host. */
  public static @Nullable String normal(@Nullable String host) {
    if (host == null || host.isEmpty()) {
      return null;
    }
    String bare = host;
    if (bare.startsWith("[") && bare.endsWith("]")) {
      bare = bare.substring(1, bare.length() - 1);
    }
    if (bare.endsWith(".")) {
      bare = bare.substring(0, bare.length() - 1);
    }
    boolean change = false;
    for (int i = 0; i < bare.length(); i++) {
      char c = bare.charAt(i);
      if (c > 0x7e) {
        return toAscii(bare);
      }
      change |= c >= 'A' && c <= 'Z';
    }
    return change ? Names.lower(bare) : bare;
  }

  private static @Nullable String toAscii(String host) {
    try {
      return Names.lower(IDN.toASCII(host));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
