// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.logging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.baton4j.testkit.ConsumerProject;
import org.junit.jupiter.api.Test;

/** Why the recipe refers to its appender, and does not put it inside of the other as many pages show it. */
class NestedAppenderIT {
  @Test
  void nothingIsWrittenAndNothingIsSaidOfIt() {
    ConsumerProject.Run run = Recipe.ofLogstash("../target/test-classes/limits/nested-appender")
        .run(FunctionProcess.class, "PLAIN", "false");
    assertEquals("", run.out());
    assertEquals("", run.err());
  }
}
