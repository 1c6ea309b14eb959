// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.internal;

import org.jspecify.annotations.Nullable;

/** Sizes as AWS counts them: in bytes of UTF-8. */
public final class Utf8 {
  private Utf8() {}

  /** The number of bytes of a text in UTF-8; 0 for null. An unpaired surrogate counts as the 3 bytes of its stand-in. */
  public static long length(@Nullable String text) {
    if (text == null) {
      return 0;
    }
    long bytes = text.length();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        // A surrogate pair has 4 bytes, 2 for each of its chars.
        bytes += c < 0x800 || isPaired(text, i) ? 1 : 2;
      }
    }
    return bytes;
  }

  private static boolean isPaired(String text, int i) {
    char c = text.charAt(i);
    return Character.isHighSurrogate(c)
        ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
        : Character.isLowSurrogate(c) && i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
  }
}
