// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda.interop;

import java.util.Map;

/**
 * What a function sends, IDs aside.
 *
 * @param text the body, the message, the data
 * @param own attributes or headers of its own; a stream has none
 */
record Message(String text, Map<String, Attribute> own) {
  /**
   * A header's type is of no account.
   *
   * @param type String, Number, Binary …
   */
  record Attribute(String type, String value) {
    static Attribute text(String value) {
      return new Attribute("String", value);
    }

    /** Whether the value stands for its bytes. */
    boolean isBinary() {
      return type.equals("Binary");
    }
  }
}
