// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Fifty posts at once, each with a set of names of its own: no hop and no line has a name or a value of another. */
class FeedCrowdIT {
  private static final int POSTS = 50;
  private static final Pattern TOPIC = Pattern.compile("(?:post-|user)([0-9]+)");
  private static final Pattern NAME = Pattern.compile("x-correlation-of-([0-9]+)-[0-9]");

  @Test
  void fiftyAtOnceShareNothing(@TempDir Path folder) throws Exception {
    StageRun run = StageRun.run(folder, POSTS);

    assertEquals(0, run.exit(), run.errors());
    assertTrue(run.errors().contains("All 50 posts bore their IDs at every hop"), run.errors());
    // The stage's judge has looked at every hop; here the lines once more, by other means.
    Map<String, Set<String>> namesByPost = new HashMap<>();
    Map<String, Set<String>> idsByPost = new HashMap<>();
    int lines = 0;
    for (JsonNode line :
        run.output().stream().map(JsonMapper.shared()::readTree).toList()) {
      String message = line.path("message").asString();
      Matcher topic = TOPIC.matcher(message);
      if (!topic.find()) {
        assertTrue(message.contains("no post"), message);
        continue;
      }
      lines++;
      String post = topic.group(1);
      idsByPost
          .computeIfAbsent(post, each -> new TreeSet<>())
          .add(line.path("x-correlation-id").asString(""));
      Set<String> names = new TreeSet<>();
      Matcher name = NAME.matcher(line.toString());
      while (name.find()) {
        assertEquals(post, name.group(1), line.toString());
        names.add(name.group());
      }
      assertEquals(1 + Integer.parseInt(post) % 3, names.size(), line.toString());
      namesByPost.merge(post, names, (before, now) -> {
        assertEquals(before, now, line.toString());
        return now;
      });
    }
    // Of each: two of CreatePost and DistributePost, two of each follower, one of service and
    // index; of
    // those that ask for debug logs, each fifth, seven more.
    assertEquals(POSTS * 10 + POSTS / 5 * 7, lines);
    assertEquals(POSTS, idsByPost.size());
    assertEquals(POSTS, new HashSet<>(namesByPost.values()).size(), "sets of names");
    Set<String> ids = new TreeSet<>();
    idsByPost.values().forEach(each -> {
      assertEquals(1, each.size());
      ids.addAll(each);
    });
    assertEquals(POSTS, ids.size());
    assertEquals(List.of(), ids.stream().filter(String::isEmpty).toList());
  }
}
