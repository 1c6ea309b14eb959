// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks.results;

import static io.github.baton4j.benchmarks.results.MadeUp.measured;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one costs among many. */
class GrowthTest {
  private static final Comparison BATCH =
      Comparison.of("X", "x", "records").linearIn("records", "record", 1, 0);

  @TempDir
  private Path folder;

  private static ObjectNode records(int many, double nanos) {
    ObjectNode one = measured("X.baton", nanos);
    one.putObject("params").put("records", String.valueOf(many));
    return one;
  }

  private double bySize(ObjectNode... measured) throws IOException {
    return Growth.bySize(
            BATCH, BATCH.linear(), new MadeUp(folder).file("X-t1", measured).read())
        .worst();
  }

  @Test
  void whatIsPaidOnceIsNoGrowth() throws IOException {
    assertEquals(1.0, bySize(records(1, 500), records(10, 1000), records(100, 9000)));
  }

  @Test
  void whatIsCheapestInTheMiddleHasGrownSince() throws IOException {
    assertEquals(2.0, bySize(records(1, 500), records(100, 18_000), records(10, 900)));
  }

  @Test
  void moreThreadsThanCoresTakeTurns() throws IOException {
    Growth growth = Growth.byThreads(
        Comparison.of("X", "x"),
        new MadeUp(folder)
            .file("X-t1", measured("X.baton", 1, 100, 1, 0))
            .file("X-t2", measured("X.baton", 2, 90, 1, 0))
            .file("X-t32", measured("X.baton", 32, 1680, 1, 0))
            .read());
    assertEquals(1.05, growth.worst());
    assertTrue(
        growth.toString().contains("| Baton | 100 | 90.0 | 105 | 1.05 × | reached |"),
        growth.toString());
    assertEquals("**missed**", growth.word(1.11));
  }

  @Test
  void oneNumberIsNoGrowth() throws IOException {
    assertTrue(Growth.byThreads(
            Comparison.of("X", "x"),
            new MadeUp(folder).file("X-t1", measured("X.baton", 100)).read())
        .isEmpty());
  }
}
