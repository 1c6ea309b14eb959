// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InjectionTest {
  private static final String ID = "x-correlation-id";
  private static final String LENGTH = "call-chain-length";
  private static final String DEBUG = "debug-log-enabled";
  private static final String PARENT = "traceparent";
  private static final String STATE = "tracestate";
  private static final String USER = "x-correlation-user-id";
  private static final String XRAY = "x-amzn-trace-id";
  private static final String OURS = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
  private static final String THEIRS = "00-0af7651916cd43dd8448eb211c80319c-0000000000000001-01";
  private static final Policy POLICY = Policy.of(Map.of());

  private static final Ids IDS = ids(ID, "abc", LENGTH, "5", DEBUG, "false", USER, "u-1");

  private static Ids ids(String... pairs) {
    Ids ids = Ids.EMPTY;
    for (int i = 0; i < pairs.length; i += 2) {
      ids = ids.with(pairs[i], pairs[i + 1]);
    }
    return ids;
  }

  private static Map<String, String> carrier(String... pairs) {
    Map<String, String> carrier = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      carrier.put(pairs[i], pairs[i + 1]);
    }
    return carrier;
  }

  private static Map<String, String> foreign(int n) {
    Map<String, String> carrier = new LinkedHashMap<>();
    for (int i = 0; i < n; i++) {
      carrier.put("theirs-" + i, "v");
    }
    return carrier;
  }

  private static Injection attributes(Ids ids, Map<String, String> carrier) {
    return seen(Injection.intoAttributes(POLICY, ids, false), carrier);
  }

  private static Injection headers(Ids ids, Map<String, String> carrier) {
    return seen(Injection.intoHeaders(POLICY, ids, false), carrier);
  }

  private static Injection seen(Injection injection, Map<String, String> carrier) {
    for (Map.Entry<String, String> entry : carrier.entrySet()) {
      injection.sees(entry.getKey(), entry.getValue());
    }
    return injection;
  }

  /** What is added and what is raised, in order. */
  private static Map<String, String> changes(Injection injection) {
    Map<String, String> out = new LinkedHashMap<>();
    for (int i = 0; i < injection.size(); i++) {
      if (injection.isChosen(i)) {
        out.put(injection.name(i), injection.value(i));
      }
    }
    assertEquals(!out.isEmpty(), injection.isChange());
    return out;
  }

  private static void assertInjected(
      Injection injection, Outcome outcome, Map<String, String> expected) {
    injection.fill();
    assertEquals(
        new ArrayList<>(expected.entrySet()), new ArrayList<>(changes(injection).entrySet()));
    assertEquals(outcome, injection.outcome(Outcome.INJECTED));
  }

  @Test
  void anEmptyCarrierIsFilledInTheOrderOfImportance() {
    Ids ids = ids(
        USER,
        "u-1",
        "x-correlation-a",
        "1",
        STATE,
        "a=1",
        PARENT,
        OURS,
        DEBUG,
        "true",
        LENGTH,
        "2",
        ID,
        "abc");
    Map<String, String> all = carrier(
        ID,
        "abc",
        LENGTH,
        "2",
        DEBUG,
        "true",
        PARENT,
        OURS,
        STATE,
        "a=1",
        USER,
        "u-1",
        "x-correlation-a",
        "1");
    assertInjected(attributes(ids, Map.of()), Outcome.INJECTED, all);
    assertInjected(headers(ids, Map.of()), Outcome.INJECTED, all);
  }

  @Test
  void aCarrierWithoutAnIdIsFilledInAndWhatTheUserSetStays() {
    Map<String, String> theirs = carrier(USER, "mine", "content-type", "text/plain");
    Map<String, String> added = carrier(ID, "abc", LENGTH, "5", DEBUG, "false");
    assertInjected(attributes(IDS, theirs), Outcome.INJECTED, added);
    assertInjected(headers(IDS, theirs), Outcome.INJECTED, added);
  }

  @Test
  void aChainLengthIsRaisedTogetherWithTheIdThatMakesItOurs() {
    Map<String, String> added = carrier(ID, "abc", DEBUG, "false", USER, "u-1", LENGTH, "5");
    assertInjected(attributes(IDS, carrier(LENGTH, "1")), Outcome.INJECTED, added);
    assertInjected(headers(IDS, carrier(LENGTH, "1")), Outcome.INJECTED, added);
  }

  @Test
  void aCarrierWithOurIdGetsWhatIsMissing() {
    assertInjected(
        attributes(IDS, carrier(USER, "mine", ID, "abc")),
        Outcome.INJECTED,
        carrier(LENGTH, "5", DEBUG, "false"));
  }

  @Test
  void aCarrierWithAllOfItIsLeftAsItIs() {
    Map<String, String> all = IDS.asMap();
    assertInjected(attributes(IDS, all), Outcome.COMPLETE_ALREADY, Map.of());
    assertInjected(headers(IDS, all), Outcome.COMPLETE_ALREADY, Map.of());
  }

  @Test
  void injectingTwiceChangesNothingMore() {
    Map<String, String> carrier = foreign(2);
    Injection first = attributes(IDS, carrier);
    first.fill();
    carrier.putAll(changes(first));
    assertInjected(attributes(IDS, carrier), Outcome.COMPLETE_ALREADY, Map.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {"other", "ABC", "", "abc ", "abcd", "null"})
  void aCarrierOfAnotherChainIsNotTouched(String theirs) {
    for (Map<String, String> carrier : List.of(
        carrier(ID, theirs),
        carrier(ID, theirs, LENGTH, "1"),
        carrier(LENGTH, "1", DEBUG, "true", ID, theirs, USER, "mine"))) {
      assertInjected(attributes(IDS, carrier), Outcome.OTHER_CHAIN, Map.of());
      assertInjected(headers(IDS, carrier), Outcome.OTHER_CHAIN, Map.of());
    }
  }

  @Test
  void anIdThatIsNotTextIsAnotherChains() {
    assertInjected(attributes(IDS, carrier(ID, null)), Outcome.OTHER_CHAIN, Map.of());
  }

  @Test
  void oursBesideAnotherIsAnotherChain() {
    assertInjected(
        headers(IDS, carrier(ID, "abc", "X-Correlation-Id", "other")),
        Outcome.OTHER_CHAIN,
        Map.of());
    assertInjected(
        headers(IDS, carrier(ID, "other", "X-Correlation-Id", "abc")),
        Outcome.OTHER_CHAIN,
        Map.of());
  }

  @Test
  void namesAreFoundInWhateverCase() {
    InLocale.run("tr", () -> {
      assertInjected(
          headers(
              IDS,
              carrier(
                  "X-CORRELATION-ID",
                  "abc",
                  "Call-Chain-Length",
                  "7",
                  "DEBUG-LOG-ENABLED",
                  "x",
                  "X-Correlation-User-ID",
                  "mine")),
          Outcome.COMPLETE_ALREADY,
          Map.of());
      assertInjected(
          headers(IDS, carrier("X-CORRELATION-ID", "other")), Outcome.OTHER_CHAIN, Map.of());
    });
  }

  @Test
  void entriesWithoutNameOrTextAreCountedAndPassedOver() {
    Injection injection = Injection.intoAttributes(POLICY, IDS, false);
    for (int i = 0; i < 8; i++) {
      injection.sees(null, null);
    }
    injection.fill();
    assertEquals(carrier(ID, "abc"), changes(injection));
  }

  @ParameterizedTest
  @CsvSource({
    // entries there, entries added, outcome
    "0, 8, NO_ROOM",
    "1, 7, NO_ROOM",
    "6, 2, NO_ROOM",
    "7, 1, NO_ROOM",
    "8, 1, NO_ROOM",
    "9, 1, NO_ROOM",
    "10, 0, NO_ROOM_FOR_ID",
    "11, 0, NO_ROOM_FOR_ID",
    "100, 0, NO_ROOM_FOR_ID",
  })
  void theLastTwoAttributesAreLeftToOthersExceptForTheId(int there, int added, Outcome outcome) {
    Ids ids = IDS;
    for (int i = 0; i < 10; i++) {
      ids = ids.with("x-correlation-n" + i, "v");
    }
    Injection injection = attributes(ids, foreign(there));
    injection.fill();
    List<String> names = new ArrayList<>(changes(injection).keySet());
    assertEquals(new ArrayList<>(ids.asMap().keySet()).subList(0, added), names);
    assertEquals(outcome, injection.outcome(Outcome.INJECTED));
  }

  @ParameterizedTest
  @CsvSource({"0, 8", "4, 4", "7, 1", "8, 0"})
  void whatFitsExactlyIsAllInjected(int there, int wanted) {
    Ids ids = Ids.EMPTY.with(ID, "abc");
    for (int i = 1; i < wanted; i++) {
      ids = ids.with("x-correlation-n" + i, "v");
    }
    Injection injection = attributes(ids, foreign(there));
    injection.fill();
    assertEquals(ids.asMap(), changes(injection));
    assertEquals(Outcome.INJECTED, injection.outcome(Outcome.INJECTED));
  }

  @Test
  void ourIdThatIsThereTakesAnEntryAndNoMoreIsAddedBeyondEight() {
    Map<String, String> carrier = foreign(7);
    carrier.put(ID, "abc");
    assertInjected(attributes(IDS, carrier), Outcome.NO_ROOM, Map.of());
    carrier.remove("theirs-0");
    assertInjected(attributes(IDS, carrier), Outcome.NO_ROOM, carrier(LENGTH, "5"));
  }

  @Test
  void headersAreNotCounted() {
    assertInjected(headers(IDS, foreign(200)), Outcome.INJECTED, IDS.asMap());
  }

  /** At every number of bytes: the longest run of the most important ones that fits, and the limit is never crossed. */
  @ParameterizedTest
  @ValueSource(ints = {4, 6})
  void roomIsUsedToTheByteAndNeverCrossed(int overhead) {
    int all = cost(IDS.asMap(), overhead);
    for (int room = -1; room <= all + 1; room++) {
      Injection injection = overhead == 4 ? headers(IDS, Map.of()) : attributes(IDS, Map.of());
      injection.hasRoom(room);
      injection.fill();
      Map<String, String> expected = new LinkedHashMap<>();
      for (Map.Entry<String, String> entry : IDS.asMap().entrySet()) {
        Map<String, String> more = new LinkedHashMap<>(expected);
        more.put(entry.getKey(), entry.getValue());
        if (cost(more, overhead) > room) {
          break;
        }
        expected = more;
      }
      assertEquals(expected, changes(injection), "room: " + room);
      Outcome outcome = expected.isEmpty()
          ? Outcome.NO_ROOM_FOR_ID
          : expected.size() < IDS.size() ? Outcome.TOO_LARGE : Outcome.INJECTED;
      assertEquals(outcome, injection.outcome(Outcome.INJECTED), "room: " + room);
    }
  }

  private static int cost(Map<String, String> entries, int overhead) {
    int sum = 0;
    for (Map.Entry<String, String> entry : entries.entrySet()) {
      sum += entry.getKey().length() + entry.getValue().length() + overhead;
    }
    return sum;
  }

  @Test
  void nothingOvertakesWhatHasNoRoom() {
    Ids ids = ids(ID, "abc", LENGTH, "1", USER, "u".repeat(200), "x-correlation-z", "z");
    Injection injection = attributes(ids, Map.of());
    injection.hasRoom(cost(ids.asMap(), 6) - 1 - 200);
    assertInjected(injection, Outcome.TOO_LARGE, carrier(ID, "abc", LENGTH, "1"));
  }

  @Test
  void headersHaveTheRoomOfTheirSetting() {
    Ids ids = Ids.EMPTY.with(ID, "a".repeat(100)).with(USER, "b".repeat(100));
    int idBytes = ID.length() + 100 + 4;
    Policy exactly = Policy.of(Map.of("httpHeaderBytes", idBytes));
    Policy less = Policy.of(Map.of("httpHeaderBytes", idBytes - 1));
    assertInjected(
        Injection.intoHeaders(exactly, ids, false),
        Outcome.TOO_LARGE,
        carrier(ID, "a".repeat(100)));
    assertInjected(Injection.intoHeaders(less, ids, false), Outcome.NO_ROOM_FOR_ID, Map.of());
    assertInjected(
        Injection.intoHeaders(Policy.of(Map.of("httpHeaderBytes", 0)), ids, false),
        Outcome.NO_ROOM_FOR_ID,
        Map.of());
  }

  @Test
  void byDefaultHeadersTakeAtMost4096Bytes() {
    Ids ids = Ids.EMPTY.with(ID, "abc");
    for (int i = 0; i < 31; i++) {
      ids = ids.with("x-correlation-n" + i, "v".repeat(256));
    }
    Injection injection = headers(ids, Map.of());
    injection.fill();
    int bytes = cost(changes(injection), 4);
    assertTrue(bytes <= 4096 && bytes > 4096 - 300, "bytes: " + bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"4", "1", "0", "", "x", "-3", "1000001", "٩"})
  void aLowerOrUnreadableChainLengthIsRaisedOnOurChain(String theirs) {
    Map<String, String> carrier = carrier(ID, "abc", LENGTH, theirs, DEBUG, "false", USER, "u");
    assertInjected(attributes(IDS, carrier), Outcome.INJECTED, carrier(LENGTH, "5"));
    assertInjected(headers(IDS, carrier), Outcome.INJECTED, carrier(LENGTH, "5"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "05", "6", "1000000"})
  void aChainLengthThatIsNotLowerStays(String theirs) {
    Map<String, String> carrier = carrier(ID, "abc", LENGTH, theirs, DEBUG, "false", USER, "u");
    assertInjected(attributes(IDS, carrier), Outcome.COMPLETE_ALREADY, Map.of());
  }

  @Test
  void aChainLengthThatIsNotTextStays() {
    assertInjected(
        attributes(IDS, carrier(ID, "abc", LENGTH, null, DEBUG, "x", USER, "u")),
        Outcome.COMPLETE_ALREADY,
        Map.of());
  }

  @Test
  void aChainLengthIsRaisedUnderTheNameThatItHasThere() {
    Injection injection =
        headers(IDS, carrier("Call-Chain-Length", "2", "X-Correlation-Id", "abc"));
    injection.fill();
    assertEquals("Call-Chain-Length", injection.name(injection.size() - 1));
    assertEquals("5", injection.value(injection.size() - 1));
    assertEquals(
        carrier(DEBUG, "false", USER, "u-1", "Call-Chain-Length", "5"), changes(injection));
  }

  @ParameterizedTest
  @CsvSource({
    // theirs, ours, bytes that it takes
    "9, 10, 1",
    "9, 100, 2",
    "5, 9, 0",
    "00001, 10, 0",
    "'', 10, 2",
    "x, 1000, 3",
  })
  void theLongerNumberNeedsItsRoom(String theirs, String ours, int cost) {
    Ids ids = ids(ID, "abc", LENGTH, ours);
    Map<String, String> carrier = carrier(ID, "abc", LENGTH, theirs);
    Injection enough = attributes(ids, carrier);
    enough.hasRoom(cost);
    assertInjected(enough, Outcome.INJECTED, carrier(LENGTH, ours));
    Injection less = attributes(ids, carrier);
    less.hasRoom(cost - 1);
    if (cost == 0) { // it makes nothing larger, whatever the size
      assertInjected(less, Outcome.INJECTED, carrier(LENGTH, ours));
    } else {
      assertInjected(less, Outcome.TOO_LARGE, Map.of());
    }
  }

  @Test
  void raisingLeavesLessRoomForTheRest() {
    Ids ids = ids(ID, "abc", LENGTH, "10", DEBUG, "true");
    Map<String, String> carrier = carrier(ID, "abc", LENGTH, "9");
    int debugCost = DEBUG.length() + 4 + 6;
    Injection both = attributes(ids, carrier);
    both.hasRoom(debugCost + 1);
    assertInjected(both, Outcome.INJECTED, carrier(DEBUG, "true", LENGTH, "10"));
    Injection one = attributes(ids, carrier);
    one.hasRoom(debugCost);
    assertInjected(one, Outcome.TOO_LARGE, carrier(LENGTH, "10"));
  }

  @Test
  void beyondEightAttributesAChainLengthIsStillRaised() {
    Map<String, String> carrier = foreign(8);
    carrier.putAll(carrier(ID, "abc", LENGTH, "1"));
    assertInjected(attributes(IDS, carrier), Outcome.NO_ROOM, carrier(LENGTH, "5"));
  }

  @Test
  void anotherTraceparentKeepsOurTracestateOut() {
    Ids ids = ids(ID, "abc", PARENT, OURS, STATE, "a=1");
    for (String theirs : new String[] {THEIRS, "", null}) {
      assertInjected(headers(ids, carrier(PARENT, theirs)), Outcome.INJECTED, carrier(ID, "abc"));
      assertInjected(
          attributes(ids, carrier("Traceparent", theirs)), Outcome.INJECTED, carrier(ID, "abc"));
    }
  }

  @Test
  void ourOwnTraceparentGetsOurTracestate() {
    Ids ids = ids(ID, "abc", PARENT, OURS, STATE, "a=1");
    assertInjected(
        headers(ids, carrier(PARENT, OURS)), Outcome.INJECTED, carrier(ID, "abc", STATE, "a=1"));
  }

  @Test
  void sensitiveNamesGoToAttributesAndToListedHostsOnly() {
    Policy policy = Policy.of(Map.of("sensitive", List.of(USER, "x-correlation-card")));
    Ids ids = IDS.with("x-correlation-card", "4711").with("x-correlation-z", "z");
    assertInjected(Injection.intoAttributes(POLICY, ids, false), Outcome.INJECTED, ids.asMap());
    assertInjected(Injection.intoHeaders(policy, ids, true), Outcome.INJECTED, ids.asMap());
    assertInjected(
        Injection.intoHeaders(policy, ids, false),
        Outcome.INJECTED,
        carrier(ID, "abc", LENGTH, "5", DEBUG, "false", "x-correlation-z", "z"));
  }

  @Test
  void theXRayHeaderGoesToHttpAndNotToAttributes() {
    String trace = "Root=1-5759e988-bd862e3fe1be46a994272793";
    Ids ids = ids(ID, "abc", XRAY, trace);
    assertInjected(headers(ids, Map.of()), Outcome.INJECTED, carrier(ID, "abc", XRAY, trace));
    assertInjected(attributes(ids, Map.of()), Outcome.INJECTED, carrier(ID, "abc"));
  }

  @Test
  void namesThatAwsReservesAreNoAttributes() {
    Policy policy = Policy.of(Map.of("names", List.of("aws.tenant", "amazon.tenant", "tenant")));
    Ids ids = ids(ID, "abc", "aws.tenant", "1", "amazon.tenant", "2", "tenant", "3");
    assertInjected(
        Injection.intoAttributes(POLICY, ids, false),
        Outcome.INJECTED,
        carrier(ID, "abc", "tenant", "3"));
    assertInjected(Injection.intoHeaders(policy, ids, false), Outcome.INJECTED, ids.asMap());
  }

  @Test
  void whatIsLocalDoesNotTravelEvenWhenItIsGivenByHand() {
    Policy policy = Policy.of(Map.of("local", List.of(USER)));
    Ids ids = ids(ID, "abc", USER, "u-1");
    assertInjected(
        Injection.intoAttributes(policy, ids, false), Outcome.INJECTED, carrier(ID, "abc"));
  }

  @Test
  void withNothingThatMayGoThereIsNothingToSend() {
    Ids ids = ids("aws.tenant", "t");
    assertInjected(attributes(ids, Map.of()), Outcome.NOTHING_TO_SEND, Map.of());
    assertInjected(headers(Ids.EMPTY, Map.of()), Outcome.NOTHING_TO_SEND, Map.of());
    assertInjected(headers(Ids.EMPTY, carrier(ID, "theirs")), Outcome.OTHER_CHAIN, Map.of());
  }

  @Test
  void aBatchsOwnScopeIsCountedApart() {
    Injection injection = attributes(IDS, Map.of());
    injection.fill();
    assertEquals(Outcome.BATCH_SCOPE, injection.outcome(Outcome.BATCH_SCOPE));
    Injection other = attributes(IDS, carrier(ID, "other"));
    other.fill();
    assertEquals(Outcome.OTHER_CHAIN, other.outcome(Outcome.BATCH_SCOPE));
  }

  @Test
  void asManyEntriesOfABatchGetTheirIdAsTheRoomAllows() {
    int idCost = ID.length() + 3 + 6;
    int lengthCost = LENGTH.length() + 1 + 6;
    for (int room = 0; room < 3 * idCost + 3 * lengthCost; room++) {
      Injection[] batch = new Injection[3];
      for (int i = 0; i < 3; i++) {
        batch[i] = attributes(IDS, foreign(i));
      }
      BatchInjection.fill(List.of(batch), room);
      int withId = 0;
      int bytes = 0;
      for (Injection each : batch) {
        Map<String, String> changes = changes(each);
        withId += changes.containsKey(ID) ? 1 : 0;
        bytes += cost(changes, 6);
      }
      assertEquals(Math.min(3, room / idCost), withId, "room: " + room);
      assertTrue(bytes <= room, "room: " + room);
    }
  }

  @Test
  void inABatchEachEntrysOwnRoomCountsToo() {
    Injection tight = attributes(IDS, Map.of());
    tight.hasRoom(0);
    Injection wide = attributes(IDS, Map.of());
    Injection foreign = attributes(IDS, carrier(ID, "other"));
    Injection complete = attributes(IDS, IDS.asMap());
    BatchInjection.fill(List.of(tight, foreign, wide, complete), 10_000);
    assertEquals(Outcome.NO_ROOM_FOR_ID, tight.outcome(Outcome.INJECTED));
    assertFalse(tight.isChange());
    assertEquals(Outcome.OTHER_CHAIN, foreign.outcome(Outcome.INJECTED));
    assertEquals(Outcome.INJECTED, wide.outcome(Outcome.INJECTED));
    assertEquals(Outcome.COMPLETE_ALREADY, complete.outcome(Outcome.INJECTED));
    assertEquals(IDS.asMap(), changes(wide));
  }

  @Test
  void anEmptyBatchIsFine() {
    BatchInjection.fill(List.of(), 0);
  }

  /** Random carriers and room: what must hold whatever comes. */
  @Test
  void noLimitIsCrossedAndNothingTheUserSetIsChanged() {
    Random random = new Random(17);
    for (int n = 0; n < 20_000; n++) {
      Ids ids = randomIds(random);
      int size = 1 + random.nextInt(4);
      Injection[] batch = new Injection[size];
      List<Map<String, String>> carriers = new ArrayList<>();
      int[] rooms = new int[size];
      for (int i = 0; i < size; i++) {
        Map<String, String> carrier = randomCarrier(random, ids);
        carriers.add(carrier);
        batch[i] = attributes(ids, carrier);
        rooms[i] = random.nextInt(300);
        batch[i].hasRoom(rooms[i]);
      }
      int shared = random.nextInt(600);
      BatchInjection.fill(List.of(batch), shared);
      int sum = 0;
      for (int i = 0; i < size; i++) {
        int grown = checked(ids, carriers.get(i), changes(batch[i]));
        assertTrue(grown <= rooms[i]);
        sum += Math.max(0, grown);
      }
      assertTrue(sum <= shared, sum + " > " + shared);
    }
  }

  /** Checks one carrier and answers by how many bytes it grew. */
  private static int checked(Ids ids, Map<String, String> carrier, Map<String, String> changes) {
    Map<String, String> after = new LinkedHashMap<>(carrier);
    after.putAll(changes);
    String theirs = carrier.get(ID);
    if (theirs != null && !theirs.equals(ids.get(ID))) {
      assertEquals(carrier, after);
    }
    for (Map.Entry<String, String> entry : carrier.entrySet()) {
      if (!entry.getKey().equals(LENGTH)) {
        assertEquals(entry.getValue(), after.get(entry.getKey()));
      }
    }
    int added = after.size() - carrier.size();
    assertTrue(
        added == 0
            || after.size() <= 8
            || (added == 1 && after.size() <= 10 && !carrier.containsKey(ID)),
        () -> carrier + " became " + after);
    if (added > 0) {
      assertEquals(ids.get(ID), after.get(ID));
    }
    return cost(after, 6) - cost(carrier, 6);
  }

  private static Ids randomIds(Random random) {
    Ids ids = ids(ID, "abc", LENGTH, "" + random.nextInt(200), DEBUG, "true");
    for (int i = random.nextInt(8); i > 0; i--) {
      ids = ids.with("x-correlation-n" + i, "v".repeat(1 + random.nextInt(30)));
    }
    return ids;
  }

  private static Map<String, String> randomCarrier(Random random, Ids ids) {
    Map<String, String> carrier = foreign(random.nextInt(11));
    if (random.nextInt(2) == 0) {
      carrier.put(ID, random.nextInt(4) == 0 ? "other" : "abc");
    }
    if (random.nextInt(2) == 0) {
      carrier.put(LENGTH, "" + random.nextInt(200));
    }
    for (int i = 1; i < 4; i++) {
      if (random.nextInt(3) == 0 && ids.size() > 3) {
        carrier.put("x-correlation-n" + i, "mine");
      }
    }
    return carrier;
  }

  @Test
  void withoutFillingNothingIsChosen() {
    Injection injection = headers(IDS, Map.of());
    assertFalse(injection.isChange());
    assertFalse(injection.isChosen(injection.size() - 1));
  }

  /** The ID is the last to go: a longer number on one entry must not take the room of another one's ID. */
  @Test
  void raisingInABatchDoesNotTakeTheRoomOfAnothersId() {
    Ids ids = ids(ID, "abc", LENGTH, "10");
    Injection raised = attributes(ids, carrier(ID, "abc", LENGTH, "9"));
    Injection empty = attributes(ids, Map.of());
    BatchInjection.fill(List.of(raised, empty), ID.length() + 3 + 6);
    assertEquals(carrier(ID, "abc"), changes(empty));
    assertEquals(Map.of(), changes(raised));
    assertEquals(Outcome.TOO_LARGE, raised.outcome(Outcome.INJECTED));
  }

  @Test
  void noEntryOfABatchGetsASecondIdWhileAnotherHasNone() {
    Injection first = attributes(IDS, Map.of());
    Injection second = attributes(IDS, Map.of());
    int idCost = ID.length() + 3 + 6;
    int lengthCost = LENGTH.length() + 1 + 6;
    assertTrue(lengthCost < idCost);
    BatchInjection.fill(List.of(first, second), idCost + lengthCost);
    assertEquals(carrier(ID, "abc"), changes(first));
    assertEquals(Map.of(), changes(second));
  }

  /** What a capture gives for the longest chain is what an injection and the next hop can read. */
  @Test
  void theLongestChainIsStillRaised() {
    Ids ids = ids(ID, "abc", LENGTH, "1000000");
    Injection injection = attributes(ids, carrier(ID, "abc", LENGTH, "5"));
    injection.fill();
    assertTrue(injection.isChange(), "a chain of 1,000,000 hops left 5 as it was");
  }
}
