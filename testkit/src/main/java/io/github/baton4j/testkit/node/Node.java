// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.node;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The Node and the npm of this machine.
 *
 * @param node the executable
 * @param npm the executable
 * @param version as Node tells it, {@code v20.1.0}
 */
public record Node(Path node, Path npm, String version) {
  /** The oldest that is taken: the packages that tests are held against want no less. */
  static final int MIN_MAJOR = 18;

  private static final Pattern VERSION = Pattern.compile("v(\\d{1,4})\\..*");
  private static final Duration ENOUGH = Duration.ofSeconds(30);

  /**
   * The first ones on the PATH.
   *
   * @throws IllegalStateException when there is none, or an old one; the message says which
   */
  public static Node find() {
    return find(System.getenv("PATH"));
  }

  static Node find(@Nullable String path) {
    Path node = executable(path, "node");
    Path npm = executable(path, "npm");
    Run run = Run.of(
        Path.of(System.getProperty("user.dir")),
        ENOUGH,
        Map.of(),
        List.of(node.toString(), "--version"));
    String version = run.output().strip();
    Matcher matcher = VERSION.matcher(version);
    if (run.exit() != 0 || !matcher.matches()) {
      throw new IllegalStateException(node + " does not tell its version: " + run);
    }
    if (Integer.parseInt(matcher.group(1)) < MIN_MAJOR) {
      throw new IllegalStateException(
          "Node " + MIN_MAJOR + " or later is needed, and " + node + " is " + version);
    }
    return new Node(node, npm, version);
  }

  private static Path executable(@Nullable String path, String name) {
    if (path != null) {
      for (String folder : path.split(File.pathSeparator, -1)) {
        Path file = Path.of(folder, name).toAbsolutePath();
        if (!folder.isEmpty() && Files.isRegularFile(file) && Files.isExecutable(file)) {
          return file;
        }
      }
    }
    throw new IllegalStateException("no " + name + " on the PATH");
  }
}
