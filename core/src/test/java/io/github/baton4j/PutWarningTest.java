// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import io.github.baton4j.contract.LogLines;
import io.github.baton4j.testkit.FreshJvm;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A refused {@code put} is told of once a minute: in a JVM where nobody else has been told yet. */
class PutWarningTest {
  @Test
  void aRefusedNameIsCountedAndWarnedOfWithoutItsValue() throws Exception {
    FreshJvm.run(Refused.class);
  }

  /** Run in a JVM of its own. */
  static final class Refused {
    private Refused() {}

    public static void main(String[] arguments) {
      Baton baton = Baton.create();
      try (LogLines lines = new LogLines("io.github.baton4j")) {
        Scope scope = baton.open(CorrelationIds.of("c-1"));
        try (scope) {
          CorrelationContext.put("authorization", "secret-1");
          CorrelationContext.put("x-correlation-user-id", "secret-2\n");
        }
        List<String> warnings = lines.messages(Level.WARN);
        assertEquals(1, warnings.size(), warnings.toString());
        assertTrue(warnings.get(0).contains("authorization"), warnings.toString());
        assertFalse(warnings.get(0).contains("secret"), warnings.toString());
      }
      assertEquals(2, baton.outcomes().count("context", "rejected"));
    }
  }
}
