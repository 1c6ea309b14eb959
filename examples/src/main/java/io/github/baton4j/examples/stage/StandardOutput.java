// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.stage;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Standard output, with a copy of every byte that goes to it. */
final class StandardOutput extends OutputStream {
  private final PrintStream original;
  private final ByteArrayOutputStream copy = new ByteArrayOutputStream();

  private StandardOutput(PrintStream original) {
    this.original = original;
  }

  /** Starts copying. What took hold of {@code System.out} before goes by unseen: call this first of all. */
  static StandardOutput copying() {
    StandardOutput copying = new StandardOutput(System.out);
    System.setOut(new PrintStream(copying, true, StandardCharsets.UTF_8));
    return copying;
  }

  @Override
  public synchronized void write(int b) {
    copy.write(b);
    original.write(b);
  }

  @Override
  public synchronized void write(byte[] bytes, int from, int length) {
    copy.write(bytes, from, length);
    original.write(bytes, from, length);
  }

  @Override
  public synchronized void flush() {
    original.flush();
  }

  /** Every byte so far. */
  synchronized byte[] bytes() {
    return copy.toByteArray();
  }

  /** Every line so far, in order. */
  synchronized List<LogLine> lines() {
    return copy.toString(StandardCharsets.UTF_8).lines().map(LogLine::of).toList();
  }
}
