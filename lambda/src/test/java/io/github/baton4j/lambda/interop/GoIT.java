// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda.interop;

import io.github.baton4j.testkit.Command;
import io.github.baton4j.testkit.NeedsCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The page's functions in Go. */
@NeedsCommand(value = "go", atLeast = GoIT.OLDEST, asks = "version")
class GoIT extends OtherLanguageContract {
  static final String OLDEST = "1.19";

  @TempDir
  static Path folder;

  private static PageProgram program;

  GoIT(JavaSide side) {
    super(side);
  }

  @BeforeAll
  static void build() throws IOException {
    PageProgram.write("go", folder, "driver.go.txt", "main.go");
    Files.writeString(folder.resolve("go.mod"), "module example.com/app\n\ngo " + OLDEST + "\n");
    Map<String, String> environment = Map.of(
        "GOCACHE", Path.of("target", "go-cache").toAbsolutePath().toString(),
        "GOPATH", folder.resolve("path").toString(),
        "GOFLAGS", "-mod=mod",
        "GOENV", "off",
        "GOPROXY", "off",
        "GOTOOLCHAIN", "local",
        "CGO_ENABLED", "0");
    String app = folder.resolve("app").toString();
    program = new PageProgram(folder, environment, List.of(app));
    String go = Command.find("go", OLDEST, "version").file().toString();
    program.quietly(go, "build", "-o", app, ".");
    program.quietly(go, "vet", "./...");
  }

  @Override
  PageProgram program() {
    return program;
  }
}
