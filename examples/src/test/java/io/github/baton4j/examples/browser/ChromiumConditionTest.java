// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.browser;

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

class ChromiumConditionTest {
  @TempDir
  Path folder;

  @Test
  void withoutChromiumItSkipsAndSaysWhy() {
    ConditionEvaluationResult result = ChromiumCondition.evaluate(folder.toString(), null);

    assertTrue(result.isDisabled());
    assertEquals(
        "Not run: none of [chromium, chromium-browser, google-chrome, google-chrome-stable] on the PATH",
        result.getReason().orElseThrow());
  }

  @Test
  void withoutChromiumItFailsInCi() {
    assertThrows(
        IllegalStateException.class, () -> ChromiumCondition.evaluate(folder.toString(), "true"));
    assertThrows(IllegalStateException.class, () -> ChromiumCondition.evaluate(null, "true"));
  }

  @Test
  void oneThatIsThereIsTaken() throws IOException {
    Path chrome = Files.createFile(folder.resolve("google-chrome"));
    assertTrue(chrome.toFile().setExecutable(true));

    assertEquals(chrome, Chromium.find(folder.toString()));
    assertFalse(ChromiumCondition.evaluate(folder.toString(), "true").isDisabled());
  }
}
