// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.outside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the pages show is what the tests run. */
class PagesTest {
  private static final Path BASE =
      Path.of(System.getProperty("basedir")).toAbsolutePath().normalize();
  private static final Path PAGES = BASE.resolve("../../docs/outside-lambda").normalize();
  private static final Pattern BLOCK = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

  private static List<String> files(Path folder, String end) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(end))
          .sorted()
          .map(Path::toString)
          .toList();
    }
  }

  /** Without the list of them, which has no code. */
  private static List<String> pages() throws IOException {
    return files(PAGES, ".md").stream()
        .filter(page -> !page.endsWith("README.md"))
        .toList();
  }

  private static String normalised(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  private static List<String> blocks(String page) throws IOException {
    List<String> blocks = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(Files.readString(Path.of(page)));
    while (matcher.find()) {
      blocks.add(matcher.group(1));
    }
    return blocks;
  }

  @Test
  void thereAreFivePages() throws IOException {
    assertEquals(
        List.of(
            "kcl.md", "scheduled-job.md", "servlet.md", "spring-cloud-aws.md", "sqs-poll-loop.md"),
        pages().stream().map(page -> Path.of(page).getFileName().toString()).toList());
  }

  @TestFactory
  List<DynamicTest> eachBlockOfAPageStandsInASource() throws IOException {
    List<String> sources = new ArrayList<>();
    for (String file : files(BASE.resolve("src"), ".java")) {
      if (!file.endsWith("PagesTest.java")) {
        sources.add(normalised(Files.readString(Path.of(file))));
      }
    }
    List<DynamicTest> tests = new ArrayList<>();
    for (String page : pages()) {
      List<String> blocks = blocks(page);
      assertFalse(blocks.isEmpty(), page);
      for (String block : blocks) {
        String wanted = normalised(block);
        tests.add(DynamicTest.dynamicTest(
            page.substring(page.lastIndexOf('/') + 1) + ": "
                + block.lines().findFirst().orElse(""),
            () -> assertTrue(
                sources.stream().anyMatch(source -> source.contains(wanted)),
                () -> "no source has:\n" + block)));
      }
    }
    return tests;
  }
}
