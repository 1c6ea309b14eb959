// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One run of the stage in a JVM of its own. */
public record StageRun(int exit, List<String> output, String errors) {
  private static final long PATIENCE_SECONDS = 90;

  public static StageRun run(Path folder) throws IOException, InterruptedException {
    return run(folder, classPath(), List.of());
  }

  /** Runs it with so many posts at once. */
  static StageRun run(Path folder, int posts) throws IOException, InterruptedException {
    return run(folder, classPath(), List.of(Integer.toString(posts)));
  }

  /** Runs it with these classes before those of the build. */
  static StageRun runWith(Path classes, Path folder) throws IOException, InterruptedException {
    return run(folder, classes + File.pathSeparator + classPath(), List.of());
  }

  static String classPath() {
    return System.getProperty("java.class.path");
  }

  private static StageRun run(Path folder, String classPath, List<String> arguments)
      throws IOException, InterruptedException {
    Path output = folder.resolve("output");
    Path errors = folder.resolve("errors");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command = new ArrayList<>(List.of(
        java,
        "-XX:TieredStopAtLevel=1",
        "-Dfeed.html=" + folder.resolve("feed.html"),
        "-classpath",
        classPath,
        "io.github.baton4j.examples.stage.Stage"));
    command.addAll(arguments);
    Process process = new ProcessBuilder(command)
        .redirectOutput(output.toFile())
        .redirectError(errors.toFile())
        .start();
    try {
      assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "the stage does not end");
    } finally {
      process.destroyForcibly();
    }
    return new StageRun(process.exitValue(), Files.readAllLines(output), Files.readString(errors));
  }
}
