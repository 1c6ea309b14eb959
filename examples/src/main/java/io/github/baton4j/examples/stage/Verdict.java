// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.stage;

import java.io.PrintStream;
import java.util.List;

/** What the judge found. */
record Verdict(List<Story> stories, List<Finding> findings) {
  boolean isGood() {
    return findings.isEmpty();
  }

  /** Tells it to a reader: each post, its ID, its hops, its lines, then what is missing. */
  void print(PrintStream out) {
    stories.forEach(story -> print(story, out));
    out.println();
    if (isGood()) {
      int lines = stories.stream().mapToInt(story -> story.lines().size()).sum();
      out.println("All " + stories.size() + " posts bore their ID at every hop; of " + lines
          + " log lines none is without one or has another's.");
    } else {
      printFindings(out);
    }
  }

  private void print(Story story, PrintStream out) {
    PlannedPost post = story.post();
    out.println();
    out.println(post.id() + " by " + post.user() + ": " + post.title());
    out.println("  x-correlation-id  " + story.id());
    for (Place place : Place.values()) {
      if (place.isHop()) {
        out.printf("  %-7s           %s%n", bears(post, place) ? "ok" : "MISSING", place);
      }
    }
    out.printf(
        "  %-17s %s%n", story.lines().size() + " log lines", String.join(", ", story.functions()));
  }

  private boolean bears(PlannedPost post, Place place) {
    return findings.stream()
        .noneMatch(finding -> finding.place() == place && finding.post().equals(post.id()));
  }

  private void printFindings(PrintStream out) {
    for (Place place : Place.values()) {
      List<Finding> here =
          findings.stream().filter(finding -> finding.place() == place).toList();
      if (!here.isEmpty()) {
        out.println((place.isHop() ? "Missing hop: " : "Wrong: ") + place);
        here.forEach(finding -> out.println("  " + finding.post() + ": " + finding.what()));
      }
    }
  }
}
