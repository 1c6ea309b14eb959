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
 * JsonObject object = new JsonObject(bytes);
 * while (object.next()) {
 *   // look at the member
 * }
 * if (object.isValid()) {
 *   // only now is it certain that all of it was one object
 * }
 * }</pre>
 *
 * <p>Every byte is looked at once; nothing is copied but the names and texts that are asked for. What is allowed by the
 * grammar and frowned upon elsewhere passes: names that occur twice, {@code \\u} escapes of half a surrogate pair. Never
 * changes the bytes, never throws for them. For use by one thread.
 */
public final class JsonObject extends JsonScanner {
  /** The next byte to look at; -1 after a fault. */
  private int at;

  private final int to;

  private int open = -1;
  private boolean valid;

  private int nameFrom;
  private int nameTo;
  private int valueFrom;
  private int valueTo;
  private int comma;

  /** The object that fills these bytes, whitespace around it aside. */
  public JsonObject(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  /**
   * The object that fills this range of bytes, whitespace around it aside. What lies behind the range never counts, but may
   * be looked at: to be used for what is known to be valid.
   */
  public JsonObject(byte[] bytes, int from, int to) {
    this(bytes, from, to, isWarm(to - from));
  }

  /** For tests, which read both ways. */
  JsonObject(byte[] bytes, int from, int to, boolean byWords) {
    super(bytes, byWords);
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
    nameFrom = from;
    nameTo = byteAt(from) == '"' ? string(from + 1) : -1;
    valueFrom = colon(nameTo);
    valueTo = valueFrom < 0 ? -1 : value(valueFrom);
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
    valid = i <= to && space(i) >= to;
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
    int length = nameTo - nameFrom - 2;
    int i = 0;
    while (i < length && i < ascii.length() && bytes[nameFrom + 1 + i] == ascii.charAt(i)) {
      i++;
    }
    // An escape is longer than what it stands for.
    return i == ascii.length()
        ? i == length
        : length > ascii.length() && bytes[nameFrom + 1 + i] == '\\' && ascii.equals(name());
  }

  /** The member's name. */
  public String name() {
    return decoded(nameFrom, nameTo);
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

  /** {@link #text(int, int)} of the member's value. */
  public @Nullable String text() {
    return text(valueFrom, valueTo);
  }

  /** A valid value as text: of a string what it says, of a number or a boolean what is written there, else null. */
  public @Nullable String text(int from, int end) {
    int first = bytes[from];
    if (first == '"') {
      return decoded(from, end);
    }
    return first == '{' || first == '[' || first == 'n' ? null : plain(from, end);
  }

  private String plain(int from, int end) {
    return new String(bytes, from, end - from, StandardCharsets.UTF_8);
  }

  /** What a valid string with its quotes says. */
  private String decoded(int from, int end) {
    int last = end - 1;
    int i = plainEnd(from + 1, last);
    if (i == last) {
      return plain(from + 1, last);
    }
    StringBuilder out = new StringBuilder();
    int run = from + 1;
    while (i < last) {
      out.append(plain(run, i));
      int c = bytes[i + 1];
      if (c == 'u') {
        out.append((char) (hex(i + 2) << 12 | hex(i + 3) << 8 | hex(i + 4) << 4 | hex(i + 5)));
        run = i + 6;
      } else {
        int which = "bfnrt".indexOf(c);
        out.append(which < 0 ? (char) c : "\b\f\n\r\t".charAt(which));
        run = i + 2;
      }
      i = plainEnd(run, last);
    }
    return out.append(plain(run, last)).toString();
  }

  /** Where the next backslash is, or the end. */
  private int plainEnd(int from, int end) {
    int i = from;
    while (i < end && bytes[i] != '\\') {
      i++;
    }
    return i;
  }
}
