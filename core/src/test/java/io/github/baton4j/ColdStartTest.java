// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.baton4j.contract.Law;
import io.github.baton4j.testkit.ColdStartRules;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@Law(9)
class ColdStartTest {
  @Test
  void nothingHereIsSlowToStart() {
    Path classes = Path.of(System.getProperty("basedir"), "target", "classes");
    List<String> breaches = new ArrayList<>(ColdStartRules.breaches(classes));
    // What reads JSON by words does so behind a cold start only, see JsonColdStartTest.
    breaches.removeIf(breach -> breach.startsWith("io/github/baton4j/internal/JsonScanner"));
    assertEquals(List.of(), breaches);
  }

  @Test
  void whatReadsByWordsUsesTheViewOfAnArrayAndNothingElse() {
    Path classes = Path.of(System.getProperty("basedir"), "target", "classes");
    List<String> breaches = new ArrayList<>(ColdStartRules.breaches(classes));
    breaches.removeIf(breach -> !breach.startsWith("io/github/baton4j/internal/JsonScanner"));
    breaches.removeIf(breach -> breach.contains("java/lang/invoke/VarHandle"));
    breaches.removeIf(breach -> breach.startsWith(
        "io/github/baton4j/internal/JsonScanner$Words uses java/lang/invoke/MethodHandles"));
    assertEquals(List.of(), breaches);
  }
}
