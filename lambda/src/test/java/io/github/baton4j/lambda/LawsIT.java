// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.baton4j.contract.Transport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The matrix of laws and transports, of the tests that this build has run: printed, kept under target, and compared with
 * docs/laws.md, which {@code -Dbaton.laws.write=true} writes anew. Integration tests of this module run beside this one and are
 * not in it.
 */
class LawsIT {
  private static final Path ROOT =
      Path.of(System.getProperty("basedir")).toAbsolutePath().normalize().getParent();
  private static final Path DOCUMENT = ROOT.resolve("docs").resolve("laws.md");

  /** What every way out has to prove. */
  private static final Set<Integer> OF_EVERY_WAY_OUT = Set.of(1, 2, 3, 4, 7);

  private static final List<String> LAWS = List.of(
      "The caller's call never fails because of Baton",
      "What the user set wins",
      "Bytes are sacred: a payload is otherwise the same, byte for byte",
      "Baton is never the one that crosses a limit",
      "Nothing leaks, neither to the next task nor to the next record",
      "Input is hostile",
      "IDs go only where they may",
      "Whether debug logs are on is decided once",
      "Cold start is paid by the user",
      "Every outcome is visible",
      "Invocations at once never see each other's IDs");

  private static LawTable table;

  @BeforeAll
  static void read() throws IOException {
    table = LawTable.below(ROOT);
  }

  /** Why there is nothing to prove where there are no tests. */
  private static String reason(int law, Transport transport) {
    return switch (law) {
      case 1 -> "what is captured is captured without exceptions: law 6";
      case 2, 4 -> "nothing leaves here";
      case 3 -> "nothing is written here";
      case 5 -> transport.isWayOut() ? "holds nothing between two calls" : "a scope's: context";
      case 6 -> transport.isWayOut() ? "reads what capture has let in" : "none comes in here";
      case 7 -> "nothing leaves here";
      case 8 -> "sends what was decided: context, and where IDs come in";
      case 9 -> "its module's classes: HTTP events, or context";
      case 10 -> "the same counters: context";
      default -> "as the context";
    };
  }

  private static List<String> document() {
    List<String> lines = new ArrayList<>(List.of(
        "# The laws and their tests",
        "",
        "What Baton promises, and which tests prove it for which transport. A test says so itself, by `@Law`; `mvn verify` writes",
        "down what has run and passed, prints the table with numbers, and fails when this page says something else, or when one of",
        "the six ways out lacks law 1, 2, 3, 4 or 7. To write this page anew: `mvn verify -Dbaton.laws.write=true`.",
        ""));
    lines.addAll(table.marks());
    for (int law = 1; law <= LawTable.LAWS; law++) {
      lines.addAll(List.of("", "## " + law + ". " + LAWS.get(law - 1), ""));
      lines.addAll(table.rows(law, LawsIT::reason));
    }
    return lines;
  }

  @Test
  void everyWayOutProvesWhatItHasTo() throws IOException {
    List<String> counts = table.counts();
    Files.write(ROOT.resolve("lambda").resolve("target").resolve("laws.md"), counts);
    counts.forEach(System.out::println);
    for (int law : OF_EVERY_WAY_OUT) {
      for (Transport transport : Transport.values()) {
        if (transport.isWayOut()) {
          assertNotEquals(
              0, table.cell(law, transport).passed, "law " + law + ", " + transport.text());
        }
      }
    }
  }

  @Test
  void noTestOfALawHasFailed() {
    for (int law = 1; law <= LawTable.LAWS; law++) {
      for (Transport transport : Transport.values()) {
        assertEquals(0, table.cell(law, transport).failed, "law " + law + ", " + transport.text());
      }
    }
  }

  @Test
  void theDocumentNamesTheTestsThatRan() throws IOException {
    if (Boolean.getBoolean("baton.laws.write")) {
      Files.write(DOCUMENT, document());
    }
    assertEquals(String.join("\n", document()), String.join("\n", Files.readAllLines(DOCUMENT)));
  }
}
