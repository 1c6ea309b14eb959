// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.kinesis;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A part of a list that is too long for one answer. */
record Page<T>(List<T> elements, boolean more) {
  /** The elements behind the one of that name, all of them if there is no name; the list is ordered by name. */
  static <T> Page<T> of(
      List<T> all, Function<T, String> nameOf, @Nullable String after, int limit) {
    List<T> rest = all.stream()
        .filter(each -> after == null || nameOf.apply(each).compareTo(after) > 0)
        .toList();
    return new Page<>(rest.subList(0, Math.min(limit, rest.size())), rest.size() > limit);
  }

  /** What the next page begins behind; null on the last one. */
  @Nullable
  String next(Function<T, String> nameOf) {
    return more ? nameOf.apply(elements.get(elements.size() - 1)) : null;
  }
}
