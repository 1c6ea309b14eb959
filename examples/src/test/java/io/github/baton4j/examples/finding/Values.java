// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.finding;

import java.util.Comparator;

/** Values of one kind, in their order; none comes last. */
final class Values {
  static final Comparator<Object> ORDER = Comparator.nullsLast(Values::compare);

  private Values() {}

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static int compare(Object a, Object b) {
    if (a.getClass() != b.getClass()) {
      throw new IllegalArgumentException("of two kinds: " + a + " and " + b);
    }
    return ((Comparable) a).compareTo(b);
  }
}
