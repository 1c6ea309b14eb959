// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.baton4j.testkit.Command;
import io.github.baton4j.testkit.NeedsCommand;
import io.github.baton4j.testkit.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The page's functions in Go. */
@NeedsCommand(value = "go", atLeast = GoIT.OLDEST, asks = "version")
class GoIT extends OtherLanguageContract {
  static final String OLDEST = "1.19";

  private static final Duration LONGEST = Duration.ofSeconds(100);

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
    String go = Command.find("go", OLDEST, "version").file().toString();
    for (List<String> step : List.of(List.of("build", "-o", app, "."), List.of("vet", "./..."))) {
      List<String> command = new ArrayList<>(List.of(go));
      command.addAll(step);
      assertEquals(new Run(0, ""), Run.of(folder, LONGEST, environment, command));
    }
    program = PageProgram.start(folder, app);
  }

  @AfterAll
  static void end() {
    program.close();
  }

  @Override
  PageProgram program() {
    return program;
  }
}
