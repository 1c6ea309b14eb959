// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page of versions says those that the build runs tests on. */
class VersionsPageTest {
  private static final Path ROOT =
      Path.of(System.getProperty("basedir")).toAbsolutePath().normalize().getParent();

  private static String pom;
  private static List<String> page;

  @BeforeAll
  static void read() throws IOException {
    pom = Files.readString(ROOT.resolve("pom.xml"));
    page = Files.readAllLines(ROOT.resolve("docs").resolve("versions.md"));
  }

  /** What a profile sets it to, or else the build; "profile/" may be left out. */
  private static String version(String property) {
    int slash = property.indexOf('/');
    String name = property.substring(slash + 1);
    String text = pom;
    if (slash >= 0) {
      int from = pom.indexOf("<id>" + property.substring(0, slash) + "</id>");
      assertTrue(from >= 0, property);
      text = pom.substring(from, pom.indexOf("</profile>", from));
    }
    Matcher value = Pattern.compile("<" + Pattern.quote(name) + ">([^<]+)</").matcher(text);
    assertTrue(value.find(), property);
    String found = value.group(1);
    return found.startsWith("${") ? version(found.substring(2, found.length() - 1)) : found;
  }

  @ParameterizedTest
  @CsvSource({
    "AWS SDK for Java 2, oldest/awssdk.version, awssdk.version",
    "SLF4J's API, oldest/slf4j.version, newest/slf4j.version",
    "logback, oldest/logback.version, newest/logback.version",
    "`aws-lambda-java-core`, oldest/aws-lambda-java-core.version, aws-lambda-java-core.version",
    "`aws-lambda-java-events`, oldest/aws-lambda-java-events.version, aws-lambda-java-events.version",
    "OkHttp, okhttp.version, okhttp5.version",
    "Micrometer, micrometer-oldest.version, micrometer.version",
    "Micrometer's context propagation, context-propagation-oldest.version, context-propagation.version",
  })
  void aRowHasTheVersionsOfTheBuild(String library, String oldest, String newest) {
    List<String> rows = page.stream()
        .filter(l -> l.startsWith("| " + library + " ")
            && l.chars().filter(c -> c == '|').count() == 6)
        .filter(l -> l.startsWith("| " + library + " |") || l.startsWith("| " + library + " ("))
        .toList();
    assertEquals(1, rows.size(), library);
    String[] cells = rows.get(0).split("\\|", -1);
    assertEquals(version(oldest), cells[2].trim());
    assertEquals(version(newest), cells[3].trim());
  }

  @Test
  void theJdksAreThoseOfAllChecks() throws IOException {
    assertTrue(page.stream().anyMatch(l -> l.startsWith("| JDK | 17 | 25 |")));
    assertTrue(
        Files.readString(ROOT.resolve(".ci").resolve("run")).contains("for version in 17 25; do"));
    assertEquals("17", version("maven.compiler.release"));
  }

  @Test
  void theTextNamesTheOldestSdkOfTheTable() {
    String text = String.join("\n", page);
    String oldest = version("oldest/awssdk.version");
    assertTrue(text.contains("| before " + oldest + " |"), oldest);
    assertTrue(text.contains("tests are run on " + oldest + " alone"), oldest);
  }
}
