// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda.interop;

import static io.github.baton4j.lambda.interop.Case.CHAIN;
import static io.github.baton4j.lambda.interop.Case.DEBUG;
import static io.github.baton4j.lambda.interop.Case.ID;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.baton4j.Baton;
import io.github.baton4j.kinesis.Payloads;
import io.github.baton4j.testkit.node.NeedsNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

/** Clients in Node inject, and Java captures the same. */
@NeedsNode
@ExtendWith(BothSides.Extension.class)
@Timeout(120)
class NodeToJavaIT {
  private static final Tally TALLY = new Tally("Node to Java");

  private final Baton baton = Baton.builder().trustHttp(true).build();
  private final Loopback services;
  private final NodeFunction node;

  NodeToJavaIT(BothSides sides) {
    services = sides.services;
    node = sides.node;
  }

  static Stream<Arguments> rows() {
    return Tally.rows(Cases.fromNode(), Way::isOfNode);
  }

  @Test
  void noWayIsWithoutRows() {
    Tally.assertNoWayIsWithout(Cases.fromNode(), Way::isOfNode);
  }

  @AfterAll
  static void tell() {
    System.out.println(TALLY);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("rows")
  void javaCapturesWhatNodeHasInjected(Way way, Case row) throws Exception {
    node.send(way, row.ids(), row.message());

    int records = 0;
    for (String event : services.events(way.source(), way.messages())) {
      List<Arrived> arrived = new ArrayList<>(Arrived.in(way.source(), event));
      for (JavaFunction.Received each : JavaFunction.received(way.source(), event)) {
        Arrived same = arrived.remove(0);
        assertEquals(
            expected(way.source(), row, same),
            new TreeMap<>(baton.capture(each.incoming()).asMap()),
            same::toString);
        assertUntouched(way.source(), row, same);
        records++;
      }
    }
    assertEquals(way.messages(), records);
    TALLY.passed(way);
  }

  /** Attributes and text of the sender's own are as it has sent them; data as its JSON is written in Node. */
  private void assertUntouched(Source source, Case row, Arrived arrived) throws Exception {
    String text = row.message().text();
    if (source == Source.KINESIS) {
      byte[] data = arrived.text().getBytes(StandardCharsets.UTF_8);
      assertEquals(node.rewritten(text), new String(Payloads.strip(data), StandardCharsets.UTF_8));
    } else {
      assertEquals(text, arrived.text());
      Map<String, String> own = new TreeMap<>(arrived.attributes());
      own.keySet().retainAll(row.message().own().keySet());
      assertEquals(row.ownTexts(), own);
    }
  }

  private static Map<String, String> expected(Source source, Case row, Arrived arrived) {
    Map<String, String> expected = new TreeMap<>();
    row.arriving(source)
        .forEach((name, value) -> expected.put(name.toLowerCase(Locale.ROOT), value.toString()));
    expected.merge(CHAIN, "1", (before, one) -> Integer.toString(Integer.parseInt(before) + 1));
    expected.putIfAbsent(DEBUG, "false");
    expected.putIfAbsent(ID, arrived.id());
    return expected;
  }

  /** Node sends all that it has, which a queue does not take; Baton's own share of attributes is for this reason bounded. */
  @Test
  void moreAttributesThanAQueueTakesAreTheNodeSidesOwnFailure() throws Exception {
    Map<String, Object> many = new TreeMap<>();
    for (int i = 0; i < 11; i++) {
      many.put("x-correlation-" + i, "v");
    }
    Message message = new Message("m", Map.of());

    NodeFunction.Refused e =
        assertThrows(NodeFunction.Refused.class, () -> node.send(Way.SEND_MESSAGE, many, message));

    assertTrue(e.getMessage().contains("attributes"), e::getMessage);
  }
}
