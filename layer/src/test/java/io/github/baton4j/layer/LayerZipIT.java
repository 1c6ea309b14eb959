// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayerZipIT {
  @TempDir
  Path folder;

  @Test
  void holdsTheJarsAndTheScriptAndNothingElse() {
    Set<String> names = new TreeSet<>();
    Layer.unpackInto(folder).forEach((name, permissions) -> {
      names.add(name.replaceAll("-[0-9].*", ""));
      assertEquals(
          PosixFilePermissions.fromString(name.equals("baton") ? "rwxr-xr-x" : "rw-r--r--"),
          permissions,
          name);
    });
    assertEquals(
        Set.of(
            "baton",
            "java/lib/aws-lambda-java-events",
            "java/lib/baton-auto",
            "java/lib/baton-core",
            "java/lib/baton-http",
            "java/lib/baton-kinesis",
            "java/lib/baton-lambda",
            "java/lib/baton-sns",
            "java/lib/baton-sqs",
            "java/lib/slf4j-api"),
        names);
  }

  /** Nothing in it tells when, where or in what order of a file system it was made. */
  @Test
  void everyEntryIsOfOneTimeAndInOrder() throws IOException {
    List<String> names = new ArrayList<>();
    try (ZipFile zip = new ZipFile(Layer.zip().toFile())) {
      for (ZipEntry each : zip.stream().toList()) {
        names.add(each.getName());
        assertEquals(LocalDateTime.of(1980, 1, 1, 12, 0), each.getTimeLocal());
        assertTrue(each.getExtra() == null || each.getExtra().length <= 18, each.getName());
      }
    }
    assertEquals(names.stream().sorted().toList(), names);
  }
}
