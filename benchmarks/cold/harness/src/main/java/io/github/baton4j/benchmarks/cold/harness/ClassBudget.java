// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks.cold.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The classes that Baton costs a cold start: so many in all, and of its own those on a list that is checked in. What else is
 * on the list, the JDK's and the SDK's, is there to be read: it differs from one JDK to the next, and counts only.
 */
final class ClassBudget {
  static final int MOST = 80;

  private static final String OURS = "io.github.baton4j.";
  private static final String BENCHMARKS = OURS + "benchmarks.";
  private static final String REWRITE =
      "; once that is meant to be, write the list anew: mvn verify -pl benchmarks/cold/harness -am"
          + " -Dbaton.classes.write=true";

  private ClassBudget() {}

  private static List<String> own(List<String> classes) {
    return classes.stream()
        .filter(c -> c.startsWith(OURS) && !c.startsWith(BENCHMARKS))
        .toList();
  }

  private static List<String> others(List<String> classes) {
    List<String> own = own(classes);
    return classes.stream().filter(c -> !own.contains(c)).toList();
  }

  /** What is wrong with the classes that a function with Baton loads more than one without; empty when nothing is. */
  static String verdict(List<String> more, List<String> listed) {
    List<String> own = own(more);
    StringBuilder wrong = new StringBuilder();
    List<String> added = without(own, listed);
    if (!added.isEmpty()) {
      wrong.append("A cold start with Baton loads ").append(added.size());
      wrong.append(" of its classes that classes.txt does not have: ");
      wrong.append(String.join(", ", added)).append(REWRITE).append(".\n");
    }
    List<String> gone = without(own(listed), own);
    if (!gone.isEmpty()) {
      wrong.append("classes.txt has ").append(gone.size());
      wrong.append(" of Baton's classes that a cold start does not load any more: ");
      wrong.append(String.join(", ", gone)).append(REWRITE).append(".\n");
    }
    if (more.size() > MOST) {
      wrong.append("A cold start with Baton loads ").append(more.size());
      wrong
          .append(" classes more than one without, over the budget of ")
          .append(MOST)
          .append(": ");
      wrong.append(own.size()).append(" of its own and ").append(more.size() - own.size());
      wrong
          .append(" of others. Not on classes.txt are ")
          .append(without(more, listed))
          .append(".\n");
    }
    return wrong.toString();
  }

  private static List<String> without(List<String> classes, List<String> others) {
    List<String> left = new ArrayList<>(classes);
    for (String other : others) {
      left.remove(other); // one of several of a name
    }
    return left;
  }

  static List<String> read(Path list) throws IOException {
    return Files.readAllLines(list).stream()
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .toList();
  }

  static void write(Path list, List<String> more) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("# The classes that a function's cold start loads with Baton, and not without: "
        + more.size() + " of at most " + MOST + ".");
    lines.add(
        "# A check of the build: no class of Baton's is loaded that is not here. It writes this file when asked to.");
    lines.add("");
    lines.add("# Baton's own: " + own(more).size());
    lines.addAll(own(more));
    lines.add("");
    lines.add("# The function's, the JDK's, the SDK's, OkHttp's, on the JDK that wrote this: "
        + others(more).size());
    lines.addAll(others(more));
    Files.write(list, lines);
  }
}
