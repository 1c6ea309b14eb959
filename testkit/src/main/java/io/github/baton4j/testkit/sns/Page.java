// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.sns;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list, at most 100 elements as AWS has it.
 *
 * @param next the token to come back with; null when this is the end
 */
record Page<T>(List<T> elements, @Nullable String next) {
  private static final int LONGEST = 100;

  static <T> Page<T> of(List<T> all, @Nullable String token) {
    int start = start(token, all.size());
    int end = Math.min(start + LONGEST, all.size());
    return new Page<>(all.subList(start, end), end < all.size() ? Integer.toString(end) : null);
  }

  private static int start(@Nullable String token, int size) {
    if (token == null || token.isEmpty()) {
      return 0;
    }
    try {
      return Math.min(Math.max(0, Integer.parseInt(token)), size);
    } catch (NumberFormatException e) {
      throw SnsError.invalidParameter("NextToken");
    }
  }

  void writeNext(Xml result) {
    if (next != null) {
      result.element("NextToken", next);
    }
  }
}
