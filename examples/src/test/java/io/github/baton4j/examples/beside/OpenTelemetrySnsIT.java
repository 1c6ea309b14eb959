// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.beside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.baton4j.Incoming;
import io.github.baton4j.Scope;
import io.github.baton4j.sns.BatonSnsInterceptor;
import io.github.baton4j.testkit.sns.Published;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * OpenTelemetry's interceptor and ours on one client that publishes to a topic, in both orders of registration. Into
 * PublishBatch OpenTelemetry writes nothing.
 */
class OpenTelemetrySnsIT extends BesideOpenTelemetry {
  /** How many attributes the users' messages have. */
  private static final List<Integer> USERS = List.of(0, 4, 5, 6, 7, 8, 9, 10);

  @ParameterizedTest
  @MethodSource("everyOrderAndCall")
  void bothSetsArriveBesideWhatTheUserSet(Order order, SdkCall call) throws Exception {
    List<List<Integer>> sends =
        call.isBatch() ? List.of(USERS) : USERS.stream().map(List::of).toList();
    for (List<Integer> users : sends) {
      try (Tracing tracing = new Tracing()) {
        List<Map<String, String>> published = published(
            order,
            call,
            Carried.incoming(),
            tracing,
            sender -> tracing.inSpan(() -> sender.sendWith(users)));
        String traceparent = tracing.traceparentOf("Sns.Publish");
        List<Map<String, String>> expected = users.stream()
            .map(n -> Carried.expected(
                UsersAttributes.some(n),
                call.isBatch() ? Carried.arrivingAlone(n) : Carried.arriving(order, n),
                traceparent))
            .toList();
        assertEquals(expected, published);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("everyOrderAndCall")
  void ofTwoTracesThereIsOneOnTheWireAndOpenTelemetrysOwnWhereItSendsOne(Order order, SdkCall call)
      throws Exception {
    try (Tracing tracing = new Tracing()) {
      List<Map<String, String>> published = published(
          order,
          call,
          Carried.incomingTraced(),
          tracing,
          sender -> tracing.inSpan(() -> sender.sendWith(List.of(0))));
      String theirs = tracing.traceparentOf("Sns.Publish");
      Map<String, String> expected = Carried.expected(
          Map.of(),
          Set.of(Carried.ID, Carried.LENGTH, Carried.DEBUG, Carried.TRACEPARENT),
          call.isBatch() ? Tracing.CALLERS_TRACEPARENT : theirs);
      if (call.isBatch() || order == Order.BATON_FIRST) {
        // OpenTelemetry writes over the one half of the pair, and has no state to write over the
        // other with.
        expected.put(Carried.TRACESTATE, "String " + Tracing.CALLERS_TRACESTATE);
      }
      assertEquals(List.of(expected), published);
    }
  }

  @ParameterizedTest
  @MethodSource("everyOrderAndCall")
  void aTraceThatBothHaveReadGoesOnWithItsStateAndOnlyOnce(Order order, SdkCall call)
      throws Exception {
    try (Tracing tracing = new Tracing()) {
      List<Map<String, String>> published = published(
          order,
          call,
          Carried.incomingTraced(),
          tracing,
          sender -> tracing.inSpanOfTheCallers(() -> sender.sendWith(List.of(2))));
      String theirs = tracing.traceparentOf("Sns.Publish");
      assertTrue(theirs.contains(Tracing.CALLERS_TRACE), theirs);
      Map<String, String> expected = Carried.expected(
          UsersAttributes.some(2),
          Set.of(Carried.ID, Carried.LENGTH, Carried.DEBUG, Carried.TRACEPARENT),
          call.isBatch() ? Tracing.CALLERS_TRACEPARENT : theirs);
      expected.put(Carried.TRACESTATE, "String " + Tracing.CALLERS_TRACESTATE);
      assertEquals(List.of(expected), published);
    }
  }

  /** What one call in Baton's scope sent; the topic accepted the same. */
  private List<Map<String, String>> published(
      Order order, SdkCall call, Incoming incoming, Tracing tracing, Consumer<Sender> send)
      throws Exception {
    int before = aws.topics().published().size();
    try (Sender sender =
            SnsCall.client(call, aws, order.configuration(new BatonSnsInterceptor(), tracing));
        Scope scope = baton.open(incoming)) {
      send.accept(sender);
    }
    List<Map<String, String>> sent = SnsCall.sent(aws.requests());
    List<Published> accepted = aws.topics().published();
    assertEquals(
        sent,
        accepted.subList(before, accepted.size()).stream()
            .map(OpenTelemetrySnsIT::attributes)
            .toList());
    return sent;
  }

  private static Map<String, String> attributes(Published message) {
    Map<String, String> all = new TreeMap<>();
    message
        .attributes()
        .forEach((name, attribute) -> all.put(name, attribute.type() + " " + attribute.value()));
    return all;
  }
}
