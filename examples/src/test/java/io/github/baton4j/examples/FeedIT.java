// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole feed, as the README's command runs it, judged here once more and by other means than the stage's own. */
class FeedIT {
  private static final List<String> FUNCTIONS = List.of(
      "CreatePost",
      "DistributePost",
      "follower-service",
      "AddToFeed",
      "NotifyFollower",
      "IndexPost");
  private static final Pattern POST = Pattern.compile("post-[0-9]");

  private static StageRun run;
  private static List<JsonNode> lines;
  private static Map<String, List<JsonNode>> byId;

  @BeforeAll
  static void runTheStage(@TempDir Path folder) throws Exception {
    run = StageRun.run(folder);
    lines = run.output().stream().map(JsonMapper.shared()::readTree).toList();
    byId = new LinkedHashMap<>();
    lines.stream()
        .filter(line -> !line.path("message").asString().contains("no post"))
        .forEach(line -> byId.computeIfAbsent(
                line.path("x-correlation-id").asString(""), id -> new ArrayList<>())
            .add(line));
  }

  @Test
  void theStageIsContent() {
    assertEquals(0, run.exit(), run.errors());
    assertTrue(run.errors().contains("All 6 posts bore their IDs at every hop"), run.errors());
    for (String hops : List.of("wire     4 of 4 bear it: ", "places   6 of 6 bear it: ")) {
      assertEquals(
          6, run.errors().lines().filter(line -> line.contains(hops)).count(), run.errors());
    }
  }

  @Test
  void standardOutputIsNothingButLinesOfFunctionsWithAnId() {
    // 6 a post, 2 a follower, 4 more for the two that fail once, 2 of records that are no posts, 7
    // for
    // debugging.
    assertEquals(36 + 2 * 22 + 4 + 2 + 7, lines.size());
    for (JsonNode line : lines) {
      assertTrue(line.isObject(), line.toString());
      assertTrue(line.hasNonNull("x-correlation-id"), line.toString());
      assertTrue(FUNCTIONS.contains(line.path("function").asString("")), line.toString());
    }
  }

  @Test
  void linesOfOneIdTellThatPostsStory() {
    assertEquals(6, byId.size());
    for (List<JsonNode> story : byId.values()) {
      String post = posts(story).first();
      List<String> told = story.stream()
          .filter(line -> !isDebug(line))
          .map(line ->
              line.path("function").asString() + ": " + line.path("message").asString())
          .toList();
      String user = story.get(1).path("x-correlation-user-id").asString();
      int followers = post.equals("post-1") ? 12 : 2;
      assertEquals(
          List.of(
              "CreatePost: creating " + post,
              "CreatePost: " + post + " is in the stream",
              "DistributePost: looking for the followers of " + user,
              "follower-service: asked for the followers of " + user),
          told.subList(0, 4));
      List<String> rest = new ArrayList<>();
      rest.add("DistributePost: " + post + " goes to " + followers + " followers");
      rest.add("IndexPost: indexing " + post);
      for (int n = 1; n <= followers; n++) {
        rest.add("AddToFeed: adding " + post + " to the feed of follower-" + n);
        rest.add("NotifyFollower: telling follower-" + n + " of " + post);
        if (post.equals("post-6")) {
          rest.add("AddToFeed: The message failed");
          rest.add("AddToFeed: adding " + post + " to the feed of follower-" + n);
        }
      }
      assertEquals(
          rest.stream().sorted().toList(),
          told.subList(4, told.size()).stream().sorted().toList());
    }
  }

  @Test
  void aDebugFlagThatWasAskedForIsOnEveryLaterLineOfThatPostAndOnNoOther() {
    for (List<JsonNode> story : byId.values()) {
      String expected = posts(story).first().equals("post-4") ? "true" : "false";
      for (JsonNode line : story.subList(1, story.size())) {
        assertEquals(expected, line.path("debug-log-enabled").asString());
      }
    }
  }

  private static boolean isDebug(JsonNode line) {
    return line.path("level").asString().equals("DEBUG");
  }

  @Test
  void debugLinesAreThoseOfThatPostInEveryFunction() {
    List<JsonNode> debug = lines.stream().filter(FeedIT::isDebug).toList();
    assertEquals("post-4", String.join(" ", posts(debug)));
    assertEquals(
        List.of(
            "AddToFeed",
            "AddToFeed",
            "CreatePost",
            "DistributePost",
            "IndexPost",
            "NotifyFollower",
            "NotifyFollower"),
        debug.stream().map(line -> line.path("function").asString()).sorted().toList());
    assertTrue(run.errors().lines().noneMatch(line -> line.startsWith("DEBUG")), run.errors());
  }

  @Test
  void recordsThatAreNoPostsAreNamedAfterTheirEventAndHoldNothingUp() {
    List<JsonNode> strangers = lines.stream()
        .filter(line -> line.path("message").asString().contains("no post"))
        .toList();
    assertEquals(2, strangers.size());
    for (JsonNode line : strangers) {
      assertEquals(line.path("eventID"), line.path("x-correlation-id"));
    }
  }

  @Test
  void noLineIsSharedWithAnotherId() {
    NavigableSet<String> posts = new TreeSet<>();
    for (Map.Entry<String, List<JsonNode>> story : byId.entrySet()) {
      assertEquals(1, posts(story.getValue()).size(), story.toString());
      assertTrue(posts.add(posts(story.getValue()).first()), story.toString());
      for (String other : byId.keySet()) {
        boolean shared =
            story.getValue().stream().anyMatch(line -> line.toString().contains(other));
        assertEquals(other.equals(story.getKey()), shared, other);
      }
    }
  }

  @Test
  void badIdsGiveWayToTheRequestsOwn() {
    for (String post : List.of("post-2", "post-3")) {
      JsonNode first = byId.values().stream()
          .filter(story -> posts(story).contains(post))
          .findFirst()
          .orElseThrow()
          .get(0);
      assertEquals(first.path("apiGatewayRequestId"), first.path("x-correlation-id"));
    }
  }

  @Test
  void theSecondDeliveryHasTheIdOfTheFirst() {
    List<String> receives = lines.stream()
        .filter(line -> line.path("function").asString().equals("AddToFeed"))
        .filter(line -> line.toString().contains("post-6"))
        .map(line -> line.path("x-correlation-user-id").asString()
            + line.path("receiveCount").asString())
        .toList();
    assertEquals(
        List.of("zoe1", "zoe1", "zoe1", "zoe1", "zoe2", "zoe2"),
        receives.stream().sorted().toList());
  }

  private static NavigableSet<String> posts(List<JsonNode> story) {
    NavigableSet<String> posts = new TreeSet<>();
    for (JsonNode line : story) {
      POST.matcher(line.toString()).results().map(MatchResult::group).forEach(posts::add);
    }
    return posts;
  }
}
