// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.sns;

import com.fasterxml.jackson.databind.JsonNode;

/** One of the alternatives that a filter policy lists for a key. */
@FunctionalInterface
interface Condition {
  /** What only a value can meet. */
  boolean isMetBy(JsonNode scalar);

  /** Whether it is met when the key is not there at all. */
  default boolean isMetByAbsence() {
    return false;
  }

  /** {@code {"exists": true}} and {@code {"exists": false}}. */
  record Exists(boolean wanted) implements Condition {
    @Override
    public boolean isMetBy(JsonNode scalar) {
      return wanted;
    }

    @Override
    public boolean isMetByAbsence() {
      return !wanted;
    }
  }

  /** A string, number, true, false or null: equal in kind and value, {@code 5} and {@code 5.0} alike. */
  record Equal(JsonNode wanted) implements Condition {
    @Override
    public boolean isMetBy(JsonNode scalar) {
      if (wanted.isNumber() && scalar.isNumber()) {
        return wanted.decimalValue().compareTo(scalar.decimalValue()) == 0;
      }
      return wanted.equals(scalar);
    }
  }
}
