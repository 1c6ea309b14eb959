// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks.cold.harness;

import io.github.baton4j.testkit.lambda.RuntimeProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The one processor that functions run on, as they do in Lambda with little memory; where there is no {@code taskset}, any. */
final class Core {
  private final @Nullable Path wrapper;

  private Core(@Nullable Path wrapper) {
    this.wrapper = wrapper;
  }

  /** Every processor of the machine. */
  static Core any() {
    return new Core(null);
  }

  /**
   * One processor.
   *
   * @param number as {@code taskset} counts
   * @param folder for a script that starts the JVM on it
   */
  static Core number(int number, Path folder) throws IOException {
    Path script = Files.writeString(
        folder.resolve("one-core"), "#!/bin/sh\nexec taskset -c " + number + " \"$@\"\n");
    if (!script.toFile().setExecutable(true)) {
      throw new IOException(script + " cannot be made executable");
    }
    return new Core(script);
  }

  void pin(RuntimeProcess.Builder process) {
    if (wrapper != null) {
      process.wrapper(wrapper);
    }
  }

  /** How many processors a function has. */
  int count() {
    return wrapper == null ? Runtime.getRuntime().availableProcessors() : 1;
  }
}
