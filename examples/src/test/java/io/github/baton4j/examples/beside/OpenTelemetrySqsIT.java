// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.beside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.baton4j.Incoming;
import io.github.baton4j.Scope;
import io.github.baton4j.sqs.BatonSqsInterceptor;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;

/**
 * OpenTelemetry's interceptor and ours on one client that sends to a queue, in both orders of registration.
 *
 * <p>Where both have a {@code traceparent}, OpenTelemetry's is sent: registered first it is there already, and ours is not
 * added; registered behind it writes over ours. The order matters in two cases only. Registered behind, a span without
 * {@code tracestate} leaves that of the trace that Baton has captured beside its own {@code traceparent}. And where the ten
 * attributes are too few for both, whoever comes first has the room.
 */
class OpenTelemetrySqsIT extends BesideOpenTelemetry {
  /** How many attributes the users' messages have. */
  private static final List<Integer> USERS = List.of(0, 4, 5, 6, 7, 8, 9, 10);

  @ParameterizedTest
  @MethodSource("everyOrderAndCall")
  void bothSetsArriveBesideWhatTheUserSet(Order order, SdkCall call) throws Exception {
    List<List<Integer>> sends =
        call.isBatch() ? List.of(USERS) : USERS.stream().map(List::of).toList();
    for (List<Integer> users : sends) {
      try (Tracing tracing = new Tracing()) {
        Exchange exchange = new Exchange(order, call, Carried.incoming(), tracing);
        exchange.run(users, sender -> tracing.inSpan(() -> sender.sendWith(users)));
        String traceparent = tracing.traceparentOf("q-");
        List<Map<String, String>> expected = users.stream()
            .map(n ->
                Carried.expected(UsersAttributes.some(n), Carried.arriving(order, n), traceparent))
            .toList();
        assertEquals(expected, exchange.sent);
        assertSameMessages(expected, exchange.received);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("everyOrderAndCall")
  void ofTwoTracesOpenTelemetrysOwnIsTheOneOnTheWireAndOnlyOnce(Order order, SdkCall call)
      throws Exception {
    try (Tracing tracing = new Tracing()) {
      Exchange exchange = new Exchange(order, call, Carried.incomingTraced(), tracing);
      exchange.run(List.of(0), sender -> tracing.inSpan(() -> sender.sendWith(List.of(0))));
      Map<String, String> expected = Carried.expected(
          Map.of(),
          Set.of(Carried.ID, Carried.LENGTH, Carried.DEBUG, Carried.TRACEPARENT),
          tracing.traceparentOf("q-"));
      if (order == Order.BATON_FIRST) {
        // OpenTelemetry writes over the one half of the pair, and has no state to write over the
        // other with.
        expected.put(Carried.TRACESTATE, "String " + Tracing.CALLERS_TRACESTATE);
      }
      assertEquals(List.of(expected), exchange.sent);
      assertSameMessages(List.of(expected), exchange.received);
    }
  }

  @ParameterizedTest
  @MethodSource("everyOrderAndCall")
  void aTraceThatBothHaveReadGoesOnWithItsStateAndOnlyOnce(Order order, SdkCall call)
      throws Exception {
    try (Tracing tracing = new Tracing()) {
      Exchange exchange = new Exchange(order, call, Carried.incomingTraced(), tracing);
      exchange.run(
          List.of(2), sender -> tracing.inSpanOfTheCallers(() -> sender.sendWith(List.of(2))));
      String traceparent = tracing.traceparentOf("q-");
      assertTrue(traceparent.contains(Tracing.CALLERS_TRACE), traceparent);
      Map<String, String> expected = Carried.expected(
          UsersAttributes.some(2),
          Set.of(Carried.ID, Carried.LENGTH, Carried.DEBUG, Carried.TRACEPARENT),
          traceparent);
      expected.put(Carried.TRACESTATE, "String " + Tracing.CALLERS_TRACESTATE);
      assertEquals(List.of(expected), exchange.sent);
    }
  }

  /** Its two headers beside eight attributes leave none of the ten places to Baton's ID, or the ID none to one of them. */
  @ParameterizedTest
  @MethodSource("everyOrderAndCall")
  void whereThereIsRoomForOneWhoComesFirstHasIt(Order order, SdkCall call) throws Exception {
    try (Tracing tracing = new Tracing()) {
      Exchange exchange = new Exchange(order, call, Carried.incoming(), tracing);
      exchange.run(
          List.of(8), sender -> tracing.inSpanOfTheCallers(() -> sender.sendWith(List.of(8))));
      Map<String, String> expected = new TreeMap<>(UsersAttributes.some(8));
      if (order == Order.BATON_FIRST) {
        expected.put(Carried.ID, "String c-1");
      } else {
        expected.put(Carried.TRACEPARENT, "String " + tracing.traceparentOf("q-"));
        expected.put(Carried.TRACESTATE, "String " + Tracing.CALLERS_TRACESTATE);
      }
      assertEquals(List.of(expected), exchange.sent);
      assertEquals(
          order == Order.BATON_FIRST ? 0 : 1, baton.outcomes().count("sqs", "no room for id"));
    }
  }

  /** They may come in any order. */
  private static void assertSameMessages(
      List<Map<String, String>> expected, List<Map<String, String>> received) {
    assertEquals(
        expected.stream().map(Map::toString).sorted().toList(),
        received.stream().map(Map::toString).sorted().toList());
  }

  /** One call in Baton's scope, as it stood on the wire and as it was received. */
  private final class Exchange {
    private final Order order;
    private final SdkCall call;
    private final Incoming incoming;
    private final Tracing tracing;

    List<Map<String, String>> sent;
    List<Map<String, String>> received;

    Exchange(Order order, SdkCall call, Incoming incoming, Tracing tracing) {
      this.order = order;
      this.call = call;
      this.incoming = incoming;
      this.tracing = tracing;
    }

    void run(List<Integer> users, Consumer<Sender> send) throws Exception {
      String queue = aws.newQueue();
      ClientOverrideConfiguration both = order.configuration(new BatonSqsInterceptor(), tracing);
      try (Sender sender = SqsCall.client(call, aws, both, queue);
          Scope scope = baton.open(incoming)) {
        send.accept(sender);
        sent = SqsCall.sent(aws.requests());
      }
      received =
          aws.received(queue, users.size()).stream().map(SqsCall::received).toList();
    }
  }
}
