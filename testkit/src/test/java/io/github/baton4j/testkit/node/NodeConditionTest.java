// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.io.TempDir;

class NodeConditionTest {
  @TempDir
  Path folder;

  private String path;

  @BeforeEach
  void name() {
    path = folder.resolve("none") + ":" + folder;
  }

  private void executable(String name, String output) throws IOException {
    Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\necho '" + output + "'\n");
    assertTrue(file.toFile().setExecutable(true));
  }

  private void assertMissing(String reason) {
    ConditionEvaluationResult result = NodeCondition.evaluate(path, null);
    assertTrue(result.isDisabled());
    assertEquals("Not run: " + reason, result.getReason().orElseThrow());
    IllegalStateException e =
        assertThrows(IllegalStateException.class, () -> NodeCondition.evaluate(path, "true"));
    assertEquals("CI=true, so what needs Node has to run: " + reason, e.getMessage());
    assertTrue(NodeCondition.evaluate(path, "false").isDisabled());
  }

  @Test
  void withoutNodeOrNpmTestsAreSkippedExceptInCi() throws IOException {
    assertMissing("no node on the PATH");
    executable("node", "v18.0.0");
    assertMissing("no npm on the PATH");
    path = "";
    assertMissing("no node on the PATH");
  }

  @Test
  void anOldNodeIsNone() throws IOException {
    executable("node", "v17.9.1");
    executable("npm", "");
    assertMissing("node 18.0 or later is needed, and " + folder.resolve("node").toAbsolutePath()
        + " is v17.9.1");
  }

  @Test
  void whatIsNotNodeIsNone() throws IOException {
    executable("node", "hello");
    executable("npm", "");
    assertTrue(NodeCondition.evaluate(path, null).isDisabled());
  }

  @Test
  void withNodeTestsRunInCiToo() throws IOException {
    executable("node", "v18.0.0");
    executable("npm", "");
    assertFalse(NodeCondition.evaluate(path, "true").isDisabled());
    assertFalse(NodeCondition.evaluate(path, null).isDisabled());
    assertEquals("v18.0.0", Node.find(path).version());
  }
}
