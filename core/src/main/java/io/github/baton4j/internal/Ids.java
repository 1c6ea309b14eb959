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
  public static final Ids EMPTY = new Ids(new String[0], 0);

  /** How many IDs travel at most. */
  public static final int MAX = 32;

  /** For how many a draft has room before it grows. */
  private static final int ROOM = 6;

  // Written by whoever drafts the set, until he hands it out; its holders have it in a final field.
  private String[] pairs;
  private int end;

  private Ids(String[] pairs, int end) {
    this.pairs = pairs;
    this.end = end;
  }

  /** A copy for the caller to change by {@link #set} and {@link #remove} before anybody else has it. */
  public Ids draft() {
    return new Ids(Arrays.copyOf(pairs, Math.max(2 * ROOM, end)), end);
  }

  public int size() {
    return end / 2;
  }

  public boolean isEmpty() {
    return end == 0;
  }

  public String name(int i) {
    return pairs[2 * i];
  }

  public String value(int i) {
    return pairs[2 * i + 1];
  }

  /** The value under a canonical name, or null. */
  public @Nullable String get(String name) {
    int i = indexOf(pairs, end, name);
    return i < 0 ? null : pairs[i + 1];
  }

  /** The value under a name whose rank is its own, where those before it are mostly there: it is looked for in its place first. */
  @Nullable
  String get(String name, int rank) {
    int i = 2 * rank;
    return i < end && name.equals(pairs[i]) ? pairs[i + 1] : get(name);
  }

  /** Whether a further name would be one too many. */
  public boolean isFull() {
    return size() >= MAX;
  }

  /** This set with one more value, or with another one in its place. A new name is ignored when the set is full. */
  public Ids with(String name, String value) {
    String present = get(name);
    if (present == null ? isFull() : present.equals(value)) {
      return this;
    }
    Ids changed = draft();
    changed.set(name, value);
    return changed;
  }

  /** Sets one value of a draft. A new name is ignored when the set is full. */
  public void set(String name, String value) {
    int at = indexOf(pairs, end, name);
    if (at >= 0) {
      pairs[at + 1] = value;
    } else {
      insert(name, value, Names.rank(name));
    }
  }

  /** Sets the value of a name that the draft does not have; ignored when it is full. */
  public void insert(String name, String value, int rank) {
    if (isFull()) {
      return;
    }
    if (end == pairs.length) {
      pairs = Arrays.copyOf(pairs, 2 * end);
    }
    int at = end;
    while (at > 0 && Names.rank(pairs[at - 2]) > rank) {
      at -= 2;
    }
    System.arraycopy(pairs, at, pairs, at + 2, end - at);
    end += 2;
    pairs[at] = name;
    pairs[at + 1] = value;
  }

  /** Takes a name out of a draft. */
  public void remove(String name) {
    int at = indexOf(pairs, end, name);
    if (at >= 0) {
      end -= 2;
      System.arraycopy(pairs, at + 2, pairs, at, end - at);
    }
  }

  /** An unmodifiable map in this order. */
  public Map<String, String> asMap() {
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < end; i += 2) {
      map.put(pairs[i], pairs[i + 1]);
    }
    return Collections.unmodifiableMap(map);
  }

  /** Equal when the same names have the same values, as with maps: the order does not count. */
  @Override
  public boolean equals(@Nullable Object other) {
    if (!(other instanceof Ids that) || that.end != end) {
      return false;
    }
    for (int i = 0; i < end; i += 2) {
      if (!pairs[i + 1].equals(that.get(pairs[i]))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    int sum = 0;
    for (int i = 0; i < end; i += 2) {
      sum += pairs[i].hashCode() ^ pairs[i + 1].hashCode();
    }
    return sum;
  }

  /** Where a name stands among names and values in turn, up to an end, or -1. */
  static int indexOf(@Nullable String[] pairs, int end, String name) {
    for (int i = 0; i < end; i += 2) {
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
    int at = indexOf(pairs, end, name);
    if (at < 0) {
      at = end;
      pairs[at] = name;
    }
    pairs[at + 1] = value;
    return Math.max(end, at + 2);
  }

  /** The pairs of both, those of {@code over} winning. */
  public static String[] merged(String[] under, String[] over) {
    if (under.length == 0 || over.length == 0) {
      return over.length == 0 ? under : over;
    }
    String[] out = Arrays.copyOf(under, under.length + over.length);
    int end = under.length;
    for (int i = 0; i < over.length; i += 2) {
      end = put(out, end, over[i], over[i + 1]);
    }
    return end == out.length ? out : Arrays.copyOf(out, end);
  }
}
