// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.stage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What became of one post.
 *
 * @param id the ID that it has to bear; empty when nobody can tell, since the front did not answer
 * @param lines its log lines, in the order in which they were written
 */
record Story(PlannedPost post, String id, List<LogLine> lines) {
  Story(PlannedPost post, String id) {
    this(post, id, new ArrayList<>());
  }

  /** Whether a line is about this post: told by the post and its user, whatever ID the line bears. */
  boolean isTopicOf(LogLine line) {
    return line.mentions(post.id()) || line.mentions(post.user());
  }

  boolean hasIdOf(LogLine line) {
    return !id.isEmpty() && id.equals(line.field(PlannedPost.ID));
  }

  /** How many lines each function has. */
  Map<String, Integer> functions() {
    Map<String, Integer> functions = new LinkedHashMap<>();
    lines.forEach(line -> functions.merge(line.function(), 1, Integer::sum));
    return functions;
  }

  /** What its first line bears: what came in with the request. */
  Map<String, String> whatItCameWith() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put(PlannedPost.ID, id);
    all.put("call-chain-length", "1");
    all.put("debug-log-enabled", "false"); // callers of the front are not believed
    if (post.accepted()) {
      all.putAll(post.sent());
    }
    return all;
  }

  /** What it bears everywhere after that, so many hops from the front. */
  Map<String, String> whatItBears(int chainLength) {
    Map<String, String> all = whatItCameWith();
    all.put("call-chain-length", Integer.toString(chainLength));
    all.put("debug-log-enabled", Boolean.toString(post.debug()));
    all.put("x-correlation-user-id", post.user());
    return all;
  }
}
