// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import io.github.baton4j.contract.Transport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/** Which tests have proven which law for which transport, as they were written down while they ran. */
final class LawTable {
  static final int LAWS = 11;

  private static final List<String> MODULES =
      List.of("core", "http", "kinesis", "sns", "sqs", "lambda");

  /** Test class or contract → the test classes that ran it, and how many tests passed and failed. */
  static final class Cell {
    final Map<String, Set<String>> proofs = new TreeMap<>();
    int passed;
    int failed;

    private void add(String proof, String test, int passed, int failed) {
      proofs.computeIfAbsent(proof, name -> new TreeSet<>()).add(test);
      this.passed += passed;
      this.failed += failed;
    }

    /** A contract with the classes that ran it, and single classes. */
    private String text() {
      List<String> parts = new ArrayList<>();
      proofs.forEach((proof, tests) -> {
        String names = "`" + String.join("`, `", tests) + "`";
        parts.add(tests.equals(Set.of(proof)) ? "`" + proof + "`" : "`" + proof + "` by " + names);
      });
      return String.join("; ", parts);
    }
  }

  private final Map<Integer, Map<Transport, Cell>> cells = new HashMap<>();

  /** Reads what the modules below a folder have written. */
  static LawTable below(Path root) throws IOException {
    LawTable table = new LawTable();
    for (String module : MODULES) {
      Path written = root.resolve(module).resolve("target").resolve("laws");
      if (Files.isDirectory(written)) {
        try (Stream<Path> files = Files.list(written)) {
          for (Path file : files.sorted().toList()) {
            table.read(file, root.resolve(module).resolve("target").resolve("test-classes"));
          }
        }
      }
    }
    return table;
  }

  /** But for what a class has written that there is no more. */
  private void read(Path file, Path classes) throws IOException {
    String name = file.getFileName().toString().replaceAll("(@5)?[.]tsv$", "");
    if (Files.exists(classes.resolve(name.replace('.', '/') + ".class"))) {
      for (String line : Files.readAllLines(file)) {
        String[] parts = line.split("\t", -1);
        cells
            .computeIfAbsent(Integer.valueOf(parts[0]), law -> new EnumMap<>(Transport.class))
            .computeIfAbsent(Transport.valueOf(parts[1]), transport -> new Cell())
            .add(parts[2], parts[3], Integer.parseInt(parts[4]), Integer.parseInt(parts[5]));
      }
    }
  }

  Cell cell(int law, Transport transport) {
    return cells.getOrDefault(law, Map.of()).getOrDefault(transport, new Cell());
  }

  /** How many tests have passed. */
  List<String> counts() {
    return matrix(cell -> Integer.toString(cell.passed));
  }

  /** Which cells have tests. */
  List<String> marks() {
    return matrix(cell -> "yes");
  }

  private List<String> matrix(Function<Cell, String> text) {
    List<String> lines = new ArrayList<>();
    List<Transport> columns = Arrays.asList(Transport.values());
    lines.add("| law | " + joined(columns.stream().map(Transport::text).toList()));
    lines.add("|---|" + joined(Collections.nCopies(columns.size(), "---")).replace(" ", ""));
    for (int n = 1; n <= LAWS; n++) {
      int law = n;
      lines.add("| " + law + " | "
          + joined(columns.stream()
              .map(column -> cell(law, column))
              .map(cell -> cell.passed == 0 ? "–" : text.apply(cell))
              .toList()));
    }
    return lines;
  }

  private static String joined(List<String> cells) {
    return String.join(" | ", cells) + " |";
  }

  /**
   * The tests of a law, a row for each transport.
   *
   * @param reason what stands in the place of tests where there are none
   */
  List<String> rows(int law, BiFunction<Integer, Transport, String> reason) {
    List<String> lines = new ArrayList<>(List.of("| transport | tests |", "|---|---|"));
    for (Transport transport : Transport.values()) {
      Cell cell = cell(law, transport);
      String text = cell.passed == 0 ? "– " + reason.apply(law, transport) : cell.text();
      lines.add("| " + transport.text() + " | " + text + " |");
    }
    return lines;
  }
}
