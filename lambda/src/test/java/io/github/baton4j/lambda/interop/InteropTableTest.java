// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The numbers of docs/interop.md are those of the table that is run. */
class InteropTableTest {
  private static final Path DOCUMENT =
      Path.of(System.getProperty("basedir")).resolveSibling("docs").resolve("interop.md");

  private static final Pattern ROW =
      Pattern.compile("\\| [^|]*\\(`([A-Z_]+)`\\) \\| ([0-9–]+) \\| ([0-9–]+) \\|");

  private static Map<String, Integer> written(int column) throws IOException {
    Map<String, Integer> written = new TreeMap<>();
    for (String line : Files.readAllLines(DOCUMENT)) {
      Matcher row = ROW.matcher(line);
      if (row.matches() && !row.group(column).equals("–")) {
        written.put(row.group(1), Integer.valueOf(row.group(column)));
      }
    }
    return written;
  }

  private static Map<String, Integer> run(List<Case> cases, Predicate<Way> ways) {
    Map<String, Integer> run = new TreeMap<>();
    Tally.rows(cases, ways).forEach(row -> run.merge(((Way) row.get()[0]).name(), 1, Integer::sum));
    return run;
  }

  @Test
  void theDocumentNamesEveryWayAndItsCases() throws IOException {
    assertEquals(run(Cases.fromJava(), way -> true), written(2));
    assertEquals(run(Cases.fromNode(), Way::isOfNode), written(3));
  }
}
