// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda.interop;

import static io.github.baton4j.lambda.interop.Case.CHAIN;
import static io.github.baton4j.lambda.interop.Case.DEBUG;
import static io.github.baton4j.lambda.interop.Case.ID;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.baton4j.Baton;
import io.github.baton4j.kinesis.Payloads;
import io.github.baton4j.testkit.node.NeedsNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Clients in Java inject, and the middleware in Node captures the same. */
@NeedsNode
@ExtendWith(BothSides.Extension.class)
@Timeout(120)
class JavaToNodeIT {
  private static final Tally TALLY = new Tally("Java to Node");

  private final Baton baton = Baton.builder().trustHttp(true).build();
  private final Loopback services;
  private final JavaFunction java;
  private final NodeFunction node;

  JavaToNodeIT(BothSides sides) {
    services = sides.services;
    java = sides.java;
    node = sides.node;
  }

  static Stream<Arguments> rows() {
    return Tally.rows(Cases.fromJava(), way -> true);
  }

  @Test
  void noWayIsWithoutRows() {
    Tally.assertNoWayIsWithout(Cases.fromJava(), way -> true);
  }

  @AfterAll
  static void tell() {
    System.out.println(TALLY);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("rows")
  void nodeCapturesWhatJavaHasInjected(Way way, Case row) throws Exception {
    java.send(baton, way, row);

    List<String> events = services.events(way.source(), way.messages());

    int records = 0;
    for (String event : events) {
      for (Arrived each : Arrived.in(way.source(), event)) {
        assertUntouched(way.source(), row, each);
      }
      for (NodeFunction.Captured each : node.capture(event)) {
        assertEquals(expected(way.source(), row, event), new TreeMap<>(each.ids()), row::toString);
        assertEquals(textOf(way.source(), row), each.text());
        records++;
      }
    }
    assertEquals(way.messages(), records);
    TALLY.passed(way);
  }

  /** Attributes and data of the sender's own are as it has sent them. */
  private static void assertUntouched(Source source, Case row, Arrived arrived) {
    byte[] text = arrived.text().getBytes(StandardCharsets.UTF_8);
    assertEquals(
        row.message().text(),
        source == Source.KINESIS
            ? new String(Payloads.strip(text), StandardCharsets.UTF_8)
            : arrived.text());
    Map<String, String> own = new TreeMap<>(arrived.attributes());
    own.keySet().retainAll(row.message().own().keySet());
    assertEquals(source == Source.KINESIS ? Map.of() : row.ownTexts(), own);
  }

  private static Map<String, Object> expected(Source source, Case row, String event) {
    Map<String, Object> expected = new TreeMap<>(row.arriving(source));
    if (source != Source.KINESIS) {
      // The packages know nothing of W3C; what is in a context they take as a whole, and pass on.
      expected.remove("traceparent");
      expected.remove("tracestate");
    }
    Object chain = expected.get(CHAIN);
    expected.put(CHAIN, chain == null ? 1 : (Integer) chain + 1);
    expected.putIfAbsent(DEBUG, "false");
    expected.put("awsRequestId", NodeFunction.REQUEST_ID);
    if (source == Source.API) {
      Arrived request = Arrived.in(source, event).get(0);
      expected.put("apiGatewayRequestId", request.id());
      expected.put("User-Agent", request.attributes().get("User-Agent"));
      expected.putIfAbsent(ID, request.id());
    }
    expected.putIfAbsent(ID, NodeFunction.REQUEST_ID);
    return expected;
  }

  private String textOf(Source source, Case row) throws Exception {
    String text = row.message().text();
    return source == Source.KINESIS ? node.rewritten(text) : text;
  }
}
