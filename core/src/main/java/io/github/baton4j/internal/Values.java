// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.internal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a value may look like. A value that fails is dropped whole, never truncated, never logged. */
public final class Values {
  /** Of one name that are looked at: more than the headers of any gateway can hold. */
  public static final int MOST_OF_A_NAME = 10_000;

  /** Members of a {@code __context__} that are looked at: far more than can travel, and few enough to hold. */
  public static final int MOST_MEMBERS = 1000;

  /** The longest value of an ID, in characters. */
  public static final int MAX_LENGTH = 256;

  /** The longest {@code x-correlation-id} that is accepted over the edge. */
  static final int MAX_EDGE_ID_LENGTH = 128;

  /** The longest chain that is believed; what claims more counts as unreadable. */
  public static final int MAX_CHAIN_LENGTH = 1_000_000;

  private static final int MAX_TRACESTATE_LENGTH = 512;
  private static final int MAX_TRACESTATE_MEMBERS = 32;
  private static final int MAX_BAGGAGE_LENGTH = 8192;

  // Sets of characters, a bit for each: up to '?' in the first half, from '@' on in the other.
  private static final long ZERO = 1L << '0';
  private static final long DIGITS = 0x3ffL << '0';
  private static final long A_TO_F = 0x3fL << 'a';
  private static final long ANY_A_TO_F = A_TO_F | 0x3fL << 'A';
  private static final long EDGE_SIGNS = DIGITS | 1L << '+' | 7L << '-' | 1L << ':' | 1L << '=';
  private static final long EDGE_LETTERS =
      0x3ff_ffffL << 'a' | 0x3ff_ffffL << 'A' | 1L << '@' | 1L << '_' | 1L << '~';

  private Values() {}

  /**
   * Whether a value may stand under a canonical name.
   *
   * @param edge whether it came over the untrusted HTTP edge, where IDs have a narrower alphabet
   */
  public static boolean valid(String name, @Nullable String value, boolean edge) {
    if (value == null || value.isEmpty() || value.equals("null") || value.equals("undefined")) {
      return false;
    }
    if (!name.startsWith(Names.PREFIX)) {
      if (name.equals(Names.CALL_CHAIN_LENGTH)) {
        return number(value) >= 0;
      }
      if (name.equals(Names.DEBUG_LOG_ENABLED)) {
        return value.equals("true") || value.equals("false");
      }
      if (name.equals(Names.TRACEPARENT)) {
        return isTraceparent(value);
      }
      if (name.equals(Names.TRACESTATE)) {
        return value.length() <= MAX_TRACESTATE_LENGTH
            && count(value, ',') < MAX_TRACESTATE_MEMBERS
            && isPrintable(value);
      }
      if (name.equals(Names.BAGGAGE)) {
        return value.length() <= MAX_BAGGAGE_LENGTH && isPrintable(value);
      }
      if (name.equals(Names.XRAY)) {
        return value.length() <= MAX_LENGTH && isPrintable(value) && xrayRoot(value) != null;
      }
    }
    return edge ? validOverEdge(name, value) : validTrusted(value);
  }

  /** Whether a field of this hop may be shown: it comes in from outside like the rest. */
  public static boolean isShowable(@Nullable String value) {
    return value != null && !value.isEmpty() && value.length() <= MAX_LENGTH && isPrintable(value);
  }

  private static boolean validTrusted(String value) {
    return value.length() <= MAX_LENGTH && isPrintable(value);
  }

  private static boolean validOverEdge(String name, String value) {
    int longest = name.equals(Names.CORRELATION_ID) ? MAX_EDGE_ID_LENGTH : MAX_LENGTH;
    return value.length() <= longest
        && consistsOf(EDGE_SIGNS, EDGE_LETTERS, value, 0, value.length());
  }

  /** Printable ASCII without a space at either end. */
  private static boolean isPrintable(String value) {
    int length = value.length();
    for (int i = 0; i < length; i++) {
      char c = value.charAt(i);
      if (c < 0x20 || c > 0x7e) {
        return false;
      }
    }
    return value.charAt(0) != ' ' && value.charAt(length - 1) != ' ';
  }

  private static int count(String value, char wanted) {
    int n = 0;
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) == wanted) {
        n++;
      }
    }
    return n;
  }

  /** A chain length in ASCII digits, or -1 when it is absent, unreadable, negative or over 1,000,000. */
  public static int chainLength(@Nullable String value) {
    return number(value);
  }

  /** A number of 0 to 1,000,000 in ASCII digits, or -1 for what is none. */
  public static int number(@Nullable String value) {
    if (value == null || value.isEmpty() || value.length() > 7) {
      return -1;
    }
    int n = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      n = n * 10 + (c - '0');
    }
    return n <= MAX_CHAIN_LENGTH ? n : -1;
  }

  /**
   * {@code 00-<32 hex>-<16 hex>-<2 hex>}, lower case, IDs not all zero. A later version may go on after a further
   * dash. Source: W3C Trace Context, "traceparent header".
   */
  private static boolean isTraceparent(String value) {
    int length = value.length();
    if (length < 55
        || length > MAX_LENGTH
        || value.charAt(2) != '-'
        || value.charAt(35) != '-'
        || value.charAt(52) != '-'
        || !consistsOf(DIGITS, A_TO_F, value, 0, 2)
        || !consistsOf(DIGITS, A_TO_F, value, 3, 35)
        || !consistsOf(DIGITS, A_TO_F, value, 36, 52)
        || !consistsOf(DIGITS, A_TO_F, value, 53, 55)
        || value.startsWith("ff")
        || consistsOf(ZERO, 0, value, 3, 35)
        || consistsOf(ZERO, 0, value, 36, 52)) {
      return false;
    }
    return length == 55
        || (!value.startsWith("00") && value.charAt(55) == '-' && isPrintable(value));
  }

  private static boolean consistsOf(long first, long other, String value, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = value.charAt(i);
      if (c >= 128 || ((c < 64 ? first : other) >>> c & 1) == 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * The root of an X-Ray trace header ({@code Root=1-<8 hex>-<24 hex>;Parent=…;Sampled=…}, fields in any order, spaces
   * and unknown fields tolerated), or null. Source: AWS X-Ray, "Tracing header".
   */
  public static @Nullable String xrayRoot(@Nullable String header) {
    if (header == null || header.length() > MAX_LENGTH) {
      return null;
    }
    int end = 0;
    for (int from = 0; from < header.length(); from = end + 1) {
      end = header.indexOf(';', from);
      end = end < 0 ? header.length() : end;
      int first = from;
      int last = end;
      while (first < last && header.charAt(first) <= ' ') {
        first++;
      }
      while (last > first && header.charAt(last - 1) <= ' ') {
        last--;
      }
      if (last - first == 40
          && header.startsWith("Root=1-", first)
          && header.charAt(first + 15) == '-'
          && consistsOf(DIGITS, ANY_A_TO_F, header, first + 7, first + 15)
          && consistsOf(DIGITS, ANY_A_TO_F, header, first + 16, last)) {
        return header.substring(first + 5, last);
      }
    }
    return null;
  }

  /** The parts of a text, without the spaces around them, empty ones too; no more than {@code most} of them. */
  public static List<String> split(String text, char separator, int most) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    while (from <= text.length() && parts.size() < most) {
      int next = text.indexOf(separator, from);
      int end = next < 0 ? text.length() : next;
      parts.add(text.substring(from, end).trim());
      from = end + 1;
    }
    return parts;
  }

  /** Whether a message attribute of this data type holds text: {@code String}, {@code String.custom}, {@code Number}. */
  public static boolean isTextType(@Nullable String dataType) {
    return dataType != null && (isType(dataType, "String") || isType(dataType, "Number"));
  }

  private static boolean isType(String dataType, String type) {
    return dataType.startsWith(type)
        && (dataType.length() == type.length() || dataType.charAt(type.length()) == '.');
  }

  /** What a setting says, a Boolean or a text; like those below it throws IllegalArgumentException on what is wrong. */
  static boolean bool(Object value) {
    String text = value.toString();
    boolean isTrue = text.equalsIgnoreCase("true");
    if (!isTrue && !text.equalsIgnoreCase("false")) {
      throw wrong("neither true nor false: ", text);
    }
    return isTrue;
  }

  static int integer(Object value, int least, int most) {
    int n;
    try {
      n = Integer.parseInt(value.toString());
    } catch (NumberFormatException e) {
      throw wrong("not a whole number: ", value);
    }
    if (n < least || n > most) {
      throw wrong(n + " is not within ", least + " and " + most);
    }
    return n;
  }

  static double rate(Object value) {
    double rate;
    try {
      rate = Double.parseDouble(value.toString());
    } catch (NumberFormatException e) {
      throw wrong("not a number: ", value);
    }
    if (!(rate >= 0 && rate <= 1)) {
      throw wrong(rate + " is not within ", "0 and 1");
    }
    return rate;
  }

  static IllegalArgumentException wrong(String what, Object value) {
    return new IllegalArgumentException(what + value);
  }
}
