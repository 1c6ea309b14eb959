// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.node;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LockFilesTest {
  private static final Path SOURCES =
      Path.of("src", "main", "resources", "io", "github", "baton4j", "testkit", "node");

  @Test
  void theyNameNoHostAndPinWhatIsInstalled() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      List<Path> locks =
          files.filter(each -> each.endsWith("package-lock.json")).toList();
      assertFalse(locks.isEmpty());
      for (Path lock : locks) {
        String text = Files.readString(lock);
        assertFalse(text.contains("://"), lock::toString);
        assertFalse(text.contains("\"resolved\""), lock::toString);
        assertTrue(text.contains("\"integrity\""), lock::toString);
      }
    }
  }
}
