// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.logging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What the page shows is what the tests run, and the lines on it are those that come of it. With
 * {@code -Dbaton.logs.write=true} the lines are written into the page anew.
 */
class PageIT {
  private static final Path PAGE = Recipe.BASE.resolve("../../docs/logs.md").normalize();
  private static final Pattern CONFIGURATION =
      Pattern.compile("```(?:xml|properties)\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern JAVA = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

  /** A line, with the recipes that write it named before it. */
  private static final Pattern LINE =
      Pattern.compile("<!-- (.*?) -->\\n```(?:json|text)\\n(.*?)\\n```", Pattern.DOTALL);

  private static List<String> blocks(Pattern pattern) throws IOException {
    return pattern
        .matcher(Files.readString(PAGE))
        .results()
        .map(block -> block.group(1))
        .toList();
  }

  private static List<String> files(Path folder, String end) throws IOException {
    List<String> contents = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        if (file.toString().endsWith(end)) {
          contents.add(Files.readString(file));
        }
      }
    }
    return contents;
  }

  /** The line for the message that the page shows, without what is another each time. */
  private static String line(String name) {
    Recipe recipe = Recipe.named(name);
    return Recipe.lines(recipe.run()).stream()
        .filter(line -> line.contains(OneOfEach.STORED))
        .findFirst()
        .orElseThrow()
        .replaceAll("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d+Z", "2026-11-21T12:00:00.000Z")
        .replaceAll("\"timestamp\":\\d{13}", "\"timestamp\":1795262400000")
        .replaceAll("\"pid\":\\d+", "\"pid\":8")
        .stripTrailing();
  }

  @Test
  void eachConfigurationOnThePageIsOneThatRunsAndEachThatRunsIsOnThePage() throws IOException {
    assertEquals(
        new TreeSet<>(files(Recipe.BASE.resolve("recipes"), "")),
        new TreeSet<>(blocks(CONFIGURATION)));
  }

  @Test
  void eachConfigurationBelongsToARecipe() throws IOException {
    Set<String> used = new TreeSet<>(Set.of("debug-log4j", "debug-log4j-everywhere"));
    Recipe.all().forEach(recipe -> used.add(recipe.folder()));
    try (Stream<Path> folders = Files.list(Recipe.BASE.resolve("recipes"))) {
      assertEquals(
          used,
          new TreeSet<>(folders.map(each -> String.valueOf(each.getFileName())).toList()));
    }
  }

  @Test
  void eachPieceOfCodeStandsInASource() throws IOException {
    List<String> blocks = blocks(JAVA);
    assertTrue(!blocks.isEmpty());
    List<String> sources = files(Recipe.BASE.resolve("src"), ".java").stream()
        .map(source -> source.replaceAll("\\s+", " "))
        .toList();
    for (String block : blocks) {
      String wanted = block.replaceAll("\\s+", " ").strip();
      assertTrue(sources.stream().anyMatch(source -> source.contains(wanted)), block);
    }
  }

  @Test
  void eachLineIsTheOneThatIsWritten() throws IOException {
    String page = Files.readString(PAGE);
    String written =
        LINE.matcher(page).replaceAll(block -> Matcher.quoteReplacement(renewed(block)));
    if (Boolean.getBoolean("baton.logs.write")) {
      Files.writeString(PAGE, written);
    }
    assertEquals(written, Files.readString(PAGE));
    assertTrue(LINE.matcher(page).results().count() >= 7);
  }

  private static String renewed(MatchResult block) {
    String[] names = block.group(1).split("; ", -1);
    String line = line(names[0]);
    for (String name : names) {
      assertEquals(line, line(name), "one line for " + name + " and " + names[0]);
    }
    return block.group().substring(0, block.start(2) - block.start()) + line + "\n```";
  }
}
