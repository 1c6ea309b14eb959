// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.internal;

/** What carriers of one kind take, and what an entry costs there. */
final class CarrierKind {
  /** HTTP headers: {@code name: value CRLF}. */
  static final CarrierKind HEADERS = new CarrierKind(4, false, false, false);

  /** Message attributes of SQS: the data type {@code String} counts to the size. */
  static final CarrierKind QUEUE_ATTRIBUTES = new CarrierKind(6, true, false, false);

  /** Message attributes of SNS, with values that a filter policy can compare. */
  static final CarrierKind TOPIC_ATTRIBUTES = new CarrierKind(6, true, true, false);

  /** {@code __context__} in a JSON payload: {@code "name":"value",} */
  static final CarrierKind CONTEXT = new CarrierKind(6, false, false, true);

  /** SQS takes 10 attributes, and SNS's raw delivery to SQS drops what has more. Source: their quotas. */
  private static final int MAX_ATTRIBUTES = 10;

  /** Beyond this only {@code x-correlation-id} is added: the last two are left to others, such as a tracer. */
  private static final int MAX_ATTRIBUTES_WITH_OURS = 8;

  private final int overhead;
  private final boolean isMessage;
  private final boolean isPlain;
  private final boolean isJson;

  private CarrierKind(int overhead, boolean isMessage, boolean isPlain, boolean isJson) {
    this.overhead = overhead;
    this.isMessage = isMessage;
    this.isPlain = isPlain;
    this.isJson = isJson;
  }

  /** Whether an entry of this name takes the place of all that differ from it in case only. */
  boolean ignoresCase() {
    return !isMessage && !isJson;
  }

  boolean takesName(String name) {
    return !isMessage || Names.isAttributeName(name);
  }

  boolean takesValue(String value) {
    return !isPlain
        || (value.indexOf('"') < 0
            && value.indexOf('{') < 0
            && value.indexOf('[') < 0
            && value.indexOf('\\') < 0);
  }

  boolean isFull(int entries, boolean forId) {
    return isMessage && entries >= (forId ? MAX_ATTRIBUTES : MAX_ATTRIBUTES_WITH_OURS);
  }

  /** A value as it is written; numbers have no leading zeros in JSON. */
  String written(String name, String value) {
    int i = 0;
    while (isJson && isNumber(name) && i < value.length() - 1 && value.charAt(i) == '0') {
      i++;
    }
    return value.substring(i);
  }

  /** The bytes that an entry takes; all of it is ASCII. */
  int cost(String name, String value) {
    int cost = name.length() + value.length() + overhead;
    if (isJson && isNumber(name)) {
      return cost - 2; // no quotes
    }
    int escapable = isJson && isEscaped(value) ? value.length() : 0;
    for (int i = 0; i < escapable; i++) {
      if (isEscaped(value.charAt(i))) {
        cost++;
      }
    }
    return cost;
  }

  static boolean isEscaped(String value) {
    return value.indexOf('"') >= 0 || value.indexOf('\\') >= 0;
  }

  static boolean isNumber(String name) {
    return name.equals(Names.CALL_CHAIN_LENGTH);
  }

  static boolean isEscaped(char c) {
    return c == '"' || c == '\\';
  }
}
