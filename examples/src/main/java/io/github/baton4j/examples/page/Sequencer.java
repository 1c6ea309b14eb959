// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.page;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes the sequence of a chain's visits, by what its lines tell and no more:
 *
 * <ul>
 *   <li>A visit is an arrow to whoever wrote its lines, at the time of the first of them: from API, Kinesis, SNS, SQS or
 *       EventBridge where the lines' keys name one (see {@link Marks#kind}), else from the sender.
 *   <li>The sender's own arrow to what stands between has no time, since no line tells it; it stands for all that the
 *       same sender sent by the same way to the same function, and says how many.
 *   <li>A delay is the time since the sender's last line before, which is no less than what the transport took; that of a
 *       later attempt is the time since the attempt before.
 *   <li>Who started the chain (chain length 1) is the client. Where the lines know no sender for another reason, what stands
 *       between has no arrow to it, and a call comes from "not in these lines".
 *   <li>First attempts of one function that went well, of one sender and by one way, are one arrow when they are more than
 *       {@value #MOST_ALIKE}; what failed and what is a retry has always an arrow of its own. More than {@value #MOST_STEPS}
 *       steps are not drawn.
 * </ul>
 */
final class Sequencer {
  static final int MOST_ALIKE = 4;
  static final int MOST_STEPS = 400;
  static final String CLIENT = "Client";
  static final String NOBODY = "not in these lines";

  private final List<Line> log;
  private final Map<Sequence.Participant, Integer> lanes = new LinkedHashMap<>();
  private final List<Step> steps = new ArrayList<>();

  private Sequencer(List<Line> log) {
    this.log = log;
  }

  /** The visits that came from one sender by one way to one function, as the first of them tells. */
  private record Way(@Nullable Visit sender, Kind kind, String who, boolean isStart) {
    static Way of(Visit visit) {
      return new Way(
          visit.sender(),
          visit.kind(),
          visit.who(),
          visit.sender() == null && visit.chainLength() == 1);
    }
  }

  static Sequence of(Log log, Chain chain) {
    Sequencer sequencer = new Sequencer(log.lines());
    Map<Way, List<Visit>> ways = new LinkedHashMap<>();
    chain.visits().stream()
        .sorted(Comparator.comparing(visit -> time(visit.first())))
        .forEach(visit ->
            ways.computeIfAbsent(Way.of(visit), way -> new ArrayList<>()).add(visit));
    ways.forEach(sequencer::add);
    return sequencer.sequence();
  }

  private static Instant time(@Nullable Instant time) {
    return time == null ? Instant.MAX : time;
  }

  private Sequence sequence() {
    // Stable: what was sent stays before what was delivered at the same time.
    List<Step> sorted =
        steps.stream().sorted(Comparator.comparing(step -> time(step.at()))).toList();
    List<Step> drawn = new ArrayList<>(sorted.subList(0, Math.min(sorted.size(), MOST_STEPS)));
    int more = sorted.size() - drawn.size();
    if (more > 0) {
      drawn.add(new Step(
          Step.Look.MORE,
          0,
          0,
          null,
          more + " more steps; their lines are below",
          "",
          false,
          List.of()));
    }
    return new Sequence(new ArrayList<>(lanes.keySet()), drawn);
  }

  private int lane(String name, boolean isFunction) {
    // Two of one name may be there: a function may be called SQS.
    return lanes.computeIfAbsent(
        new Sequence.Participant(name, isFunction), participant -> lanes.size());
  }

  private void add(Way way, List<Visit> visits) {
    int from = source(way, visits);
    int to = lane(way.who(), true);
    List<Visit> alike =
        visits.stream().filter(visit -> !visit.failed() && !visit.isRetry()).toList();
    boolean together = way.kind().hasLane() && alike.size() > MOST_ALIKE;
    if (together) {
      steps.add(together(way, alike, from, to));
    }
    for (Visit visit : visits) {
      if (!together || visit.failed() || visit.isRetry()) {
        steps.add(delivery(visit, from, to));
      }
      if (visit.failed()) {
        steps.add(note(visit, to));
      }
    }
  }

  /** Where the arrows of a way begin; adds the one that leads there. */
  private int source(Way way, List<Visit> visits) {
    Visit sender = way.sender();
    boolean isClient = way.isStart() && (way.kind() == Kind.API || !way.kind().hasLane());
    if (!way.kind().hasLane()) {
      return sender != null ? lane(sender.who(), true) : lane(isClient ? CLIENT : NOBODY, false);
    }
    if (sender == null && !isClient) {
      return lane(way.kind().lane(), false);
    }
    int from = sender == null ? lane(CLIENT, false) : lane(sender.who(), true);
    int lane = lane(way.kind().lane(), false);
    Visit first = visits.get(0);
    int number = (int) visits.stream().map(Visit::sourceId).distinct().count();
    steps.add(new Step(
        Step.Look.SEND,
        from,
        lane,
        first.first(),
        number == 1 ? way.kind().counted(1) : way.kind().counted(number) + " for " + way.who(),
        number == 1 ? first.sourceId() : "",
        false,
        List.of()));
    return lane;
  }

  private Step together(Way way, List<Visit> alike, int from, int to) {
    List<Integer> lines = new ArrayList<>();
    alike.forEach(visit -> lines.addAll(visit.lines()));
    Visit first = alike.get(0);
    Instant last = alike.get(alike.size() - 1).first();
    String span = last == null || first.first() == null
        ? ""
        : " within " + Spans.text(Duration.between(first.first(), last));
    return new Step(
        Step.Look.DELIVERY,
        from,
        to,
        first.first(),
        way.kind().counted(alike.size()) + span,
        delay(first).isEmpty() ? "" : "first " + delay(first),
        false,
        lines);
  }

  private Step delivery(Visit visit, int from, int to) {
    String label = visit.failed() ? "failed" : visit.kind().counted(1);
    // What is delivered once at most has no attempts.
    boolean isDelivered = visit.kind().hasLane() && visit.kind() != Kind.API;
    if (visit.isRetry() || (visit.failed() && isDelivered)) {
      label = "attempt " + visit.attempt() + (visit.failed() ? " failed" : "");
    }
    String took = visit.duration().isZero() ? "" : "took " + Spans.text(visit.duration());
    return new Step(
        visit.failed() ? Step.Look.FAILED : Step.Look.DELIVERY,
        from,
        to,
        visit.first(),
        label,
        joined(delay(visit), took, visit.sourceId()),
        visit.isRetry(),
        visit.lines());
  }

  private Step note(Visit visit, int lane) {
    Line line = visit.failures().get(0);
    int more = visit.failures().size() - 1;
    Instant at = line.time();
    return new Step(
        Step.Look.NOTE,
        lane,
        lane,
        at == null ? visit.first() : at,
        line.failure(),
        more == 0 ? "" : "and " + more + " more failures",
        visit.isRetry(),
        visit.lines());
  }

  private String delay(Visit visit) {
    Instant first = visit.first();
    Visit before = visit.before();
    if (first == null) {
      return "";
    }
    if (before != null && before.first() != null) {
      return Spans.text(Duration.between(before.first(), first)) + " after attempt "
          + before.attempt();
    }
    Visit sender = visit.sender();
    if (sender == null || sender.first() == null) {
      return "";
    }
    Instant sent = sender.first();
    for (int place : sender.lines()) {
      Instant time = log.get(place).time();
      sent = time != null && !time.isAfter(first) ? time : sent;
    }
    return Spans.text(Duration.between(sent, first)) + " after " + sender.who();
  }

  private static String joined(String... parts) {
    StringBuilder joined = new StringBuilder();
    for (String part : parts) {
      if (!part.isBlank()) {
        joined.append(joined.length() == 0 ? "" : " · ").append(part);
      }
    }
    return joined.toString();
  }
}
