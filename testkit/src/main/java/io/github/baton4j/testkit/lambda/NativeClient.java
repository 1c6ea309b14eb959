// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.lambda;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which of the libraries in the runtime interface client's jar a machine wants: it speaks HTTP in native code. */
final class NativeClient {
  private NativeClient() {}

  /** The library's name in the jar; null where there is none for such a machine. */
  static @Nullable String libraryOf(String system, String architecture, boolean musl) {
    String processor = switch (architecture) {
      case "amd64", "x86_64" -> "x86_64";
      case "aarch64", "arm64" -> "aarch_64";
      default -> null;
    };
    return processor == null || !system.toLowerCase(Locale.ROOT).equals("linux")
        ? null
        : "libaws-lambda-jni." + (musl ? "linux_musl-" : "linux-") + processor + ".so";
  }

  static @Nullable String libraryOfThisMachine() {
    String architecture = System.getProperty("os.arch", "");
    String processor = architecture.equals("amd64") ? "x86_64" : architecture;
    boolean musl = Files.exists(Path.of("/lib/ld-musl-" + processor + ".so.1"));
    return libraryOf(System.getProperty("os.name", ""), architecture, musl);
  }
}
