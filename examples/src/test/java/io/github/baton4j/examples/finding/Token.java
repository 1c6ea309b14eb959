// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.finding;

/**
 * A word of a query.
 *
 * @param text of a field or a string what is within its quotes, of an operator its common form
 */
record Token(Kind kind, String text) {
  enum Kind {
    /** A keyword, a function or a field. */
    NAME,
    /** A field that cannot be anything else. */
    FIELD,
    STRING,
    /** A string with wildcards. */
    PATTERN,
    REGEX,
    NUMBER,
    SYMBOL
  }

  boolean is(String symbol) {
    return kind == Kind.SYMBOL && text.equals(symbol);
  }

  boolean says(String keyword) {
    return kind == Kind.NAME && text.equalsIgnoreCase(keyword);
  }
}
