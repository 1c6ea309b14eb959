// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.stage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What is posted in one run. The IDs are fresh in every run. */
final class Plan {
  /** Percent-encoded: a line break, and after it what would be a log line of its own. */
  private static final String FORGED =
      "eve%0A%7B%22message%22%3A%22forged%22%2C%22x-correlation-id%22%3A%22forged%22%7D";

  private Plan() {}

  static List<PlannedPost> posts() {
    return List.of(
        post(1, "ana", "brings its ID", fresh("ana"), followers(12)),
        post(2, "ben", "brings none", Map.of(), followers(2)),
        new PlannedPost(
            "post-3",
            "eve",
            "a line break in its ID",
            "hello",
            Map.of(PlannedPost.ID, FORGED),
            false,
            false,
            false,
            followers(2)),
        new PlannedPost(
            "post-4",
            "kim",
            "asks for debug logs",
            "hi",
            fresh("kim"),
            true,
            true,
            true,
            followers(2)),
        post(
            5,
            "lee",
            "brings further IDs",
            with(fresh("lee"), "x-correlation-campaign-id", "c-7"),
            followers(2)),
        new PlannedPost(
            "post-6",
            "zoe",
            "fails once",
            "flaky",
            fresh("zoe"),
            true,
            false,
            false,
            followers(2)));
  }

  private static PlannedPost post(
      int n, String user, String title, Map<String, String> sent, List<String> followers) {
    return new PlannedPost("post-" + n, user, title, "hello", sent, true, false, true, followers);
  }

  /** So many posts at once, each with a set of names that no other one has. */
  static List<PlannedPost> crowd(int size) {
    List<PlannedPost> posts = new ArrayList<>();
    for (int n = 1; n <= size; n++) {
      Map<String, String> sent = new LinkedHashMap<>(fresh("user" + n));
      for (int name = 0; name <= n % 3; name++) {
        sent.put("x-correlation-of-" + n + "-" + name, "value-" + n + "-" + name);
      }
      posts.add(new PlannedPost(
          "post-" + n,
          "user" + n,
          "one of many",
          "hi",
          sent,
          true,
          n % 5 == 0,
          true,
          followers(2)));
    }
    return posts;
  }

  private static Map<String, String> fresh(String user) {
    return Map.of(PlannedPost.ID, user + "-" + UUID.randomUUID());
  }

  private static Map<String, String> with(Map<String, String> sent, String name, String value) {
    Map<String, String> all = new LinkedHashMap<>(sent);
    all.put(name, value);
    return all;
  }

  private static List<String> followers(int count) {
    List<String> followers = new ArrayList<>();
    for (int n = 1; n <= count; n++) {
      followers.add("follower-" + n);
    }
    return followers;
  }
}
