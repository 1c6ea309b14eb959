// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789_.-";

  @ParameterizedTest
  @ValueSource(strings = {"tr", "ar-EG", "en", "lt"})
  void upperCaseIsLoweredByAsciiRulesInEveryLocale(String locale) {
    InLocale.run(locale, () -> {
      assertEquals("x-correlation-id", Names.canonical("X-CORRELATION-ID"));
      assertEquals("x-correlation-tin.i", Names.canonical("X-Correlation-TIN.I"));
      assertTrue(Names.same("debug-log-enabled", "DEBUG-LOG-ENABLED"));
      assertEquals("x-correlation-title", policy(Map.of()).canonical("X-CORRELATION-TITLE"));
    });
  }

  @Test
  void aCanonicalNameComesBackAsTheSameObject() {
    String name = new String("x-correlation-id".toCharArray());
    assertSame(name, Names.canonical(name));
  }

  @Test
  void exactlyTheAlphabetIsAccepted() {
    for (int c = 0; c <= 0xffff; c++) {
      String name = "a" + (char) c + "b";
      boolean legal = ALPHABET.indexOf(c) >= 0 || (c >= 'A' && c <= 'Z');
      assertEquals(legal, Names.canonical(name) != null, () -> Integer.toHexString(name.charAt(1)));
    }
  }

  @Test
  void lengthsFrom1To64AreAccepted() {
    assertNull(Names.canonical(null));
    assertNull(Names.canonical(""));
    assertEquals("a", Names.canonical("a"));
    assertEquals("a".repeat(63), Names.canonical("a".repeat(63)));
    assertEquals("a".repeat(64), Names.canonical("A".repeat(64)));
    assertNull(Names.canonical("a".repeat(65)));
    assertNull(Names.canonical("a".repeat(1_000_000)));
  }

  @ParameterizedTest
  @ValueSource(strings = {".", "..", ".a", "a.", "a..b", "a...b", "A..", "..A"})
  void aLeadingTrailingOrDoubleDotIsRefused(String name) {
    assertNull(Names.canonical(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.b", "a.b.c", "a-.b", "-", "_", "-.-", "-a", "a-", "__", "--", "0"})
  void dotsApartAndOtherSignsAnywhereAreFine(String name) {
    assertEquals(name, Names.canonical(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x-correlation-\u0131d", // dotless i
        "x-correlation-\u0130d", // I with a dot
        "x-correlation-\u212a", // the Kelvin sign lowers to k in Unicode
        "x-correlation-\u017f", // the long s
        "x-correlation-i\u0307d",
        "x-correlation-\uff41",
        "x-correlation-\ud800",
        "x-correlation-a b",
        "x-correlation-a\n",
        "x-correlation-a\r\nset-cookie: a",
        "x-correlation-a:",
        "x-correlation-a/b",
        "x-correlation-\u0000",
        " x-correlation-a",
        "x-correlation-a ",
      })
  void lookalikesAndInjectionsAreRefused(String name) {
    assertNull(Names.canonical(name));
    assertNull(policy(Map.of()).canonical(name));
  }

  /** Unicode folds both to the i of ASCII, or to its capital. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "x-correlat\u0130on-user",
        "x-correlat\u0131on-user",
        "x-correlat\u0130on-id",
        "X-CORRELAT\u0131ON-ID",
        "call-cha\u0130n-length",
        "CALL-CHA\u0131N-LENGTH",
      })
  void aLookalikeInTheFixedPartIsAnotherName(String name) {
    assertNull(policy(Map.of()).canonical(name));
    for (String ours : List.of("x-correlation-id", "call-chain-length")) {
      assertFalse(Names.same(ours, name));
    }
    assertFalse(Names.startsWith(name, "x-correlation-"));
  }

  @Test
  void whatIsCanonicalStaysCanonical() {
    Random random = new Random(7);
    for (int n = 0; n < 100_000; n++) {
      char[] chars = new char[random.nextInt(8)];
      for (int i = 0; i < chars.length; i++) {
        chars[i] = "aZ.-_0 é".charAt(random.nextInt(8));
      }
      String raw = new String(chars);
      String canonical = Names.canonical(raw);
      if (canonical != null) {
        assertSame(canonical, Names.canonical(canonical));
        assertTrue(Names.same(raw, canonical));
        assertTrue(
            canonical.matches("[a-z0-9_-]+(\\.[a-z0-9_-]+)*"), () -> "not canonical: " + canonical);
      } else {
        assertFalse(raw.matches("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*"), () -> "refused: " + raw);
      }
    }
  }

  @Test
  void aNameIsLongerThanThePrefix() {
    Policy policy = policy(Map.of());
    assertNull(policy.canonical("x-correlation-"));
    assertEquals("x-correlation-a", policy.canonical("x-correlation-a"));
    assertNull(policy.canonical("x-correlation"));
    assertNull(policy.canonical("xx-correlation-a"));
  }

  @Test
  void aPrefixedNameObeysTheRuleOfNames() {
    Policy policy = policy(Map.of());
    assertNull(policy.canonical("x-correlation-."));
    assertNull(policy.canonical("x-correlation-a..b"));
    String longest = "x-correlation-" + "a".repeat(50);
    assertEquals(longest, policy.canonical(longest));
    assertNull(policy.canonical(longest + "a"));
  }

  @Test
  void theNamesOfTheContractTravelByDefault() {
    Policy policy = policy(Map.of());
    for (String name : List.of(
        "x-correlation-id",
        "call-chain-length",
        "debug-log-enabled",
        "traceparent",
        "tracestate",
        "x-amzn-trace-id")) {
      assertEquals(name, policy.canonical(name.toUpperCase(java.util.Locale.ROOT)));
    }
    for (String name : List.of(
        "baggage",
        "user-agent",
        "authorization",
        "cookie",
        "awsRequestId",
        "messageId",
        "eventID",
        "apiGatewayRequestId",
        "receiveCount",
        "xray_trace_id",
        "__context__")) {
      assertNull(policy.canonical(name), name);
    }
  }

  @Test
  void configuredNamesTravelUnderTheirCanonicalForm() {
    Policy policy = policy(Map.of("names", List.of("Tenant.Id", "BAGGAGE")));
    assertEquals("tenant.id", policy.canonical("TENANT.ID"));
    assertEquals("baggage", policy.canonical("baggage"));
    assertNull(policy.canonical("tenant.id2"));
    assertNull(policy.canonical("tenant"));
  }

  @Test
  void underAnotherPrefixTheContractsOwnNamesStillTravel() {
    Policy policy = policy(Map.of("prefix", "Acme-"));
    assertEquals("acme-user", policy.canonical("ACME-USER"));
    assertEquals("x-correlation-id", policy.canonical("x-correlation-id"));
    assertEquals("call-chain-length", policy.canonical("call-chain-length"));
    assertNull(policy.canonical("x-correlation-user"));
    assertNull(policy.canonical("acme-"));
  }

  @Test
  void localNamesDoNotTravelEvenWhenPrefixed() {
    Policy policy = policy(Map.of("local", List.of("x-correlation-row", "row")));
    assertNull(policy.canonical("X-Correlation-Row"));
    assertNull(policy.canonical("row"));
    assertEquals("x-correlation-row", policy.taken("X-Correlation-Row"));
    assertEquals("row", policy.taken("ROW"));
    assertEquals("x-correlation-id", policy.taken("x-correlation-id"));
    assertNull(policy.taken("nobody's"));
    assertNull(policy.taken(null));
  }

  @Test
  void w3cNamesTravelUnlessSwitchedOff() {
    Policy policy = policy(Map.of("w3c", false));
    assertNull(policy.canonical("traceparent"));
    assertNull(policy.canonical("tracestate"));
    assertEquals("x-correlation-id", policy.canonical("x-correlation-id"));
  }

  @Test
  void theFieldsOfAHopAreKnownInEveryCaseAndShownInTheirOwn() {
    assertEquals("awsRequestId", Names.reserved("AWSREQUESTID"));
    assertEquals("eventID", Names.reserved("eventid"));
    assertEquals("messageId", Names.reserved("messageId"));
    assertNull(Names.reserved("x-correlation-id"));
    assertNull(Names.reserved(""));
  }

  @Test
  void attributeNamesReservedByAwsAreTold() {
    assertFalse(Names.isAttributeName("aws.tenant"));
    assertFalse(Names.isAttributeName("amazon.tenant"));
    assertTrue(Names.isAttributeName("awstenant"));
    assertTrue(Names.isAttributeName("x-correlation-aws.tenant"));
  }

  @Test
  void importanceFollowsTheContract() {
    List<String> order = List.of(
        "x-correlation-id",
        "call-chain-length",
        "debug-log-enabled",
        "traceparent",
        "tracestate",
        "x-correlation-anything",
        "baggage");
    for (int i = 1; i < order.size(); i++) {
      assertTrue(Names.rank(order.get(i - 1)) < Names.rank(order.get(i)), order.get(i));
    }
    assertEquals(Names.rank("x-correlation-a"), Names.rank("z"));
  }

  private static Policy policy(Map<String, ?> builder) {
    return Policy.of(builder);
  }

  /** They are of one hop, whatever the prefix: incoming ones are ignored, and they are never sent. */
  @Test
  void aPrefixDoesNotMakeAFieldOfTheHopTravel() {
    assertNull(policy(Map.of("prefix", "aws")).canonical("awsRequestId"));
    assertNull(policy(Map.of("prefix", "message")).canonical("messageId"));
  }
}
