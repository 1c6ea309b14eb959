// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.transport;

import io.github.baton4j.Incoming;
import io.github.baton4j.internal.Counters;
import io.github.baton4j.internal.Guard;
import io.github.baton4j.internal.JsonObject;
import io.github.baton4j.internal.Names;
import io.github.baton4j.internal.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a transport has read of something that came in, so that the thing itself is asked once and at one place, behind a
 * guard. Written by the thread that makes it, before anybody else sees it.
 */
public final class Received implements Incoming {
  /** Of a value in JSON. The longest that is of use, baggage, may have each of its 8,192 characters escaped. */
  private static final int MOST_BYTES = 6 * 8192 + 2;

  private final String transport;
  private final boolean edge;
  private final Map<String, String> localFields = new LinkedHashMap<>();
  private final List<Map.Entry<String, Object>> added = new ArrayList<>();
  private Iterable<? extends Map.Entry<String, ?>> fields = added;
  private @Nullable String fallbackId;
  private @Nullable String traceHeader;

  public Received(String transport, boolean edge) {
    this.transport = transport;
    this.edge = edge;
  }

  /** Takes all fields at once, in place of those that were added. */
  public void takeFields(Iterable<? extends Map.Entry<String, ?>> taken) {
    fields = taken;
  }

  /** Adds a field, if it is there. */
  public void add(@Nullable String name, @Nullable Object value) {
    if (name != null && value != null) {
      added.add(Map.entry(name, value));
    }
  }

  /** Adds a message attribute, if it holds text. */
  public void addAttribute(
      @Nullable String name, @Nullable String dataType, @Nullable String value) {
    if (Values.isTextType(dataType)) {
      add(name, value);
    }
  }

  /**
   * Adds the members of the object that stands under {@code __context__}. Of several, and of several members of one name in
   * it, the last one counts, as it does for whoever parses the whole.
   *
   * @param payload an object of which nothing was read yet
   * @return whether it was one valid object; of one that is not, nothing is taken
   */
  public boolean addContext(JsonObject payload) {
    JsonObject context = null;
    while (payload.next()) {
      if (payload.nameIs(Names.CONTEXT)) {
        context = payload.isObject() ? payload.object() : null;
      }
    }
    Map<String, Object> members = new LinkedHashMap<>();
    while (payload.isValid() && context != null && context.next()) {
      boolean isOfUse = context.valueTo() - context.valueFrom() <= MOST_BYTES;
      String name = context.name();
      String text = isOfUse ? context.text() : null;
      if (text == null) {
        members.remove(name);
      } else {
        members.put(name, text);
      }
      if (members.size() == Values.MOST_MEMBERS) {
        break;
      }
    }
    added.addAll(members.entrySet());
    return payload.isValid();
  }

  /**
   * Takes what came in another wrapping of the same thing, where it is of the same chain and this has nothing of the name; the
   * pair of W3C is kept whole. Of another chain, nothing. Without an ID here its fallback ID counts.
   */
  public void merge(Received inner) {
    String own = valid(Names.CORRELATION_ID);
    if (own == null && Values.valid(Names.CORRELATION_ID, inner.fallbackId, false)) {
      fallbackId = inner.fallbackId;
    }
    if (own == null || own.equals(inner.valid(Names.CORRELATION_ID))) {
      boolean hasTrace = valid(Names.TRACEPARENT) != null || valid(Names.TRACESTATE) != null;
      boolean hasBaggage = valid(Names.BAGGAGE) != null;
      for (Map.Entry<String, Object> entry : inner.added) {
        String name = entry.getKey();
        boolean isTrace = Names.same(Names.TRACEPARENT, name) || Names.same(Names.TRACESTATE, name);
        if (!(hasTrace && isTrace) && !(hasBaggage && Names.same(Names.BAGGAGE, name))) {
          added.add(entry);
        }
      }
    }
  }

  /** The first valid value under a name, or null. */
  private @Nullable String valid(String name) {
    for (Map.Entry<String, Object> entry : added) {
      if (Names.same(name, entry.getKey())
          && entry.getValue() instanceof String value
          && Values.valid(name, value, false)) {
        return value;
      }
    }
    return null;
  }

  /** Takes the ID that it has of its own, which is shown under this name, too. */
  public void takeOwnId(String name, @Nullable String id) {
    takeFallbackId(id);
    takeLocal(name, id);
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
  public Iterable<? extends Map.Entry<String, ?>> fields() {
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
