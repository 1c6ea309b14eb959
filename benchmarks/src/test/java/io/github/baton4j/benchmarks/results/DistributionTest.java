// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Medians, quartiles, and whether they say anything. */
class DistributionTest {
  /** So many values from here on, one apart. */
  private static Distribution from(int least, int many) {
    return new Distribution(
        IntStream.range(least, least + many).mapToDouble(n -> n).toArray());
  }

  @Test
  void theOrderOfValuesDoesNotMatter() {
    assertEquals("3 (2 … 4)", new Distribution(new double[] {5, 1, 4, 2, 3}).toString());
  }

  @Test
  void betweenTwoValuesIsBetweenThem() {
    assertEquals("2.50 (1.75 … 3.25)", from(1, 4).toString());
  }

  @Test
  void whatDoesNotVaryIsOneFigure() {
    assertEquals("36", new Distribution(new double[] {36, 36, 36}).toString());
  }

  @Test
  void oneValueIsAllThereIs() {
    assertEquals("7", new Distribution(new double[] {7}).toString());
    assertThrows(IllegalArgumentException.class, () -> new Distribution(new double[] {}));
  }

  /** Of twenty, the sixth from either end are the ends of the interval: the table of any book on the sign test. */
  @Test
  void ofTwentyValuesFourteenOnOneSideAreNoAccidentOfFifteen() {
    assertTrue(from(-5, 20).isNothing());
    assertFalse(from(-4, 20).isNothing());
    assertTrue(from(-14, 20).isNothing());
    assertFalse(from(-15, 20).isNothing());
    assertTrue(from(10, 20).isNear(15));
    assertFalse(from(11, 20).isNear(15));
  }

  @Test
  void fewValuesTellNothingApart() {
    assertTrue(from(100, 5).isNothing());
    assertFalse(from(100, 6).isNothing());
  }
}
