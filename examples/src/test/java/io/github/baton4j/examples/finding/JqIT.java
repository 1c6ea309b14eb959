// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.finding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.baton4j.testkit.NeedsCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page's commands with {@code jq}, run where there is one; that they name fields that there are is checked in any case. */
@NeedsCommand(value = "jq", atLeast = "1.5")
class JqIT {
  private static final String ID = "x-correlation-id";

  @TempDir
  Path folder;

  @BeforeEach
  void writeTheFile() throws IOException {
    List<String> file = new ArrayList<>();
    file.add("START RequestId: 1 Version: $LATEST");
    file.add("12");
    Printed.lines().forEach(line -> file.add(line.text()));
    file.add("{\"message\":\"cut o");
    Files.write(folder.resolve("feed.log"), file);
  }

  private record Run(int exit, List<String> output, String errors) {}

  private Run run(String command) throws IOException, InterruptedException {
    Path output = folder.resolve("output");
    Path errors = folder.resolve("errors");
    ProcessBuilder builder = new ProcessBuilder("sh", "-c", command)
        .directory(folder.toFile())
        .redirectOutput(output.toFile())
        .redirectError(errors.toFile());
    builder.environment().put("LC_ALL", "C.UTF-8");
    Process process = builder.start();
    try {
      assertTrue(process.waitFor(30, TimeUnit.SECONDS), command);
    } finally {
      process.destroyForcibly();
    }
    return new Run(process.exitValue(), Files.readAllLines(output), Files.readString(errors));
  }

  @Test
  void everythingOfARequestIsFoundInItsOrder() throws Exception {
    String id = (String) Printed.lines().get(0).own().get(ID);
    Run run = run(Printed.block("jq", "everything").with("<id>", id).text());
    assertEquals("", run.errors());
    List<String> expected = Printed.lines().stream()
        .filter(line -> id.equals(line.own().get(ID)))
        .map(Line::text)
        .sorted()
        .toList();
    assertEquals(expected, run.output());
  }

  @Test
  void failuresAndTheirHopsAreFound() throws Exception {
    Run run = run(Printed.block("jq", "failures").text());
    assertEquals("", run.errors());
    List<String> expected = Printed.lines().stream()
        .map(Line::own)
        .filter(line -> "ERROR".equals(line.get("level")))
        .map(line -> line.get(ID) + "\t3\tAddToFeed\tThe message failed")
        .toList();
    assertEquals(2, expected.size());
    assertEquals(expected, run.output());
  }
}
