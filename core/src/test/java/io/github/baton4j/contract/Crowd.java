// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.contract;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Law 11: 32 at once, each with a set of names of its own, for a value alone would not show that one's name stayed with
 * another.
 */
public final class Crowd {
  public static final int SIZE = 32;

  private Crowd() {}

  /** What one member of the crowd does, again and again. */
  public interface Member {
    void turn(int member, int turn) throws Exception;
  }

  /** The IDs of one member at one turn: no other member has these names. */
  public static Map<String, String> ids(int member, int turn) {
    Map<String, String> ids = new TreeMap<>();
    ids.put("x-correlation-id", "id-" + member + "-" + turn);
    for (int i = 0; i <= member % 3; i++) {
      ids.put("x-correlation-m" + member + "-" + i, "v-" + member + "-" + turn + "-" + i);
    }
    return ids;
  }

  /** Lets all of them take their turns at once; what one of them throws fails the test. */
  public static void together(int turns, Member member) throws Exception {
    ExecutorService executor = Executors.newFixedThreadPool(SIZE);
    try {
      CountDownLatch start = new CountDownLatch(SIZE);
      List<Future<?>> futures = new ArrayList<>();
      for (int m = 0; m < SIZE; m++) {
        int number = m;
        futures.add(executor.submit(() -> {
          start.countDown();
          assertTrue(start.await(30, TimeUnit.SECONDS));
          for (int turn = 0; turn < turns; turn++) {
            member.turn(number, turn);
          }
          return null;
        }));
      }
      for (Future<?> future : futures) {
        future.get(120, TimeUnit.SECONDS);
      }
    } finally {
      executor.shutdownNow();
      assertTrue(executor.awaitTermination(30, TimeUnit.SECONDS));
    }
  }
}
