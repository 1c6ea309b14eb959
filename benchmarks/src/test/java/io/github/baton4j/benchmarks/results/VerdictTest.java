// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks.results;

import static io.github.baton4j.benchmarks.results.MadeUp.measured;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reached is what is reached, and what the figures cannot tell is said to be so. */
class VerdictTest {
  private static final Comparison TIMES =
      Comparison.of("X", "x").aims(Comparison.atMost("baton", 1.5, "byHand"));

  private static String on(Comparison comparison, Row row) {
    Verdict verdict = Verdict.on(comparison, comparison.targets().get(0), row);
    return verdict.got() + ", " + verdict.word();
  }

  private static Row row(double error, Map<String, Double> nanos) {
    Map<String, Measured> variants = new LinkedHashMap<>();
    nanos.forEach((body, of) ->
        variants.put(body, Measured.of("X-t1", measured("X." + body, 1, of, error, of / 10))));
    return new Row(List.of(), variants);
  }

  @ParameterizedTest
  @CsvSource({
    "150, 100, 0, '1.50 ×, reached, within the error'",
    "149, 100, 0.1, '1.49 ×, reached'",
    "149, 100, 10, '1.49 ×, reached, within the error'",
    "151, 100, 10, '1.51 ×, **missed**, within the error'",
    "160, 100, 0.1, '1.60 ×, **missed**'"
  })
  void atMostSoManyTimesTheOther(double baton, double byHand, double error, String verdict) {
    assertEquals(verdict, on(TIMES, row(error, Map.of("baton", baton, "byHand", byHand))));
  }

  @ParameterizedTest
  @CsvSource({
    "1110, 1100, 1000, 0.1, '1.10 ×, reached'",
    "1160, 1100, 1000, 0.1, '1.60 ×, **missed**'",
    "1160, 1100, 1000, 20, '1.60 ×, **missed**, within the error'",
    "1140, 1100, 1000, 5, '1.40 ×, reached'",
    "1140, 1100, 1000, 5.4, '1.40 ×, reached, within the error'",
    "990, 1100, 1000, 1, 'no difference, reached'",
    "1010, 990, 1000, 0.1, 'no difference, **missed**'"
  })
  void ofAnAddedCostOnlyWhatIsAdded(
      double baton, double byHand, double none, double error, String verdict) {
    Row row = row(error, Map.of("baton", baton, "byHand", byHand, "none", none));
    assertEquals(verdict, on(TIMES.aboveNone(), row));
  }

  @ParameterizedTest
  @CsvSource({
    "100, 1000, '10.0 ×, reached, within the error'",
    "100, 1010, '10.1 ×, reached'",
    "100, 900, '9.00 ×, **missed**'"
  })
  void theOtherTakesSoManyTimesAsMuch(double baton, double tree, String verdict) {
    Comparison comparison =
        Comparison.of("X", "x").aims(Comparison.atLeast("baton", 10, "jacksonTree"));
    assertEquals(verdict, on(comparison, row(0, Map.of("baton", baton, "jacksonTree", tree))));
  }

  @ParameterizedTest
  @CsvSource({
    "99, '0.99 ×, reached'",
    "100, '1.00 ×, **missed**, within the error'",
    "101, '1.01 ×, **missed**'"
  })
  void belowIsNotTheSame(double baton, String verdict) {
    Comparison comparison = Comparison.of("X", "x").aims(Comparison.below("baton", "brave"));
    assertEquals(verdict, on(comparison, row(0, Map.of("baton", baton, "brave", 100.0))));
  }

  @ParameterizedTest
  @CsvSource({
    "1000, '0 B, reached'",
    "1070, '7 B, reached'",
    "1080, '8 B, **missed**'",
    "1160, '16 B, **missed**'",
    "990, '-1 B, reached'"
  })
  void lessThanAnObjectIsNothing(double baton, String verdict) {
    Comparison comparison = Comparison.of("X", "x").aims(Comparison.moreBytes("baton", 0, "idle"));
    assertEquals(verdict, on(comparison, row(1, Map.of("baton", baton, "idle", 1000.0))));
  }

  @Test
  void anAimOfOneRowIsNotThatOfAnother() {
    Comparison comparison = Comparison.of("X", "x", "records")
        .aims(Comparison.nanos("baton", 200).only("records", "100"));
    Map<String, Measured> variants = row(1, Map.of("baton", 150.0)).variants();
    assertEquals("150 ns, reached", on(comparison, new Row(List.of("100"), variants)));
    assertNull(
        Verdict.on(comparison, comparison.targets().get(0), new Row(List.of("10"), variants)));
  }

  @Test
  void thereIsNoneWhereTheOtherWasNotMeasured() {
    assertNull(Verdict.on(TIMES, TIMES.targets().get(0), row(1, Map.of("baton", 150.0))));
  }
}
