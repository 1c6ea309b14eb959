// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The grammar of JSON in UTF-8, byte by byte: each method reads one thing and returns where it ends, or -1 where it is not
 * valid. Nesting is counted, not followed by recursion. For use by one thread.
 */
public class JsonScanner {
  /** As deep as Jackson reads by default. What is nested deeper counts as not valid. */
  static final int MAX_DEPTH = 1000;

  private static final int WORD = 64;
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x80 * ONES;
  private static final long[] NONE = {};

  final byte[] bytes;
  private final ByteBuffer words;
  private final int to;

  private boolean escaped;
  private int nameEnd;
  private long[] outerKinds = NONE;

  JsonScanner(byte[] bytes, int to) {
    this.bytes = bytes;
    this.words = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    this.to = to;
  }

  final boolean isEnd(int i) {
    return i == to;
  }

  /** Whether the string that was read last has a backslash in it. */
  final boolean isEscaped() {
    return escaped;
  }

  /** Where the name that was read last ends, behind its quote. */
  final int nameEnd() {
    return nameEnd;
  }

  /** The byte there; 0, which is valid nowhere outside of strings, behind the end. */
  public final int byteAt(int i) {
    return i < to ? bytes[i] : 0;
  }

  /** Where the whitespace ends that begins there, if any does. */
  public final int space(int from) {
    int i = from;
    while (i < to
        && (bytes[i] == ' ' || bytes[i] == '\n' || bytes[i] == '\r' || bytes[i] == '\t')) {
      i++;
    }
    return i;
  }

  /** Reads a name and its colon; returns where the value may begin, or -1. */
  final int name(int from) {
    nameEnd = byteAt(from) == '"' ? string(from + 1) : -1;
    if (nameEnd < 0) {
      return -1;
    }
    int i = space(nameEnd);
    return byteAt(i) == ':' ? space(i + 1) : -1;
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
      if (c == '{' || c == '[') {
        if (depth == MAX_DEPTH - 1) {
          return -1; // the object that is read member by member is one more
        }
        if (depth != 0 && depth % WORD == 0) {
          putBy(depth / WORD - 1, kinds);
        }
        depth++;
        kinds = kinds << 1 | (c == '{' ? 1 : 0);
        i = space(i + 1);
        if (byteAt(i) != c + 2) { // neither } nor ]
          i = c == '{' ? name(i) : i;
          continue;
        }
      } else {
        i = c == '"' ? string(i + 1) : scalar(i, c);
        if (i < 0 || depth == 0) {
          return i;
        }
        i = space(i);
      }
      while (byteAt(i) == ((kinds & 1) != 0 ? '}' : ']')) {
        i++;
        depth--;
        if (depth == 0) {
          return i;
        }
        kinds = depth % WORD == 0 ? outerKinds[depth / WORD - 1] : kinds >>> 1;
        i = space(i);
      }
      if (byteAt(i) != ',') {
        return -1;
      }
      i = space(i + 1);
      i = (kinds & 1) != 0 ? name(i) : i;
    }
    return i;
  }

  private void putBy(int word, long kinds) {
    if (outerKinds.length == 0) {
      outerKinds = new long[MAX_DEPTH / WORD];
    }
    outerKinds[word] = kinds;
  }

  /** Reads a string from behind its first quote; returns where it ends, behind the last one, or -1. */
  private int string(int from) {
    escaped = false;
    int i = from;
    while (true) {
      while (i <= to - 8) {
        long w = words.getLong(i);
        long odd = ((w ^ '"' * ONES) - ONES | (w ^ '\\' * ONES) - ONES | w - ' ' * ONES | w) & HIGHS;
        if (odd != 0) {
          i += Long.numberOfTrailingZeros(odd) >>> 3;
          break;
        }
        i += 8;
      }
      if (i >= to) {
        return -1;
      }
      int c = bytes[i];
      if (c == '"') {
        return i + 1;
      }
      if (c >= ' ') {
        if (c != '\\') {
          i++;
          continue;
        }
        escaped = true;
        i = escape(i + 1);
      } else {
        i = c < 0 ? character(i, c & 0xff) : -1;
      }
      if (i < 0) {
        return -1;
      }
    }
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
    int second = i + 1 < to ? bytes[i + 1] & 0xff : 0;
    int least = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
    int most = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
    if (lead < 0xc2 || lead > 0xf4 || second < least || second > most) {
      return -1;
    }
    int end = i + (lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4);
    if (end > to) {
      return -1;
    }
    for (int each = i + 2; each < end; each++) {
      if ((bytes[each] & 0xc0) != 0x80) {
        return -1;
      }
    }
    return end;
  }

  private int scalar(int i, int c) {
    if (c == '-' || isDigit(c)) {
      return number(c == '-' ? i + 1 : i);
    }
    String word = c == 't' ? "true" : c == 'f' ? "false" : "null";
    for (int n = 0; n < word.length(); n++) {
      if (byteAt(i + n) != word.charAt(n)) {
        return -1;
      }
    }
    return i + word.length();
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
    int i = from;
    while (isDigit(byteAt(i))) {
      i++;
    }
    return i == from ? -1 : i;
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }
}
