// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda.interop;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.baton4j.testkit.node.Node;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Which rows are for which way, and how many of them were seen to pass: a line of the log for each direction. */
final class Tally {
  /** Fewer rows than that would be a table that somebody has emptied. */
  private static final int LEAST = 20;

  private final String direction;
  private final Map<Way, Integer> passed = new EnumMap<>(Way.class);

  Tally(String direction) {
    this.direction = direction;
  }

  static Stream<Arguments> rows(List<Case> cases, Predicate<Way> ways) {
    return Stream.of(Way.values())
        .filter(ways)
        .flatMap(way -> cases.stream()
            .filter(row -> row.sources().contains(way.source()))
            .map(row -> Arguments.of(way, row)));
  }

  static void assertNoWayIsWithout(List<Case> cases, Predicate<Way> ways) {
    for (Way way : Way.values()) {
      if (ways.test(way)) {
        long rows =
            cases.stream().filter(row -> row.sources().contains(way.source())).count();
        assertTrue(rows >= LEAST, way + " has only " + rows);
      }
    }
  }

  void passed(Way way) {
    passed.merge(way, 1, Integer::sum);
  }

  @Override
  public String toString() {
    Map<Source, Integer> all = new EnumMap<>(Source.class);
    StringBuilder line = new StringBuilder();
    passed.forEach((way, count) -> {
      all.merge(way.source(), count, Integer::sum);
      line.append(line.length() == 0 ? " (" : ", ")
          .append(lower(way))
          .append(' ')
          .append(count);
    });
    StringBuilder sums =
        new StringBuilder("Interop, Node " + Node.find().version() + ", " + direction + ":");
    all.forEach((source, count) ->
        sums.append(' ').append(lower(source)).append(' ').append(count).append(','));
    int sum = all.values().stream().mapToInt(Integer::intValue).sum();
    return sums.append(" in all ").append(sum).append(line).append(')').toString();
  }

  private static String lower(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT);
  }
}
