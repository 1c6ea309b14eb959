// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit;

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
 * A command of this machine.
 *
 * @param file the executable
 * @param version as it tells it: {@code v20.1.0}, {@code 3.11.2}, {@code go1.19.8}
 */
public record Command(Path file, String version) {
  private static final Pattern VERSION = Pattern.compile("[a-z]*(\\d{1,4}(?:\\.\\d{1,4})+)\\S*");
  private static final Duration ENOUGH = Duration.ofSeconds(30);

  /**
   * The first one on the PATH.
   *
   * @param atLeast the oldest version that is taken, {@code 3.9}
   * @param asks the argument that makes it tell its version
   * @throws IllegalStateException when there is none, or an old one; the message says which
   */
  public static Command find(String name, String atLeast, String asks) {
    return find(System.getenv("PATH"), name, atLeast, asks);
  }

  /** The same, on another PATH. */
  public static Command find(@Nullable String path, String name, String atLeast, String asks) {
    Path file = executable(path, name);
    Run run = Run.of(
        Path.of(System.getProperty("user.dir")), ENOUGH, Map.of(), List.of(file.toString(), asks));
    Matcher version = VERSION.matcher(run.output());
    if (run.exit() != 0 || !version.find()) {
      throw new IllegalStateException(file + " does not tell its version: " + run);
    }
    if (isOlder(version.group(1), atLeast)) {
      throw new IllegalStateException(
          name + " " + atLeast + " or later is needed, and " + file + " is " + version.group());
    }
    return new Command(file, version.group());
  }

  /**
   * The first file of that name on a PATH.
   *
   * @throws IllegalStateException when there is none
   */
  public static Path executable(@Nullable String path, String name) {
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

  private static boolean isOlder(String version, String atLeast) {
    String[] has = version.split("\\.", -1);
    String[] needs = atLeast.split("\\.", -1);
    for (int i = 0; i < needs.length; i++) {
      int difference = (i < has.length ? Integer.parseInt(has[i]) : 0) - Integer.parseInt(needs[i]);
      if (difference != 0) {
        return difference < 0;
      }
    }
    return false;
  }
}
