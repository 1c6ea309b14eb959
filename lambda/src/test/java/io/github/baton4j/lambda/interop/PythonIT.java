// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda.interop;

import static io.github.baton4j.lambda.interop.Case.ID;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.baton4j.testkit.Command;
import io.github.baton4j.testkit.NeedsCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page's functions in Python. */
@NeedsCommand(value = "python3", atLeast = PythonIT.OLDEST)
class PythonIT extends OtherLanguageContract {
  static final String OLDEST = "3.9";

  @TempDir
  static Path folder;

  private static PageProgram program;

  PythonIT(JavaSide side) {
    super(side);
  }

  @BeforeAll
  static void write() throws IOException {
    PageProgram.write("python", folder, "driver.py", "driver.py");
    String python = Command.find("python3", OLDEST, "--version").file().toString();
    program = PageProgram.start(folder, python, "-E", "-W", "error", "-X", "utf8", "driver.py");
  }

  @AfterAll
  static void end() {
    program.close();
  }

  @Override
  PageProgram program() {
    return program;
  }

  @Test
  void debugLinesAreThoseOfTheChainThatHasThem() throws Exception {
    List<String> ids = linesOfABatch().stream()
        .filter(line -> line.get("level").textValue().equals("DEBUG"))
        .map(line -> line.get(ID).textValue())
        .toList();

    assertEquals(List.of("id-c"), ids);
  }
}
