// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.stage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The judge of log lines: each is about one post, bears its IDs and no other, and none is missing. */
final class LinesJudge {
  static final String CREATE_POST = "CreatePost";
  static final String DISTRIBUTE_POST = "DistributePost";
  static final String ADD_TO_FEED = "AddToFeed";
  static final String NOTIFY_FOLLOWER = "NotifyFollower";
  static final String INDEX_POST = "IndexPost";

  private final List<Story> stories;
  private final Evidence evidence;
  private final Findings findings;

  LinesJudge(List<Story> stories, Evidence evidence, Findings findings) {
    this.stories = stories;
    this.evidence = evidence;
    this.findings = findings;
  }

  void judge() {
    List<String> strangers = new ArrayList<>();
    for (LogLine line : evidence.output()) {
      if (line.fields() == null) {
        findings.add(Place.OUTPUT, "", "not a JSON object: " + line.text());
      } else if (line.field("message").contains("no post")) {
        String eventId = line.field("eventID");
        strangers.add(eventId.substring(eventId.indexOf(':') + 1));
        judgeStranger(line, eventId);
      } else {
        sort(line);
      }
    }
    if (!sorted(strangers).equals(sorted(evidence.strangers()))) {
      findings.add(
          Place.DISTRIBUTE_POST,
          "",
          "lines of the records " + sorted(strangers) + " as no posts instead of "
              + sorted(evidence.strangers()));
    }
    stories.forEach(this::judge);
  }

  private static List<String> sorted(List<String> numbers) {
    return numbers.stream().sorted().toList();
  }

  /** What is no post starts a chain of its own, named after the record. */
  private void judgeStranger(LogLine line, String eventId) {
    Map<String, String> expected =
        Map.of(PlannedPost.ID, eventId, "call-chain-length", "1", "debug-log-enabled", "false");
    for (String fault : Carried.by(line).faults(expected)) {
      findings.add(Place.DISTRIBUTE_POST, "", "of a record that is no post: " + fault);
    }
  }

  /** Gives a line to the post that it is about; if it tells of none, to the one whose ID it bears. */
  private void sort(LogLine line) {
    List<Story> about = stories.stream().filter(story -> story.isTopicOf(line)).toList();
    if (about.isEmpty()) {
      about = stories.stream().filter(story -> story.hasIdOf(line)).toList();
    }
    if (about.size() == 1) {
      about.get(0).lines().add(line);
    } else {
      findings.add(Place.OUTPUT, "", "a line of " + about.size() + " posts: " + line.text());
    }
  }

  private static Map<String, Integer> expectedLines(PlannedPost post) {
    Map<String, Integer> expected = new LinkedHashMap<>();
    expected.put(CREATE_POST, 2);
    expected.put(DISTRIBUTE_POST, 2);
    expected.put(FollowerService.NAME, 1);
    expected.put(INDEX_POST, 1);
    int followers = post.followers().size();
    // A failure is two lines more: that of the failure itself, and that of the second try.
    expected.put(ADD_TO_FEED, post.failsOnce() ? 3 * followers : followers);
    expected.put(NOTIFY_FOLLOWER, followers);
    if (post.debug()) { // one line more, wherever somebody writes one
      expected.merge(CREATE_POST, 1, Integer::sum);
      expected.merge(DISTRIBUTE_POST, 1, Integer::sum);
      expected.merge(INDEX_POST, 1, Integer::sum);
      expected.merge(ADD_TO_FEED, followers, Integer::sum);
      expected.merge(NOTIFY_FOLLOWER, followers, Integer::sum);
    }
    return expected;
  }

  private void judge(Story story) {
    judgeNumbers(story);
    boolean isFirst = true;
    for (LogLine line : story.lines()) {
      Map<String, String> expected = isFirst && line.function().equals(CREATE_POST)
          ? story.whatItCameWith()
          : story.whatItBears(chainLength(line));
      findings.add(place(line.function()), story, Carried.by(line).faults(expected));
      judgeForeign(story, line);
      isFirst = false;
    }
  }

  /** A place that has no line has borne nothing, and is not to pass for one that nothing was wrong with. */
  private void judgeNumbers(Story story) {
    Map<String, Integer> expected = expectedLines(story.post());
    Map<String, Integer> found = story.functions();
    Set<String> functions = new LinkedHashSet<>(expected.keySet());
    functions.addAll(found.keySet());
    for (String function : functions) {
      int wanted = expected.getOrDefault(function, 0);
      int lines = found.getOrDefault(function, 0);
      if (lines != wanted) {
        findings.add(
            place(function), story, lines + " lines of '" + function + "' instead of " + wanted);
      }
    }
  }

  private static int chainLength(LogLine line) {
    return switch (line.function()) {
      case CREATE_POST -> 1;
      case DISTRIBUTE_POST -> 2;
      default -> 3;
    };
  }

  private static Place place(String function) {
    return switch (function) {
      case CREATE_POST -> Place.CREATE_POST;
      case DISTRIBUTE_POST -> Place.DISTRIBUTE_POST;
      case FollowerService.NAME -> Place.FOLLOWER_SERVICE_LOG;
      case ADD_TO_FEED -> Place.ADD_TO_FEED;
      case NOTIFY_FOLLOWER -> Place.NOTIFY_FOLLOWER;
      case INDEX_POST -> Place.INDEX_POST;
      default -> Place.OUTPUT;
    };
  }

  private void judgeForeign(Story story, LogLine line) {
    for (Story other : stories) {
      boolean foreign = !other.id().isEmpty() && !other.id().equals(story.id());
      if (foreign && line.text().contains(other.id())) {
        findings.add(
            Place.OUTPUT, story, "a line has the ID of " + other.post().id() + ": " + line.text());
      }
    }
  }
}
