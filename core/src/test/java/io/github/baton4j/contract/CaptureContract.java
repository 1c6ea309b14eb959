// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Incoming;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Law 6, and the wire contract's names, values and trust, for every source of IDs. */
@Law(6)
public abstract class CaptureContract extends HostileCaptureContract {
  protected static final String TRACEPARENT =
      "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  private final Baton baton = Baton.builder().build();

  private CorrelationIds captured(String... fields) {
    return captured(baton, fields);
  }

  private CorrelationIds captured(Baton by, String... fields) {
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < fields.length; i += 2) {
      map.put(fields[i], fields[i + 1]);
    }
    return by.capture(incoming(map, "fallback-1"));
  }

  private long count(String outcome) {
    return baton.outcomes().count(incoming(Map.of(), "f").transport(), outcome);
  }

  @Test
  void idsAreTakenAndWhatAChainNeedsIsAdded() {
    CorrelationIds ids = captured("x-correlation-id", "c-1", "x-correlation-user-id", "u-1");
    assertEquals("c-1", ids.correlationId());
    assertEquals("u-1", ids.get("x-correlation-user-id"));
    assertEquals("1", ids.get("call-chain-length"));
    assertEquals("false", ids.get("debug-log-enabled"));
    assertEquals(1, count("captured"));
  }

  @Test
  void namesAreFoundInAnyCaseAndKeptInLowerCase() {
    CorrelationIds ids = captured("X-Correlation-ID", "c-1", "X-CORRELATION-User-Id", "u-1");
    assertEquals("c-1", ids.correlationId());
    assertTrue(ids.asMap().containsKey("x-correlation-user-id"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tr", "ar-EG", "th-TH-u-nu-thai"})
  void namesAndDigitsAreTheSameInEveryLocale(String locale) {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag(locale));
    try {
      CorrelationIds ids = captured("X-CORRELATION-ID", "c-1", "X-CORRELATION-TITLE-ID", "I");
      assertEquals("c-1", ids.correlationId());
      assertEquals("I", ids.get("x-correlation-title-id"));
      assertEquals("1", ids.get("call-chain-length"));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void namesThatAreNotListedStayOutside() {
    CorrelationIds ids = captured(
        "x-correlation-id", "c-1",
        "authorization", "Bearer secret",
        "cookie", "session",
        "x-correlation-", "no name",
        "x-correlation-a..b", "v",
        "awsRequestId", "forged",
        "messageId", "forged");
    assertEquals(3, ids.asMap().size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "a\nb",
        "a\r\nSet-Cookie: x",
        "null",
        "undefined",
        " padded",
        "padded ",
        "日本",
        "a\u0000b",
        "tab\there"
      })
  void anInvalidIdIsDroppedAndMadeAnew(String value) {
    CorrelationIds ids = captured("x-correlation-id", value, "x-correlation-user-id", value);
    assertEquals("fallback-1", ids.correlationId());
    assertNull(ids.get("x-correlation-user-id"));
    assertEquals(2, count("rejected"));
    assertEquals(1, count("fallback"));
  }

  @Test
  void valuesAreDroppedWholeAndNeverTruncated() {
    String longest = "v".repeat(edge() ? 128 : 256);
    assertEquals(longest, captured("x-correlation-id", longest).correlationId());
    assertEquals("fallback-1", captured("x-correlation-id", longest + "v").correlationId());
    assertEquals(
        "v".repeat(256), captured("x-correlation-a", "v".repeat(256)).get("x-correlation-a"));
    assertNull(captured("x-correlation-a", "v".repeat(257)).get("x-correlation-a"));
  }

  @Test
  void anInvalidValueNeverShadowsAValidOne() {
    assertEquals(
        "c-1", captured("X-Correlation-Id", "a\nb", "x-correlation-id", "c-1").correlationId());
  }

  @Test
  void theFirstValidOneOfSeveralNamesThatDifferInCaseCounts() {
    assertEquals(
        "c-1", captured("x-correlation-id", "c-1", "X-Correlation-Id", "c-2").correlationId());
  }

  @Test
  void theEdgeHasItsOwnAlphabet() {
    String value = "a b;c";
    assertEquals(
        edge() ? "fallback-1" : value, captured("x-correlation-id", value).correlationId());
    assertEquals("a.b_~:/+=@-Z9", captured("x-correlation-id", "a.b_~:/+=@-Z9").correlationId());
  }

  @Law({6, 8})
  @Test
  void chainLengthAndDebugFlagAreBelievedFromTrustedSourcesOnly() {
    String[] fields = {
      "x-correlation-id", "c-1", "call-chain-length", "7", "debug-log-enabled", "true"
    };
    assertEquals(edge() ? "1" : "8", captured(fields).get("call-chain-length"));
    assertEquals(edge() ? "false" : "true", captured(fields).get("debug-log-enabled"));
    Baton trusting = Baton.builder().trustHttp(true).build();
    assertEquals("8", captured(trusting, fields).get("call-chain-length"));
    assertEquals("true", captured(trusting, fields).get("debug-log-enabled"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"abc", "-1", "1.5", "1000001", "99999999999", "", "٣", "+1", "1e3", "0x1"})
  void anUnreadableChainLengthStartsAtOne(String length) {
    Baton trusting = Baton.builder().trustHttp(true).build();
    assertEquals("1", captured(trusting, "call-chain-length", length).get("call-chain-length"));
  }

  @Law({6, 8})
  @ParameterizedTest
  @ValueSource(strings = {"TRUE", "yes", "1", "", " true"})
  void aDebugFlagIsExactlyTrueOrFalse(String flag) {
    Baton trusting = Baton.builder().trustHttp(true).build();
    assertEquals("false", captured(trusting, "debug-log-enabled", flag).get("debug-log-enabled"));
  }

  @Law(8)
  @Test
  void theDecisionAboutDebugLogsFallsWhereTheChainStarts() {
    Baton always = Baton.builder().debugRate(1).trustHttp(true).build();
    assertEquals("true", captured(always, "x-correlation-id", "c-1").get("debug-log-enabled"));
    assertEquals("false", captured(always, "debug-log-enabled", "false").get("debug-log-enabled"));
  }

  @Test
  void w3cHeadersTravelWhenWellFormed() {
    CorrelationIds ids =
        captured("Traceparent", TRACEPARENT, "tracestate", "a=1,b=2", "baggage", "k=v");
    assertEquals(TRACEPARENT, ids.get("traceparent"));
    assertEquals("a=1,b=2", ids.get("tracestate"));
    assertNull(ids.get("baggage"));
    assertNull(captured("traceparent", TRACEPARENT.toUpperCase(Locale.ROOT)).get("traceparent"));
    Baton asking = Baton.builder().names("baggage").build();
    assertEquals("k=v", captured(asking, "baggage", "k=v").get("baggage"));
    Baton without = Baton.builder().w3c(false).build();
    assertNull(captured(without, "traceparent", TRACEPARENT).get("traceparent"));
  }

  @Test
  void aTracestateWithoutItsTraceparentMeansNothing() {
    assertNull(captured("tracestate", "a=1").get("tracestate"));
    assertNull(captured("traceparent", "unreadable", "tracestate", "a=1").get("tracestate"));
  }

  @Test
  void listHeadersUnderSeveralNamesAreJoined() {
    assertEquals(
        "a=1,b=2",
        captured("traceparent", TRACEPARENT, "tracestate", "a=1", "Tracestate", "b=2")
            .get("tracestate"));
  }

  private static String[] after40Others(String... last) {
    String[] fields = new String[80 + last.length];
    for (int i = 0; i < 40; i++) {
      fields[2 * i] = "x-correlation-n" + i;
      fields[2 * i + 1] = "v";
    }
    System.arraycopy(last, 0, fields, 80, last.length);
    return fields;
  }

  @Test
  void atMostThirtyTwoIdsAndTheChainsOwnAmongThem() {
    CorrelationIds ids =
        captured(after40Others("x-correlation-id", "c-1", "call-chain-length", "3"));
    assertEquals(32, ids.asMap().size());
    assertEquals("c-1", ids.correlationId());
    assertEquals(edge() ? "1" : "4", ids.get("call-chain-length"));
    assertEquals(11, count("rejected"));
  }

  @Test
  void whatHasNoPlaceIsLeftOutInTheOrderOfImportanceAndNotOfArrival() {
    CorrelationIds ids = captured(after40Others("tracestate", "a=1", "traceparent", TRACEPARENT));
    assertEquals(32, ids.asMap().size());
    assertEquals(TRACEPARENT, ids.get("traceparent"));
    assertEquals("a=1", ids.get("tracestate"));
    assertEquals("v", ids.get("x-correlation-n26"));
    assertNull(ids.get("x-correlation-n27"));
    assertEquals(13, count("rejected"));
  }

  @Test
  void capturingAgainGivesTheSameAndChangesNothing() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("X-Correlation-Id", "c-1");
    fields.put("x-correlation-a", "a");
    Incoming incoming = incoming(fields, "f");
    assertEquals(baton.capture(incoming), baton.capture(incoming));
    assertEquals(Map.of("X-Correlation-Id", "c-1", "x-correlation-a", "a"), fields);
  }

  @Test
  void aRedeliveredMessageKeepsTheIdThatWasMadeFromIt() {
    assertEquals("fallback-1", captured().correlationId());
    assertEquals("fallback-1", captured("x-correlation-a", "a").correlationId());
  }

  @Test
  void whatHasNothingGetsARandomId() {
    String first = baton.capture(nothing()).correlationId();
    String second = baton.capture(nothing()).correlationId();
    assertNotNull(first);
    assertNotEquals(first, second);
    assertEquals(2, baton.outcomes().count(nothing().transport(), "generated"));
  }

  @Test
  void theFieldsOfThisHopDoNotTravel() {
    Incoming incoming = incoming(Map.of("x-correlation-id", "c-1"), "fallback-1");
    for (String name : incoming.localFields().keySet()) {
      assertNull(baton.capture(incoming).get(name));
    }
  }

  @Test
  void refusedHttpIdsAreReplacedByARandomOne() {
    Baton refusing = Baton.builder().refuseHttp(true).build();
    String id = captured(refusing, "x-correlation-id", "c-1").correlationId();
    if (edge()) {
      assertNotEquals("c-1", id);
      assertNotEquals("fallback-1", id);
    } else {
      assertEquals("c-1", id);
    }
  }

  @Test
  void anIdGeneratorThatFailsIsReplaced() {
    Baton failing = Baton.builder()
        .idGenerator(() -> {
          throw new IllegalStateException("no ID today");
        })
        .build();
    assertNotNull(failing.capture(nothing()).correlationId());
    Baton invalid = Baton.builder().idGenerator(() -> "line\nbreak").build();
    assertEquals(36, invalid.capture(nothing()).correlationId().length());
    Baton own = Baton.builder().idGenerator(() -> "own-1").build();
    assertEquals("own-1", own.capture(nothing()).correlationId());
  }

  @Test
  void aChainOverTheMaximumIsCounted() {
    Baton shortChains = Baton.builder().maxChainLength(3).trustHttp(true).build();
    String transport = incoming(Map.of(), "f").transport();
    captured(shortChains, "call-chain-length", "2");
    assertEquals(0, shortChains.outcomes().count(transport, "loop"));
    captured(shortChains, "call-chain-length", "3");
    assertEquals(1, shortChains.outcomes().count(transport, "loop"));
  }
}
