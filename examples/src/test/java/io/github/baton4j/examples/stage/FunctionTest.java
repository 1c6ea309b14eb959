// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class FunctionTest {
  @AfterEach
  void clear() {
    MDC.clear();
  }

  @Test
  void marksLinesWithItsNameWhileItRuns() {
    Function<String, String> function =
        new Function<>("f", (event, context) -> event + MDC.get(Function.FIELD));

    assertEquals("in f", function.invoke("in "));
    assertNull(MDC.get(Function.FIELD));
    assertEquals(List.of(), function.leftovers());
  }

  @Test
  void noticesWhatIsLeftInTheMdc() {
    Function<String, String> leaving = new Function<>("f", (event, context) -> {
      MDC.put("x-correlation-id", event);
      return event;
    });
    leaving.invoke("abc");
    assertTrue(leaving.leftovers().get(0).contains("x-correlation-id=abc"));
  }

  @Test
  void noticesWhatIsTakenFromTheMdcEvenWhenTheFunctionThrows() {
    Function<String, String> taking = new Function<>("f", (event, context) -> {
      MDC.clear();
      throw new IllegalStateException("on purpose");
    });
    assertThrows(IllegalStateException.class, () -> taking.invoke("abc"));
    assertEquals(1, taking.leftovers().size());
  }
}
