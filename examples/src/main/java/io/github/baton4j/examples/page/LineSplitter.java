// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Splits bytes at line feeds, and never holds more than so many of them. */
final class LineSplitter {
  private final InputStream in;
  private final int longest;

  /** Only of the first so many bytes of a line does it keep more than their number. */
  LineSplitter(InputStream in, int longest) {
    this.in = in;
    this.longest = longest;
  }

  /** The next line; null at the end. */
  @Nullable
  String next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(512);
    boolean isAny = false;
    boolean isTooLong = false;
    for (int b = in.read(); b >= 0; b = in.read()) {
      isAny = true;
      if (b == '\n') {
        break;
      }
      isTooLong |= line.size() >= longest;
      if (!isTooLong) {
        line.write(b);
      }
    }
    // What is cut off would not be JSON any more; it may be platform text, and that is short.
    return !isAny ? null : isTooLong ? TOO_LONG : line.toString(StandardCharsets.UTF_8);
  }

  /** What is said of a line that is too long: nothing that any reader takes for a line. */
  static final String TOO_LONG = "(too long)";
}
