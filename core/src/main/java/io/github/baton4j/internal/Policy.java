// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Which names travel, what is accepted, where IDs may go, how they show in the MDC. Immutable but for its counters. */
public final class Policy {
  /** Does nothing anywhere: what is current inside a task that was wrapped where nothing was. */
  static final Policy OFF = new Policy(false, Counters.SCOPELESS);

  private static volatile @Nullable Policy environment;

  private final boolean enabled;
  private final Counters counters;

  // Written by Settings until it hands the policy out, never afterwards. Every holder has it in a
  // final field, and so sees them as written.
  String prefix = Names.PREFIX;
  List<String> names = List.of();
  List<String> local = List.of();
  List<String> sensitive = List.of();
  Map<String, String> mdcNames = Map.of();
  List<String> mdcOmit = List.of();
  boolean mdcSnakeCase;

  @Nullable
  HostRules allowHosts;

  List<String> exclude = List.of();
  int httpHeaderBytes = 4096;
  int messageBytes = 1 << 20;
  int kinesisRecordBytes = 1 << 20;
  double debugRate;
  String debugSalt = "";
  boolean trustHttp;
  boolean refuseHttp;
  boolean respondWithId;
  boolean w3c = true;
  int maxChainLength = 50;
  boolean strict;

  @Nullable
  Supplier<String> idGenerator;

  private List<String> exact = List.of();

  /** The keys of the chain's own three, which are in every scope, by rank. */
  private @Nullable String[] chainKeys = {null, null, null};

  /** Whether a field of a hop has the prefix. */
  private boolean mayBeReserved;

  /** The letters with which the names begin that travel, a bit for the low five of each. */
  private int initials;

  /** The names that are known beforehand, by their keys in the MDC. */
  private Map<String, String> owners = Map.of();

  Policy(boolean enabled, Counters counters) {
    this.enabled = enabled;
    this.counters = counters;
  }

  /**
   * Makes a policy from a builder's values and the environment.
   *
   * @throws IllegalArgumentException naming the setting of the builder that is wrong
   */
  public static Policy of(Map<String, ?> builder) {
    return Settings.policy(builder, new Counters());
  }

  /** The environment's policy, for what runs with no scope and was given no configured object. */
  public static Policy environment() {
    Policy made = environment;
    if (made == null) {
      // Two threads may both make it: they are alike, count in one place, and what is wrong is told
      // of once.
      made = Settings.policy(Map.of(), Counters.SCOPELESS);
      environment = made;
    }
    return made;
  }

  /** Settles what follows from the settings together; throws IllegalArgumentException when they contradict each other. */
  Policy settled() {
    List<String> all = new ArrayList<>();
    all.add(Names.CORRELATION_ID);
    all.add(Names.CALL_CHAIN_LENGTH);
    all.add(Names.DEBUG_LOG_ENABLED);
    for (String name : all) {
      if (local.contains(name)) {
        throw new IllegalArgumentException("local: " + name + " is what travels");
      }
    }
    if (w3c) {
      all.add(Names.TRACEPARENT);
      all.add(Names.TRACESTATE);
    }
    all.add(Names.XRAY);
    all.addAll(names);
    all.addAll(sensitive);
    exact = all;
    initials = 1 << prefix.charAt(0);
    for (String name : all) {
      initials |= 1 << name.charAt(0);
    }
    for (String name : Names.RESERVED) {
      mayBeReserved |= Names.startsWith(name, prefix);
    }
    for (Map.Entry<String, String> entry : mdcNames.entrySet()) {
      String key = entry.getValue();
      if (!key.equals(entry.getKey()) && key.equals(canonical(key)) && key.equals(mdcKey(key))) {
        throw sharedKey(key);
      }
    }
    List<String> known = new ArrayList<>();
    if (!mdcNames.isEmpty()) {
      known.addAll(mdcNames.keySet());
    }
    known.addAll(Arrays.asList(Names.RESERVED));
    known.addAll(local);
    known.addAll(all);
    known.remove(Names.XRAY); // of which the root is what shows
    Map<String, String> shown = new HashMap<>();
    for (String name : known) {
      String key = mdcKey(name);
      String other = key == null ? null : shown.put(key, name);
      if (other != null && !other.equals(name)) {
        throw sharedKey(key);
      }
    }
    owners = shown;
    chainKeys = new String[] {
      mdcKey(Names.CORRELATION_ID), mdcKey(Names.CALL_CHAIN_LENGTH), mdcKey(Names.DEBUG_LOG_ENABLED)
    };
    return this;
  }

  private static IllegalArgumentException sharedKey(@Nullable String key) {
    return new IllegalArgumentException("mdcName: two names show under the key " + key);
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
  public List<String> exactNames() {
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

  /**
   * The size in bytes, of data and partition key, that a Kinesis record of this size must not be carried over. A setting
   * beyond 1 MiB is for streams that take more, and not every stream has to.
   */
  public long recordLimit(long size) {
    return size > 1 << 20 ? kinesisRecordBytes : Math.min(1 << 20, kinesisRecordBytes);
  }

  /** The size that a PutRecords request of this size must not be carried over: 10 MiB, until 2025 it was 5. */
  public static long requestLimit(long size) {
    return size > 10 << 20 ? size : size > 5 << 20 ? 10 << 20 : 5 << 20;
  }

  public boolean trustsHttp() {
    return trustHttp;
  }

  public boolean refusesHttp() {
    return refuseHttp;
  }

  public boolean respondsWithId() {
    return respondWithId;
  }

  /**
   * A setting of the environment that is no part of a policy, the property {@code baton.<name>} or else the variable
   * {@code BATON_<NAME>}; null when neither says anything. Its name is one of those that {@link Settings} knows.
   */
  public static @Nullable String setting(String name) {
    return Settings.environment(name);
  }

  /** The canonical form of a name that may travel; null for every other. */
  public @Nullable String canonical(@Nullable String raw) {
    if (raw == null) {
      return null;
    }
    if (raw.equals(Names.CORRELATION_ID)) {
      // By far the most frequent, and settled to be none that stays here.
      return Names.CORRELATION_ID;
    }
    String name = null;
    if (hasPrefix(raw)) {
      name = Names.canonical(raw, raw.startsWith(prefix) ? prefix.length() : 0);
      if (name != null && mayBeReserved && Names.reserved(name) != null) {
        return null;
      }
    } else {
      for (int i = 0; i < exact.size() && name == null; i++) {
        name = Names.same(exact.get(i), raw) ? exact.get(i) : null;
      }
    }
    return name == null || isLocal(name) ? null : name;
  }

  /** Whether it begins like a name that travels: the low five bits of a letter are the same in both cases. */
  public boolean mayTravel(String raw) {
    return !raw.isEmpty() && (initials >>> raw.charAt(0) & 1) != 0;
  }

  /** Whether a canonical name may travel. */
  public boolean travels(String name) {
    boolean bearsPrefix = name.length() > prefix.length() && name.startsWith(prefix);
    return (bearsPrefix && !mayBeReserved && local.isEmpty()) || canonical(name) != null;
  }

  /** Whether a name begins as one of ours and breaks the rule of names. */
  public boolean isBroken(@Nullable String raw) {
    return raw != null && hasPrefix(raw) && Names.canonical(raw) == null;
  }

  private boolean hasPrefix(String raw) {
    return raw.length() > prefix.length()
        && (raw.startsWith(prefix) || Names.startsWith(raw, prefix));
  }

  /** The canonical form of a name that may be put by hand: one that may travel, or is for this hop's lines; null for every other. */
  @Nullable
  String taken(@Nullable String raw) {
    String name = canonical(raw);
    return name == null ? canonicalLocal(raw) : name;
  }

  /** The canonical form of a name that is shown on this hop's lines and never sent; null for every other. */
  private @Nullable String canonicalLocal(@Nullable String raw) {
    String canonical = local.isEmpty() ? null : Names.canonical(raw);
    return canonical != null && local.contains(canonical) ? canonical : null;
  }

  boolean isLocal(String name) {
    return !local.isEmpty() && local.contains(name);
  }

  boolean isSensitive(String name) {
    return sensitive.contains(name);
  }

  /** The MDC key of the chain's own name of this rank, or null when it is not shown. */
  @Nullable
  String chainKey(int rank) {
    return chainKeys[rank];
  }

  /** The MDC key of a name, or null when it is not shown. */
  @Nullable
  String mdcKey(String name) {
    if (!mdcOmit.isEmpty() && mdcOmit.contains(name)) {
      return null;
    }
    String key = mdcNames.isEmpty() ? null : mdcNames.get(name);
    if (key != null) {
      return key;
    }
    if (!mdcSnakeCase && name.startsWith(Names.PREFIX) && name.indexOf('.') < 0) {
      return name;
    }
    // Long, of no use to a search, and baggage may hold anything; a function's name is known from
    // its log group.
    if (name.equals(Names.TRACESTATE)
        || name.equals(Names.BAGGAGE)
        || name.equals(Names.FUNCTION_NAME)
        || name.equals(Names.FUNCTION_VERSION)) {
      return null;
    }
    boolean nests =
        name.indexOf('.') >= 0 && hasPrefix(name) && !exact.contains(name) && !local.contains(name);
    if (!mdcSnakeCase && !nests) {
      return name;
    }
    // Encoders and stores read a dot as nesting, and lose a line that has both "a" and "a.b".
    String shown = mdcSnakeCase ? Names.snakeCase(name) : name.replace('.', '_');
    String owner = owners.get(shown);
    return owner == null || owner.equals(name) ? shown : null;
  }

  /** Whether what log lines show under this key is of one chain or one request alone, in this scope or another. */
  public boolean showsId(String key) {
    String owner = owners.get(key);
    boolean shows = canonical(key) != null
        || canonical(key.replace('_', '-')) != null
        || (owner == null
            ? mdcSnakeCase && key.startsWith(Names.snakeCase(prefix))
            : canonical(owner) != null);
    for (int i = 0; i < Names.REQUEST_IDS; i++) {
      String name = Names.RESERVED[i];
      shows |= key.equals(name) || name.equals(owner);
    }
    return shows;
  }

  /** Whether a queue, topic or stream, given by name, ARN or URL, gets no IDs. */
  public boolean excludes(@Nullable String target) {
    return !exclude.isEmpty() && target != null && exclude.contains(lastSegment(target));
  }

  /** The name of a queue, topic or stream, from its name, ARN or URL. */
  static String lastSegment(String target) {
    int end = target.endsWith("/") ? target.length() - 1 : target.length();
    int cut = Math.max(target.lastIndexOf('/', end - 1), target.lastIndexOf(':', end - 1));
    return target.substring(cut + 1, end);
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
   * Whether a chain that starts here under this ID has its debug logs on. A function of the ID and the salt, so that
   * whoever decides again decides alike.
   */
  public boolean debugs(String correlationId) {
    if (debugRate <= 0) {
      return false;
    }
    String text = debugSalt.concat(correlationId);
    long hash = 0;
    for (int i = 0; i < text.length(); i++) {
      hash = mixed(hash ^ text.charAt(i));
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
