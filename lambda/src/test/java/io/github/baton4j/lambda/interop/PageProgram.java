// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.baton4j.testkit.Output;
import io.github.baton4j.testkit.OwnedProcess;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The code of docs/other-languages.md in one language, as it stands there, and a driver that calls it: a process beside this one. */
final class PageProgram implements AutoCloseable {
  private static final Path PAGE =
      Path.of(System.getProperty("basedir")).resolveSibling("docs").resolve("other-languages.md");
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final String ANSWER = "= ";

  private final Process process;
  private final Output output;
  private final OwnedProcess owned;
  private int read;

  private PageProgram(Process process) {
    this.process = process;
    this.output = Output.of(process);
    this.owned = OwnedProcess.of(process);
  }

  /** Writes each block that is fenced as {@code language file} into that file, and the driver into another. */
  static void write(String language, Path folder, String driver, String as) throws IOException {
    Matcher block = Pattern.compile("(?s)```" + language + "( (\\S+))?\\n(.*?)\\n```\\n")
        .matcher(Files.readString(PAGE));
    int blocks = 0;
    while (block.find()) {
      assertNotNull(block.group(2), "a block that is not run: " + block.group());
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

  static PageProgram start(Path folder, String... command) throws IOException {
    return new PageProgram(new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .start());
  }

  /** Log lines, and the answer. */
  record Said(List<JsonNode> lines, JsonNode answer) {}

  Said run(Object request) throws IOException, InterruptedException {
    int from = read;
    // The process ends with the test: its input stays open until then.
    OutputStream in = process.getOutputStream();
    in.write(
        (LambdaEvents.JSON.writeValueAsString(request) + "\n").getBytes(StandardCharsets.UTF_8));
    in.flush();
    assertTrue(output.await(text -> answerIn(text, from) >= 0, LONGEST), output::text);
    String text = output.text();
    read = text.indexOf('\n', answerIn(text, from)) + 1;
    List<JsonNode> lines = new ArrayList<>();
    text.substring(from, read)
        .lines()
        .forEach(line -> lines.add(
            Arrived.json(line.startsWith(ANSWER) ? line.substring(ANSWER.length()) : line)));
    return new Said(lines.subList(0, lines.size() - 1), lines.get(lines.size() - 1));
  }

  /** Where it begins, once all of it is there; else a negative number. */
  private static int answerIn(String text, int from) {
    int begins = text.startsWith(ANSWER, from) ? from : text.indexOf("\n" + ANSWER, from) + 1;
    boolean isThere = begins > from || text.startsWith(ANSWER, from);
    return isThere && text.indexOf('\n', begins) >= 0 ? begins : -1;
  }

  @Override
  public void close() {
    owned.close();
  }
}
