// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.page;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the {@link Visit}s among one chain's lines, and who sent what to whom.
 *
 * <p>Lines are of one visit when they have the same invocation, the same record or message and the same receive count.
 * Where Lambda's START lines are there, too, an invocation that begins again under its ID (as Lambda retries what it invoked
 * asynchronously) is another visit. Lines of a service that name no invocation and no message are of one visit when they
 * have the same name, the same chain length and the same sender: nothing in them tells one call from the next.
 *
 * <p><b>Who sent it</b> is not in the lines. Of a visit of chain length n it is taken to be the latest visit of chain length
 * n−1 that began before, an invocation rather than a service that was called (such a service may log the chain length as it
 * came, which is that of its caller); where clocks disagree and none began before, the first of them. Without a visit of n−1
 * it is left open. The second attempt at a message has the sender of the first.
 *
 * <p><b>Which attempt it is</b> says the receive count; where there is none, how often the same function had the same
 * message or record before.
 */
final class Visits {
  private final List<Line> log;
  private final Map<String, String> names;
  private final Map<List<Object>, Visit> byKey = new LinkedHashMap<>();
  private final Map<String, Visit> lastOfInvocation = new HashMap<>();
  private final Map<String, Integer> starts = new HashMap<>();
  private final Map<List<Object>, Visit> attempts = new HashMap<>();
  private final Map<Integer, NavigableMap<Instant, Visit>> invocations = new HashMap<>();
  private final Map<Integer, NavigableMap<Instant, Visit>> services = new HashMap<>();
  private final List<Integer> waiting = new ArrayList<>();

  /**
   * Takes the whole log.
   *
   * @param names of who runs an invocation, by its ID
   */
  Visits(List<Line> log, Map<String, String> names) {
    this.log = log;
    this.names = names;
  }

  /** What stands at these places of the log is one chain. */
  Chain chain(String id, List<Integer> places) {
    Instant first = null;
    for (int place : places) {
      Line line = log.get(place);
      first = first == null ? line.time() : first;
      if (line.marks().correlationId().isEmpty()) {
        attach(place, line);
      } else {
        visit(line).add(place, line);
      }
    }
    waiting.forEach(place -> {
      Line line = log.get(place);
      Visit visit = lastOfInvocation.get(line.marks().requestId());
      if (visit != null && line.isFailure()) {
        visit.add(place, line);
      }
    });
    List<Visit> visits = new ArrayList<>(byKey.values());
    number(visits);
    return new Chain(id, first, places, visits);
  }

  private void attach(int place, Line line) {
    String invocation = line.marks().requestId();
    Visit visit = lastOfInvocation.get(invocation);
    if (line.phase() == Line.Phase.START) {
      // Only what comes after lines of its own begins it again.
      if (visit != null) {
        starts.merge(invocation, 1, Integer::sum);
      }
    } else if (visit == null) {
      waiting.add(place);
    } else if (line.isFailure() || line.phase() == Line.Phase.WITHIN) {
      visit.add(place, line);
    }
  }

  private Visit visit(Line line) {
    Marks marks = line.marks();
    Kind kind = marks.kind();
    String who = who(marks, kind);
    boolean isService = kind == Kind.HTTP;
    Visit sender = isService ? sender(marks.chainLength(), line.time()) : null;
    List<Object> key = List.of(
        marks.requestId().isEmpty() ? who : marks.requestId(),
        starts.getOrDefault(marks.requestId(), 0),
        marks.sourceId(),
        marks.receiveCount(),
        isService ? marks.chainLength() : 0,
        sender == null ? "" : sender);
    Visit visit = byKey.get(key);
    if (visit == null) {
      visit = new Visit(who, kind, marks.sourceId(), marks.chainLength());
      byKey.put(key, visit);
      if (line.time() != null) {
        (isService ? services : invocations)
            .computeIfAbsent(marks.chainLength(), n -> new TreeMap<>())
            .put(line.time(), visit);
      }
    }
    if (!marks.requestId().isEmpty()) {
      lastOfInvocation.put(marks.requestId(), visit);
    }
    return visit;
  }

  private String who(Marks marks, Kind kind) {
    if (!marks.who().isEmpty()) {
      return marks.who();
    }
    String name = names.getOrDefault(marks.requestId(), "");
    if (name.isEmpty()) {
      name = marks.logger().substring(marks.logger().lastIndexOf('.') + 1);
    }
    return !name.isEmpty() ? name : kind.hasLane() ? kind.lane() + " consumer" : "service";
  }

  private @Nullable Visit sender(int chainLength, @Nullable Instant time) {
    NavigableMap<Instant, Visit> before = invocations.get(chainLength - 1);
    before = before == null ? services.get(chainLength - 1) : before;
    if (chainLength < 2 || before == null || time == null) {
      return null;
    }
    Map.Entry<Instant, Visit> latest = before.floorEntry(time);
    return latest == null ? before.firstEntry().getValue() : latest.getValue();
  }

  private void number(List<Visit> visits) {
    for (Visit visit : visits) {
      Visit before = visit.sourceId().isEmpty() || visit.kind() == Kind.API
          ? null
          : attempts.put(List.of(visit.who(), visit.sourceId()), visit);
      visit.again(attempt(visit, before), before);
      visit.sentBy(before == null ? sender(visit.chainLength(), visit.first()) : before.sender());
    }
  }

  private int attempt(Visit visit, @Nullable Visit before) {
    int counted = before == null ? 1 : before.attempt() + 1;
    int told = receiveCount(visit);
    return told == 0 ? counted : told;
  }

  private int receiveCount(Visit visit) {
    String text = log.get(visit.lines().get(0)).marks().receiveCount();
    try {
      return text.length() > 9 ? 0 : Math.max(0, Integer.parseInt(text));
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
