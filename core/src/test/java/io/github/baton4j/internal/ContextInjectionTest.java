// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a JSON payload gets, and what each member costs in bytes. */
class ContextInjectionTest {
  private static final Policy POLICY = Policy.of(Map.of());
  private static final Ids IDS = Ids.EMPTY
      .with("x-correlation-id", "\"quoted\"")
      .with("call-chain-length", "12")
      .with("debug-log-enabled", "false")
      .with("x-correlation-path", "a\\b\\")
      .with("aws.tenant", "t");

  /** A member as JSON has it, with the comma behind it. */
  private static String member(String name, String value) {
    return name.equals("call-chain-length")
        ? "\"" + name + "\":" + value + ","
        : "\"" + name + "\":\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\",";
  }

  private static Map<String, String> chosen(Injection injection) {
    Map<String, String> chosen = new LinkedHashMap<>();
    for (int i = 0; i < injection.size(); i++) {
      if (injection.isChosen(i)) {
        chosen.put(injection.name(i), injection.value(i));
        assertEquals(injection.name(i).equals("call-chain-length"), injection.isNumber(i));
      }
    }
    return chosen;
  }

  /** Names that AWS reserves for attributes are free here, and nothing counts members. */
  @Test
  void aPayloadWithoutIdsGetsThemAll() {
    Injection injection = Injection.intoContext(POLICY, IDS);
    for (int i = 0; i < 100; i++) {
      injection.sees("theirs-" + i, "v");
    }
    assertEquals(IDS.size(), injection.newSize());
    injection.fill();
    assertEquals(IDS.asMap(), chosen(injection));
    assertEquals(Outcome.INJECTED, injection.outcome(Outcome.INJECTED));
  }

  /** What is counted is what is written: an array is made of that size. */
  @Test
  void whatWasChosenIsOfTheSizeThatIsTold() {
    Injection injection = Injection.intoContext(POLICY, IDS);
    assertFalse(injection.isAdded());
    assertEquals(0, injection.bytes());
    injection.fill();
    int bytes = 0;
    for (Map.Entry<String, String> entry : IDS.asMap().entrySet()) {
      bytes += member(entry.getKey(), entry.getValue()).length();
    }
    assertTrue(injection.isAdded());
    assertEquals(bytes, injection.bytes());
  }

  @Test
  void aRaisedChainLengthCountsByWhatItTakesTheMore() {
    Injection injection = Injection.intoContext(POLICY, IDS);
    for (Map.Entry<String, String> entry : IDS.asMap().entrySet()) {
      boolean isLength = entry.getKey().equals("call-chain-length");
      injection.sees(entry.getKey(), isLength ? "9" : entry.getValue());
    }
    injection.fill();
    assertFalse(injection.isAdded());
    assertEquals(1, injection.bytes());
  }

  @ParameterizedTest
  @CsvSource({"7, 7", "0, 0", "00, 0", "007, 7", "0010, 10", "100, 100"})
  void aNumberHasNoLeadingZerosInJsonOnly(String given, String written) {
    Ids ids = Ids.EMPTY.with("x-correlation-id", "0a").with("call-chain-length", given);
    Injection context = Injection.intoContext(POLICY, ids);
    context.fill();
    assertEquals(Map.of("x-correlation-id", "0a", "call-chain-length", written), chosen(context));
    Injection attributes = Injection.intoAttributes(POLICY, ids, false);
    attributes.fill();
    assertEquals(given, attributes.value(1));
  }

  @Test
  void aQuoteAndABackslashAreEscapedWhereverTheyStand() {
    for (String escaped : new String[] {"\"", "\\", "a\"", "a\\b", "\"a", "\\a"}) {
      assertTrue(Injection.isEscaped(escaped), escaped);
    }
    for (String plain : new String[] {"a", "", "/", "'"}) {
      assertFalse(Injection.isEscaped(plain), plain);
    }
  }

  /** At every number of bytes: the longest run of the most important ones that fits. */
  @ParameterizedTest
  @ValueSource(ints = {0, 17, -1})
  void roomIsUsedToTheByteAndNeverCrossed(int firstCost) {
    int all = firstCost;
    for (Map.Entry<String, String> entry : IDS.asMap().entrySet()) {
      all += member(entry.getKey(), entry.getValue()).length();
    }
    for (int room = -2; room <= all + 1; room++) {
      Injection injection = Injection.intoContext(POLICY, IDS);
      injection.hasRoom(room);
      injection.hasFirstCost(firstCost);
      injection.fill();
      Map<String, String> expected = new LinkedHashMap<>();
      int size = firstCost;
      for (Map.Entry<String, String> entry : IDS.asMap().entrySet()) {
        size += member(entry.getKey(), entry.getValue()).length();
        if (size > room) {
          break;
        }
        expected.put(entry.getKey(), entry.getValue());
      }
      assertEquals(expected, chosen(injection), "room: " + room);
    }
  }

  @Test
  void quotesAndBackslashesWantABackslashAndNoOtherCharacterOfAValueDoes() {
    for (char c = 0x20; c < 0x7f; c++) {
      assertEquals(c == '"' || c == '\\', Injection.isEscaped(c), "" + c);
    }
  }

  @Test
  void aPayloadThatIsRefusedGetsNothingForTheReasonGiven() {
    Injection injection = Injection.refused(Outcome.NOT_AN_OBJECT);
    injection.fill();
    assertFalse(injection.isChange());
    assertEquals(0, injection.size());
    assertEquals(Outcome.NOT_AN_OBJECT, injection.outcome(Outcome.INJECTED));
  }
}
