// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is compared decides alike. */
class DebugFlagTest {
  @ParameterizedTest
  @EnumSource
  void bothFiltersLetTheSameThrough(DebugFlag.Where where) {
    DebugFlag benchmark = new DebugFlag();
    benchmark.where = where;
    benchmark.open();
    assertFalse(benchmark.without());
    assertEquals(where == DebugFlag.Where.FLAG_ON, benchmark.baton());
    assertEquals(where == DebugFlag.Where.FLAG_ON, benchmark.mdcFilter());
    benchmark.close();
    assertFalse(benchmark.baton());
  }
}
