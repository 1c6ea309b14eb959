// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.logging;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What encoders do with what Baton never hands to them, and with a name that they have already. */
class OthersFieldsIT {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "logback's JsonEncoder",
        "logstash-logback-encoder 9.0",
        "Log4j 2.25.3",
        "Powertools 2.9.0"
      })
  void controlCharactersAreEscapedButByPowertoolsAndOnlyAnMdcOfItsOwnKeepsNamesApart(String name) {
    Recipe recipe = Recipe.named(name);
    List<String> lines = Recipe.lines(recipe.run(OthersFieldsProcess.class));
    assertEquals(2, lines.size());
    read(recipe, lines.get(0), Set.of("Powertools 2.9.0").contains(name));
    read(recipe, lines.get(1), !Set.of("logback's JsonEncoder").contains(name));
  }

  private static void read(Recipe recipe, String line, boolean fails) {
    Executable reading = () -> recipe.shape().read(line);
    if (fails) {
      assertThrows(UncheckedIOException.class, reading, line);
    } else {
      assertDoesNotThrow(reading, line);
    }
  }
}
