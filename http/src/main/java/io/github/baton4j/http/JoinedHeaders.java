// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.http;

import io.github.baton4j.internal.Names;
import io.github.baton4j.internal.TextFields;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Headers in which API Gateway has joined several values of one name with commas. An ID has no comma, so each part is a
 * value; the headers of W3C and X-Ray are left whole. Nothing is split that nobody reads.
 */
final class JoinedHeaders extends TextFields<String> {
  JoinedHeaders(@Nullable Map<String, String> headers) {
    super(headers);
  }

  @Override
  protected Object text(String name, String value) {
    boolean whole = value.indexOf(',') < 0
        || Names.same(Names.TRACEPARENT, name)
        || Names.same(Names.TRACESTATE, name)
        || Names.same(Names.BAGGAGE, name)
        || Names.same(Names.XRAY, name);
    return whole ? value : new Parts(value);
  }

  /** The parts of one value, made anew for each reading. */
  @SuppressWarnings(
      "IterableAndIterator") // nobody holds one, and every class is paid for at cold start
  private static final class Parts implements Iterable<String>, Iterator<String> {
    private final String value;
    private int from;

    Parts(String value) {
      this.value = value;
    }

    @Override
    public Iterator<String> iterator() {
      return this;
    }

    @Override
    public boolean hasNext() {
      return from <= value.length();
    }

    @Override
    public String next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      int comma = value.indexOf(',', from);
      int end = comma < 0 ? value.length() : comma;
      String part = value.substring(from, end).trim();
      from = end + 1;
      return part;
    }
  }
}
