// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.page;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/**
 * For JSON inside a script element: all that is not plain ASCII, and what HTML might read as the end of the script, as its
 * beginning or as a comment, is written as JSON's escape. In JSON such characters stand in strings alone, so it means the same.
 */
final class ScriptSafeWriter extends FilterWriter {
  private static final String HEX = "0123456789abcdef";

  ScriptSafeWriter(Writer out) {
    super(out);
  }

  @Override
  public void write(int c) throws IOException {
    if (c >= 0x20 && c < 0x7f && c != '<' && c != '>' && c != '&') {
      out.write(c);
      return;
    }
    out.write("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
      out.write(HEX.charAt(c >> shift & 0xf));
    }
  }

  @Override
  public void write(char[] text, int from, int length) throws IOException {
    for (int i = from; i < from + length; i++) {
      write(text[i]);
    }
  }

  @Override
  public void write(String text, int from, int length) throws IOException {
    for (int i = from; i < from + length; i++) {
      write(text.charAt(i));
    }
  }
}
