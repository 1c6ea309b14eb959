// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.sns;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A message attribute that was accepted.
 *
 * @param type {@code String}, {@code String.Array}, {@code Number} or {@code Binary}, or one of them with a label of the
 *     publisher's own behind a dot
 * @param value the string, or a binary value in Base64
 */
public record Attribute(String type, String value) {
  /** Whether the value is bytes. */
  public boolean isBinary() {
    return isBinary(type);
  }

  static boolean isBinary(String type) {
    return type.equals("Binary") || type.startsWith("Binary.");
  }

  /**
   * The bytes of a binary value.
   *
   * @throws IllegalStateException when it is a string
   */
  public byte[] binary() {
    if (!isBinary()) {
      throw new IllegalStateException("not binary: " + type);
    }
    return Base64.getDecoder().decode(value);
  }

  /** Bytes that count to the message's size, the name's left out. */
  int size() {
    int length = isBinary() ? binary().length : value.getBytes(StandardCharsets.UTF_8).length;
    return type.getBytes(StandardCharsets.UTF_8).length + length;
  }
}
