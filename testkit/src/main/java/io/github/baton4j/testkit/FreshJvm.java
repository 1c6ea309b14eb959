// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a class in a JVM of its own, with the class path of this one: for what is settled once per JVM. */
public final class FreshJvm {
  private static final long PATIENCE_SECONDS = 60;

  private FreshJvm() {}

  /**
   * Runs it to its end.
   *
   * @param options such as {@code -Dname=value}
   * @return what it printed
   * @throws IllegalStateException when it exits with another status than 0, or does not end within a minute
   */
  public static String run(Class<?> main, String... options)
      throws IOException, InterruptedException {
    return run(main, Map.of(), options);
  }

  /**
   * Runs it to its end, with these variables beside those of this environment: for what a system property cannot say.
   *
   * @param options such as {@code -Dname=value}
   * @return what it printed
   * @throws IllegalStateException when it exits with another status than 0, or does not end within a minute
   */
  public static String run(Class<?> main, Map<String, String> environment, String... options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(main.getName());
    Path output = Files.createTempFile("fresh-jvm", ".txt");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
      builder.environment().putAll(environment);
      Process process = builder.start();
      boolean ended;
      try {
        ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
      } finally {
        process.destroyForcibly();
      }
      String said = Files.readString(output);
      if (!ended || process.exitValue() != 0) {
        throw new IllegalStateException(
            main.getName() + (ended ? " failed: " : " does not end: ") + said);
      }
      return said;
    } finally {
      Files.deleteIfExists(output);
    }
  }
}
