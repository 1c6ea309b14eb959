// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.contract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What the carriers of one request are to get, told from the wire contract alone: it tries one ID after the other on whole
 * carriers, weighs all of them anew each time, and takes back what may not be.
 */
public final class RoomOracle {
  private static final List<String> FIRST = List.of(
      "x-correlation-id", "call-chain-length", "debug-log-enabled", "traceparent", "tracestate");
  private static final List<String> LAST = List.of("baggage", "x-amzn-trace-id");

  private final Scales scales;
  private final Map<String, String> ids;
  private final List<String> order;
  private final List<Load> before;
  private final List<Load> now;
  private final int[] added;
  private final boolean[] leftOut;
  private final String[] ended;
  private final String[] noted;

  /**
   * @param ids name → value, in the order in which they were set
   */
  public RoomOracle(Scales scales, Map<String, String> ids, List<Load> loads) {
    this.scales = scales;
    this.ids = ids;
    this.order = order();
    this.before = loads;
    this.now = new ArrayList<>(loads);
    this.added = new int[loads.size()];
    this.leftOut = new boolean[loads.size()];
    this.ended = new String[loads.size()];
    this.noted = new String[loads.size()];
    judge();
  }

  /** The carriers afterwards; those that get nothing are the same objects. */
  public List<Load> loads() {
    return now;
  }

  /**
   * What is to be counted, a word for each.
   *
   * @param done the word for one that has got all of it
   */
  public List<String> outcomes(String done) {
    List<String> outcomes = new ArrayList<>();
    for (int i = 0; i < before.size(); i++) {
      outcomes.add(outcome(i, done));
    }
    return outcomes;
  }

  private String outcome(int i, String done) {
    if (ended[i] != null) {
      return ended[i];
    }
    if (noted[i] != null) {
      return noted[i];
    }
    if (leftOut[i]) {
      return "not plain";
    }
    return now.get(i).equals(before.get(i)) ? "complete already" : done;
  }

  private List<String> order() {
    List<String> names = new ArrayList<>(FIRST);
    for (String name : ids.keySet()) {
      if (!FIRST.contains(name) && !LAST.contains(name)) {
        names.add(name);
      }
    }
    names.addAll(LAST);
    names.removeIf(name -> !ids.containsKey(name) || !scales.takesName(name));
    return names;
  }

  private void judge() {
    for (int i = 0; i < before.size(); i++) {
      ended[i] = isOfAnotherChain(before.get(i)) ? "other chain" : null;
    }
    if (!everyoneHasItsId()) {
      for (int i = 0; i < before.size(); i++) {
        boolean wants = ended[i] == null && (!missing(i).isEmpty() || !lower(i).isEmpty());
        noted[i] = wants ? "too large" : null;
        leftOut[i] = isAnyUnfit(i);
      }
      return;
    }
    for (int i = 0; i < before.size(); i++) {
      raise(i);
    }
    for (int n = 1; n < order.size(); n++) {
      for (int i = 0; i < before.size(); i++) {
        offer(i, order.get(n));
      }
    }
  }

  /** Whether it lacks an ID whose value may not go there. */
  private boolean isAnyUnfit(int i) {
    return order.stream().anyMatch(name -> !has(i, name) && !scales.takesValue(ids.get(name)));
  }

  private boolean isOfAnotherChain(Load load) {
    return load.present().stream()
        .anyMatch(field -> WireRules.same(field.name(), WireRules.ID)
            && !ids.get(WireRules.ID).equals(field.readable()));
  }

  /** False when the request has no room for the ID of one of them: then nobody gets anything else. */
  private boolean everyoneHasItsId() {
    boolean all = true;
    String id = ids.get(WireRules.ID);
    for (int i = 0; i < before.size(); i++) {
      if (ended[i] != null || has(i, WireRules.ID)) {
        continue;
      }
      Load more = scales.added(now.get(i), WireRules.ID, id, 0);
      if (!scales.takesValue(id)) {
        ended[i] = "not plain";
      } else if (scales.hasPlace(now.get(i), true) && fits(i, more)) {
        now.set(i, more);
        added[i]++;
      } else {
        ended[i] = "no room for id";
        all &= scales.mayBecome(before, with(i, more));
      }
    }
    return all;
  }

  private boolean has(int i, String name) {
    return now.get(i).present().stream().anyMatch(field -> WireRules.same(field.name(), name));
  }

  private List<Load> with(int i, Load load) {
    List<Load> all = new ArrayList<>(now);
    all.set(i, load);
    return all;
  }

  private boolean fits(int i, Load load) {
    return scales.mayBecome(before.get(i), load) && scales.mayBecome(before, with(i, load));
  }

  /** What it has of chain lengths that are lower than ours. */
  private List<Load.Field> lower(int i) {
    String ours = ids.get(WireRules.LENGTH);
    List<Load.Field> lower = new ArrayList<>();
    for (Load.Field field : before.get(i).present()) {
      if (ours != null
          && WireRules.same(field.name(), WireRules.LENGTH)
          && field.readable() != null
          && WireRules.hops(field.readable()) < WireRules.hops(ours)) {
        lower.add(field);
      }
    }
    return lower;
  }

  private void raise(int i) {
    if (ended[i] != null) {
      return;
    }
    Load raised = now.get(i);
    for (Load.Field field : lower(i)) {
      raised = scales.raised(raised, field, ids.get(WireRules.LENGTH));
    }
    if (!raised.equals(now.get(i))) {
      boolean grows = scales.most(raised) > scales.most(now.get(i));
      if (grows && !fits(i, raised)) {
        noted[i] = "too large";
      } else {
        now.set(i, raised);
      }
    }
  }

  /** The IDs that could still go, whatever the room. */
  private List<String> missing(int i) {
    List<String> names = new ArrayList<>(order);
    names.removeIf(
        name -> has(i, name) || breaksAPair(i, name) || !scales.takesValue(ids.get(name)));
    return names;
  }

  /** Of traceparent and tracestate none goes beside the other's, unless that is ours. */
  private boolean breaksAPair(int i, String name) {
    List<String> pair = Arrays.asList("traceparent", "tracestate");
    if (!pair.contains(name)) {
      return false;
    }
    String other = pair.get(1 - pair.indexOf(name));
    return before.get(i).present().stream()
        .anyMatch(field -> WireRules.same(field.name(), other)
            && (ids.get(other) == null || !ids.get(other).equals(field.readable())));
  }

  private void offer(int i, String name) {
    if (ended[i] != null || has(i, name) || breaksAPair(i, name)) {
      return;
    }
    if (!scales.takesValue(ids.get(name))) {
      leftOut[i] = true;
      return;
    }
    Load more = scales.added(now.get(i), name, ids.get(name), added[i]);
    if (!scales.hasPlace(now.get(i), false)) {
      ended[i] = "no room";
    } else if (!fits(i, more)) {
      ended[i] = "too large";
    } else {
      now.set(i, more);
      added[i]++;
    }
  }
}
