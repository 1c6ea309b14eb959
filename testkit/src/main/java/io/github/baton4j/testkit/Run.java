// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A command that ends by itself, or is ended.
 *
 * @param output all that it wrote, to standard output and errors
 */
public record Run(int exit, String output) {
  /**
   * Runs a command that reads nothing.
   *
   * @param environment what is added to this process' own
   * @throws IllegalStateException when it has not ended in time
   */
  public static Run of(
      Path folder, Duration atMost, Map<String, String> environment, List<String> command) {
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
      builder.environment().putAll(environment);
      Process process = builder.start();
      Output output = Output.of(process);
      try {
        process.getOutputStream().close();
        if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
          throw new IllegalStateException(
              command + " has not ended within " + atMost + "\n" + output.text());
        }
        output.awaitEnd();
        return new Run(process.exitValue(), output.text());
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
