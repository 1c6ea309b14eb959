// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.internal;

import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * A map of name → attribute, read as name → text and one entry at a time, so that nothing is copied for what nobody
 * wants. Entries that hold no text have the value null.
 *
 * @param <V> the attribute's class, which is the transport's
 */
public abstract class TextFields<V> implements Iterable<Map.Entry<String, @Nullable Object>> {
  private final @Nullable Map<String, V> attributes;

  protected TextFields(@Nullable Map<String, V> attributes) {
    this.attributes = attributes;
  }

  /** The text of an attribute (or several, as an Iterable), or null when it is not text. */
  protected abstract @Nullable Object text(String name, V attribute);

  @Override
  public final Iterator<Map.Entry<String, @Nullable Object>> iterator() {
    return new Entries<>(this, attributes == null ? Map.<String, V>of() : attributes);
  }

  private static final class Entries<V>
      implements Iterator<Map.Entry<String, @Nullable Object>>,
          Map.Entry<String, @Nullable Object> {
    private final TextFields<V> fields;
    private final Iterator<Map.Entry<String, V>> entries;
    private Map.@Nullable Entry<String, V> current;

    Entries(TextFields<V> fields, Map<String, V> attributes) {
      this.fields = fields;
      this.entries = attributes.entrySet().iterator();
    }

    @Override
    public boolean hasNext() {
      return entries.hasNext();
    }

    @Override
    public Map.Entry<String, @Nullable Object> next() {
      current = entries.next();
      return this;
    }

    private Map.Entry<String, V> current() {
      if (current == null) {
        throw new NoSuchElementException();
      }
      return current;
    }

    @Override
    public String getKey() {
      return current().getKey();
    }

    @Override
    public @Nullable Object getValue() {
      V attribute = current().getValue();
      return attribute == null ? null : fields.text(getKey(), attribute);
    }

    @Override
    public @Nullable Object setValue(@Nullable Object value) {
      throw new UnsupportedOperationException("read only"); // as Map.Entry asks of such entries
    }
  }
}
