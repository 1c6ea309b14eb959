// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.stage;

import java.util.List;
import java.util.UUID;

/** What is posted in one run. The IDs are fresh in every run. */
final class Plan {
  /** Percent-encoded: a line break, and after it what would be a log line of its own. */
  private static final String FORGED =
      "eve%0A%7B%22message%22%3A%22forged%22%2C%22x-correlation-id%22%3A%22forged%22%7D";

  private Plan() {}

  static List<PlannedPost> posts() {
    return List.of(
        new PlannedPost("post-1", "ana", "brings its ID", "hello", fresh("ana"), true, false),
        new PlannedPost("post-2", "ben", "brings none", "hello", null, false, false),
        new PlannedPost("post-3", "eve", "a line break in its ID", "hello", FORGED, false, false),
        new PlannedPost("post-4", "kim", "at once with post-5", "hi", fresh("kim"), true, true),
        new PlannedPost("post-5", "lee", "at once with post-4", "hi", fresh("lee"), true, true),
        new PlannedPost("post-6", "zoe", "fails once", "flaky", fresh("zoe"), true, false));
  }

  private static String fresh(String user) {
    return user + "-" + UUID.randomUUID();
  }
}
