// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.baton4j.Baton;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.MDC;

/**
 * Two copies of Baton on one client, as of two applications in one JVM, or of an application and a library that has shaded
 * one into itself: each knows its own scopes and its own counts, and what goes out is of one chain.
 */
@Law({1, 5})
public abstract class TwoCopiesContract {
  private static final Map<String, String> ONE =
      Map.of("x-correlation-id", "c-1", "x-correlation-one", "1", "call-chain-length", "3");
  private static final Map<String, String> TWO =
      Map.of("x-correlation-id", "c-2", "x-correlation-two", "2", "call-chain-length", "5");

  /** Which two. */
  public enum Pair {
    EACH_IN_A_LOADER_OF_ITS_OWN,
    ONE_OF_THEM_THE_TESTS_OWN,
    THE_TESTS_OWN_AND_A_RELOCATED_ONE,
    BOTH_RELOCATED
  }

  @TempDir
  protected Path folder;

  /** Sends by a client on which these copies are registered, in this order; tells what every message or record bears. */
  protected abstract InjectionContract.Wire send(BatonCopy... registered) throws Exception;

  /** A class of the transport's jar. */
  protected abstract Class<?> ofTransport();

  protected abstract String transport();

  /** How many messages or records go out with one {@link #send}. */
  protected long carriers() throws Exception {
    return 1;
  }

  private interface Trial {
    void run(BatonCopy first, BatonCopy second) throws Exception;
  }

  private void with(Pair pair, Trial trial) throws Exception {
    try (BatonCopy first = first(pair);
        BatonCopy second = second(pair)) {
      assertNotSame(first.type(Baton.class), second.type(Baton.class));
      trial.run(first, second);
    }
  }

  private BatonCopy first(Pair pair) throws Exception {
    return switch (pair) {
      case EACH_IN_A_LOADER_OF_ITS_OWN -> BatonCopy.inALoaderOfItsOwn(ofTransport());
      case BOTH_RELOCATED -> BatonCopy.relocated(folder, "some.library.baton", ofTransport());
      default -> BatonCopy.ordinary();
    };
  }

  private BatonCopy second(Pair pair) throws Exception {
    return switch (pair) {
      case EACH_IN_A_LOADER_OF_ITS_OWN, ONE_OF_THEM_THE_TESTS_OWN ->
        BatonCopy.inALoaderOfItsOwn(ofTransport());
      default -> BatonCopy.relocated(folder, "b", ofTransport());
    };
  }

  private static Map<String, String> sent(Map<String, String> ids) {
    Map<String, String> sent = new TreeMap<>(ids);
    sent.put("debug-log-enabled", "false");
    return sent;
  }

  @ParameterizedTest
  @EnumSource
  void eachSendsTheIdsOfItsOwnScopesOnly(Pair pair) throws Exception {
    with(pair, (first, second) -> {
      String untouched = send().bytes();
      try (AutoCloseable scope = first.open(ONE)) {
        assertEquals(sent(ONE), send(first).entries());
        assertEquals(untouched, send(second).bytes());
        assertEquals(sent(ONE), send(first, second).entries());
        assertEquals(sent(ONE), send(second, first).entries());
        assertEquals(sent(ONE), send(first, second, first).entries());
      }
      assertEquals(untouched, send(first, second).bytes());
      try (AutoCloseable scope = second.open(TWO)) {
        assertEquals(sent(TWO), send(first, second).entries());
      }
    });
  }

  @ParameterizedTest
  @EnumSource
  void aRequestIsOfTheChainOfTheFirstThatSeesIt(Pair pair) throws Exception {
    with(pair, (first, second) -> {
      long failed = failed(first, second);
      long[] ofFirst = counts(first);
      long[] ofSecond = counts(second);
      try (AutoCloseable scope = first.open(ONE);
          AutoCloseable inner = second.open(TWO)) {
        assertEquals(sent(ONE), send(first, second).entries());
        assertRisen(ofFirst, first, 1, 0);
        assertRisen(ofSecond, second, 0, 1);
        assertEquals(sent(TWO), send(second, first).entries());
        assertRisen(ofFirst, first, 1, 1);
        assertRisen(ofSecond, second, 1, 1);
      }
      assertEquals(failed, failed(first, second));
    });
  }

  /** Injected and of another chain: what others have counted in this JVM shows in every copy of the same class loader. */
  private long[] counts(BatonCopy copy) throws ReflectiveOperationException {
    return new long[] {copy.count(transport(), "injected"), copy.count(transport(), "other chain")};
  }

  private void assertRisen(long[] before, BatonCopy copy, long injected, long otherChain)
      throws Exception {
    assertArrayEquals(
        new long[] {before[0] + injected * carriers(), before[1] + otherChain * carriers()},
        counts(copy));
  }

  private long failed(BatonCopy... copies) throws ReflectiveOperationException {
    long failed = 0;
    for (BatonCopy copy : copies) {
      failed += copy.count(transport(), "failed");
    }
    return failed;
  }

  @ParameterizedTest
  @EnumSource
  void onOneChainTheSecondFillsInWhatTheFirstLacks(Pair pair) throws Exception {
    with(pair, (first, second) -> {
      Map<String, String> sameChain = new TreeMap<>(TWO);
      sameChain.put("x-correlation-id", "c-1");
      Map<String, String> both = sent(ONE);
      both.putAll(sameChain);
      try (AutoCloseable scope = first.open(ONE);
          AutoCloseable inner = second.open(sameChain)) {
        assertEquals(both, new TreeMap<>(send(first, second).entries()));
        assertEquals(both, new TreeMap<>(send(second, first).entries()));
      }
    });
  }

  @ParameterizedTest
  @EnumSource
  void theMdcIsPutBackCopyByCopy(Pair pair) throws Exception {
    with(pair, (first, second) -> {
      MDC.put("x-correlation-id", "theirs");
      try (AutoCloseable scope = first.open(ONE)) {
        try (AutoCloseable inner = second.open(TWO)) {
          assertMdc("c-2", "1", "2", "5");
        }
        assertMdc("c-1", "1", null, "3");
      }
      assertMdc("theirs", null, null, null);
      MDC.remove("x-correlation-id");
    });
  }

  private static void assertMdc(String id, String one, String two, String length) {
    assertEquals(id, MDC.get("x-correlation-id"));
    assertEquals(one, MDC.get("x-correlation-one"));
    assertEquals(two, MDC.get("x-correlation-two"));
    assertEquals(length, MDC.get("call-chain-length"));
    if (one == null) {
      assertNull(MDC.get("debug-log-enabled"));
    }
  }

  @ParameterizedTest
  @EnumSource(names = "THE_TESTS_OWN_AND_A_RELOCATED_ONE")
  void thirtyTwoAtOnceByEitherCopyNeverSendEachOthersIds(Pair pair) throws Exception {
    with(
        pair,
        (first, second) -> Crowd.together(1, (member, turn) -> {
          BatonCopy mine = List.of(first, second).get(member % 2);
          Map<String, String> ids = Crowd.ids(member, turn);
          try (AutoCloseable scope = mine.open(ids)) {
            ids.put("call-chain-length", "1");
            assertEquals(sent(ids), send(first, second).entries());
          }
        }));
  }
}
