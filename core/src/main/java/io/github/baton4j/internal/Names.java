// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.internal;

import org.jspecify.annotations.Nullable;

/** The names of the wire contract, and the rule that every name obeys. All of it is ASCII, whatever the locale. */
public final class Names {
  public static final String PREFIX = "x-correlation-";
  public static final String CORRELATION_ID = "x-correlation-id";
  public static final String CALL_CHAIN_LENGTH = "call-chain-length";
  public static final String DEBUG_LOG_ENABLED = "debug-log-enabled";
  public static final String TRACEPARENT = "traceparent";
  public static final String TRACESTATE = "tracestate";
  public static final String BAGGAGE = "baggage";
  public static final String XRAY = "x-amzn-trace-id";

  /** The member of a JSON payload that holds the IDs. */
  public static final String CONTEXT = "__context__";

  /** Fields of this hop only: shown in the MDC, never sent. */
  public static final String AWS_REQUEST_ID = "awsRequestId";

  public static final String API_GATEWAY_REQUEST_ID = "apiGatewayRequestId";
  public static final String MESSAGE_ID = "messageId";
  public static final String RECEIVE_COUNT = "receiveCount";
  public static final String EVENT_ID = "eventID";
  public static final String XRAY_TRACE_ID = "xray_trace_id";

  public static final String COLD_START = "coldStart";
  public static final String TENANT_ID = "tenantId";

  /** Shown where they are given an MDC key. */
  public static final String FUNCTION_NAME = "functionName";

  public static final String FUNCTION_VERSION = "functionVersion";

  /** Those fields. Not to be changed. */
  static final String[] RESERVED = {
    AWS_REQUEST_ID,
    API_GATEWAY_REQUEST_ID,
    MESSAGE_ID,
    EVENT_ID,
    RECEIVE_COUNT,
    XRAY_TRACE_ID,
    COLD_START,
    TENANT_ID,
    FUNCTION_NAME,
    FUNCTION_VERSION
  };

  /** How many of these, from the first, are of one request or record alone. */
  static final int REQUEST_IDS = 6;

  public static final int MAX_LENGTH = 64;

  // What a name consists of, a bit for each character: up to '?' in the first half, from '@' on in
  // the other.
  private static final long SIGNS = 0x3ffL << '0' | 1L << '-' | 1L << '.';
  private static final long LETTERS = 0x3ff_ffffL << 'a' | 1L << '_';

  public static final int RANK_OF_TRACEPARENT = 3;
  public static final int RANK_OF_TRACESTATE = 4;
  private static final int ORDINARY = 5;

  private Names() {}

  /**
   * The canonical (lower case) form of a name, or null when it breaks the rule: 1 to 64 of {@code [a-z0-9_.-]} after
   * lower-casing, no leading, trailing or double dot. The same object comes back when it is canonical already.
   */
  public static @Nullable String canonical(@Nullable String raw) {
    return raw == null || raw.isEmpty() ? null : canonical(raw, 0);
  }

  /** The same, of what is known to begin with this many characters of a canonical name. */
  static @Nullable String canonical(String raw, int known) {
    int length = raw.length();
    if (length > MAX_LENGTH) {
      return null;
    }
    boolean upper = false;
    char previous = known == 0 ? '.' : raw.charAt(known - 1); // makes a leading dot a double one
    for (int i = known; i < length; i++) {
      char c = raw.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        upper = true;
      } else if (!isNameCharacter(c) || (c == '.' && previous == '.')) {
        return null;
      }
      previous = c;
    }
    if (previous == '.') {
      return null;
    }
    return upper ? lower(raw) : raw;
  }

  /** The field of this hop with that name, whatever its case, as it is shown; null when there is none. */
  static @Nullable String reserved(String name) {
    for (String each : RESERVED) {
      if (same(each, name)) {
        return each;
      }
    }
    return null;
  }

  /** Whether a queue, topic or stream can have this name. Sources: the API references of SQS, SNS and Kinesis. */
  static boolean isResource(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (!isNameCharacter(lower(name.charAt(i)))) {
        return false;
      }
    }
    return !name.isEmpty();
  }

  private static boolean isNameCharacter(char c) {
    return c < 128 && ((c < 64 ? SIGNS : LETTERS) >>> c & 1) != 0;
  }

  static String lower(String raw) {
    char[] out = raw.toCharArray();
    for (int i = 0; i < out.length; i++) {
      out[i] = lower(out[i]);
    }
    return new String(out);
  }

  /** A name in lower case with underscores, {@code awsRequestId} as {@code aws_request_id}. */
  static String snakeCase(String name) {
    StringBuilder out = new StringBuilder(name.length() + 4);
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      char small = lower(c);
      if (small != c && i > 0 && name.charAt(i - 1) == lower(name.charAt(i - 1))) {
        out.append('_');
      }
      out.append(small == '-' || small == '.' ? '_' : small);
    }
    return out.toString();
  }

  private static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
  }

  /** Whether two names are equal but for the case of ASCII letters. */
  public static boolean same(String a, String b) {
    return a.length() == b.length() && startsWith(a, b);
  }

  /** Whether {@code name} begins with {@code prefix}, the case of ASCII letters aside. */
  public static boolean startsWith(String name, String prefix) {
    int length = prefix.length();
    if (name.length() < length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      char x = name.charAt(i);
      char y = prefix.charAt(i);
      if (x != y && lower(x) != lower(y)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Where a name stands in the order of importance: the lower, the later it is left out when there is no room. Names of
   * one rank keep the order in which they were set.
   */
  public static int rank(String name) {
    return switch (name.length()) {
      case 16 -> name.equals(CORRELATION_ID) ? 0 : ORDINARY;
      case 17 -> name.equals(CALL_CHAIN_LENGTH) ? 1 : name.equals(DEBUG_LOG_ENABLED) ? 2 : ORDINARY;
      case 11 -> name.equals(TRACEPARENT) ? RANK_OF_TRACEPARENT : ORDINARY;
      case 10 -> name.equals(TRACESTATE) ? RANK_OF_TRACESTATE : ORDINARY;
      case 7 -> name.equals(BAGGAGE) ? 6 : ORDINARY;
      case 15 -> name.equals(XRAY) ? 7 : ORDINARY;
      default -> ORDINARY;
    };
  }

  /** Whether SQS and SNS take this canonical name for an attribute: theirs are reserved. Source: their API references. */
  public static boolean isAttributeName(String canonical) {
    return !canonical.startsWith("aws.") && !canonical.startsWith("amazon.");
  }
}
