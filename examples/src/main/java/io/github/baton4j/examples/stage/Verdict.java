// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.stage;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the judge found.
 *
 * @param strangers how many records there were that are no posts
 */
record Verdict(List<Story> stories, List<Finding> findings, int strangers) {
  boolean isGood() {
    return findings.isEmpty();
  }

  /** Tells it to a reader: each post, its ID, the wires and places that bear it, its lines, then what is missing. */
  void print(PrintStream out) {
    stories.forEach(story -> print(story, out));
    out.println();
    if (isGood()) {
      int lines = stories.stream().mapToInt(story -> story.lines().size()).sum();
      out.println(
          "All " + stories.size() + " posts bore their IDs at every hop: on the wire, and in six"
              + " places, five functions and a service, where each of " + lines
              + " log lines has those of its own post.");
      out.println(
          strangers + " records that are no posts held nothing up, each under an ID of its own.");
    } else {
      printFindings(out);
    }
  }

  private void print(Story story, PrintStream out) {
    PlannedPost post = story.post();
    out.println();
    out.println(post.id() + " by " + post.user() + ", " + post.title());
    out.println("  ID       " + story.id());
    out.println("  wire     " + hops(post, true));
    out.println("  places   " + hops(post, false));
    List<String> missing = Arrays.stream(Place.values())
        .filter(place -> place.isHop() && !bears(post, place))
        .map(Place::toString)
        .toList();
    if (!missing.isEmpty()) {
      out.println("  MISSING  " + String.join(", ", missing));
    }
    out.println("  lines    " + story.lines().size() + ": " + lines(story));
  }

  private static String lines(Story story) {
    return story.functions().entrySet().stream()
        .map(each -> each.getKey() + (each.getValue() == 1 ? "" : " x " + each.getValue()))
        .collect(Collectors.joining(", "));
  }

  private String hops(PlannedPost post, boolean isOnTheWire) {
    List<Place> all = Arrays.stream(Place.values())
        .filter(place -> place.isHop() && place.isOnTheWire() == isOnTheWire)
        .toList();
    List<String> bearing =
        all.stream().filter(place -> bears(post, place)).map(Place::toString).toList();
    return bearing.size() + " of " + all.size() + " bear it: " + String.join(", ", bearing);
  }

  private boolean bears(PlannedPost post, Place place) {
    return findings.stream()
        .noneMatch(finding -> finding.place() == place && finding.post().equals(post.id()));
  }

  private void printFindings(PrintStream out) {
    for (Place place : Place.values()) {
      Map<String, List<String>> faults = new LinkedHashMap<>();
      for (Finding finding : findings) {
        if (finding.place() == place) {
          faults.computeIfAbsent(finding.post(), post -> new ArrayList<>()).add(finding.what());
        }
      }
      if (!faults.isEmpty()) {
        out.println((place.isHop() ? "Missing hop: " : "Wrong: ") + place);
        faults.forEach((post, all) ->
            out.println("  " + (post.isEmpty() ? "" : post + ": ") + String.join(", ", all)));
      }
    }
  }
}
