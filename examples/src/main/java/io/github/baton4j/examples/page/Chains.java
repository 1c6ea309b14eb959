// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sorts a log's lines by correlation ID. A line without one, be it Lambda's or the runtime's, goes to every chain that has a
 * line of the same invocation: of a batch with records of two chains to both, until there are {@value #MOST_SHARED} of these.
 * In a chain it counts as part of what was worked on last in that invocation when it was written.
 *
 * <p>Who wrote a line is told by its function or service name; else by that of another line of the same invocation, by the log
 * group it was found in, by the last part of its logger's name, and at last by the kind of its source.
 */
final class Chains {
  /** Of lines that go to several IDs, how many there are in all of these together. */
  static final int MOST_SHARED = 1_000_000;

  private final List<Chain> all;
  private final int linesOfNone;

  private Chains(List<Chain> all, int linesOfNone) {
    this.all = List.copyOf(all);
    this.linesOfNone = linesOfNone;
  }

  /** By the time of their first lines. */
  List<Chain> all() {
    return all;
  }

  /** How many lines have no ID, and no invocation that has one. */
  int linesOfNone() {
    return linesOfNone;
  }

  static Chains of(Log log) {
    List<Line> lines = log.lines();
    Map<String, Set<String>> chainsOfInvocation = new LinkedHashMap<>();
    Map<String, String> names = new LinkedHashMap<>();
    for (Line line : lines) {
      Marks marks = line.marks();
      if (!marks.requestId().isEmpty()) {
        if (!marks.correlationId().isEmpty()) {
          chainsOfInvocation
              .computeIfAbsent(marks.requestId(), id -> new LinkedHashSet<>())
              .add(marks.correlationId());
        }
        if (!marks.who().isEmpty()) {
          names.putIfAbsent(marks.requestId(), marks.who());
        }
      }
    }
    Map<String, List<Integer>> linesOfChain = new LinkedHashMap<>();
    int none = 0;
    int shared = 0;
    for (int i = 0; i < lines.size(); i++) {
      Marks marks = lines.get(i).marks();
      Set<String> chains = marks.correlationId().isEmpty()
          ? chainsOfInvocation.getOrDefault(marks.requestId(), Set.of())
          : Set.of(marks.correlationId());
      if (marks.correlationId().isEmpty()) {
        chains = chains.size() > MOST_SHARED - shared ? Set.of() : chains;
        shared += chains.size();
      }
      none += chains.isEmpty() ? 1 : 0;
      for (String chain : chains) {
        linesOfChain.computeIfAbsent(chain, id -> new ArrayList<>()).add(i);
      }
    }
    List<Chain> all = new ArrayList<>();
    linesOfChain.forEach((id, places) -> all.add(new Visits(lines, names).chain(id, places)));
    return new Chains(all, none);
  }
}
