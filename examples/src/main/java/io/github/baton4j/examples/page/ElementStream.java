// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.page;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Bytes of which no more than so many may belong to one element: what unpacks to gigabytes is never held as a whole. */
final class ElementStream extends FilterInputStream {
  private final int longest;
  private int read;

  ElementStream(InputStream in, int longest) {
    super(in);
    this.longest = longest;
  }

  /** What was read so far is done with. */
  void nextElement() {
    read = 0;
  }

  @Override
  public int read() throws IOException {
    return counted(super.read(), 1);
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    int count = super.read(into, from, length);
    return counted(count, count);
  }

  private int counted(int result, int bytes) throws IOException {
    read += Math.max(0, bytes);
    if (read > longest) {
      throw new IOException("an element of more than " + longest + " bytes");
    }
    return result;
  }
}
