// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.kinesis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Scope;
import io.github.baton4j.contract.Counts;
import java.util.Map;

/** How cases of payloads are put: what is given, and what must come of it. */
abstract class PayloadCases {
  static final String MEMBERS = "\"x-correlation-id\":\"c-1\",\"call-chain-length\":7";
  static final String CONTEXT = "\"__context__\":{" + MEMBERS + "}";
  static final CorrelationIds IDS = CorrelationIds.of("c-1").with("call-chain-length", "7");

  final Baton baton = Baton.builder().build();
  final Counts counts = new Counts(baton, "kinesis");

  final byte[] stamped(byte[] data) {
    try (Scope scope = baton.open(CorrelationIds.of("another"))) {
      return Payloads.stamp(data, IDS);
    }
  }

  final void isLeftAlone(byte[] data, String outcome) {
    byte[] before = data.clone();
    assertSame(data, stamped(data));
    assertArrayEquals(before, data);
    assertEquals(Map.of(outcome, 1L), counts.risen());
    assertSame(data, Payloads.strip(data));
  }

  final void becomes(String expected, String data) {
    byte[] given = Json.utf8(data);
    byte[] before = given.clone();
    assertEquals(expected, Json.text(stamped(given)));
    assertArrayEquals(before, given);
    assertEquals(Map.of("stamped", 1L), counts.risen());
  }
}
