// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.internal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one carrier (the headers of a request, the attributes of a message, the {@code __context__} of a payload) gets: it is
 * told what is there already and how much room is left, applies the chain rule, and answers which entries to add. It
 * changes nothing itself. For use by one thread.
 *
 * <p>The chain rule: a carrier belongs to one chain. Without {@code x-correlation-id} it is filled in; with ours, what is
 * missing is filled in and {@code call-chain-length} raised to ours; with another, nothing is touched.
 */
public final class Injection {
  /** Far enough from the end for sums. */
  private static final long UNLIMITED = Long.MAX_VALUE / 2;

  // The kinds of carriers: HTTP headers, "name: value CRLF"; message attributes, where the data
  // type "String" counts to the size; such of SNS, with values that a filter policy can compare;
  // __context__ in a JSON payload, "name":"value",
  private static final int HEADERS = 0;
  private static final int ATTRIBUTES = 1;
  private static final int PLAIN = 2;
  private static final int JSON = 4;

  /** Of an entry's bytes, beside its name and its value, with room for a chain length that is raised. */
  static final int MOST_OVERHEAD = 16;

  /** SQS takes 10 attributes, and SNS's raw delivery to SQS drops what has more. Source: their quotas. */
  private static final int MAX_ATTRIBUTES = 10;

  /** Beyond this only {@code x-correlation-id} is added: the last two are left to others, such as a tracer. */
  private static final int MAX_ATTRIBUTES_WITH_OURS = 8;

  private final Ids ids;
  private final int kind;
  private final int length;

  // Sets of places among the IDs, a bit for each: they are at most 32.
  private int wanted;
  private int present;
  private int chosen;

  private int entries;
  private boolean otherChain;
  private List<String> raised = List.of();
  private int raiseCost;
  private boolean hasHigher;

  private int bytes;
  private long room = UNLIMITED;
  private int firstCost;
  private int next;
  private boolean unfitLeftOut;
  private @Nullable Outcome leftOut;

  private Injection(Ids ids, int kind) {
    this.ids = ids;
    this.length = ids.size();
    this.kind = kind;
  }

  /**
   * For the message attributes of SQS and SNS.
   *
   * @param plain whether values go only that a filter policy can compare; without its ID a chain goes nowhere
   */
  public static Injection intoAttributes(Policy policy, Ids ids, boolean plain) {
    return new Injection(ids, plain ? ATTRIBUTES | PLAIN : ATTRIBUTES).wantAll(policy);
  }

  /** For the {@code __context__} of a JSON payload. */
  public static Injection intoContext(Policy policy, Ids ids) {
    return new Injection(ids, JSON).wantAll(policy);
  }

  /** For a carrier that gets nothing, whatever there is to send. */
  public static Injection refused(Outcome why) {
    Injection injection = new Injection(Ids.EMPTY, HEADERS);
    injection.leftOut = why;
    return injection;
  }

  private Injection wantAll(Policy policy) {
    for (int i = 0; i < length; i++) {
      String name = ids.name(i);
      // The SDK sends the X-Ray header by itself.
      if (!name.equals(Names.XRAY) && !policy.isLocal(name) && takesName(name)) {
        wanted |= 1 << i;
      }
    }
    return this;
  }

  /**
   * For HTTP headers.
   *
   * @param hostIsListed whether the host is on the list of allowed ones, where sensitive IDs may go, too
   */
  public static Injection intoHeaders(Policy policy, Ids ids, boolean hostIsListed) {
    Injection injection = new Injection(ids, HEADERS);
    boolean idStaysHere = !hostIsListed && policy.isSensitive(Names.CORRELATION_ID);
    for (int i = 0; i < injection.length && !idStaysHere; i++) {
      if (hostIsListed || !policy.isSensitive(ids.name(i))) {
        injection.wanted |= 1 << i;
      }
    }
    injection.room = policy.httpHeaderBytes();
    return injection;
  }

  private boolean wants(int i) {
    return (wanted & 1 << i) != 0;
  }

  private boolean isPresent(int i) {
    return (present & 1 << i) != 0;
  }

  private boolean isUnfit(int i) {
    String value = ids.value(i);
    return (kind & PLAIN) != 0
        && (isEscaped(value) || value.indexOf('{') >= 0 || value.indexOf('[') >= 0);
  }

  /** The place of an ID that is to be sent, or -1. */
  private int indexOf(String name) {
    for (int i = 0; i < length; i++) {
      if (wants(i) && ids.name(i).equals(name)) {
        return i;
      }
    }
    return -1;
  }

  /** Whether the chain's own ID is to be sent; it is the first then. */
  boolean hasOwnId() {
    return wants(0) && ids.name(0).equals(Names.CORRELATION_ID);
  }

  /** Tells of an entry that the carrier has. The value is null when it is not text. */
  public void sees(@Nullable String name, @Nullable String value) {
    sees(name, value, value == null ? 0 : value.length());
  }

  /** Tells of an entry whose value is written in this many bytes. */
  public void sees(@Nullable String name, @Nullable String value, int length) {
    entries++;
    if (name == null) {
      return;
    }
    if (Names.same(Names.CORRELATION_ID, name)) {
      otherChain |= !hasOwnId() || !ids.value(0).equals(value);
    }
    keepPairWhole(Names.TRACEPARENT, Names.TRACESTATE, name, value);
    keepPairWhole(Names.TRACESTATE, Names.TRACEPARENT, name, value);
    for (int i = 0; i < this.length; i++) {
      if (wants(i) && Names.same(ids.name(i), name)) {
        present |= 1 << i;
        if (ids.name(i).equals(Names.CALL_CHAIN_LENGTH)) {
          seesChainLength(name, value, length, value(i));
        }
      }
    }
  }

  /** What is there of traceparent or tracestate is half of a pair, and unless it is ours its other half is not. */
  private void keepPairWhole(String half, String otherHalf, String seen, @Nullable String value) {
    if (Names.same(half, seen)) {
      int ours = indexOf(half);
      int other = indexOf(otherHalf);
      if (other >= 0 && (ours < 0 || !ids.value(ours).equals(value))) {
        present |= 1 << other;
      }
    }
  }

  /** One that is not readable counts as none, as it does where it is captured; one that is no text is the user's own. */
  private void seesChainLength(String key, @Nullable String value, int length, String ours) {
    if (value == null) {
      return;
    }
    if (Values.chainLength(value) >= Values.chainLength(ours)) {
      hasHigher = true;
    } else {
      if (raised.isEmpty()) {
        raised = new ArrayList<>();
      }
      raised.add(key);
      raiseCost += ours.length() - length;
    }
  }

  /** Tells how many bytes more the carrier can take. */
  public void hasRoom(long bytes) {
    room = bytes;
  }

  /** Tells how many bytes the first entry costs beside its own. */
  public void hasFirstCost(int bytes) {
    firstCost = bytes;
  }

  private int cost(int i) {
    return cost(ids.name(i), value(i)) + (isAdded() ? 0 : firstCost);
  }

  /** Chooses what one carrier gets. */
  public void fill() {
    BatchInjection.fill(List.of(this), UNLIMITED);
  }

  boolean isDone() {
    return next >= length;
  }

  /** Whether this much room was too little for the ID, of one that {@linkplain #hasOwnId has} it. */
  boolean isStarvedBy(long room) {
    return leftOut != null && cost(0) > room;
  }

  /** Ends here, since a carrier of the batch had no room for its ID. */
  void stop() {
    boolean lost = !raised.isEmpty() && isOurs();
    while (next < length && !otherChain) {
      if (wants(next) && !isPresent(next)) {
        boolean unfit = isUnfit(next);
        lost |= !unfit;
        unfitLeftOut |= unfit;
      }
      next++;
    }
    raised = List.of();
    if (lost && leftOut == null) {
      leftOut = Outcome.TOO_LARGE;
    }
  }

  private boolean isOurs() {
    return !otherChain && hasOwnId() && ((present | chosen) & 1) != 0;
  }

  /** The chain length that is there already, when the carrier is of our chain and its length too low. */
  int raise(long shared) {
    // Of several headers of one name the highest counts: to set one takes the others away.
    boolean isHighest = hasHigher && kind == HEADERS;
    boolean fits = raiseCost <= 0 || (raiseCost <= room && raiseCost <= shared);
    if (raised.isEmpty() || !isOurs() || isHighest || !fits) {
      if (!raised.isEmpty() && isOurs() && !fits) {
        leftOut = Outcome.TOO_LARGE;
      }
      raised = List.of();
      return 0;
    }
    room -= raiseCost;
    bytes += raiseCost;
    return raiseCost;
  }

  /** One step on in the order of importance. What does not fit ends the walk, so that nothing overtakes. */
  int step(long shared) {
    if (otherChain) {
      next = length;
    }
    int i = next;
    if (i >= length) {
      return 0;
    }
    next++;
    if (!wants(i) || isPresent(i)) {
      return 0;
    }
    boolean isId = ids.name(i).equals(Names.CORRELATION_ID);
    if (isUnfit(i)) {
      unfitLeftOut = true;
      next = isId ? length : next;
      return 0;
    }
    int cost = cost(i);
    Outcome obstacle = null;
    if (isFull(isId)) {
      obstacle = Outcome.NO_ROOM;
    } else if (cost > room || cost > shared) {
      obstacle = Outcome.TOO_LARGE;
    }
    if (obstacle != null) {
      leftOut = isId ? Outcome.NO_ROOM_FOR_ID : obstacle;
      next = length;
      return 0;
    }
    chosen |= 1 << i;
    entries++;
    room -= cost;
    bytes += cost;
    return cost;
  }

  /** How many bytes what was chosen takes. */
  public int bytes() {
    return bytes;
  }

  /** Whether there are new entries. */
  public boolean isAdded() {
    return chosen != 0;
  }

  /** Whether the carrier is to be changed at all. */
  public boolean isChange() {
    return chosen != 0 || !raised.isEmpty();
  }

  /** How many places to look at, see {@link #isChosen}: first those of new entries, then chain lengths to be raised. */
  public int size() {
    return length + raised.size();
  }

  /** How many of the places are of new entries. */
  public int newSize() {
    return length;
  }

  /** Whether the entry at this place is to be written. */
  public boolean isChosen(int i) {
    return i >= length || (chosen & 1 << i) != 0;
  }

  /** Its name; of a chain length to be raised, the one that it has there. */
  public String name(int i) {
    return i < length ? ids.name(i) : raised.get(i - length);
  }

  /** Whether JSON has the value of the entry at this place as a number. */
  public boolean isNumber(int i) {
    return isNumber(ids.name(i));
  }

  /** Whether JSON wants a backslash before any character of a value. */
  public static boolean isEscaped(String value) {
    return value.indexOf('"') >= 0 || value.indexOf('\\') >= 0;
  }

  /** Whether JSON wants a backslash before a character of a value. */
  public static boolean isEscaped(char c) {
    return c == '"' || c == '\\';
  }

  private static boolean isNumber(String name) {
    return name.equals(Names.CALL_CHAIN_LENGTH);
  }

  private boolean takesName(String name) {
    return (kind & ATTRIBUTES) == 0 || Names.isAttributeName(name);
  }

  private boolean isFull(boolean forId) {
    return (kind & ATTRIBUTES) != 0
        && entries >= (forId ? MAX_ATTRIBUTES : MAX_ATTRIBUTES_WITH_OURS);
  }

  /** A value as it is written; numbers have no leading zeros in JSON. */
  private String written(String name, String value) {
    int i = 0;
    while (kind == JSON && isNumber(name) && i < value.length() - 1 && value.charAt(i) == '0') {
      i++;
    }
    return value.substring(i);
  }

  /** The bytes that an entry takes; all of it is ASCII. */
  private int cost(String name, String value) {
    int cost = name.length() + value.length() + (kind == HEADERS ? 4 : 6);
    if (kind == JSON && isNumber(name)) {
      return cost - 2; // no quotes
    }
    int escapable = kind == JSON && isEscaped(value) ? value.length() : 0;
    for (int i = 0; i < escapable; i++) {
      if (isEscaped(value.charAt(i))) {
        cost++;
      }
    }
    return cost;
  }

  public String value(int i) {
    int place = i < length ? i : indexOf(Names.CALL_CHAIN_LENGTH);
    return written(ids.name(place), ids.value(place));
  }

  /**
   * What happened, once it has been written.
   *
   * @param done what to call it when all went well: injected, stamped, or injected from a batch's own scope
   */
  public Outcome outcome(Outcome done) {
    if (otherChain) {
      return Outcome.OTHER_CHAIN;
    }
    Outcome lost = leftOut == null && unfitLeftOut ? Outcome.NOT_PLAIN : leftOut;
    if (lost != null && !(done == Outcome.BATCH_SCOPE && chosen != 0)) {
      return lost;
    }
    if (wanted == 0) {
      return Outcome.NOTHING_TO_SEND;
    }
    return isChange() ? done : Outcome.COMPLETE_ALREADY;
  }
}
