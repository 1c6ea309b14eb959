// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.kinesis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Scope;
import io.github.baton4j.contract.Counts;
import io.github.baton4j.contract.Law;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Law 3 for payloads that nobody thought of: what comes out is to the byte what {@link Oracle} says. How many there are can be
 * set, see {@code .ci/differential}.
 */
@Law(3)
@Tag("slow")
class PayloadPropertyTest {
  private static final int CASES = Integer.getInteger("baton.differential.cases", 51_000);

  private final Baton baton = Baton.builder().build();

  private static Map<String, String> ids() {
    Map<String, String> ids = new LinkedHashMap<>();
    ids.put("x-correlation-id", "c-1");
    ids.put("call-chain-length", "7");
    ids.put("debug-log-enabled", "false");
    ids.put("x-correlation-user-id", "u\"1\\ {");
    return ids;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void whatComesOutIsToTheByteWhatAnotherReaderSays(long seed) {
    Map<String, String> expected = ids();
    CorrelationIds ids = CorrelationIds.empty();
    for (Map.Entry<String, String> entry : expected.entrySet()) {
      ids = ids.with(entry.getKey(), entry.getValue());
    }
    RandomPayloads payloads = new RandomPayloads(seed);
    Map<String, Long> verdicts = new HashMap<>();
    Counts counts = new Counts(baton, "kinesis");
    try (Scope scope = baton.open(CorrelationIds.of("another"))) {
      for (int i = 0; i < CASES; i++) {
        byte[] payload = payloads.next();
        byte[] before = payload.clone();
        Oracle.Verdict verdict = Oracle.injected(payload, expected);
        int number = i;
        Supplier<String> about = () -> verdict.outcome + " " + number + ": " + Json.text(payload);
        byte[] stamped = Payloads.stamp(payload, ids);
        same(verdict.bytes, stamped, about);
        assertEquals(verdict.bytes == payload, stamped == payload, about);
        if (stamped != payload) {
          onlyTheContextDiffers(payload, stamped, about);
          Oracle.Verdict again = Oracle.injected(stamped, expected);
          same(again.bytes, Payloads.stamp(stamped, ids), about);
          verdicts.merge(again.outcome, 1L, Long::sum);
        }
        strippedIsWhatAnotherReaderSays(payload, stamped, about);
        same(before, payload, about);
        verdicts.merge(verdict.outcome, 1L, Long::sum);
      }
    }
    assertEquals(verdicts, counts.risen());
    System.out.println(CASES + " payloads of seed " + seed + ": " + verdicts);
    for (String outcome :
        new String[] {"stamped", "not an object", "not injectable", "other chain"}) {
      assertTrue(verdicts.get(outcome) > CASES / 100, outcome + " is too rare: " + verdicts);
    }
    assertTrue(verdicts.get("complete already") > 20, "too rare: " + verdicts);
  }

  private static void same(byte[] expected, byte[] actual, Supplier<String> about) {
    if (!Arrays.equals(expected, actual)) {
      assertEquals(Json.latin1(expected), Json.latin1(actual), about);
    }
  }

  private static void onlyTheContextDiffers(
      byte[] payload, byte[] stamped, Supplier<String> about) {
    List<String> reading = Oracle.reading(payload);
    assertEquals(reading, Oracle.reading(stamped), about);
    List<Oracle.Member> was = Oracle.members(payload, 0, payload.length);
    List<Oracle.Member> is = Oracle.members(stamped, 0, stamped.length);
    if (is.size() > was.size()) {
      assertEquals(was.size() + 1, is.size(), about);
      assertEquals("__context__", is.get(0).name(), about);
      same(payload, Payloads.strip(stamped), about);
    }
  }

  private static void strippedIsWhatAnotherReaderSays(
      byte[] payload, byte[] stamped, Supplier<String> about) {
    byte[] expected = Oracle.stripped(payload);
    byte[] stripped = Payloads.strip(payload);
    same(expected, stripped, about);
    assertEquals(expected == payload, stripped == payload, about);
    same(expected, Payloads.strip(stamped), about);
    assertSame(stripped, Payloads.strip(stripped), about);
  }
}
