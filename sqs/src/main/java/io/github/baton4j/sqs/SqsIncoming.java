// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.sqs;

import io.github.baton4j.Incoming;
import io.github.baton4j.internal.Counters;
import io.github.baton4j.internal.Guard;
import io.github.baton4j.internal.Names;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A message, whoever received it; it knows neither Lambda nor the SDK. */
final class SqsIncoming implements Incoming {
  static final String TRANSPORT = "sqs";

  private final Map<String, String> localFields = new LinkedHashMap<>();
  private Iterable<? extends Map.Entry<String, ? extends @Nullable Object>> fields = List.of();
  private @Nullable String messageId;
  private @Nullable String traceHeader;

  void attributes(Iterable<? extends Map.Entry<String, ? extends @Nullable Object>> attributes) {
    fields = attributes;
  }

  void messageId(@Nullable String id) {
    messageId = id;
    local(Names.MESSAGE_ID, id);
  }

  /** Takes SQS's own attributes: {@code ApproximateReceiveCount} and {@code AWSTraceHeader}. */
  void system(@Nullable String receiveCount, @Nullable String trace) {
    local(Names.RECEIVE_COUNT, receiveCount);
    traceHeader = trace;
  }

  private void local(String name, @Nullable String value) {
    if (value != null) {
      localFields.put(name, value);
    }
  }

  /** Takes what was read of a message until it threw. */
  void broken(Throwable fault) {
    Guard.swallow(Counters.SCOPELESS, TRANSPORT, fault);
  }

  @Override
  public Iterable<? extends Map.Entry<String, ? extends @Nullable Object>> fields() {
    return fields;
  }

  @Override
  public @Nullable String fallbackId() {
    return messageId;
  }

  @Override
  public boolean edge() {
    return false;
  }

  @Override
  public @Nullable String traceHeader() {
    return traceHeader;
  }

  @Override
  public Map<String, String> localFields() {
    return localFields;
  }

  @Override
  public String transport() {
    return TRANSPORT;
  }
}
