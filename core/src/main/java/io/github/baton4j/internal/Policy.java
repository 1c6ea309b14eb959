// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Which names travel, what is accepted, where IDs may go, how they show in the MDC. Immutable but for its counters. */
public final class Policy {
  /** Does nothing anywhere: what is current inside a task that was wrapped where nothing was. */
  static final Policy OFF = new Policy(new Settings(), false, new Counters());

  private final boolean enabled;
  private final Counters counters;
  private final String prefix;
  private final String[] exact;
  private final Set<String> local;
  private final Set<String> sensitive;
  private final Map<String, String> mdcNames;
  private final Set<String> mdcOmit;
  private final @Nullable HostRules allowHosts;
  private final String[] excluded;
  private final int httpHeaderBytes;
  private final int messageBytes;
  private final double debugRate;
  private final boolean trustHttp;
  private final boolean refuseHttp;
  private final int maxChainLength;
  private final boolean strict;
  private final @Nullable Supplier<String> idGenerator;

  private Policy(Settings settings, boolean enabled, Counters counters) {
    this.enabled = enabled;
    this.counters = counters;
    prefix = settings.prefix;
    local = new HashSet<>(settings.local);
    sensitive = new HashSet<>(settings.sensitive);
    exact = exactNames(settings);
    mdcNames = new HashMap<>(settings.mdcNames);
    mdcOmit = new HashSet<>(settings.mdcOmit);
    mdcOmit.add(Names.TRACESTATE);
    mdcOmit.add(Names.BAGGAGE);
    mdcOmit.removeAll(mdcNames.keySet());
    allowHosts = settings.allowHosts;
    excluded = lastSegments(settings.exclude);
    httpHeaderBytes = settings.httpHeaderBytes;
    messageBytes = settings.messageBytes;
    debugRate = settings.debugRate;
    trustHttp = settings.trustHttp;
    refuseHttp = settings.refuseHttp;
    maxChainLength = settings.maxChainLength;
    strict = settings.strict;
    idGenerator = settings.idGenerator;
    if (local.contains(Names.CORRELATION_ID)) {
      throw new IllegalArgumentException("local: " + Names.CORRELATION_ID + " is what travels");
    }
    checkMdcKeys();
  }

  /**
   * Makes a policy from a builder's values and the environment.
   *
   * @throws IllegalArgumentException naming the setting of the builder that is wrong
   */
  public static Policy of(Map<String, ?> builder) {
    return of(builder, new Counters());
  }

  private static Policy of(Map<String, ?> builder, Counters counters) {
    boolean enabled = Settings.isEnabled();
    Policy own = new Policy(Settings.of(builder, false), enabled, counters);
    try {
      return new Policy(Settings.of(builder, true), enabled, counters);
    } catch (IllegalArgumentException e) {
      // Each right alone, wrong together, and without the environment nothing is wrong.
      Warnings.warn("settings", "Baton ignores its environment: " + e.getMessage());
      return own;
    }
  }

  /** The environment's policy, for what runs with no scope and was given no configured object. */
  public static Policy environment() {
    return Environment.POLICY;
  }

  private static final class Environment {
    static final Policy POLICY = of(Map.of(), Counters.SCOPELESS);
  }

  private static String[] exactNames(Settings settings) {
    List<String> out = new ArrayList<>();
    out.add(Names.CORRELATION_ID);
    out.add(Names.CALL_CHAIN_LENGTH);
    out.add(Names.DEBUG_LOG_ENABLED);
    if (settings.w3c) {
      out.add(Names.TRACEPARENT);
      out.add(Names.TRACESTATE);
    }
    out.add(Names.XRAY);
    out.addAll(settings.names);
    out.addAll(settings.sensitive);
    return out.toArray(new String[0]);
  }

  private static String[] lastSegments(List<String> targets) {
    String[] out = new String[targets.size()];
    for (int i = 0; i < out.length; i++) {
      out[i] = lastSegment(targets.get(i));
    }
    return out;
  }

  /** The name of a queue, topic or stream, from its name, ARN or URL. */
  private static String lastSegment(String target) {
    int cut = Math.max(target.lastIndexOf('/'), target.lastIndexOf(':'));
    return target.substring(cut + 1);
  }

  private void checkMdcKeys() {
    Set<String> keys = new HashSet<>();
    for (Map.Entry<String, String> entry : mdcNames.entrySet()) {
      String key = entry.getValue();
      boolean isAnothersName = !key.equals(entry.getKey())
          && (Names.reserved(key) != null || key.equals(canonical(key)) || local.contains(key))
          && key.equals(mdcKey(key));
      if (!keys.add(key) || isAnothersName) {
        throw new IllegalArgumentException("mdcName: two names show under the key " + key);
      }
    }
  }

  public boolean isEnabled() {
    return enabled;
  }

  public Counters counters() {
    return counters;
  }

  public boolean isStrict() {
    return strict;
  }

  public String prefix() {
    return prefix;
  }

  /** The names that travel and are not told by the prefix alone. Not to be changed. */
  public String[] exactNames() {
    return exact;
  }

  public int httpHeaderBytes() {
    return httpHeaderBytes;
  }

  public int maxChainLength() {
    return maxChainLength;
  }

  /**
   * The size that a message or batch of this size must not be carried over: AWS's limit for SQS and SNS is 1 MiB, a
   * queue's, a topic's or an older account's may be 256 KiB, and a setting may name a third.
   *
   * @return bytes; the size itself when it is over every limit already
   */
  public long messageLimit(long size) {
    long limit = size > 1 << 20 ? size : size > 1 << 18 ? 1 << 20 : 1 << 18;
    return messageBytes >= size && messageBytes < limit ? messageBytes : limit;
  }

  public boolean trustsHttp() {
    return trustHttp;
  }

  public boolean refusesHttp() {
    return refuseHttp;
  }

  /** The canonical form of a name that may travel; null for every other. */
  public @Nullable String canonical(@Nullable String raw) {
    if (raw == null) {
      return null;
    }
    if (raw.length() > prefix.length() && Names.startsWith(raw, prefix)) {
      String canonical = Names.canonical(raw);
      return canonical == null || local.contains(canonical) ? null : canonical;
    }
    for (String name : exact) {
      if (Names.same(name, raw)) {
        return local.contains(name) ? null : name;
      }
    }
    return null;
  }

  /** The canonical form of a name that is shown on this hop's lines and never sent; null for every other. */
  @Nullable
  String canonicalLocal(@Nullable String raw) {
    String canonical = local.isEmpty() ? null : Names.canonical(raw);
    return canonical != null && local.contains(canonical) ? canonical : null;
  }

  boolean isSensitive(String name) {
    return sensitive.contains(name);
  }

  /** The MDC key of a name, or null when it is not shown. */
  @Nullable
  String mdcKey(String name) {
    if (mdcOmit.contains(name)) {
      return null;
    }
    String key = mdcNames.get(name);
    return key == null ? name : key;
  }

  /** Whether a queue, topic or stream, given by name, ARN or URL, gets no IDs. */
  public boolean excludes(@Nullable String target) {
    if (excluded.length == 0 || target == null) {
      return false;
    }
    String name = lastSegment(target);
    for (String each : excluded) {
      if (each.equals(name)) {
        return true;
      }
    }
    return false;
  }

  /** Whether there is a list of allowed hosts. */
  public boolean hasAllowedHosts() {
    return allowHosts != null;
  }

  /** Whether a host is on the list of allowed ones. */
  public boolean allowsHost(@Nullable String host, int port) {
    return allowHosts != null && allowHosts.allows(host, port);
  }

  /** A fresh correlation ID: the generator's when it is a valid one, else a random UUID. */
  public String newId() {
    if (idGenerator != null) {
      try {
        String id = idGenerator.get();
        if (Values.valid(Names.CORRELATION_ID, id, false)) {
          return id;
        }
        counters.add("context", Outcome.REJECTED);
      } catch (Throwable e) {
        Guard.swallow(counters, "context", e);
      }
    }
    return UUID.randomUUID().toString();
  }

  /**
   * Whether a chain that starts here under this ID has its debug logs on. A function of the ID alone, so that whoever
   * decides again decides alike.
   */
  public boolean debugs(String correlationId) {
    if (debugRate <= 0) {
      return false;
    }
    long hash = 0;
    for (int i = 0; i < correlationId.length(); i++) {
      hash = mixed(hash ^ correlationId.charAt(i));
    }
    return (hash >>> 11) * 0x1.0p-53 < debugRate;
  }

  /** The finaliser of SplitMix64: every bit of the input moves every bit of the output. */
  private static long mixed(long x) {
    long z = x + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
