// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@NeedsNode
@Timeout(300)
class NodePackagesIT {
  @TempDir
  Path folder;

  @Test
  void thoseThatInstallAtTheSameTimeShareOneResultAndLeaveNothingElse() throws Exception {
    CompletableFuture<NodePackages> other =
        CompletableFuture.supplyAsync(() -> NodePackages.install("kinesis-local", folder));
    NodePackages mine = NodePackages.install("kinesis-local", folder);

    assertEquals(mine, other.get(200, TimeUnit.SECONDS));
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(List.of(mine.folder()), left.toList());
    }
    assertTrue(Files.isRegularFile(mine.folder().resolve("node_modules/kinesis-local/main.js")));
  }

  @Test
  void whatIsInstalledIsUsedAgain() throws IOException {
    NodePackages first = NodePackages.install("kinesis-local");
    FileTime time = Files.getLastModifiedTime(first.folder());

    assertEquals(first, NodePackages.install("kinesis-local"));
    assertEquals(time, Files.getLastModifiedTime(first.folder()));
    assertTrue(first.folder().startsWith(Path.of("target").toAbsolutePath()), first::toString);
  }

  @Test
  void anUnknownSetIsToldOf() {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> NodePackages.install("nothing", folder));
    assertEquals("no such resource: nothing/package.json", e.getMessage());
  }
}
