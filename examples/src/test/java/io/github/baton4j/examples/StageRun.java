// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One run of the stage in a JVM of its own. */
record StageRun(int exit, List<String> output, String errors) {
  private static final long PATIENCE_SECONDS = 60;

  static StageRun run(Path folder) throws IOException, InterruptedException {
    return run(folder, classPath());
  }

  /** Runs it with these classes before those of the build. */
  static StageRun runWith(Path classes, Path folder) throws IOException, InterruptedException {
    return run(folder, classes + File.pathSeparator + classPath());
  }

  static String classPath() {
    return System.getProperty("java.class.path");
  }

  private static StageRun run(Path folder, String classPath)
      throws IOException, InterruptedException {
    Path output = folder.resolve("output");
    Path errors = folder.resolve("errors");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process = new ProcessBuilder(
            java,
            "-XX:TieredStopAtLevel=1",
            "-classpath",
            classPath,
            "io.github.baton4j.examples.stage.Stage")
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
