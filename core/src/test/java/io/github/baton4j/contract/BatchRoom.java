// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Scope;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Law 4 where one request has many carriers.
 *
 * @param <C> the carrier's class
 */
@Law(4)
public interface BatchRoom<C> extends RoomDoor<C> {
  CorrelationIds IDS =
      CorrelationIds.of("c-1").with("call-chain-length", "12").with("debug-log-enabled", "true");

  int ALL = 3;

  /** The limits of a request. */
  List<Limit> requestLimits();

  /** Those of one carrier that are not the limits of a request beside. */
  List<Limit> carrierLimits();

  /** How many carriers a request is tried with. */
  List<Integer> sizes();

  /** Every carrier has as many IDs as any other, or one more if it stands before it. */
  @Test
  default void aRequestIsFilledToItsLimitAndNotAByteFurther() throws Exception {
    for (Limit limit : requestLimits()) {
      for (int size : sizes()) {
        for (int ids : new int[] {1, size - 1, size, size + 1, 3 * size - 1, 3 * size}) {
          for (int spare = -1; spare <= 1; spare++) {
            Scales scales = scales(limit);
            List<Load> bare = Collections.nCopies(size, Load.of("x"));
            long left = limit.bytes() - spare - sum(scales, filled(scales, bare, ids));
            List<Load> loads = new ArrayList<>();
            for (int i = size; i > 0; i--) {
              loads.add(Load.of("x".repeat(1 + (int) (left / i))));
              left -= left / i;
            }
            String about = limit + ", size " + size + ", IDs " + ids + ", spare " + spare;
            int expected = spare < 0 ? ids - 1 : ids;
            compare(limit, loads, filled(scales, loads, expected), about);
          }
        }
      }
    }
  }

  private static long sum(Scales scales, List<Load> loads) {
    return loads.stream().mapToLong(scales::most).sum();
  }

  private List<Load> filled(Scales scales, List<Load> loads, int ids) {
    List<Load> filled = new ArrayList<>();
    for (Load load : loads) {
      int more = filled.size() < ids % loads.size() ? 1 : 0;
      filled.add(filled(scales, load, IDS, ids / loads.size() + more));
    }
    return filled;
  }

  private void compare(Limit limit, List<Load> loads, List<Load> expected, String about)
      throws Exception {
    List<C> before = carriers(loads);
    List<C> after;
    Baton baton = baton(limit);
    Counts counts = new Counts(baton, transport());
    try (Scope scope = baton.open(IDS)) {
      after = through(before, IDS);
    }
    assertEquals(before.size(), after.size(), about);
    long without = 0;
    for (int i = 0; i < before.size(); i++) {
      String carrier = about + ", carrier " + i;
      assertIs(expected.get(i), i, after.get(i), carrier);
      if (expected.get(i).equals(loads.get(i))) {
        assertSame(before.get(i), after.get(i), carrier);
        without++;
      }
    }
    assertEquals(without, counts.risen().getOrDefault("no room for id", 0L), about);
  }

  /** One of many at its own limit: it loses what it has no room for, and the others lose nothing. */
  @Test
  default void oneAtItsOwnLimitTakesNothingFromTheOthers() throws Exception {
    for (Limit limit : carrierLimits()) {
      for (int place : new int[] {0, 4, 9}) {
        for (int fitting = 0; fitting < ALL; fitting++) {
          Scales scales = scales(limit);
          List<Load> loads = new ArrayList<>(Collections.nCopies(10, Load.of("x".repeat(200))));
          long bytes = limit.bytes() - scales.most(filled(scales, Load.of(""), IDS, fitting));
          loads.set(place, Load.of("x".repeat((int) bytes)));
          List<Load> expected = new ArrayList<>();
          for (Load load : loads) {
            int ids = expected.size() == place ? fitting : ALL;
            expected.add(filled(scales, load, IDS, ids));
          }
          compare(limit, loads, expected, limit + ", place " + place + ", IDs " + fitting);
        }
      }
    }
  }
}
