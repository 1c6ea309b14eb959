// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.internal;

import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** One field ahead of others, which are read one at a time and not copied. */
public final class Prepended implements Iterable<Map.Entry<String, ? extends @Nullable Object>> {
  private final String name;
  private final String value;
  private final Iterable<? extends Map.Entry<String, ? extends @Nullable Object>> others;

  public Prepended(
      String name,
      String value,
      Iterable<? extends Map.Entry<String, ? extends @Nullable Object>> others) {
    this.name = name;
    this.value = value;
    this.others = others;
  }

  @Override
  public Iterator<Map.Entry<String, ? extends @Nullable Object>> iterator() {
    return new Entries(Map.entry(name, value), others.iterator());
  }

  private static final class Entries
      implements Iterator<Map.Entry<String, ? extends @Nullable Object>> {
    private Map.@Nullable Entry<String, ?> first;
    private final Iterator<? extends Map.Entry<String, ? extends @Nullable Object>> others;

    Entries(
        Map.Entry<String, ?> first,
        Iterator<? extends Map.Entry<String, ? extends @Nullable Object>> others) {
      this.first = first;
      this.others = others;
    }

    @Override
    public boolean hasNext() {
      return first != null || others.hasNext();
    }

    @Override
    public Map.Entry<String, ? extends @Nullable Object> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      Map.Entry<String, ?> entry = first;
      first = null;
      return entry == null ? others.next() : entry;
    }
  }
}
