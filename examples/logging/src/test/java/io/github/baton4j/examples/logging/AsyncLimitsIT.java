// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.logging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.baton4j.testkit.ConsumerProject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What goes wrong with lines that are written late, where it is not done as in the recipes. */
class AsyncLimitsIT {
  private static final String LIMITS = "../target/test-classes/limits/";

  /** Why the recipe refers to its appender, and does not put it inside of the other as many pages show it. */
  @Test
  void fromAnAppenderInsideOfAnotherNothingIsWrittenAndNothingIsSaidOfIt() {
    ConsumerProject.Run run =
        Recipe.ofLogstash(LIMITS + "nested-appender").run(FunctionProcess.class, "PLAIN", "false");
    assertEquals("", run.out());
    assertEquals("", run.err());
  }

  @Test
  void fromAnAppenderThatDoesNotPrepareItsEventsNoLineHasItsIds() {
    Recipe recipe = Recipe.ofLogstash(LIMITS + "forgetful");
    List<String> lines = Recipe.lines(recipe.run(FunctionProcess.class, "PLAIN", "false"));
    assertFalse(lines.isEmpty());
    for (String line : lines) {
      assertEquals(Map.of(), recipe.shape().read(line).fields(), line);
    }
  }
}
