// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Limits;
import io.github.baton4j.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Law 4 where a message has ten attributes at most: the last two are left to others, but for {@code x-correlation-id}.
 *
 * @param <C> the carrier's class
 */
@Law(4)
public interface AttributeRoom<C> extends RoomDoor<C> {
  CorrelationIds IDS = CorrelationIds.of("c-1")
      .with("call-chain-length", "12")
      .with("debug-log-enabled", "false")
      .with("x-correlation-user-id", "u-1");

  /** What a tracer adds, if there is room for both. */
  List<Load.Field> TRACE = List.of(
      Load.Field.text("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"),
      Load.Field.text("tracestate", "a=1"));

  /** The same where ten messages are one request. */
  interface Batch<C> extends AttributeRoom<C>, BatchRoom<C> {
    @Override
    default int mostCarriers() {
      return 10;
    }

    @Override
    default List<Integer> sizes() {
      return List.of(2, 10);
    }

    @Override
    default List<Limit> requestLimits() {
      return limits();
    }

    @Override
    default List<Limit> carrierLimits() {
      return List.of(Limit.own(262_144), Limit.set(2000), Limit.set(500_000));
    }
  }

  /** The fields that a message has. */
  List<Load.Field> fields(C carrier);

  @Override
  default Baton baton(int setting) {
    return Baton.builder().limits(Limits.defaults().messageBytes(setting)).build();
  }

  @Override
  default List<Limit> limits() {
    return List.of(
        Limit.own(262_144),
        Limit.own(262_144).under(500_000),
        Limit.own(1_048_576),
        Limit.set(1500),
        Limit.set(500_000));
  }

  @Override
  default List<Load> peculiar() {
    Load load = Load.of("x");
    List<Load> loads = new ArrayList<>();
    for (String letter : List.of("x", "é", "語", "😀", "\ud83d", "\ude00")) {
      loads.add(Load.of(letter.repeat(20)));
      loads.add(load.with(new Load.Field("a", "String." + letter, letter, -1)));
    }
    loads.add(load.with(Load.Field.text("n".repeat(256), "v")));
    loads.add(load.with(new Load.Field("a", "Number.int", "1234", -1)));
    loads.add(load.with(new Load.Field("a", "Binary", null, 100)));
    loads.add(load.with(new Load.Field("a", "Binary.é", null, 1)).with(TRACE.get(0)));
    return loads;
  }

  private static Load load(int attributes) {
    Load load = Load.of("body");
    for (int i = 0; i < attributes; i++) {
      load = load.with(Load.Field.text("a" + i, "v"));
    }
    return load;
  }

  /** What has become of one, of which this is counted and nothing else. */
  private C sent(C carrier, String outcome) throws Exception {
    Baton baton = Baton.builder().build();
    Counts counts = new Counts(baton, transport());
    try (Scope scope = baton.open(IDS)) {
      C sent = through(List.of(carrier), IDS).get(0);
      assertEquals(Map.of(outcome, 1L), counts.risen());
      return sent;
    }
  }

  private String outcome(boolean isIdMissing, boolean isAnyMissing) {
    return isIdMissing ? "no room for id" : isAnyMissing ? "no room" : whole();
  }

  private String whole() {
    return isStamp() ? "stamped" : "injected";
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 4, 5, 6, 7, 8, 9, 10})
  default void ofTenAttributesTheLastTwoAreLeftToOthers(int theirs) throws Exception {
    int expected = theirs >= 10 ? 0 : theirs >= 8 ? 1 : Math.min(4, 8 - theirs);
    Load all = filled(scales(-1), load(theirs), IDS, expected);
    C sent = sent(carrier(load(theirs), 0), outcome(expected == 0, expected < 4));
    assertIs(all, 0, sent, "");
  }

  /** One of ours is there already: it takes a place, and is not added again. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5, 6, 7, 8, 9})
  default void oneOfOursThatIsThereTakesAPlace(int theirs) throws Exception {
    Load withUser = load(theirs).with(Load.Field.text("X-Correlation-User-Id", "u-0"));
    int places = theirs + 1;
    int expected = places >= 10 ? 0 : places >= 8 ? 1 : Math.min(3, 8 - places);
    Load all = filled(scales(-1), withUser, IDS, expected);
    C sent = sent(carrier(withUser, 0), outcome(expected == 0, expected < 3));
    assertIs(all, 0, sent, "");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4, 5, 6, 7, 8, 9})
  default void ourIdThatIsThereTakesAPlace(int theirs) throws Exception {
    Load withId = load(theirs).with(Load.Field.text("x-correlation-id", "c-1"));
    int expected = Math.max(0, Math.min(3, 8 - theirs - 1));
    Load all = withId;
    for (int i = 1; i <= expected; i++) {
      String name = List.copyOf(IDS.asMap().keySet()).get(i);
      all = all.with(Load.Field.text(name, IDS.get(name)));
    }
    C before = carrier(withId, 0);
    C sent = sent(before, outcome(false, expected < 3));
    assertIs(all, 0, sent, "");
    if (expected == 0) {
      assertSame(before, sent);
    }
  }

  /** A tracer on the same client, whose two fit beside the user's: they fit whoever comes first. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
  default void aTracersTwoStillFitInBothOrders(int theirs) throws Exception {
    C ours = sent(carrier(load(theirs), 0), outcome(false, theirs > 4));
    assertTrue(fields(ours).size() + TRACE.size() <= 10);
    Load traced = load(theirs).with(TRACE.get(0)).with(TRACE.get(1));
    List<Load.Field> all = fields(sent(carrier(traced, 0), outcome(false, theirs > 2)));
    assertTrue(all.containsAll(traced.fields()));
    assertTrue(all.contains(Load.Field.text("x-correlation-id", "c-1")));
    assertTrue(all.size() <= 10, () -> "" + all.size());
  }

  /** What is there beyond what the service takes is the user's own affair. */
  @Test
  default void aMessageWithTooManyOfTheUsersOwnIsLeftAlone() throws Exception {
    C before = carrier(load(11), 0);
    assertSame(before, sent(before, "no room for id"));
  }
}
