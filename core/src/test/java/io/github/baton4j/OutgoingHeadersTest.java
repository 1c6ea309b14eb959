// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.baton4j.contract.Counts;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutgoingHeadersTest {
  private static final URI THERE = URI.create("http://a.test/");

  @Test
  void whatIsAskedForOutsideOfAnyScopeIsCounted() {
    Baton baton = Baton.builder().build();
    Counts counts = new Counts(baton, "http");
    assertEquals(Map.of(), baton.headers(THERE));
    assertEquals(Map.of("no scope", 1L), counts.risen());
  }

  /** Nobody serves there, but it is not the port that is allowed. */
  @Test
  void portZeroIsNotTheDefaultPort() {
    Baton baton = Baton.builder().allowHosts("a.test:80").build();
    try (Scope scope = baton.open(CorrelationIds.of("A"))) {
      assertEquals("A", baton.headers(THERE).get("x-correlation-id"));
      assertEquals(Map.of(), baton.headers(URI.create("http://a.test:0/")));
    }
  }
}
