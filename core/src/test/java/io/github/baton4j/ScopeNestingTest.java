// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/** Scopes opened, filled and closed at random: each close puts back what there was before its open. */
class ScopeNestingTest {
  private static final List<String> NAMES =
      List.of("x-correlation-a", "x-correlation-b", "row", "x-correlation-id", "tenant");

  private final List<Baton> batons = List.of(
      Baton.create(),
      Baton.builder().local("row").mdcName("x-correlation-a", "a").build(),
      Baton.builder().names("tenant").mdcOmit("x-correlation-b").build());

  private record Opened(Scope scope, Now before) {}

  @Test
  void everyCloseRestoresWhatWasBeforeItsOpen() throws Exception {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      MDC.clear();
      MDC.put("x-correlation-a", "the user's own");
      MDC.put("user", "u");
      Now first = Now.here();
      List<Opened> open = new ArrayList<>();
      for (int step = 0; step < 60; step++) {
        step(random, open, "seed " + seed + " step " + step);
      }
      while (!open.isEmpty()) {
        close(open, open.size() - 1, "seed " + seed);
      }
      assertEquals(first, Now.here(), "seed " + seed);
    }
    MDC.clear();
  }

  private void step(Random random, List<Opened> open, String where) throws Exception {
    int what = random.nextInt(10);
    if (what < 3) {
      Now before = Now.here();
      Baton baton = batons.get(random.nextInt(batons.size()));
      open.add(new Opened(opened(baton, random), before));
    } else if (what < 7) {
      CorrelationContext.put(NAMES.get(random.nextInt(NAMES.size())), "v" + random.nextInt(100));
    } else if (!open.isEmpty()) {
      int last = open.size() - 1;
      int which = what == 7 ? random.nextInt(open.size()) : last;
      if (what == 8) {
        Thread other = new Thread(open.get(which).scope()::close);
        other.start();
        other.join(10_000);
        CorrelationContext.current();
        Opened closed = open.remove(which);
        assertEquals(closed.before(), Now.here(), where + " elsewhere");
      } else {
        close(open, which, where);
      }
    }
  }

  private static Scope opened(Baton baton, Random random) {
    if (random.nextBoolean()) {
      return baton.open(CorrelationIds.of("id-" + random.nextInt(100)));
    }
    return baton.open(new BatonBuilderTest.Local(Map.of("messageId", "m-" + random.nextInt(100))));
  }

  /** Closes one scope, and with it those that were opened inside. */
  private static void close(List<Opened> open, int which, String where) {
    Opened outermost = open.get(which);
    outermost.scope().close();
    assertEquals(outermost.before(), Now.here(), where);
    while (open.size() > which) {
      open.remove(open.size() - 1).scope().close();
    }
    assertEquals(outermost.before(), Now.here(), where + " again");
  }
}
