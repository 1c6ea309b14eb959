// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.stage;

import java.util.ArrayList;
import java.util.List;

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
    return !id.isEmpty() && id.equals(line.field("x-correlation-id"));
  }

  List<String> functions() {
    return lines.stream().map(LogLine::function).toList();
  }
}
