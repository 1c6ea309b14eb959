// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostRulesTest {
  private static boolean allows(String pattern, String host, int port) {
    return HostRules.of(List.of(pattern)).allows(host, port);
  }

  @ParameterizedTest
  @CsvSource({
    "example.com, example.com, 443, true",
    "example.com, example.com, 8080, true",
    "example.com, EXAMPLE.Com, 443, true",
    "EXAMPLE.com, example.com, 443, true",
    "example.com, example.com., 443, true",
    "example.com., example.com, 443, true",
    "example.com, evil-example.com, 443, false",
    "example.com, evilexample.com, 443, false",
    "example.com, api.example.com, 443, false",
    "example.com, example.com.evil.test, 443, false",
    "example.com, example.co, 443, false",
    "example.com, example.comm, 443, false",
    "example.com, example, 443, false",
    "example.com, example.com.., 443, false",
    "localhost, localhost, 80, true",
    "localhost, localhost.evil.test, 80, false",
    "127.0.0.1, 127.0.0.1, 80, true",
    "127.0.0.1, 127.0.0.10, 80, false",
    "127.0.0.1, 2127.0.0.1, 80, false",
  })
  void anExactHostIsThatHostAlone(String pattern, String host, int port, boolean allowed) {
    InLocale.run("tr", () -> assertEquals(allowed, allows(pattern, host, port)));
  }

  @ParameterizedTest
  @CsvSource({
    "api.example.com, true",
    "a.b.c.example.com, true",
    "API.EXAMPLE.COM., true",
    "example.com, false",
    ".example.com, false",
    "evil-example.com, false",
    "evilexample.com, false",
    "example.com.evil.test, false",
    "api.example.com.evil.test, false",
    "api.example.co, false",
    "com, false",
  })
  void aSuffixIsEveryHostBelowAndNotItself(String host, boolean allowed) {
    assertEquals(allowed, allows("*.example.com", host, 443));
    assertEquals(allowed, allows("*.EXAMPLE.com.", host, 443));
  }

  @ParameterizedTest
  @CsvSource({
    "*.amazonaws.com, sqs.eu-west-1.amazonaws.com, true",
    "*.amazonaws.com, sqs.amazonaws.com.evil.test, false",
    "*.amazonaws.com, evilamazonaws.com, false",
    "*.amazonaws.com, sqs.eu-west-1.amazonaws.com.cn, false",
    "sqs.amazonaws.com, sqs.amazonaws.com.evil.test, false",
  })
  void aNameThatLooksLikeAwsIsNobody(String pattern, String host, boolean allowed) {
    assertEquals(allowed, allows(pattern, host, 443));
  }

  @ParameterizedTest
  @CsvSource({
    "example.com:8443, example.com, 8443, true",
    "example.com:8443, example.com, 443, false",
    "example.com:8443, example.com, -1, false",
    "example.com.:8443, example.com, 8443, true",
    "*.example.com:8443, api.example.com, 8443, true",
    "*.example.com:8443, api.example.com, 8444, false",
    "*.example.com:8443, example.com, 8443, false",
    "example.com:1, example.com, 1, true",
    "example.com:65535, example.com, 65535, true",
    "example.com, example.com, -1, true",
  })
  void aPortNarrowsAPattern(String pattern, String host, int port, boolean allowed) {
    assertEquals(allowed, allows(pattern, host, port));
  }

  @ParameterizedTest
  @CsvSource({
    "[::1], ::1, 80, true",
    "[::1], [::1], 80, true",
    "::1, [::1], 80, true",
    "::1, ::1, 80, true",
    "[2001:DB8::1], 2001:db8::1, 80, true",
    "[2001:db8::1]:8080, [2001:db8::1], 8080, true",
    "[2001:db8::1]:8080, 2001:db8::1, 8080, true",
    "[2001:db8::1]:8080, 2001:db8::1, 80, false",
    "[2001:db8::1], 2001:db8::10, 80, false",
    "[2001:db8::1], 2001:db8::2, 80, false",
    "example.com, ::1, 80, false",
    "[2001:db8:0:0:0:0:0:1], 2001:db8::1, 80, true",
    "[2001:db8::1], [2001:0DB8:0:0::0001], 80, true",
    "2001:db8::0:1, 2001:db8:0::1, 80, true",
    "[2001:db8:0:0:0:0:0:1]:8080, [2001:db8::1], 8080, true",
    "[2001:db8:0:0:0:0:0:1]:8080, [2001:db8::1], 80, false",
    "[::ffff:1.2.3.4], ::ffff:102:304, 80, true",
    "[::ffff:1.2.3.4], 1.2.3.4, 80, true", // the same address, as OkHttp writes it
    "[::1], 127.0.0.1, 80, false",
    "[::1], [::1%lo], 80, false",
    "[fe80::1], [fe80::1%25eth0], 80, false",
    "[fe80::1], fe80::1%1, 80, false",
    "[1::2::3], [1::2::3], 80, none",
    "[::12345], [::12345], 80, none",
    "[1:2:3:4:5:6:7:8:9], [1:2:3:4:5:6:7:8:9], 80, none",
    "[fe80::1%eth0], [fe80::1], 80, none",
  })
  void anIpv6AddressIsAHostWithOrWithoutBrackets(
      String pattern, String host, int port, String allowed) {
    if (allowed.equals("none")) {
      assertThrows(IllegalArgumentException.class, () -> allows(pattern, host, port));
      assertFalse(allows("[::1]", host, port) || allows("*.test", host, port));
    } else {
      assertEquals(allowed.equals("true"), allows(pattern, host, port));
    }
  }

  /** What only some resolvers take for an address is a name like another. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2130706433",
        "0x7f.0.0.1",
        "0x7f000001",
        "0177.0.0.1",
        "017700000001",
        "127.1",
        "127.0.1",
        "127.0.0.1.evil.test",
        "127.0.0.01",
        "１２７.0.0.2"
      })
  void anIpv4AddressInAnOddFormIsAnotherHost(String odd) {
    assertFalse(allows("127.0.0.1", odd, 80));
    assertFalse(allows("[::ffff:127.0.0.1]", odd, 80));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "user@example.com",
        "user:password@example.com",
        "ex%61mple.com",
        "example.com%00",
        "example.com%2e",
        "example.com/",
        "example.com\\",
        "example.com#",
        "example.com?",
        "example.com:80",
        "example.com:",
        "[example.com",
        "example.com]",
        "[[example.com]]",
      })
  void whatIsMoreThanAHostIsNotAllowed(String host) {
    assertFalse(allows("example.com", host, 80));
    assertFalse(allows("*.com", host, 80));
  }

  @ParameterizedTest
  @CsvSource({
    "bücher.example, xn--bcher-kva.example, true",
    "xn--bcher-kva.example, bücher.example, true",
    "BÜCHER.example, bücher.EXAMPLE, true",
    "*.bücher.example, api.xn--bcher-kva.example, true",
    "bücher.example:80, xn--bcher-kva.example, true",
    "bucher.example, bücher.example, false",
    "中国, xn--fiqs8s, true", // not one letter of ASCII
    "example.com, еxample.com, false", // the first letter is Cyrillic
    "example.com, ｅxample.com, true", // a full-width letter is the letter itself, to IDNA
  })
  void aNameInAnotherScriptIsComparedInItsAsciiForm(String pattern, String host, boolean allowed) {
    InLocale.run("tr", () -> assertEquals(allowed, allows(pattern, host, 80)));
  }

  /** The JDK's IDNA takes {@code faß} for {@code fass}, today's takes it for a name of its own: whose host is it? */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "fa\u00df.test",
        "*.fa\u00df.test",
        "\u03b2\u03cc\u03bb\u03bf\u03c2.test",
        "a\u200cb.test",
        "a\u200db.test"
      })
  void aNameThatLeadsToTwoHostsIsNone(String name) {
    assertThrows(IllegalArgumentException.class, () -> HostRules.of(List.of(name)));
    assertFalse(allows("*.test", name, 80));
    assertFalse(allows("fass.test", name, 80));
    assertTrue(allows("xn--fa-hia.test", "xn--fa-hia.test", 80));
  }

  @Test
  void anyOfThePatternsMayMatch() {
    HostRules rules = HostRules.of(List.of("a.test", "*.b.test", "c.test:81"));
    assertTrue(rules.allows("a.test", 80));
    assertTrue(rules.allows("x.b.test", 80));
    assertTrue(rules.allows("c.test", 81));
    assertFalse(rules.allows("c.test", 80));
    assertFalse(rules.allows("d.test", 81));
  }

  @Test
  void anEmptyListAllowsNobody() {
    HostRules none = HostRules.of(List.of());
    assertFalse(none.allows("example.com", 80));
    assertFalse(none.allows(null, 80));
    assertFalse(none.allows("", 80));
  }

  @Test
  void whatIsNoHostIsNotAllowed() {
    HostRules rules = HostRules.of(List.of("example.com", "*.example.com"));
    for (String host :
        new String[] {null, "", ".", "..", "[]", "[", "]", " ", "ü..com", "\ud800"}) {
      assertFalse(rules.allows(host, 80), host);
    }
    assertNull(HostRules.normal(null));
    assertNull(HostRules.normal(""));
    assertNull(HostRules.normal(":80"));
  }

  @Test
  void aHostHasLettersDigitsHyphensDotsAndUnderscoresOnly() {
    for (char c = 0; c < 0x80; c++) {
      boolean known = Character.isLetterOrDigit(c) || "-._".indexOf(c) >= 0;
      String lower = ("x" + c + "y").toLowerCase(java.util.Locale.ROOT);
      assertEquals(known ? lower : null, HostRules.normal("x" + c + "y"), "" + (int) c);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "*.",
        "*.*",
        "*.*.com",
        "*example.com",
        "api.*.com",
        "example.*",
        "example.com:",
        "example.com:0",
        "example.com:65536",
        "example.com:-1",
        "example.com:http",
        ":80",
        ".",
        "https://example.com",
        "https://example.com:443",
        "https://example.com/",
        "example.com/path",
        "",
        "[]",
        "*.:80",
        "ü..com",
      })
  void aWrongPatternIsToldOfByName(String pattern) {
    IllegalArgumentException e = assertThrows(
        IllegalArgumentException.class, () -> HostRules.of(List.of("a.test", pattern)));
    assertTrue(e.getMessage().contains(pattern), e.getMessage());
  }

  /** What an attacker can register is never taken for what is allowed. */
  @Test
  void noHostOutsideTheDomainIsAllowed() {
    HostRules rules = HostRules.of(List.of("example.com", "*.example.com"));
    Random random = new Random(13);
    String alphabet = "example.comEVIL-*:[]/@%\u3002\uff0e\u00ad";
    for (int n = 0; n < 200_000; n++) {
      StringBuilder host = new StringBuilder();
      int size = random.nextInt(16);
      for (int i = 0; i < size; i++) {
        host.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      host.append(random.nextBoolean() ? ".example.com" : "");
      String tail = random.nextInt(3) == 0 ? ".test" : random.nextBoolean() ? "" : "m";
      String name = host + tail;
      if (!tail.isEmpty()) {
        boolean below = name.toLowerCase(java.util.Locale.ROOT).endsWith("example.com");
        assertTrue(below || !rules.allows(name, 80), () -> "allowed: " + name);
      } else {
        rules.allows(name, 80);
      }
    }
  }

  /** IDNA makes a slash, a question mark or an at sign of their full-width forms: what is before them is the host. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.test\uff0f.example.com",
        "evil.test\uff1f.example.com",
        "evil.test\uff03.example.com",
        "evil.test\uff1a80.example.com",
        "user\uff20evil.test\uff0f.example.com",
      })
  void aHostThatHidesItsEndIsNotAllowed(String host) {
    assertFalse(allows("*.example.com", host, 443));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " example.com",
        "example.com ",
        "exam ple.com",
        "user@example.com",
        "example.com:80:80",
        "example.com?a",
        "a\nb",
        "example..com",
        "*..example.com",
        ".example.com",
      })
  void aPatternThatIsNoHostIsToldOf(String pattern) {
    assertThrows(IllegalArgumentException.class, () -> HostRules.of(List.of(pattern)));
  }
}
