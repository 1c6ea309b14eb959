// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.logging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Debug lines of one request, by Log4j's own filters. */
class Log4jDebugIT {
  private static final List<String> WHERE =
      List.of("outside", "false", "true", "before", "after", "outside again");

  private static List<String> messages(String folder) {
    Recipe recipe = Recipe.ofLog4j(folder);
    List<String> messages = new ArrayList<>();
    for (String line : Recipe.lines(recipe.run(DebugProcess.class))) {
      messages.add(recipe.shape().read(line).message());
    }
    return messages;
  }

  /**
   * All lines in their order.
   *
   * @param enabled where the function's logger says that it is
   * @param debug where its debug lines are written
   * @param everywhere where those of all others are written, too
   */
  private static List<String> expected(
      List<String> enabled, List<String> debug, List<String> everywhere) {
    List<String> expected = new ArrayList<>();
    for (String where : WHERE) {
      expected.add(where + ", debug enabled: " + enabled.contains(where));
      if (debug.contains(where)) {
        expected.add(where + ", debug");
      }
      expected.add(where + ", debug enabled: " + everywhere.contains(where));
      if (everywhere.contains(where)) {
        expected.add(where + ", debug");
      }
    }
    return expected;
  }

  @Test
  void ofOneLoggerDebugLinesAreThoseOfTheChosenRequestThoughDebugIsEnabledAlways() {
    assertEquals(expected(WHERE, List.of("true", "after"), List.of()), messages("debug-log4j"));
  }

  @Test
  void ofAllLoggersDebugIsEnabledInTheChosenRequestAloneTheSdksToo() {
    List<String> chosen = List.of("true", "after");
    assertEquals(expected(chosen, chosen, chosen), messages("debug-log4j-everywhere"));
  }

  @Test
  void aThresholdByTheMdcDoesNotHoldWhereTheMdcIsEmpty() {
    assertEquals(
        expected(WHERE, List.of("outside", "true", "after", "outside again"), List.of()),
        messages("../target/test-classes/limits/dynamic-threshold"));
  }
}
