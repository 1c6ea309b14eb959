// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.transport;

import io.github.baton4j.Incoming;
import io.github.baton4j.internal.Counters;
import io.github.baton4j.internal.Guard;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a transport has read of something that came in, so that the thing itself is asked once and at one place, behind a
 * guard. Written by the thread that makes it, before anybody else sees it.
 */
public final class Received implements Incoming {
  private final String transport;
  private final boolean edge;
  private final Map<String, String> localFields = new LinkedHashMap<>();
  private Iterable<? extends Map.Entry<String, ? extends @Nullable Object>> fields = List.of();
  private @Nullable String fallbackId;
  private @Nullable String traceHeader;

  public Received(String transport, boolean edge) {
    this.transport = transport;
    this.edge = edge;
  }

  public void takeFields(Iterable<? extends Map.Entry<String, ? extends @Nullable Object>> taken) {
    fields = taken;
  }

  public void takeFallbackId(@Nullable String id) {
    fallbackId = id;
  }

  public void takeTraceHeader(@Nullable String header) {
    traceHeader = header;
  }

  /** Takes a field of this hop, if it is there. */
  public void takeLocal(String name, @Nullable String value) {
    if (value != null) {
      localFields.put(name, value);
    }
  }

  /** Counts that the thing threw while it was read; what was taken until then stays. */
  public void broken(Throwable fault) {
    Guard.swallow(Counters.SCOPELESS, transport, fault);
  }

  @Override
  public Iterable<? extends Map.Entry<String, ? extends @Nullable Object>> fields() {
    return fields;
  }

  @Override
  public @Nullable String fallbackId() {
    return fallbackId;
  }

  @Override
  public boolean edge() {
    return edge;
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
    return transport;
  }
}
