// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.baton4j.contract.Law;
import io.github.baton4j.testkit.ColdStartRules;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

@Law(9)
class ColdStartTest {
  @Test
  void nothingHereIsSlowToStart() {
    Path classes = Path.of(System.getProperty("basedir"), "target", "classes");
    assertEquals(List.of(), ColdStartRules.breaches(classes));
  }
}
