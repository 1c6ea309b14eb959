// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {
  private static final String ID = "x-correlation-id";
  private static final String OTHER = "x-correlation-user-id";
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String SPAN = "b7ad6b7169203331";
  private static final String ROOT = "1-5759e988-bd862e3fe1be46a994272793";

  private static boolean trusted(String name, String value) {
    return Values.valid(name, value, false);
  }

  private static boolean edge(String name, String value) {
    return Values.valid(name, value, true);
  }

  @ParameterizedTest
  @CsvSource({
    // name, edge, longest
    "x-correlation-id, false, 256",
    "x-correlation-id, true, 128",
    "x-correlation-user-id, false, 256",
    "x-correlation-user-id, true, 256",
    "tenant, false, 256",
    "tenant, true, 256",
    "tracestate, false, 512",
    "tracestate, true, 512",
    "baggage, false, 8192",
    "baggage, true, 8192",
  })
  void lengthsUpToTheLimitAreAccepted(String name, boolean edge, int longest) {
    assertFalse(Values.valid(name, null, edge));
    assertFalse(Values.valid(name, "", edge));
    assertTrue(Values.valid(name, "a", edge));
    assertTrue(Values.valid(name, "a".repeat(longest - 1), edge));
    assertTrue(Values.valid(name, "a".repeat(longest), edge));
    assertFalse(Values.valid(name, "a".repeat(longest + 1), edge));
    assertFalse(Values.valid(name, "a".repeat(10_000_000), edge));
  }

  @ParameterizedTest
  @ValueSource(strings = {ID, OTHER, "tenant", "tracestate", "baggage"})
  void trustedValuesArePrintableAscii(String name) {
    for (int c = 0; c <= 0xffff; c++) {
      char inside = (char) c;
      assertEquals(
          c >= 0x20 && c <= 0x7e,
          trusted(name, "a" + inside + "b"),
          () -> Integer.toHexString(inside));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {ID, OTHER, "tenant"})
  void valuesFromTheEdgeHaveANarrowerAlphabet(String name) {
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._~:/+=@-";
    for (int c = 0; c <= 0xffff; c++) {
      String value = "a" + (char) c;
      assertEquals(
          alphabet.indexOf(c) >= 0, edge(name, value), () -> Integer.toHexString(value.charAt(1)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {ID, OTHER, "tenant", "tracestate", "baggage"})
  void aSpaceAtEitherEndIsRefusedAndOneInsideIsNot(String name) {
    assertTrue(trusted(name, "a b"));
    assertFalse(trusted(name, " a"));
    assertFalse(trusted(name, "a "));
    assertFalse(trusted(name, " "));
    assertFalse(trusted(name, "   "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "undefined"})
  void theWordsOfAMissingValueAreRefused(String word) {
    for (String name : new String[] {ID, OTHER, "tenant"}) {
      assertFalse(trusted(name, word));
      assertFalse(edge(name, word));
      assertTrue(trusted(name, word + "1"));
      assertTrue(edge(name, word.toUpperCase(Locale.ROOT)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "a\rb", "a\r\nX: y", "a\tb", "a\u0000", "\u001b[31m", "\u2028a"})
  void whatCouldForgeALineOrAHeaderIsRefusedFromEverySource(String value) {
    for (String name : new String[] {
      ID,
      OTHER,
      "tenant",
      "tracestate",
      "baggage",
      "call-chain-length",
      "debug-log-enabled",
      "traceparent",
      "x-amzn-trace-id"
    }) {
      assertFalse(trusted(name, value));
      assertFalse(edge(name, value));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 1",
    "9, 9",
    "10, 10",
    "007, 7",
    "999999, 999999",
    "1000000, 1000000",
    "0000001, 1",
  })
  void aChainLengthIsReadInAsciiDigits(String text, int length) {
    InLocale.run("ar-EG", () -> {
      assertEquals(length, Values.chainLength(text));
      assertTrue(trusted("call-chain-length", text));
    });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-1",
        "+1",
        "1.0",
        "1e3",
        "0x1",
        " 1",
        "1 ",
        "1000001",
        "9999999",
        "10000000",
        "00000001",
        "99999999999999999999",
        "-0",
        "NaN",
        "null",
        "1,000",
        "१",
        "٣",
        "１",
        "1\n",
      })
  void anUnreadableChainLengthIsNone(String text) {
    InLocale.run("ar-EG", () -> {
      assertEquals(-1, Values.chainLength(text));
      assertFalse(trusted("call-chain-length", text));
    });
  }

  @Test
  void anAbsentChainLengthIsNone() {
    assertEquals(-1, Values.chainLength(null));
  }

  @ParameterizedTest
  @CsvSource({"true, true", "false, true", "TRUE, false", "True, false", "1, false", "yes, false"})
  void theDebugFlagIsExactlyTrueOrFalse(String value, boolean valid) {
    InLocale.run("tr", () -> assertEquals(valid, trusted("debug-log-enabled", value)));
    assertFalse(trusted("debug-log-enabled", value + " "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00-" + TRACE + "-" + SPAN + "-01",
        "00-" + TRACE + "-" + SPAN + "-00",
        "00-" + TRACE + "-" + SPAN + "-ff",
        "01-" + TRACE + "-" + SPAN + "-01",
        "fe-" + TRACE + "-" + SPAN + "-01",
        "01-" + TRACE + "-" + SPAN + "-01-what-the-future-brings",
        "00-00000000000000000000000000000001-0000000000000001-00",
      })
  void aTraceparentByItsGrammarIsAccepted(String value) {
    assertTrue(trusted("traceparent", value));
    assertTrue(edge("traceparent", value));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00",
        "ff-" + TRACE + "-" + SPAN + "-01",
        "00-" + TRACE + "-" + SPAN,
        "00-" + TRACE + "-" + SPAN + "-",
        "00-" + TRACE + "-" + SPAN + "-1",
        "00-" + TRACE + "-" + SPAN + "-011",
        "00-" + TRACE + "-" + SPAN + "-01-",
        "00-" + TRACE + "-" + SPAN + "-01-more",
        "01-" + TRACE + "-" + SPAN + "-01more",
        "01-" + TRACE + "-" + SPAN + "-01-more\n",
        "00-00000000000000000000000000000000-" + SPAN + "-01",
        "00-" + TRACE + "-0000000000000000-01",
        "0-" + TRACE + "-" + SPAN + "-01",
        "0g-" + TRACE + "-" + SPAN + "-01",
        "00-" + TRACE + "-" + SPAN + "-0G",
        "00-0AF7651916CD43DD8448EB211C80319C-" + SPAN + "-01",
        "00-" + TRACE + "-B7AD6B7169203331-01",
        "00_" + TRACE + "-" + SPAN + "-01",
        "00-" + TRACE + "_" + SPAN + "-01",
        "00-" + TRACE + "-" + SPAN + "_01",
        " 00-" + TRACE + "-" + SPAN + "-01",
        "00-" + TRACE + "-" + SPAN + "-01 ",
        "00-" + SPAN + "-" + TRACE + "-01",
      })
  void aTraceparentAgainstItsGrammarIsRefused(String value) {
    assertFalse(trusted("traceparent", value));
    assertFalse(edge("traceparent", value));
  }

  @Test
  void aTraceparentOfTheFutureHasAnEnd() {
    String start = "01-" + TRACE + "-" + SPAN + "-01-";
    assertTrue(trusted("traceparent", start + "a".repeat(256 - start.length())));
    assertFalse(trusted("traceparent", start + "a".repeat(257 - start.length())));
  }

  @Test
  void aTracestateHasAtMost32Members() {
    String of32 = "a=1,".repeat(31) + "a=1";
    assertTrue(trusted("tracestate", "a=1,".repeat(30) + "a=1"));
    assertTrue(trusted("tracestate", of32));
    assertFalse(trusted("tracestate", of32 + ",a=1"));
    assertTrue(edge("tracestate", "rojo=00f067aa0ba902b7,congo=t61rcWkgMzE"));
  }

  @Test
  void listHeadersAreNotBoundToTheEdgesAlphabet() {
    assertTrue(edge("tracestate", "a=1;b, c=2"));
    assertTrue(edge("baggage", "user=a%20b;p=1, x=y"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Root=" + ROOT,
        "Root=" + ROOT + ";Parent=53995c3f42cd8ad8;Sampled=1",
        "Self=1-67891234-12456789abcdef012345678;Root=" + ROOT,
        " Root=" + ROOT + " ; Sampled=? ",
        "Sampled=0;Lineage=a87bd80c:1|68fd508a:5;Root=" + ROOT + ";Parent=",
        ";;Root=" + ROOT + ";;",
      })
  void theRootOfAnXRayHeaderIsFoundWhereverItStands(String header) {
    assertEquals(ROOT, Values.xrayRoot(header));
  }

  @Test
  void anXRayRootMayBeUpperCase() {
    String upper = "1-5759E988-BD862E3FE1BE46A994272793";
    assertEquals(upper, Values.xrayRoot("Root=" + upper));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Root=",
        "Root=1-5759e988-bd862e3fe1be46a99427279",
        "Root=1-5759e988-bd862e3fe1be46a9942727933",
        "Root=1-5759e98-8bd862e3fe1be46a994272793",
        "Root=2-5759e988-bd862e3fe1be46a994272793",
        "Root=1-5759e98g-bd862e3fe1be46a994272793",
        "Root=1-5759e988-bd862e3fe1be46a99427279\n",
        "Root=1-5759e988-bd862e3fe1be46a9942727\u0661\u0662",
        "Root=1-5759e988_bd862e3fe1be46a994272793",
        "root=" + ROOT,
        "XRoot=" + ROOT,
        "Parent=53995c3f42cd8ad8;Sampled=1",
        ROOT,
      })
  void whatIsNoXRayRootIsNone(String header) {
    assertNull(Values.xrayRoot(header));
    assertFalse(trusted("x-amzn-trace-id", header));
    assertFalse(edge("x-amzn-trace-id", header));
  }

  @Test
  void anXRayHeaderHasAnEnd() {
    String header = "Root=" + ROOT + ";Self=";
    String longest = header + "a".repeat(256 - header.length());
    assertTrue(trusted("x-amzn-trace-id", longest));
    assertFalse(trusted("x-amzn-trace-id", longest + "a"));
    assertNull(Values.xrayRoot(longest + "a"));
    assertNull(Values.xrayRoot(null));
    assertFalse(trusted("x-amzn-trace-id", "Root=" + ROOT + ";Self=\n"));
  }

  @Test
  void theWordsOfAMissingValueAreRefusedAsListHeadersToo() {
    for (String name : new String[] {"tracestate", "baggage"}) {
      assertFalse(trusted(name, "undefined"), name);
      assertFalse(trusted(name, "null"), name);
    }
  }
}
