// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CorrelationIdsTest {
  private static final CorrelationIds IDS =
      CorrelationIds.of("abc").with("x-correlation-user-id", "u-1");

  @Test
  void itHoldsWhatWasSet() {
    assertEquals("abc", IDS.correlationId());
    assertEquals("abc", IDS.get("x-correlation-id"));
    assertEquals("u-1", IDS.get("x-correlation-user-id"));
    assertEquals(
        List.of("x-correlation-id", "x-correlation-user-id"),
        new ArrayList<>(IDS.asMap().keySet()));
  }

  @Test
  void namesAreFoundAndSetInWhateverCase() {
    assertEquals("u-1", IDS.get("X-Correlation-USER-ID"));
    CorrelationIds other = IDS.with("X-CORRELATION-User-Id", "u-2");
    assertEquals(Map.of("x-correlation-id", "abc", "x-correlation-user-id", "u-2"), other.asMap());
  }

  @Test
  void aValueNeverChanges() {
    assertNotEquals(IDS, IDS.with("x-correlation-id", "def"));
    assertEquals("abc", IDS.correlationId());
    assertThrows(UnsupportedOperationException.class, () -> IDS.asMap().put("a", "b"));
  }

  @Test
  void equalMeansTheSameNamesAndValues() {
    CorrelationIds same =
        CorrelationIds.empty().with("x-correlation-user-id", "u-1").with("x-correlation-id", "abc");
    assertEquals(IDS, same);
    assertEquals(IDS.hashCode(), same.hashCode());
    assertNotEquals(IDS, CorrelationIds.of("abc"));
    assertNotEquals(IDS, null);
    assertNotEquals(IDS, IDS.asMap());
    assertEquals(CorrelationIds.empty(), CorrelationIds.of(""));
  }

  @Test
  void settingWhatIsThereGivesAnEqualSet() {
    assertEquals(IDS, IDS.with("x-correlation-id", "abc"));
    assertEquals(IDS, IDS.with("x-correlation-user-id", "u-1"));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {"", " ", "a\nb", "null", "undefined", "é", " a", "a ", "\ud800", "\u0000"})
  void aHostileIdIsNoId(String id) {
    assertSame(CorrelationIds.empty(), CorrelationIds.of(id));
    assertNull(CorrelationIds.of(id).correlationId());
    assertSame(IDS, IDS.with("x-correlation-id", id));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", ".", "a..b", "a b", "x-correlation-\u0131", "a\n", "\ud800", "a:"})
  void aHostileNameIsLeftOut(String name) {
    assertSame(IDS, IDS.with(name, "value"));
    assertNull(IDS.get(name));
  }

  @Test
  void valuesAreNeverCutShort() {
    assertEquals("a".repeat(256), CorrelationIds.of("a".repeat(256)).correlationId());
    assertSame(CorrelationIds.empty(), CorrelationIds.of("a".repeat(257)));
    assertSame(CorrelationIds.empty(), CorrelationIds.of("a".repeat(10_000_000)));
    assertSame(IDS, IDS.with("a".repeat(65), "v"));
    assertSame(IDS, IDS.with("a".repeat(10_000_000), "v"));
  }

  @Test
  void namesOfTheContractObeyTheirOwnGrammar() {
    assertSame(IDS, IDS.with("call-chain-length", "many"));
    assertSame(IDS, IDS.with("debug-log-enabled", "yes"));
    assertSame(IDS, IDS.with("traceparent", "00-00-00-00"));
    assertEquals("3", IDS.with("call-chain-length", "3").get("call-chain-length"));
  }

  @Test
  void thereAreAtMost32() {
    CorrelationIds ids = CorrelationIds.empty();
    for (int i = 0; i < 40; i++) {
      ids = ids.with("x-correlation-" + i, "v" + i);
    }
    assertEquals(32, ids.asMap().size());
    assertEquals("v31", ids.get("x-correlation-31"));
    assertNull(ids.get("x-correlation-32"));
    assertEquals("w", ids.with("x-correlation-0", "w").get("x-correlation-0"));
  }

  @Test
  void theEmptySetIsOne() {
    assertTrue(CorrelationIds.empty().isEmpty());
    assertEquals(Map.of(), CorrelationIds.empty().asMap());
    assertNull(CorrelationIds.empty().correlationId());
    assertEquals("{}", CorrelationIds.empty().toString());
  }

  @Test
  void whateverItIsGivenNothingIsThrownAndAllThatIsKeptIsValid() {
    Random random = new Random(23);
    CorrelationIds ids = CorrelationIds.empty();
    for (int n = 0; n < 100_000; n++) {
      String name = random(random);
      String value = random(random);
      ids = n % 50 == 0 ? CorrelationIds.of(value) : ids.with(name, value);
      assertNull(ids.get("\n"));
    }
    for (Map.Entry<String, String> entry : ids.asMap().entrySet()) {
      assertTrue(entry.getKey().matches("[a-z0-9_-]+(\\.[a-z0-9_-]+)*"), entry.getKey());
      assertTrue(entry.getValue().matches("[!-~]([ -~]*[!-~])?"), entry.getValue());
    }
  }

  private static String random(Random random) {
    char[] chars = new char[random.nextInt(5)];
    for (int i = 0; i < chars.length; i++) {
      chars[i] = random.nextBoolean()
          ? (char) random.nextInt(0x10000)
          : "aA1-. \n\ud800".charAt(random.nextInt(8));
    }
    return random.nextInt(100) == 0 ? null : new String(chars);
  }
}
