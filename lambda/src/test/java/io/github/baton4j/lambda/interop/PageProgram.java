// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.baton4j.testkit.Run;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The code of docs/other-languages.md in one language, as it stands there, and a driver that calls it. */
final class PageProgram {
  private static final Path PAGE =
      Path.of(System.getProperty("basedir")).resolveSibling("docs").resolve("other-languages.md");
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private final Path folder;
  private final Map<String, String> environment;
  private final List<String> command;

  PageProgram(Path folder, Map<String, String> environment, List<String> command) {
    this.folder = folder;
    this.environment = environment;
    this.command = command;
  }

  /** Writes each block that is fenced as {@code language file} into that file, and the driver into another. */
  static void write(String language, Path folder, String driver, String as) throws IOException {
    Matcher block = Pattern.compile("(?s)```" + language + "( (\\S+))?\\n(.*?)\\n```\\n")
        .matcher(Files.readString(PAGE));
    int blocks = 0;
    while (block.find()) {
      assertFalse(block.group(2) == null, "a block that is not run: " + block.group());
      Path file = folder.resolve(block.group(2));
      Files.createDirectories(file.getParent());
      Files.writeString(file, block.group(3) + "\n");
      blocks++;
    }
    assertEquals(2, blocks, "blocks of " + language);
    try (InputStream in = PageProgram.class.getResourceAsStream("languages/" + driver)) {
      Files.write(folder.resolve(as), in.readAllBytes());
    }
  }

  /** Runs a tool that is to say nothing. */
  void quietly(String... tool) {
    assertEquals(new Run(0, ""), Run.of(folder, LONGEST, environment, List.of(tool)));
  }

  /** Log lines, and the answer. */
  record Said(List<JsonNode> lines, JsonNode answer) {}

  Said run(Object request) throws IOException {
    Run run = Run.of(
        folder, LONGEST, environment, command, LambdaEvents.JSON.writeValueAsString(request));
    assertEquals(0, run.exit(), run::output);
    List<JsonNode> lines = run.output().lines().map(Arrived::json).toList();
    return new Said(lines.subList(0, lines.size() - 1), lines.get(lines.size() - 1));
  }
}
