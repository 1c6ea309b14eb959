// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** No row of the wire contract without a test, and no test there that is none. */
class WireTableTest {
  private static final Path ROOT =
      Path.of(System.getProperty("basedir")).toAbsolutePath().normalize().getParent();
  private static final String REFERENCE = "`((?:[a-z]+/)?[A-Z]\\w*#\\w+)`";

  private static TestSources sources;

  @BeforeAll
  static void read() throws IOException {
    sources = TestSources.below(ROOT);
  }

  private static List<String> document() throws IOException {
    return Files.readAllLines(ROOT.resolve("docs").resolve("wire.md"));
  }

  private static List<String> cells(String line) {
    String inner = line.substring(1, line.lastIndexOf('|'));
    return List.of(inner.split("(?<!\\\\)\\|", -1));
  }

  private static boolean isRow(String line) {
    return line.startsWith("|");
  }

  /** What is wrong with the tables of a text: they have a column of proofs, the last one, and something in each row of it. */
  private static List<String> problems(List<String> lines) {
    List<String> problems = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (!isRow(lines.get(i))) {
        continue;
      }
      String place = "line " + (i + 1) + ": ";
      List<String> cells = cells(lines.get(i));
      String last = cells.get(cells.size() - 1).trim();
      if (i == 0 || !isRow(lines.get(i - 1))) {
        if (!last.equals("proof")) {
          problems.add(place + "the last column is not called proof");
        }
      } else if (cells.size() != cells(lines.get(i - 1)).size()) {
        problems.add(place + "another number of columns");
      } else if (!last.matches("-+")) {
        rowProblems(last).forEach(problem -> problems.add(place + problem));
      }
    }
    return problems;
  }

  private static List<String> rowProblems(String proof) {
    List<String> problems = new ArrayList<>();
    if (!proof.matches(REFERENCE + "(, " + REFERENCE + ")*")) {
      return List.of("no list of tests: " + proof);
    }
    Matcher references = Pattern.compile(REFERENCE).matcher(proof);
    while (references.find()) {
      String problem = sources.problem(references.group(1));
      if (problem != null) {
        problems.add(problem);
      }
    }
    return problems;
  }

  @Test
  void everyRowNamesTestsThatThereAre() throws IOException {
    assertEquals("", String.join("\n", problems(document())));
  }

  @Test
  void theTablesAreThere() throws IOException {
    long rows = document().stream().filter(line -> line.matches("\\|.*#.*")).count();
    assertTrue(rows > 150, "only " + rows);
  }

  @Test
  void aRowWithoutATestIsToldOf() {
    String table = "| what | proof |\n|---|---|\n";
    String sound = "| a | `WireTableTest#theTablesAreThere` |\n";
    assertEquals(List.of(), problems(List.of((table + sound).split("\n"))));
    for (String row : new String[] {
      "| a | |",
      "| a | yes |",
      "| a | `WireTableTest` |",
      "| `WireTableTest#theTablesAreThere` | by hand |",
      "| a | `WireTableTest#theTablesAreThere` and so on |",
      "| a | `WireTableTest#theTablesAreThere`, `WireTableTest#gone` |",
      "| a | b | `WireTableTest#theTablesAreThere` |",
    }) {
      assertEquals(1, problems(List.of((table + sound + row).split("\n"))).size(), row);
    }
    assertEquals(
        1,
        problems(List.of(("| what | test |\n|---|---|\n" + sound).split("\n"))).size());
  }

  @Test
  void whatIsNoTestIsToldOf() {
    assertNull(sources.problem("WireTableTest#whatIsNoTestIsToldOf"));
    assertNull(sources.problem("lambda/WireTableTest#whatIsNoTestIsToldOf"));
    assertNull(sources.problem("CaptureContract#idsAreTakenAndWhatAChainNeedsIsAdded"));
    assertNull(sources.problem("HostileCaptureContract#whatThrowsIsSwallowedAndCounted"));
    assertNull(sources.problem("CaptureContract#whatThrowsIsSwallowedAndCounted"));
    assertNull(sources.problem("kinesis/KinesisLocalIT#aRecordIsNeverCarriedOverTheLimit"));
    for (String wrong : new String[] {
      "NoSuchTest#whatIsNoTestIsToldOf: no such class",
      "core/WireTableTest#whatIsNoTestIsToldOf: no such class",
      "ConsumersIT#theSdkAloneIsEnough: several such classes, name the module",
      "WireTableTest#read: no such test",
      "WireTableTest#problems: no such test",
      "CaptureContract#incoming: no such test",
      "InvocationContractTest#idsAreTakenAndWhatAChainNeedsIsAdded: no such test",
      "TestContext#of: no such test",
    }) {
      String reference = wrong.substring(0, wrong.indexOf(':'));
      assertEquals(wrong, sources.problem(reference));
    }
  }
}
