// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.baton4j.contract.Law;
import io.github.baton4j.testkit.ColdStartRules;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

@Law(9)
class ColdStartTest {
  /** They look for the user's handler and its types as Lambda's runtime would have done in their place. */
  private static final Set<String> OF_THE_DROP_IN = Set.of(
      "io/github/baton4j/lambda/EventJson",
      "io/github/baton4j/lambda/BatonHandler",
      "io/github/baton4j/lambda/UserMethod");

  @Test
  void nothingHereIsSlowToStart() {
    Path classes = Path.of(System.getProperty("basedir"), "target", "classes");
    List<String> breaches = new ArrayList<>(ColdStartRules.breaches(classes));
    breaches.removeIf(breach -> OF_THE_DROP_IN.contains(breach.substring(0, breach.indexOf(' '))));
    assertEquals(List.of(), breaches);
  }
}
