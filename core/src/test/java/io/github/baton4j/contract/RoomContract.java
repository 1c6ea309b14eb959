// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationContext;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Scope;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Law 4: Baton is never the one that crosses a limit, and uses the room below it to the byte. For everything that puts IDs
 * into carriers, by whichever door.
 *
 * @param <C> the carrier's class
 */
@Law(4)
public abstract class RoomContract<C> implements RoomDoor<C> {
  private static final CorrelationIds IDS = CorrelationIds.of("c-1")
      .with("call-chain-length", "12")
      .with("debug-log-enabled", "false")
      .with("x-correlation-long", "l".repeat(200))
      .with("x-correlation-user-id", "u-1");

  private final Set<String> counted = new HashSet<>();

  /** Sends, and asserts that what has become of the carriers, and what was counted, is what the oracle says. */
  private void judge(
      Baton baton, Scales scales, CorrelationIds given, List<Load> loads, String about)
      throws Exception {
    Counts counts = new Counts(baton, transport());
    List<C> before = carriers(loads);
    List<C> after;
    Map<String, String> ids;
    try (Scope scope = baton.open(isStamp() ? CorrelationIds.of("current") : given)) {
      ids = isStamp() ? given.asMap() : CorrelationContext.current().asMap();
      after = through(before, given);
    }
    RoomOracle oracle = new RoomOracle(scales, ids, loads);
    assertEquals(before.size(), after.size(), about);
    for (int i = 0; i < before.size(); i++) {
      Load expected = oracle.loads().get(i);
      String carrier = about + ", carrier " + i;
      assertIs(expected, i, after.get(i), carrier);
      if (expected.equals(loads.get(i)) && keepsIdentity()) {
        assertSame(before.get(i), after.get(i), carrier);
      }
    }
    Map<String, Long> outcomes = new TreeMap<>();
    oracle
        .outcomes(isStamp() ? "stamped" : "injected")
        .forEach(each -> outcomes.merge(each, 1L, Long::sum));
    assertEquals(outcomes, counts.risen(), about);
    counted.addAll(outcomes.keySet());
  }

  /** Of those limits that take long to come near to, fewer. */
  private Limit limit(RandomLoads random, int i) {
    List<Limit> limits = nearTo();
    Limit limit = limits.get(i % limits.size());
    int each = limit.bytes() < 100_000 ? 1 : limit.bytes() <= 262_144 ? 40 : 200;
    boolean isTurn = i / limits.size() % each == 0;
    return isTurn ? limit : Limit.set(300 + random.below(3000));
  }

  /** Requests near a limit, on either side: all that goes is what the oracle says, and it is counted so. */
  @Law({2, 4, 10})
  @Test
  void randomRequestsGetWhatTheirRoomAllows() throws Exception {
    int[] dice = {0};
    RandomLoads random =
        new RandomLoads(getClass().getSimpleName().hashCode(), this, load -> shaped(load, dice[0]));
    for (int i = 0; i < requests(); i++) {
      dice[0] = random.below(1000);
      request(random, limit(random, i), "request " + i);
    }
    Set<String> expected = new HashSet<>(Set.of("too large", "no room for id"));
    expected.add(isStamp() ? "stamped" : "injected");
    if (hasFields()) {
      expected.add("other chain");
    }
    assertTrue(counted.containsAll(expected), counted::toString);
  }

  private void request(RandomLoads random, Limit limit, String about) throws Exception {
    int size = 1 + random.below(mostCarriers());
    boolean isEach = limit.bytes() < 2_000_000 && random.below(4) == 0;
    Scales scales = scales(limit);
    List<Load> loads = random.request(scales, size, limit.bytes(), isEach);
    judge(baton(limit), scales, idsFor(random.ids(), limit), loads, about + ", " + limit);
  }

  /** One request as a fuzzer decides, near a limit that is low, for the sake of speed. */
  public final void fuzzed(byte[] decisions) throws Exception {
    int[] dice = {0};
    RandomLoads random =
        new RandomLoads(new Decisions(decisions), this, load -> shaped(load, dice[0]));
    dice[0] = random.below(1000);
    request(random, Limit.set(300 + random.below(3000)), "as decided");
  }

  /** At each limit, and for so much room that each ID in turn is the last that fits. */
  @Test
  protected void aCarrierIsFilledToEachLimitAndNotAByteFurther() throws Exception {
    for (Limit limit : limits()) {
      boolean isDear = limit.bytes() > 2_000_000;
      for (Load peculiar : isDear ? peculiar().subList(0, 1) : peculiar()) {
        for (int fitting = 0; fitting <= IDS.asMap().size(); fitting++) {
          for (int spare = -1; spare <= 1; spare++) {
            if (fitting > 0 || spare >= 0) { // else it is over the limit without us
              fill(limit, peculiar, fitting, spare);
            }
          }
        }
      }
    }
  }

  private void fill(Limit limit, Load peculiar, int fitting, int spare) throws Exception {
    Scales scales = scales(limit);
    long left = limit.bytes() - spare - scales.most(filled(scales, peculiar, IDS, fitting));
    Load load = peculiar.withBody(peculiar.body() + "x".repeat((int) left));
    int expected = spare < 0 ? fitting - 1 : fitting;
    Baton baton = baton(limit);
    Counts counts = new Counts(baton, transport());
    C sent;
    try (Scope scope = baton.open(isStamp() ? CorrelationIds.of("current") : IDS)) {
      sent = through(List.of(carrier(load, 0)), IDS).get(0);
    }
    String about = limit + ", " + peculiar.fields() + ", IDs " + fitting + ", spare " + spare;
    assertIs(filled(scales, load, IDS, expected), 0, sent, about);
    String whole = isStamp() ? "stamped" : "injected";
    String part = expected == 0 ? "no room for id" : "too large";
    String outcome = expected < IDS.asMap().size() ? part : whole;
    assertEquals(Map.of(outcome, 1L), counts.risen(), about);
  }

  /** Whatever may travel, a name that the service refuses does not. */
  @Test
  void aNameThatTheServiceRefusesIsLeftOut() throws Exception {
    for (String prefix : List.of("aws.x-", "AWS.x", "Amazon.x", "aws", "amazon-", "x-")) {
      Baton baton = Baton.builder()
          .prefix(prefix)
          .names("aws.tenant", "AMAZON.tenant", "tenant")
          .build();
      CorrelationIds ids = CorrelationIds.of("c-1")
          .with("aws.tenant", "t-1")
          .with(prefix + "order", "o-1")
          .with("amazon.tenant", "t-2")
          .with("tenant", "t-3");
      judge(baton, scales(-1), ids, List.of(Load.of("x")), prefix);
    }
  }
}
