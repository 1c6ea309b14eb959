// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.contract;

import static org.junit.jupiter.api.Assertions.fail;

import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationIds;
import java.util.ArrayList;
import java.util.List;

/**
 * One way for IDs to get into carriers, as the contracts about room ask it.
 *
 * @param <C> the carrier's class
 */
public interface RoomDoor<C> {
  /**
   * A limit in bytes: the service's own, or one that is set.
   *
   * @param setting what is set; below 0 for nothing
   */
  record Limit(int bytes, int setting) {
    public static Limit own(int bytes) {
      return new Limit(bytes, -1);
    }

    public static Limit set(int bytes) {
      return new Limit(bytes, bytes);
    }

    /** The service's own, with a setting that is greater. */
    public Limit under(int greater) {
      return new Limit(bytes, greater);
    }
  }

  /** Where IDs are given by hand. */
  interface Stamp<C> extends RoomDoor<C> {
    @Override
    default boolean isStamp() {
      return true;
    }
  }

  String transport();

  /** One that was told a limit. */
  Baton baton(int setting);

  /** How it is counted under a limit that is set; below 0 for none. */
  Scales scales(int setting);

  /** The limits of one carrier. */
  List<Limit> limits();

  /** The limits that requests at random are near to. */
  default List<Limit> nearTo() {
    return limits();
  }

  /**
   * As the user made it.
   *
   * @param i its place in the request
   */
  C carrier(Load load, int i);

  /** What becomes of the carriers of one request. */
  List<C> through(List<C> carriers, CorrelationIds ids) throws Exception;

  /** What can be compared of a carrier. */
  default Object seen(C carrier) {
    return carrier;
  }

  /** What is sent near a limit. */
  default CorrelationIds idsFor(CorrelationIds ids, Limit limit) {
    return ids;
  }

  /** How many requests at random: of all doors of a transport together at least 20,000. */
  default int requests() {
    return 5_000;
  }

  /** Whether a carrier that gets nothing is to be the same object. */
  default boolean keepsIdentity() {
    return true;
  }

  /** How many carriers a request has at most. */
  default int mostCarriers() {
    return 1;
  }

  /** Where IDs are given by hand, they are all that goes, under an outcome of its own. */
  default boolean isStamp() {
    return false;
  }

  /** Whether fields may be something else than texts, and texts something else than ASCII. */
  default boolean hasTypes() {
    return true;
  }

  /** Whether carriers may have fields of the user's own. */
  default boolean hasFields() {
    return true;
  }

  /** A carrier as it may be on this transport only. */
  default Load shaped(Load load, int dice) {
    return load;
  }

  /** Loads of which each has something in it that counts in a way of its own. */
  default List<Load> peculiar() {
    return List.of(Load.of("x"));
  }

  default Baton baton(Limit limit) {
    return limit.setting() < 0 ? Baton.builder().build() : baton(limit.setting());
  }

  default Scales scales(Limit limit) {
    return scales(limit.setting());
  }

  default List<C> carriers(List<Load> loads) {
    List<C> carriers = new ArrayList<>();
    for (Load load : loads) {
      carriers.add(carrier(load, carriers.size()));
    }
    return carriers;
  }

  /** Asserts that it is this one; large as it may be, the message is short. */
  default void assertIs(Load expected, int i, C actual, String about) {
    Object wanted = seen(carrier(expected, i));
    if (!wanted.equals(seen(actual))) {
      fail(about + ":\n" + brief(wanted) + "\nexpected, but was\n" + brief(seen(actual)));
    }
  }

  private static String brief(Object text) {
    return text.toString()
        .replaceAll("(.)\\1{20,}", "$1...")
        .replaceAll("[^\\x00-\\x7e]", "~"); // halves of pairs break a report
  }

  /** With as many of the first IDs. */
  default Load filled(Scales scales, Load load, CorrelationIds ids, int first) {
    Load filled = load;
    int added = 0;
    for (var id : ids.asMap().entrySet()) {
      if (added < first) {
        filled = scales.added(filled, id.getKey(), id.getValue(), added++);
      }
    }
    return filled;
  }
}
