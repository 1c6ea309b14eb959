// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What goes to standard output meanwhile, in the bytes and in the writes in which it went there. */
final class Printed extends ByteArrayOutputStream {
  private int writes;

  static Printed by(Runnable task) {
    PrintStream before = System.out;
    Printed printed = new Printed();
    // Neither the charset matters nor that nobody but the writer empties the buffer.
    System.setOut(
        new PrintStream(new BufferedOutputStream(printed), false, StandardCharsets.UTF_16));
    try {
      task.run();
    } finally {
      System.setOut(before);
    }
    return printed;
  }

  /** The one line that a task writes. */
  static String line(Runnable task) {
    Printed printed = by(task);
    List<String> lines = printed.lines();
    assertEquals(1, lines.size(), lines::toString);
    assertEquals(1, printed.writes, "a line is one write");
    return lines.get(0);
  }

  /** Nothing is written by a call that is refused for this argument. */
  static void assertRefused(String argument, Runnable call) {
    Printed printed = by(() -> {
      IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, call::run);
      assertTrue(refused.getMessage().startsWith(argument + ": "), refused.getMessage());
    });
    assertEquals(List.of(), printed.lines());
  }

  @Override
  public synchronized void write(byte[] bytes, int from, int length) {
    writes++;
    super.write(bytes, from, length);
  }

  @Override
  public synchronized void write(int b) {
    writes++;
    super.write(b);
  }

  synchronized List<String> lines() {
    for (byte each : toByteArray()) {
      assertTrue((each >= 0x20 && each < 0x7f) || each == '\n', "a byte of " + each);
    }
    String all = toString(StandardCharsets.US_ASCII);
    if (all.isEmpty()) {
      return List.of();
    }
    assertTrue(all.endsWith("\n"), all);
    List<String> lines = List.of(all.substring(0, all.length() - 1).split("\n", -1));
    assertFalse(lines.contains(""));
    return lines;
  }
}
