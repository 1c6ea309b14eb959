// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.internal;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An immutable, ordered set of canonical name → valid value: the most important first, names of one rank in the order in
 * which they were set. At most 32. A plain array underneath: the sets are tiny, and a scan beats hashing.
 */
public final class Ids {
  public static final Ids EMPTY = new Ids(new String[0]);

  /** How many IDs travel at most. */
  public static final int MAX = 32;

  private final String[] pairs;

  private Ids(String[] pairs) {
    this.pairs = pairs;
  }

  public int size() {
    return pairs.length / 2;
  }

  public boolean isEmpty() {
    return pairs.length == 0;
  }

  public String name(int i) {
    return pairs[2 * i];
  }

  public String value(int i) {
    return pairs[2 * i + 1];
  }

  /** The value under a canonical name, or null. */
  public @Nullable String get(String name) {
    int i = indexOf(pairs, name);
    return i < 0 ? null : pairs[i + 1];
  }

  /** Whether a further name would be one too many. */
  public boolean isFull() {
    return size() >= MAX;
  }

  /** This set with one more value, or with another one in its place. A new name is ignored when the set is full. */
  public Ids with(String name, String value) {
    int at = indexOf(pairs, name);
    if (at >= 0) {
      if (pairs[at + 1].equals(value)) {
        return this;
      }
      String[] changed = pairs.clone();
      changed[at + 1] = value;
      return new Ids(changed);
    }
    if (isFull()) {
      return this;
    }
    int rank = Names.rank(name);
    at = pairs.length;
    while (at > 0 && Names.rank(pairs[at - 2]) > rank) {
      at -= 2;
    }
    String[] grown = new String[pairs.length + 2];
    System.arraycopy(pairs, 0, grown, 0, at);
    grown[at] = name;
    grown[at + 1] = value;
    System.arraycopy(pairs, at, grown, at + 2, pairs.length - at);
    return new Ids(grown);
  }

  /** This set without a name. */
  public Ids without(String name) {
    int at = indexOf(pairs, name);
    if (at < 0) {
      return this;
    }
    String[] shrunk = new String[pairs.length - 2];
    System.arraycopy(pairs, 0, shrunk, 0, at);
    System.arraycopy(pairs, at + 2, shrunk, at, shrunk.length - at);
    return new Ids(shrunk);
  }

  /** An unmodifiable map in this order. */
  public Map<String, String> asMap() {
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put(pairs[i], pairs[i + 1]);
    }
    return Collections.unmodifiableMap(map);
  }

  /** Equal when the same names have the same values, as with maps: the order does not count. */
  @Override
  public boolean equals(@Nullable Object other) {
    if (!(other instanceof Ids that) || that.pairs.length != pairs.length) {
      return false;
    }
    for (int i = 0; i < pairs.length; i += 2) {
      if (!pairs[i + 1].equals(that.get(pairs[i]))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    int sum = 0;
    for (int i = 0; i < pairs.length; i += 2) {
      sum += pairs[i].hashCode() ^ pairs[i + 1].hashCode();
    }
    return sum;
  }

  /** Where a name stands among names and values in turn, or -1. */
  static int indexOf(String[] pairs, String name) {
    for (int i = 0; i < pairs.length; i += 2) {
      if (name.equals(pairs[i])) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Writes a pair into an array that has room for it: in the place of the one of that name, or at the end.
   *
   * @return where the end is now
   */
  public static int put(String[] pairs, int end, String name, String value) {
    int at = indexOf(pairs, name);
    if (at < 0) {
      at = end;
      pairs[at] = name;
    }
    pairs[at + 1] = value;
    return Math.max(end, at + 2);
  }

  /** The pairs of both, those of {@code over} winning. */
  public static String[] merged(String[] under, String[] over) {
    String[] out = Arrays.copyOf(under, under.length + over.length);
    int end = under.length;
    for (int i = 0; i < over.length; i += 2) {
      end = put(out, end, over[i], over[i + 1]);
    }
    return Arrays.copyOf(out, end);
  }
}
