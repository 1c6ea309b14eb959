// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandConditionTest {
  private static final NeedsCommand NEEDS = Needing.class.getAnnotation(NeedsCommand.class);

  @TempDir
  Path folder;

  @NeedsCommand(value = "tool", atLeast = "3.9", asks = "version")
  private static final class Needing {}

  private void says(String output) throws IOException {
    String script = "#!/bin/sh\n[ \"$1\" = version ] && echo '" + output + "'\n";
    assertTrue(Files.writeString(folder.resolve("tool"), script).toFile().setExecutable(true));
  }

  private ConditionEvaluationResult evaluate(String ci) {
    return CommandCondition.evaluate(NEEDS, folder.toString(), ci);
  }

  private void assertMissing(String reason) {
    assertTrue(evaluate(null).isDisabled());
    assertEquals("Not run: " + reason, evaluate("false").getReason().orElseThrow());
    IllegalStateException e = assertThrows(IllegalStateException.class, () -> evaluate("true"));
    assertEquals("CI=true, so what needs tool has to run: " + reason, e.getMessage());
  }

  @Test
  void withoutTheCommandTestsAreSkippedExceptInCi() {
    assertMissing("no tool on the PATH");
  }

  @ParameterizedTest
  @CsvSource({"Python 2.7.18, 2.7.18", "go version go1.19.8 linux/amd64, go1.19.8", "3.8, 3.8"})
  void anOldOneIsNone(String output, String version) throws IOException {
    says(output);
    assertMissing("tool 3.9 or later is needed, and " + folder.resolve("tool") + " is " + version);
  }

  @Test
  void whatTellsNoVersionIsNone() throws IOException {
    says("hello");
    assertTrue(evaluate(null).isDisabled());
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.9", "Python 3.9.0", "v3.10", "tool 10.0", "tool-4.0-beta1"})
  void withItTestsRunInCiToo(String output) throws IOException {
    says(output);
    assertFalse(evaluate("true").isDisabled());
    assertFalse(evaluate(null).isDisabled());
  }
}
