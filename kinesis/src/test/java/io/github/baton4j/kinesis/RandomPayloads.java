// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.kinesis;

import java.util.Arrays;
import java.util.Random;

/** Payloads that are JSON objects, those that nearly are, and contexts of all kinds in them. The same for the same seed. */
final class RandomPayloads {
  private static final String[] SPACE = {" ", "\n", "\t", "\r\n", "  ", " \t "};
  private static final String[] NUMBERS = {
    "0",
    "-0",
    "1",
    "1.0",
    "-0.0",
    "1e400",
    "1E-5",
    "12345678901234567890",
    "0.1e+7",
    "3.14159",
    "7",
    "-123456789012345678901234567890.12345678",
    "12345678",
    "1e1234567890123456"
  };
  private static final String[] PIECES = {
    "a",
    "b",
    " ",
    "\\\"",
    "\\\\",
    "\\/",
    "\\b",
    "\\f",
    "\\n",
    "\\r",
    "\\t",
    "\\u00e9",
    "\\uD83D\\uDE00",
    "\\ud800",
    "é",
    "€",
    "😀",
    "\u007f",
    "\ufeff",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "'",
    "//",
    "__context__",
    "\u2028",
    "one that takes more than a word of eight bytes, or of sixteen"
  };
  private static final String[] NAMES = {
    "a",
    "b",
    "",
    "é",
    "\\u0061",
    "context",
    "__CONTEXT__",
    "__context_",
    "__context__ ",
    "detail",
    "spec"
  };
  private static final String[] CONTEXTS = {
    "__context__", "__context__", "__\\u0063ontext__", "\\u005f_context__"
  };
  private static final String[] IDS = {
    "\"c-1\"", "\"c-1\"", "\"c-1\"", "\"\\u0063-1\"", "\"c-2\"", "7", "null"
  };
  private static final String[] LENGTHS = {
    "3",
    "\"3\"",
    "3.0",
    "3e0",
    "7",
    "\"7\"",
    "8",
    "-1",
    "true",
    "null",
    "\"\"",
    "[3]",
    "1000001",
    "\"\\u0033\""
  };
  private static final int[] ODD = {
    0, 1, 0x1f, 0x7f, 0x80, 0xa0, 0xbf, 0xc0, 0xc2, 0xe0, 0xed, 0xef, 0xf0, 0xf4, 0xf5, 0xff
  };
  private static final String MARKS = "{}[],:\"\\/ \n\t0123456789.-+eEtfnu'#N";

  private final Random random;

  RandomPayloads(long seed) {
    random = new Random(seed);
  }

  byte[] next() {
    StringBuilder out = new StringBuilder();
    space(out);
    object(out, 0);
    space(out);
    byte[] bytes = Json.utf8(out.toString());
    return random.nextInt(5) < 2 ? damaged(bytes) : bytes;
  }

  private <T> T one(T[] of) {
    return of[random.nextInt(of.length)];
  }

  private void space(StringBuilder out) {
    if (random.nextInt(4) == 0) {
      out.append(one(SPACE));
    }
  }

  private void member(StringBuilder out, String name) {
    space(out);
    out.append('"').append(name).append('"');
    space(out);
    out.append(':');
    space(out);
  }

  private void object(StringBuilder out, int depth) {
    out.append('{');
    int size = random.nextInt(depth == 0 ? 6 : 4);
    for (int i = 0; i < size; i++) {
      out.append(i == 0 ? "" : ",");
      int kind = random.nextInt(60);
      if (kind < 12) {
        member(out, one(CONTEXTS));
        if (kind == 0) {
          value(out, depth + 1);
        } else {
          context(out);
        }
      } else {
        member(out, kind == 12 ? "specversion" : one(NAMES));
        value(out, depth + 1);
      }
      space(out);
    }
    if (size == 0) {
      space(out);
    }
    out.append('}');
  }

  private void context(StringBuilder out) {
    out.append('{');
    String comma = "";
    if (random.nextInt(4) > 0) {
      member(out, random.nextInt(4) == 0 ? "X-Correlation-\\u0049d" : "x-correlation-id");
      out.append(one(IDS));
      comma = ",";
    }
    if (random.nextBoolean()) {
      out.append(comma);
      member(out, random.nextInt(4) == 0 ? "Call-Chain-Length" : "call-chain-length");
      out.append(one(LENGTHS));
      comma = ",";
    }
    if (random.nextBoolean()) {
      out.append(comma);
      member(out, random.nextBoolean() ? "debug-log-enabled" : "x-correlation-user-id");
      value(out, 3);
      comma = ",";
    }
    if (random.nextInt(4) == 0) {
      out.append(comma);
      member(out, one(NAMES));
      value(out, 2);
    }
    space(out);
    out.append('}');
  }

  private void value(StringBuilder out, int depth) {
    int kind = random.nextInt(depth > 3 ? 6 : 8);
    if (kind < 2) {
      string(out);
    } else if (kind < 4) {
      out.append(one(NUMBERS));
    } else if (kind < 6) {
      out.append(random.nextInt(3) == 0 ? "null" : random.nextBoolean());
    } else if (kind == 6) {
      object(out, depth);
    } else {
      array(out, depth);
    }
  }

  private void string(StringBuilder out) {
    out.append('"');
    for (int n = random.nextInt(5); n > 0; n--) {
      out.append(one(PIECES));
    }
    out.append('"');
  }

  private void array(StringBuilder out, int depth) {
    out.append('[');
    space(out);
    int size = random.nextInt(4);
    for (int i = 0; i < size; i++) {
      out.append(i == 0 ? "" : ",");
      space(out);
      value(out, depth + 1);
      space(out);
    }
    out.append(']');
  }

  /** Changed, cut, doubled or added to at one to three places. */
  private byte[] damaged(byte[] sound) {
    byte[] bytes = sound;
    for (int n = 1 + random.nextInt(3); n > 0; n--) {
      int from = random.nextInt(bytes.length + 1);
      int to = Math.min(bytes.length, from + random.nextInt(4));
      switch (random.nextInt(6)) {
        case 0 -> bytes = Arrays.copyOf(bytes, from);
        case 1 -> bytes = joined(bytes, from, to, new byte[0]);
        case 2 -> bytes = joined(bytes, to, to, Arrays.copyOfRange(bytes, from, to));
        case 3 -> bytes = joined(bytes, from, from, oddity());
        case 4 -> bytes = joined(bytes, from, to, oddity());
        default -> {
          bytes = bytes.clone();
          if (from < bytes.length) {
            bytes[from] = oddity()[0];
          }
        }
      }
    }
    return bytes;
  }

  private byte[] oddity() {
    int mark = random.nextBoolean()
        ? MARKS.charAt(random.nextInt(MARKS.length()))
        : random.nextInt(4) == 0 ? random.nextInt(256) : ODD[random.nextInt(ODD.length)];
    return new byte[] {(byte) mark};
  }

  private static byte[] joined(byte[] bytes, int from, int to, byte[] between) {
    byte[] out = Arrays.copyOf(bytes, bytes.length - (to - from) + between.length);
    System.arraycopy(between, 0, out, from, between.length);
    System.arraycopy(bytes, to, out, from + between.length, bytes.length - to);
    return out;
  }
}
