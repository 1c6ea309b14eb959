// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.contract;

import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is to be captured from something, worked out from its fields by the wire contract's own words. A test says which
 * fields a source has; {@link CaptureOracle} compares.
 *
 * <pre>{@code
 * ExpectedCapture.trusted().fields(attributes).fallback(message.getMessageId())
 * }</pre>
 */
public final class ExpectedCapture {
  private static final int MOST_OTHERS = 29;
  private static final int MOST_JOINED = 64;

  private final boolean edge;
  private final List<Map.Entry<String, Object>> fields = new ArrayList<>();
  private String traceHeader;
  private String fallback;
  private boolean exact = true;
  private int joins;

  private ExpectedCapture(boolean edge) {
    this.edge = edge;
  }

  /** Of something that came over the HTTP edge. */
  public static ExpectedCapture edge() {
    return new ExpectedCapture(true);
  }

  /** Of something that only trusted parties can write to. */
  public static ExpectedCapture trusted() {
    return new ExpectedCapture(false);
  }

  /** The next field in order of arrival: a simple value, or several of them in an Iterable. */
  public ExpectedCapture field(String name, Object value) {
    fields.add(new SimpleImmutableEntry<>(name, value));
    return this;
  }

  /** The next fields in order of arrival; null counts as none. */
  public ExpectedCapture fields(Map<String, ?> more) {
    if (more != null) {
      more.forEach(this::field);
    }
    return this;
  }

  /** The texts under {@code __context__} of a payload; null counts as one that is no JSON object. */
  public ExpectedCapture context(StrictJson payload) {
    StrictJson context = payload == null ? null : payload.lastObject("__context__");
    if (context != null) {
      fields(context.texts());
      exact &= context.members().size() < 1000; // nobody's; beyond it what counts is not promised
    }
    return this;
  }

  /** An X-Ray header that came beside the fields, and comes before them; null counts as none. */
  public ExpectedCapture traceHeader(String header) {
    traceHeader = header;
    return this;
  }

  /** What becomes the ID when there is none among the fields; the last word counts. */
  public ExpectedCapture fallback(String id) {
    fallback = id;
    return this;
  }

  public boolean isEdge() {
    return edge;
  }

  /** Whether the wire contract says all of what is captured. */
  boolean isExact() {
    return exact;
  }

  /** All that is captured by this reader; without {@code x-correlation-id} when that is a random one. */
  Map<String, String> ids(CaptureReader reader) {
    boolean narrow = edge && !reader.trusts();
    boolean refused = edge && reader.refuses();
    Map<String, String> found = new LinkedHashMap<>();
    joins = 0;
    if (traceHeader != null) {
      take(found, WireRules.XRAY, traceHeader, narrow);
    }
    if (!refused) {
      for (Map.Entry<String, Object> field : fields) {
        String name = WireRules.canonical(field.getKey());
        if (name != null && WireRules.travels(name, reader.w3c(), reader.more())) {
          for (Object value : values(field.getValue())) {
            take(found, name, value, narrow);
          }
        }
      }
    }
    found.keySet().retainAll(thoseWithAPlace(found));
    if (!found.containsKey("traceparent")) {
      found.remove("tracestate");
    }
    if (!refused && WireRules.valid(WireRules.ID, fallback, narrow)) {
      found.putIfAbsent(WireRules.ID, fallback);
    }
    int hops = WireRules.hops(found.getOrDefault(WireRules.LENGTH, "0"));
    found.put(WireRules.LENGTH, Integer.toString(Math.min(hops + 1, 1_000_000)));
    found.putIfAbsent(WireRules.DEBUG, Boolean.toString(reader.debugs()));
    return found;
  }

  private static List<Object> values(Object value) {
    List<Object> values = new ArrayList<>();
    if (value instanceof Iterable<?> several) {
      several.forEach(values::add);
    } else {
      values.add(value);
    }
    return values;
  }

  private void take(Map<String, String> found, String name, Object value, boolean narrow) {
    boolean isText = value instanceof String || value instanceof Number || value instanceof Boolean;
    String text = isText ? value.toString() : null;
    boolean isIgnored = narrow && (name.equals(WireRules.LENGTH) || name.equals(WireRules.DEBUG));
    if (isIgnored || !WireRules.valid(name, text, narrow)) {
      return;
    }
    String first = found.putIfAbsent(name, text);
    String joined = first + "," + text;
    boolean isJoined = first != null && WireRules.isList(name) && joins++ < MOST_JOINED;
    if (isJoined && WireRules.valid(name, joined, narrow)) {
      found.put(name, joined);
    }
  }

  /** The chain's own three, and of the others the most important, of equals those that came first. */
  private static Set<String> thoseWithAPlace(Map<String, String> found) {
    Set<String> own = Set.of(WireRules.ID, WireRules.LENGTH, WireRules.DEBUG);
    List<String> others = new ArrayList<>(found.keySet());
    others.removeAll(own);
    others.sort(Comparator.comparing(ExpectedCapture::rank));
    Set<String> kept = new LinkedHashSet<>(own);
    kept.addAll(others.subList(0, Math.min(MOST_OTHERS, others.size())));
    return kept;
  }

  private static int rank(String name) {
    int rank =
        List.of("traceparent", "tracestate", "", "baggage", WireRules.XRAY).indexOf(name);
    return rank < 0 ? 2 : rank;
  }
}
