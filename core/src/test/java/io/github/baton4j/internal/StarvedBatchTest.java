// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Batches that have no room for the ID of one of their carriers. */
class StarvedBatchTest {
  private static final String ID = "x-correlation-id";
  private static final String LENGTH = "call-chain-length";
  private static final String USER = "x-correlation-user-id";
  private static final Policy POLICY = Policy.of(Map.of());
  private static final Ids IDS = Ids.EMPTY.with(ID, "abc").with(LENGTH, "50").with(USER, "u-1");
  private static final int ID_COST = ID.length() + 3 + 6;

  private final Injection empty = carrier();

  private static Injection carrier(String... present) {
    return carrier(IDS, present);
  }

  private static Injection carrier(Ids ids, String... present) {
    Injection injection = Injection.intoAttributes(POLICY, ids, true);
    for (int i = 0; i < present.length; i += 2) {
      injection.sees(present[i], present[i + 1]);
    }
    return injection;
  }

  private static Outcome outcome(Injection injection) {
    return injection.outcome(Outcome.INJECTED);
  }

  private static List<String> names(Injection injection) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < injection.size(); i++) {
      if (injection.isChosen(i)) {
        names.add(injection.name(i));
      }
    }
    return names;
  }

  private void starve(Injection other) {
    BatchInjection.fill(List.of(other, empty), ID_COST - 1);
    assertFalse(empty.isChange());
    assertEquals(Outcome.NO_ROOM_FOR_ID, outcome(empty));
    assertFalse(other.isChange());
  }

  @Test
  void oneThatLacksAnythingIsCountedAsTooLarge() {
    Injection lacksUser = carrier(ID, "abc", LENGTH, "50");
    starve(lacksUser);
    assertEquals(Outcome.TOO_LARGE, outcome(lacksUser));
    Injection lacksLength = carrier(ID, "abc", USER, "u-1");
    starve(lacksLength);
    assertEquals(Outcome.TOO_LARGE, outcome(lacksLength));
  }

  @Test
  void oneWhoseChainLengthWouldBeRaisedIsCountedAsTooLarge() {
    Injection low = carrier(ID, "abc", LENGTH, "9", USER, "u-1");
    starve(low);
    assertEquals(Outcome.TOO_LARGE, outcome(low));
  }

  @Test
  void oneThatLacksOnlyWhatIsNotPlainIsCountedSo() {
    Injection lacks = carrier(IDS.with(USER, "u[1"), ID, "abc", LENGTH, "50");
    starve(lacks);
    assertEquals(Outcome.NOT_PLAIN, outcome(lacks));
  }

  @Test
  void oneThatLacksNothingIsComplete() {
    Injection complete = carrier(ID, "abc", LENGTH, "50", USER, "u-1");
    starve(complete);
    assertEquals(Outcome.COMPLETE_ALREADY, outcome(complete));
  }

  @Test
  void oneOfAnotherChainIsThat() {
    Injection other = carrier(ID, "other", LENGTH, "9");
    starve(other);
    assertEquals(Outcome.OTHER_CHAIN, outcome(other));
  }

  @Test
  void oneThatIsRefusedIsThat() {
    Injection refused = Injection.refused(Outcome.NOT_AN_OBJECT);
    starve(refused);
    assertEquals(Outcome.NOT_AN_OBJECT, outcome(refused));
  }

  @Test
  void whatATopicNeverTakesWasNotTooLarge() {
    Injection lacksUnfit = carrier(Ids.EMPTY.with(ID, "abc").with(USER, "{u}"), ID, "abc");
    starve(lacksUnfit);
    assertNotEquals(Outcome.TOO_LARGE, outcome(lacksUnfit));
  }

  @Test
  void oneThatHadItsIdBeforeTheRoomEndedGetsNothingMore() {
    Injection first = carrier();
    BatchInjection.fill(List.of(first, empty), 2 * ID_COST - 1);
    assertEquals(List.of(ID), names(first));
    assertEquals(Outcome.TOO_LARGE, outcome(first));
    assertEquals(Outcome.NO_ROOM_FOR_ID, outcome(empty));
  }

  /** What one lacks room for by itself, it does not take from the others. */
  @Test
  void oneThatIsFullItselfDoesNotStarveTheRest() {
    Injection full = carrier();
    full.hasRoom(ID_COST - 1);
    BatchInjection.fill(List.of(full, empty), ID_COST);
    assertEquals(Outcome.NO_ROOM_FOR_ID, outcome(full));
    assertEquals(List.of(ID), names(empty));
  }

  @Test
  void oneThatIsFullItselfLeavesTheRestTheLastByteOfTheRoom() {
    Injection full = carrier();
    full.hasRoom(0);
    Injection hasId = carrier(ID, "abc");
    assertEquals(ID_COST, LENGTH.length() + 2 + 6);
    BatchInjection.fill(List.of(full, hasId), ID_COST);
    assertEquals(List.of(LENGTH), names(hasId));
  }

  @Test
  void withoutAnIdToSendEachCarrierGetsWhatFits() {
    Ids ids = Ids.EMPTY.with(USER, "u".repeat(100)).with("x-correlation-z", "z");
    Injection large = carrier(ids);
    Injection small = carrier(ids, USER, "theirs");
    BatchInjection.fill(List.of(large, small), "x-correlation-z".length() + 1 + 6);
    assertFalse(large.isChange());
    assertEquals(Outcome.TOO_LARGE, outcome(large));
    assertEquals(List.of("x-correlation-z"), names(small));
    assertEquals(Outcome.INJECTED, outcome(small));
  }

  /** As the IDs of nobody: a chain length alone tells of no chain. */
  @Test
  void withoutAnIdToSendNoChainLengthIsRaised() {
    Injection low = carrier(Ids.EMPTY.with(LENGTH, "50"), LENGTH, "9");
    low.fill();
    assertFalse(low.isChange());
    assertEquals(Outcome.COMPLETE_ALREADY, outcome(low));
  }

  @Test
  void ofTwoChainLengthsTheLowerIsRaisedUnlessAHeaderStandsForBoth() {
    String[] present = {ID, "abc", LENGTH, "9", "Call-Chain-Length", "70", USER, "u-1"};
    Injection message = carrier(present);
    message.fill();
    assertEquals(List.of(LENGTH), names(message));
    assertEquals(Outcome.INJECTED, outcome(message));
    Injection payload = Injection.intoContext(POLICY, IDS);
    Injection headers = Injection.intoHeaders(POLICY, IDS, true);
    for (int i = 0; i < present.length; i += 2) {
      payload.sees(present[i], present[i + 1]);
      headers.sees(present[i], present[i + 1]);
    }
    payload.fill();
    assertEquals(List.of(LENGTH), names(payload));
    headers.fill();
    assertFalse(headers.isChange());
    assertEquals(Outcome.COMPLETE_ALREADY, outcome(headers));
  }

  @Test
  void aNumberThatGrowsTakesTheWholeBatchsRoom() {
    Injection low = carrier(ID, "abc", LENGTH, "9", USER, "u-1");
    BatchInjection.fill(List.of(low), 0);
    assertFalse(low.isChange());
    assertEquals(Outcome.TOO_LARGE, outcome(low));
    Injection fits = carrier(ID, "abc", LENGTH, "9", USER, "u-1");
    BatchInjection.fill(List.of(fits), 1);
    assertTrue(fits.isChange());
    assertEquals(Outcome.INJECTED, outcome(fits));
  }

  @Test
  void aNumberThatDoesNotGrowNeedsNoRoomOfTheBatch() {
    Injection low = carrier(ID, "abc", LENGTH, "10", USER, "u-1");
    BatchInjection.fill(List.of(low), -1);
    assertEquals(List.of(LENGTH), names(low));
  }

  @Test
  void theHeadersOfATracerKeepNothingElseOut() {
    for (String name : List.of("traceparent", "tracestate", "Traceparent", "TRACESTATE")) {
      Injection injection = carrier(name, "theirs");
      injection.fill();
      assertEquals(List.of(ID, LENGTH, USER), names(injection));
    }
  }

  @Test
  void aTracestateOfTheirsKeepsOurTraceparentOut() {
    String parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    Ids only = Ids.EMPTY.with("traceparent", parent);
    Ids both = only.with("tracestate", "ours=1");
    for (Ids ids : List.of(only, both, both.with(ID, "abc"), only.with(ID, "abc"))) {
      Injection injection = carrier(ids, "tracestate", "theirs=1");
      injection.fill();
      assertEquals(ids.get(ID) == null ? List.of() : List.of(ID), names(injection));
    }
    Injection ours = carrier(both, "tracestate", "ours=1");
    ours.fill();
    assertEquals(List.of("traceparent"), names(ours));
    Injection half = carrier(both, "traceparent", parent);
    half.fill();
    assertEquals(List.of("tracestate"), names(half));
  }
}
