// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.layer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The zip that this module makes, unpacked as Lambda does it below {@code /opt}: by the permissions in the zip. */
final class Layer {
  private Layer() {}

  static Path zip() {
    try (Stream<Path> built = Files.list(Path.of(System.getProperty("basedir"), "target"))) {
      return built
          .filter(file -> String.valueOf(file.getFileName()).matches("baton-layer-.*\\.zip"))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("no layer: run this after package"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Unpacks it; tells the permissions of each file. */
  static Map<String, Set<PosixFilePermission>> unpackInto(Path folder) {
    Map<String, Set<PosixFilePermission>> all = new TreeMap<>();
    try (FileSystem zip =
            FileSystems.newFileSystem(zip(), Map.of("enablePosixFileAttributes", "true"));
        Stream<Path> files = Files.walk(zip.getPath("/"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path to = folder.resolve(file.toString().substring(1));
        Files.createDirectories(to.getParent());
        Files.copy(file, to);
        Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(file));
        all.put(file.toString().substring(1), Files.getPosixFilePermissions(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }
}
