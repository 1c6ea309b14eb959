// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.IDN;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Host rules beside a second reading of patterns and hosts, label by label, which is slow and easy to check. */
class HostRulesOracleTest {
  private static final Pattern PATTERN =
      Pattern.compile("(\\*\\.)?(\\[.+]|[^:]+|[0-9a-fA-F.]*:.*:[^\\]]*)(?::(\\d{1,5}))?");

  private static final String[] LABELS = {
    "example",
    "EXAMPLE",
    "com",
    "Com",
    "evil",
    "evil-example",
    "api",
    "a",
    "xn--bcher-kva",
    "b\u00fccher",
    "B\u00dcCHER",
    "amazonaws",
    "sqs",
    "test",
    "127",
    "0",
    "0x7f",
    "_x",
    "\uff45xample",
    "-"
  };

  private static final String[] ADDRESSES = {
    "::1",
    "0:0:0:0:0:0:0:1",
    "0::1",
    "2001:db8::1",
    "2001:DB8:0:0::0:1",
    "2001:db8:0:0:0:0:0:1",
    "2001:db8::2",
    "::ffff:1.2.3.4",
    "::FFFF:102:304",
    "fe80::",
    "1::",
    "::"
  };

  private static final String[] ODDITIES = {
    "", ".", "..", "*", "[", "]", "[]", "::", "a:b", "@", "a@b", "%", "/", "com/", " ", "\u3002",
    "\uff0f", "\ud800", ":::", "1::2::3"
  };

  private final Random random = new Random(17);

  private <T> T any(T[] of) {
    return of[random.nextInt(of.length)];
  }

  /** The parts of a host in their one form: labels, or one whole address; null for what is no host. */
  private static List<String> parts(String host) {
    String bare = host.matches("\\[.*]") ? host.substring(1, host.length() - 1) : host;
    bare = bare.endsWith(".") ? bare.substring(0, bare.length() - 1) : bare;
    if (bare.matches("[0-9a-fA-F.]*:[0-9a-fA-F.]*:[0-9a-fA-F.:]*") && !bare.startsWith(".")) {
      try {
        String address = InetAddress.getByName("[" + bare + "]").getHostAddress();
        return address.indexOf(':') < 0 ? List.of(address.split("\\.")) : List.of(address);
      } catch (UnknownHostException e) {
        return null;
      }
    }
    String ascii;
    try {
      ascii = bare.matches("\\p{ASCII}*") ? bare : IDN.toASCII(bare);
    } catch (IllegalArgumentException e) {
      return null;
    }
    List<String> labels = Arrays.asList(ascii.toLowerCase(Locale.ROOT).split("\\.", -1));
    return labels.stream().allMatch(label -> label.matches("[a-z0-9_-]+")) ? labels : null;
  }

  /** Whether a pattern allows a host; null for what is no pattern. */
  private static Boolean allows(String pattern, String host, int port) {
    Matcher taken = PATTERN.matcher(pattern);
    List<String> wanted =
        taken.matches() && !taken.group(2).startsWith(".") ? parts(taken.group(2)) : null;
    int wantedPort =
        wanted == null || taken.group(3) == null ? -1 : Integer.parseInt(taken.group(3));
    if (wanted == null || wantedPort == 0 || wantedPort > 65535) {
      return null;
    }
    List<String> there = parts(host);
    if (there == null || (wantedPort >= 0 && wantedPort != port)) {
      return false;
    }
    int below = there.size() - wanted.size();
    return (taken.group(1) == null ? below == 0 : below > 0)
        && there.subList(below, there.size()).equals(wanted);
  }

  private String host() {
    int kind = random.nextInt(20);
    if (kind == 0) {
      return any(ODDITIES);
    }
    if (kind < 4) {
      return random.nextBoolean() ? "[" + any(ADDRESSES) + "]" : any(ADDRESSES);
    }
    List<String> labels = new ArrayList<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      labels.add(kind == 5 ? any(ODDITIES) + any(LABELS) : any(LABELS));
    }
    return String.join(kind == 6 ? "\u3002" : ".", labels) + (random.nextInt(5) == 0 ? "." : "");
  }

  /** A host that has to do with another: the same in another dress, one below, one beside. */
  private String near(String host) {
    return switch (random.nextInt(8)) {
      case 0 -> host;
      case 1 -> host.toUpperCase(Locale.ROOT);
      case 2 -> host.endsWith(".") ? host.substring(0, host.length() - 1) : host + ".";
      case 3 -> any(LABELS) + "." + host;
      case 4 -> any(LABELS) + host;
      case 5 -> host + any(LABELS);
      case 6 -> host + "." + any(LABELS);
      default -> host();
    };
  }

  @Test
  void whatIsAllowedIsWhatASlowReaderAllows() {
    int[] seen = new int[3];
    for (int n = 0; n < 40_000; n++) {
      String host = host();
      int port = random.nextInt(3) == 0 ? 8443 : 443;
      String wanted = near(host);
      boolean bare = wanted.startsWith("*") || (wanted.indexOf(':') >= 0 && !wanted.endsWith("]"));
      String pattern = (!bare && random.nextInt(3) == 0 ? "*." : "")
          + wanted
          + (bare ? "" : any(new String[] {"", "", ":8443", ":443", ":0", ":99999"}));
      Boolean expected = allows(pattern, host, port);
      seen[expected == null ? 2 : expected ? 1 : 0]++;
      if (expected == null) {
        assertThrows(IllegalArgumentException.class, () -> HostRules.of(List.of(pattern)), pattern);
      } else {
        assertEquals(
            expected,
            HostRules.of(List.of(pattern)).allows(host, port),
            () -> pattern + " <- " + host + " " + port);
      }
    }
    for (int each : seen) {
      assertTrue(each > 1000, () -> "too few of one kind: " + Arrays.toString(seen));
    }
  }
}
