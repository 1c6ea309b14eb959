// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.internal;

import java.io.IOException;
import java.net.IDN;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which hosts are allowed: {@code example.com} (that host, any port), {@code *.example.com} (every host below it, not
 * itself), either with {@code :port}, an IPv6 address in brackets. Case, a trailing dot and how an IPv6 address is
 * abbreviated do not count; a name in another script is compared in its ASCII form.
 */
public final class HostRules {
  /** Names with these lead to one host by IDNA 2003, which the JDK knows, and to another by IDNA 2008. */
  private static final String TWO_HOSTS = "\u00df\u03c2\u200c\u200d";

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
      String normal = host.startsWith(".") ? null : normal(suffix ? host.substring(2) : host);
      if (normal == null) {
        throw new IllegalArgumentException("not a host pattern: ".concat(pattern));
      }
      hosts[i] = suffix ? ".".concat(normal) : normal;
    }
    return new HostRules(hosts, ports);
  }

  private static int portColon(String pattern) {
    int colon = pattern.lastIndexOf(':');
    return isIpv6(pattern) || pattern.endsWith("]") ? -1 : colon;
  }

  /** An IPv6 address without brackets: nothing but its digits, and two colons or more. */
  private static boolean isIpv6(String pattern) {
    int colons = 0;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == ':') {
        colons++;
      } else if (Character.digit(c, 16) < 0 && c != '.') {
        return false;
      }
    }
    return colons > 1;
  }

  private static int port(String pattern, int colon) {
    int n = Values.number(pattern.substring(colon + 1));
    if (n < 1 || n > 65535) {
      throw new IllegalArgumentException("not a port: ".concat(pattern));
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
      // No host begins with a dot, so what ends with a suffix is longer.
      boolean matches = wanted.charAt(0) == '.' ? normal.endsWith(wanted) : normal.equals(wanted);
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
    boolean isAscii = true;
    for (int i = 0; i < bare.length(); i++) {
      if (TWO_HOSTS.indexOf(bare.charAt(i)) >= 0) {
        return null;
      }
      isAscii &= bare.charAt(i) <= 0x7e;
    }
    return checked(isAscii ? bare : toAscii(bare));
  }

  /** IDNA makes a slash of a full-width one: what comes of it must still be a host. */
  private static @Nullable String checked(@Nullable String host) {
    if (host == null) {
      return null;
    }
    String lower = Names.lower(host);
    char previous = '.';
    for (int i = 0; i < lower.length(); i++) {
      char c = lower.charAt(i);
      boolean known = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || "-_:".indexOf(c) >= 0;
      if (!known && (c != '.' || previous == '.')) {
        return null;
      }
      previous = c;
    }
    return previous == '.' ? null : lower.indexOf(':') < 0 ? lower : address(lower);
  }

  /** One form for all ways to write an IPv6 address; what looks like one is never asked of a name server. */
  private static @Nullable String address(String host) {
    try {
      return isIpv6(host) ? InetAddress.getByName(host).getHostAddress() : null;
    } catch (IOException e) {
      return null;
    }
  }

  private static @Nullable String toAscii(String host) {
    try {
      return IDN.toASCII(host);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
