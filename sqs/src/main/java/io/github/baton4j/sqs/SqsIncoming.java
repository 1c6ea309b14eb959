// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.sqs;

import io.github.baton4j.Incoming;
import io.github.baton4j.internal.Names;
import io.github.baton4j.internal.Prepended;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What all SQS messages have in common, whoever received them. It knows neither Lambda nor the SDK. */
abstract class SqsIncoming implements Incoming {
  static final String TRANSPORT = "sqs";

  abstract @Nullable String messageId();

  /** {@code ApproximateReceiveCount}, or null. */
  abstract @Nullable String receiveCount();

  /** The X-Ray header that came with the message, or null. */
  @Nullable
  String traceHeader() {
    return null;
  }

  /** The message's own attributes. */
  abstract Iterable<Map.Entry<String, @Nullable Object>> attributes();

  @Override
  public final Iterable<? extends Map.Entry<String, ? extends @Nullable Object>> fields() {
    String trace = traceHeader();
    return trace == null ? attributes() : new Prepended(Names.XRAY, trace, attributes());
  }

  @Override
  public final @Nullable String fallbackId() {
    return messageId();
  }

  @Override
  public final boolean edge() {
    return false;
  }

  @Override
  public final Map<String, String> localFields() {
    Map<String, String> fields = new LinkedHashMap<>();
    put(fields, Names.MESSAGE_ID, messageId());
    put(fields, Names.RECEIVE_COUNT, receiveCount());
    return fields;
  }

  private static void put(Map<String, String> fields, String name, @Nullable String value) {
    if (value != null) {
      fields.put(name, value);
    }
  }

  @Override
  public final String transport() {
    return TRANSPORT;
  }

  /** Whether an attribute of this data type holds text: {@code String}, {@code String.custom}, {@code Number}. */
  static boolean isText(@Nullable String dataType) {
    return dataType != null && (isType(dataType, "String") || isType(dataType, "Number"));
  }

  private static boolean isType(String dataType, String type) {
    return dataType.startsWith(type)
        && (dataType.length() == type.length() || dataType.charAt(type.length()) == '.');
  }
}
