// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The grammar of JSON in UTF-8: each method reads one thing and returns where it ends, or -1 where it is not valid. Nesting
 * is counted, not followed by recursion. For use by one thread.
 *
 * <p>Plain runs of strings and digits are looked at eight bytes at a time, once this JVM has read as much that it pays: the
 * JDK's first look at an array by words costs more than a cold start has to read.
 */
public class JsonScanner {
  /** As deep as Jackson reads by default. What is nested deeper counts as not valid. */
  static final int MAX_DEPTH = 1000;

  /** So many bytes are read one by one; measured, see RATIONALE.md. */
  private static final int BYTES_OF_A_COLD_START = 1 << 20;

  /** Each byte of a word has this bit; as a factor, the byte. */
  private static final long ONES = 0x0101010101010101L;

  private static final long HIGH_BITS = 0x8080808080808080L;

  private static final int KINDS = 64;
  private static final long[] NONE = {};
  private static final byte[] ONE_WORD = new byte[Long.BYTES];

  /** How many were read so far, about: threads may overwrite each other's sums. */
  private static int bytesRead;

  final byte[] bytes;
  private final boolean byWords;

  private long[] outerKinds = NONE;

  JsonScanner(byte[] bytes, boolean byWords) {
    this.bytes = bytes;
    this.byWords = byWords;
  }

  /**
   * Whether it pays to read by words, with this many bytes to come. Where the stack ends at the first look, the class that
   * looks is broken for good, and reading goes on byte by byte.
   */
  static boolean isWarm(int length) {
    if (bytesRead >= BYTES_OF_A_COLD_START) {
      try {
        return Words.at(ONE_WORD, 0) == 0;
      } catch (StackOverflowError | LinkageError e) {
        bytesRead = 0;
      }
    }
    bytesRead += Math.min(length, BYTES_OF_A_COLD_START);
    return false;
  }

  /** Loaded when it is needed. */
  private static final class Words {
    private static final VarHandle LONGS =
        MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** The one place that looks, so that what has succeeded once is made ready for all. */
    static long at(byte[] bytes, int i) {
      return (long) LONGS.get(bytes, i);
    }
  }

  /** The byte there; 0, which is valid nowhere outside of strings, behind the end. */
  public final int byteAt(int i) {
    return i < bytes.length ? bytes[i] : 0;
  }

  /** Where the whitespace ends that begins there, if any does. */
  public final int space(int from) {
    int i = from;
    int c = byteAt(i);
    while (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
      i++;
      c = byteAt(i);
    }
    return i;
  }

  /** Reads a name and its colon; returns where the value may begin, or -1. */
  private int name(int from) {
    return byteAt(from) == '"' ? colon(string(from + 1)) : -1;
  }

  /** Reads the colon behind a name that ends there, or is not valid; returns where the value may begin, or -1. */
  final int colon(int nameEnd) {
    if (nameEnd < 0) {
      return -1;
    }
    int i = byteAt(nameEnd) == ':' ? nameEnd : space(nameEnd);
    if (byteAt(i) != ':') {
      return -1;
    }
    i++;
    return byteAt(i) > ' ' ? i : space(i);
  }

  /**
   * Reads one value with all that is in it; returns where it ends, or -1. Of the containers that are open, one bit each
   * says whether it is an object; beyond 64 they are put by.
   */
  public final int value(int from) {
    int depth = 0;
    long kinds = 0;
    int i = from;
    while (i >= 0) {
      int c = byteAt(i);
      if (c == '"') {
        i = string(i + 1);
      } else if (c == '{' || c == '[') {
        if (depth == MAX_DEPTH - 1) {
          return -1; // the object that is read member by member is one more
        }
        if (depth != 0 && depth % KINDS == 0) {
          putBy(depth / KINDS - 1, kinds);
        }
        depth++;
        kinds = kinds << 1 | (c == '{' ? 1 : 0);
        i = space(i + 1);
        if (byteAt(i) != c + 2) { // neither } nor ]
          i = c == '{' ? name(i) : i;
          continue;
        }
      } else {
        i = scalar(i, c);
      }
      if (i < 0 || depth == 0) {
        return i;
      }
      i = byteAt(i) == ',' ? i : space(i);
      while (byteAt(i) != ',') {
        if (byteAt(i) != ((kinds & 1) != 0 ? '}' : ']')) {
          return -1;
        }
        i++;
        depth--;
        if (depth == 0) {
          return i;
        }
        kinds = depth % KINDS == 0 ? outerKinds[depth / KINDS - 1] : kinds >>> 1;
        i = space(i);
      }
      i = byteAt(i + 1) > ' ' ? i + 1 : space(i + 1);
      i = (kinds & 1) != 0 ? name(i) : i;
    }
    return i;
  }

  private void putBy(int word, long kinds) {
    if (outerKinds.length == 0) {
      outerKinds = new long[MAX_DEPTH / KINDS];
    }
    outerKinds[word] = kinds;
  }

  /** Reads a string from behind its first quote; returns where it ends, behind the last one, or -1. */
  final int string(int from) {
    byte[] b = bytes;
    int i = from;
    while (byWords && i <= b.length - Long.BYTES) {
      long word = Words.at(b, i);
      // The high bit of the first byte that is a quote or below the space (with the second bit
      // turned, both are below the
      // exclamation mark), a backslash, or not ASCII. What is behind it may be wrong for a carry.
      long ends = ((word ^ 2 * ONES) - '!' * ONES | (word ^ '\\' * ONES) - ONES | word) & HIGH_BITS;
      if (ends == 0) {
        i += Long.BYTES;
      } else {
        i += Long.numberOfTrailingZeros(ends) >>> 3;
        if (b[i] == '"') {
          return i + 1;
        }
        i = special(i);
        if (i < 0) {
          return -1;
        }
      }
    }
    return stringByBytes(i);
  }

  private int stringByBytes(int from) {
    int i = from;
    while (i >= 0 && i < bytes.length) {
      int c = bytes[i];
      if (c == '"') {
        return i + 1;
      }
      i = c >= ' ' && c != '\\' ? i + 1 : special(i);
    }
    return -1;
  }

  /** Reads an escape, or characters that are not ASCII up to the next one that is. */
  private int special(int from) {
    int i = from;
    int c = bytes[i];
    if (c >= 0) {
      return c == '\\' ? escape(i + 1) : -1;
    }
    while (i >= 0 && byteAt(i) < 0) {
      i = character(i, bytes[i] & 0xff);
    }
    return i;
  }

  private int escape(int i) {
    int c = byteAt(i);
    if (c == 'u') {
      return (hex(i + 1) | hex(i + 2) | hex(i + 3) | hex(i + 4)) < 0 ? -1 : i + 5;
    }
    return c != 0 && "\"\\/bfnrt".indexOf(c) >= 0 ? i + 1 : -1;
  }

  final int hex(int i) {
    int c = byteAt(i);
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    int letter = (c | 0x20) - 'a';
    return letter >= 0 && letter < 6 ? letter + 10 : -1;
  }

  /** Reads a character of several bytes; returns where it ends, or -1. Source: RFC 3629, section 4. */
  private int character(int i, int lead) {
    int second = byteAt(i + 1) & 0xff;
    int least = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
    int most = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
    if (lead < 0xc2 || lead > 0xf4 || second < least || second > most) {
      return -1;
    }
    int end = i + (lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4);
    for (int each = i + 2; each < end; each++) {
      if ((byteAt(each) & 0xc0) != 0x80) {
        return -1;
      }
    }
    return end;
  }

  private int scalar(int i, int c) {
    if (c == '-' || isDigit(c)) {
      return number(c == '-' ? i + 1 : i);
    }
    if (c == 't') {
      return rest(i, 'r', 'u', 'e');
    }
    return c == 'n'
        ? rest(i, 'u', 'l', 'l')
        : c == 'f' && byteAt(i + 1) == 'a' ? rest(i + 1, 'l', 's', 'e') : -1;
  }

  private int rest(int i, int second, int third, int fourth) {
    return byteAt(i + 1) == second && byteAt(i + 2) == third && byteAt(i + 3) == fourth
        ? i + 4
        : -1;
  }

  private int number(int from) {
    int i = byteAt(from) == '0' ? from + 1 : digits(from);
    if (i >= 0 && byteAt(i) == '.') {
      i = digits(i + 1);
    }
    if (i >= 0 && (byteAt(i) | 0x20) == 'e') {
      int sign = byteAt(i + 1);
      i = digits(sign == '+' || sign == '-' ? i + 2 : i + 1);
    }
    return i;
  }

  /** Reads one digit or more; returns where they end, or -1. */
  private int digits(int from) {
    byte[] b = bytes;
    int i = from;
    while (byWords && i <= b.length - Long.BYTES) {
      long word = Words.at(b, i) ^ '0' * ONES;
      // The high bit of the first byte that is above 9.
      long ends = (word + 0x76 * ONES | word) & HIGH_BITS;
      if (ends != 0) {
        i += Long.numberOfTrailingZeros(ends) >>> 3;
        return i == from ? -1 : i;
      }
      i += Long.BYTES;
    }
    while (isDigit(byteAt(i))) {
      i++;
    }
    return i == from ? -1 : i;
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }
}
