// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.internal;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object in UTF-8, read member by member: the one grammar by which payloads are captured from, injected into and
 * stripped. Strict by RFC 8259 and RFC 3629, so that what is read here is read alike by whoever receives it: no comments, no
 * trailing commas, no byte order mark, no overlong or truncated characters, no control characters in strings, nothing before
 * or after the object but whitespace.
 *
 * <pre>{@code
 * JsonObject object = new JsonObject(bytes, 0, bytes.length);
 * while (object.next()) {
 *   // look at the member
 * }
 * if (object.isValid()) {
 *   // only now is it certain that all of it was one object
 * }
 * }</pre>
 *
 * <p>Every byte is looked at once; nothing is copied but the names and texts that are asked for. Nesting is counted, not
 * followed by recursion. What is allowed by the grammar and frowned upon elsewhere passes: names that occur twice,
 * {@code \\u} escapes of half a surrogate pair. Never changes the bytes, never throws for them. For use by one thread.
 */
public final class JsonObject {
  /** As deep as Jackson reads by default. What is nested deeper counts as not valid. */
  public static final int MAX_DEPTH = 1000;

  private static final int WORD = 64;
  private static final long[] NONE = {};

  private final byte[] bytes;
  private final int to;

  /** The next byte to look at; -1 after a fault. */
  private int at;

  private int open = -1;
  private boolean valid;

  private int nameFrom;
  private int nameTo;
  private boolean nameEscaped;
  private int valueFrom;
  private int valueTo;
  private int comma;

  /** Whether the string that was read last has a backslash in it. */
  private boolean escaped;

  private int nameEnd;
  private long[] outerKinds = NONE;

  /** The object that fills this range of bytes, whitespace around it aside. */
  public JsonObject(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.at = from;
    this.to = to;
  }

  /** Reads the next member, its whole value included; false when there is none, or what follows is not valid. */
  public boolean next() {
    if (at < 0) {
      return false;
    }
    int i = space(at);
    if (open < 0) {
      if (byteAt(i) != '{') {
        return fault();
      }
      open = i + 1;
      i = space(open);
      if (byteAt(i) == '}') {
        comma = -1;
        return end(i + 1);
      }
    } else if (comma < 0) {
      return end(i + 1);
    }
    return member(i);
  }

  private boolean member(int from) {
    int i = name(from);
    if (i < 0) {
      return fault();
    }
    nameFrom = from;
    nameTo = nameEnd;
    nameEscaped = escaped;
    valueFrom = i;
    valueTo = value(valueFrom);
    if (valueTo < 0) {
      return fault();
    }
    at = space(valueTo);
    int c = byteAt(at);
    if (c == ',') {
      comma = at++;
    } else if (c == '}') {
      comma = -1;
    } else {
      return fault();
    }
    return true;
  }

  private boolean end(int i) {
    valid = space(i) == to;
    at = -1;
    return false;
  }

  private boolean fault() {
    at = -1;
    return false;
  }

  /** After {@link #next} has said no: whether the bytes were one object and nothing else. */
  public boolean isValid() {
    return valid;
  }

  /** Behind the brace that opens the object, once {@link #next} was called. */
  public int open() {
    return open;
  }

  /** Where the member's name begins, at its quote. */
  public int nameFrom() {
    return nameFrom;
  }

  public int valueFrom() {
    return valueFrom;
  }

  /** Behind the value's last byte. */
  public int valueTo() {
    return valueTo;
  }

  /** Where the comma stands that follows the member; -1 after the last one. */
  public int comma() {
    return comma;
  }

  /** Whether this is the member's name, however it is written. */
  public boolean nameIs(String ascii) {
    if (nameEscaped) {
      return ascii.equals(decoded(nameFrom, nameTo));
    }
    int length = ascii.length();
    if (nameTo - nameFrom != length + 2) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (bytes[nameFrom + 1 + i] != ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** The member's name. */
  public String name() {
    return nameEscaped ? decoded(nameFrom, nameTo) : plain(nameFrom + 1, nameTo - 1);
  }

  /** Whether the member's value is an object. */
  public boolean isObject() {
    return bytes[valueFrom] == '{';
  }

  /** The member's value, which {@linkplain #isObject is an object}. */
  public JsonObject object() {
    return new JsonObject(bytes, valueFrom, valueTo);
  }

  /** What the member's value says when it is a string, else null. */
  public @Nullable String string() {
    return bytes[valueFrom] == '"' ? decoded(valueFrom, valueTo) : null;
  }

  /** The member's value as text: of a string what it says, of a number or a boolean what is written there, else null. */
  public @Nullable String text() {
    int first = bytes[valueFrom];
    boolean isWritten = first != '"' && first != '{' && first != '[' && first != 'n';
    return isWritten ? plain(valueFrom, valueTo) : string();
  }

  private String plain(int from, int end) {
    return new String(bytes, from, end - from, StandardCharsets.UTF_8);
  }

  /** What a valid string with its quotes says. */
  private String decoded(int from, int end) {
    StringBuilder out = new StringBuilder(end - from);
    int last = end - 1;
    int i = from + 1;
    while (i < last) {
      int run = i;
      while (i < last && bytes[i] != '\\') {
        i++;
      }
      out.append(plain(run, i));
      if (i < last) {
        int c = bytes[i + 1];
        if (c == 'u') {
          out.append((char) (hex(i + 2) << 12 | hex(i + 3) << 8 | hex(i + 4) << 4 | hex(i + 5)));
          i += 6;
        } else {
          int which = "bfnrt".indexOf(c);
          out.append(which < 0 ? (char) c : "\b\f\n\r\t".charAt(which));
          i += 2;
        }
      }
    }
    return out.toString();
  }

  private int byteAt(int i) {
    return i < to ? bytes[i] : 0; // which is valid nowhere
  }

  private int space(int from) {
    int i = from;
    while (i < to
        && (bytes[i] == ' ' || bytes[i] == '\n' || bytes[i] == '\r' || bytes[i] == '\t')) {
      i++;
    }
    return i;
  }

  /** Reads a name and its colon; returns where the value may begin, or -1. */
  private int name(int from) {
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
  private int value(int from) {
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
    while (i >= 0 && i < to) {
      int c = bytes[i];
      if (c == '"') {
        return i + 1;
      }
      if (c == '\\') {
        escaped = true;
        i = escape(i + 1);
      } else if (c >= ' ') {
        i++;
      } else {
        i = c < 0 ? character(i, c & 0xff) : -1;
      }
    }
    return -1;
  }

  private int escape(int i) {
    int c = byteAt(i);
    if (c == 'u') {
      return (hex(i + 1) | hex(i + 2) | hex(i + 3) | hex(i + 4)) < 0 ? -1 : i + 5;
    }
    return c != 0 && "\"\\/bfnrt".indexOf(c) >= 0 ? i + 1 : -1;
  }

  private int hex(int i) {
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
