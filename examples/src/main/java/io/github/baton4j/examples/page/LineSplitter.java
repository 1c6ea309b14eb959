// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Splits bytes at line feeds, and never holds more than so many of a line. */
final class LineSplitter {
  /** Stands for a line that is too long; no reader takes it for one. */
  static final String TOO_LONG = "(too long)";

  private final InputStream in;
  private final int longest;

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
    if (isTooLong) {
      return TOO_LONG;
    }
    return isAny ? line.toString(StandardCharsets.UTF_8) : null;
  }
}
