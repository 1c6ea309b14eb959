// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.transport;

import io.github.baton4j.Incoming;
import io.github.baton4j.internal.Counters;
import io.github.baton4j.internal.Guard;
import io.github.baton4j.internal.Ids;
import io.github.baton4j.internal.JsonObject;
import io.github.baton4j.internal.Names;
import io.github.baton4j.internal.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a transport has read of something that came in, so that the thing itself is asked once and at one place, behind a
 * guard. Written by the thread that makes it, before anybody else sees it.
 */
public class Received implements Incoming {
  /** Of a value in JSON. The longest that is of use, baggage, may have each of its 8,192 characters escaped. */
  private static final int MOST_BYTES = 6 * 8192 + 2;

  /** Members of a context among which a name is looked for one by one. */
  private static final int FEW = 32;

  private static final String[] NONE = {};
  private static final @Nullable Object[] NOTHING = {};

  private final String transport;
  private final boolean edge;

  /** Name, value, name, value … */
  private @Nullable Object[] added = NOTHING;

  private int end;
  private String[] local = NONE;
  private @Nullable Iterable<? extends Map.Entry<String, ?>> taken;
  private @Nullable Iterable<? extends Map.Entry<String, ?>> joined;
  private @Nullable String fallbackId;
  private @Nullable String traceHeader;

  public Received(String transport, boolean edge) {
    this.transport = transport;
    this.edge = edge;
  }

  /** Takes all fields at once, in place of those that were added. */
  public void takeFields(Iterable<? extends Map.Entry<String, ?>> fields) {
    taken = fields;
  }

  /** Adds a field, if it is there. */
  public void add(@Nullable String name, @Nullable Object value) {
    if (name != null && value != null) {
      put(end, name, value);
    }
  }

  private void put(int at, String name, @Nullable Object value) {
    if (at == added.length) {
      added = Arrays.copyOf(added, Math.max(8, 2 * at));
    }
    added[at] = name;
    added[at + 1] = value;
    end = Math.max(end, at + 2);
  }

  /**
   * Takes headers in which several values of one name were joined with commas. An ID has no comma, so each part is a value; the
   * headers of W3C and X-Ray are left whole.
   */
  public void takeJoined(Map<String, ?> headers) {
    joined = headers.entrySet();
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
    int start = end;
    Map<String, Integer> places = new HashMap<>(); // of many
    while (payload.isValid()
        && context != null
        && end - start < 2 * Values.MOST_MEMBERS
        && context.next()) {
      boolean isOfUse = context.valueTo() - context.valueFrom() <= MOST_BYTES;
      String name = context.name();
      String text = isOfUse ? context.text() : null;
      int at = place(name, start, places);
      if (text != null || at < end) {
        put(at, name, text);
      }
    }
    return payload.isValid();
  }

  /** Where a name stands from there on, or is to stand. */
  private int place(String name, int start, Map<String, Integer> places) {
    if (end - start <= 2 * FEW) {
      int at = start;
      while (at < end && !name.equals(added[at])) {
        at += 2;
      }
      return at;
    }
    for (int at = places.isEmpty() ? start : end - 2; at < end; at += 2) {
      places.put((String) added[at], at);
    }
    return places.getOrDefault(name, end);
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
      for (int i = 0; i < inner.end; i += 2) {
        String name = inner.name(i);
        boolean isTrace = Names.same(Names.TRACEPARENT, name) || Names.same(Names.TRACESTATE, name);
        if (!(hasTrace && isTrace) && !(hasBaggage && Names.same(Names.BAGGAGE, name))) {
          put(end, name, inner.value(i));
        }
      }
    }
  }

  /** The first valid value that was {@linkplain #add added} under a name, or null. */
  public @Nullable String valid(String name) {
    for (int i = 0; i < end; i += 2) {
      if (Names.same(name, name(i))
          && value(i) instanceof String value
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
      local = Ids.merged(local, new String[] {name, value});
    }
  }

  /** Counts that the thing threw while it was read; what was taken until then stays. */
  public void broken(Throwable fault) {
    Guard.swallow(Counters.SCOPELESS, transport, fault);
  }

  /**
   * Whether this begins anew, an invocation: its scope takes nothing over from one around it, which can only be another
   * invocation's that somebody forgot to close.
   */
  public boolean isRoot() {
    return false;
  }

  /** Whether it is a batch's own scope: its injections are counted apart, for they are no record's. */
  public boolean isBatch() {
    return false;
  }

  /** Whether each of its records is captured apart, so that it is theirs to tell of a loop. */
  public boolean recordsFollow() {
    return false;
  }

  /** What has the fields: this, or what came in with it. */
  public Incoming source() {
    return this;
  }

  /** Whether its fields are what was {@linkplain #add added}, a pair at each second place up to {@link #end}. */
  public boolean isAdded() {
    return taken == null && joined == null && source() == this;
  }

  public int end() {
    return end;
  }

  /** The name of the field at an even place. */
  public String name(int i) {
    return (String) Objects.requireNonNull(added[i]);
  }

  /** Whether it has a value. */
  public boolean has(int i) {
    return added[i + 1] != null;
  }

  /** Its value, a String or an Iterable of Strings; null of one that has none. */
  public @Nullable Object value(int i) {
    return added[i + 1];
  }

  /** Headers whose values have to be taken {@link #apart}; null where there are none such. */
  public @Nullable Iterable<? extends Map.Entry<String, ?>> joined() {
    return joined;
  }

  /** All values of a header. */
  public static @Nullable Object apart(String name, @Nullable Object value) {
    return value instanceof String text && text.indexOf(',') >= 0 && !isWhole(name)
        ? Values.split(text, ',', Values.MOST_OF_A_NAME)
        : value;
  }

  private static boolean isWhole(String name) {
    return Names.same(Names.TRACEPARENT, name)
        || Names.same(Names.TRACESTATE, name)
        || Names.same(Names.BAGGAGE, name)
        || Names.same(Names.XRAY, name);
  }

  @Override
  public Iterable<? extends Map.Entry<String, ?>> fields() {
    if (taken != null) {
      return taken;
    }
    List<Map.Entry<String, Object>> fields = new ArrayList<>();
    if (joined != null) {
      for (Map.Entry<String, ?> header : joined) {
        String name = header.getKey();
        Object value = name == null ? null : apart(name, header.getValue());
        if (name != null && value != null) {
          fields.add(Map.entry(name, value));
        }
      }
    }
    for (int i = 0; i < end; i += 2) {
      Object value = value(i);
      if (value != null) {
        fields.add(Map.entry(name(i), value));
      }
    }
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
    Map<String, String> fields = new LinkedHashMap<>();
    for (int i = 0; i < local.length; i += 2) {
      fields.put(local[i], local[i + 1]);
    }
    return fields;
  }

  /** The fields of this hop: name, value, name, value … Not to be changed. */
  public String[] local() {
    return local;
  }

  @Override
  public String transport() {
    return transport;
  }
}
