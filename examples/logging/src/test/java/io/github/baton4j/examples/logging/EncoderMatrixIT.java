// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.logging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each encoder writes what it is given: one line for each call, every ID as text under its name, and nothing of its own making. */
class EncoderMatrixIT {
  private static final String ALL = "io.github.baton4j.examples.logging.Recipe#all";

  private static List<Wanted> wanted() {
    List<Wanted> all = new ArrayList<>();
    for (Case each : FunctionProcess.cases()) {
      all.addAll(each.lines());
    }
    return all;
  }

  private static Map<String, String> texts(Map<String, JsonNode> fields) {
    Map<String, String> texts = new TreeMap<>();
    fields.forEach((name, value) -> {
      assertTrue(value.isTextual(), () -> name + " is not text: " + value);
      texts.put(name, value.textValue());
    });
    return texts;
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void eachCallIsOneLineInItsOrder(Recipe recipe) {
    List<String> messages = new ArrayList<>();
    for (String line : Recipe.lines(recipe.run())) {
      messages.add(recipe.shape().read(line).message());
    }
    List<Wanted> wanted = wanted();
    assertEquals(wanted.size(), messages.size(), () -> recipe.run().out());
    for (int i = 0; i < wanted.size(); i++) {
      assertTrue(
          recipe.shape().isMessage(messages.get(i), wanted.get(i).message()), messages.get(i));
    }
    assertEquals(0, recipe.run().exit());
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void everyFieldIsTextAsItWasUnderItsNameAndThereIsNoOther(Recipe recipe) {
    List<String> lines = Recipe.lines(recipe.run());
    List<Wanted> wanted = wanted();
    for (int i = 0; i < wanted.size(); i++) {
      assertEquals(
          recipe.shape().shown(wanted.get(i).fields()),
          texts(recipe.shape().read(lines.get(i)).fields()),
          lines.get(i));
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void noControlCharacterIsWrittenButTheOnesBetween(Recipe recipe) {
    boolean tabs = recipe.shape() instanceof Shape.Tabs;
    recipe.run().out().chars().forEach(c -> {
      boolean between = c == '\n' || (tabs && c == '\t');
      assertTrue(between || c >= ' ', () -> "character " + c);
    });
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void nothingIsSaidBeside(Recipe recipe) {
    String said = recipe.run().err();
    if (recipe.name().equals("LoggingEventAsyncDisruptorAppender 8.1")) {
      // From JDK 24 on it is the JDK that warns, of what is used there.
      assertTrue(said.lines().allMatch(line -> line.startsWith("WARNING: ")), said);
    } else {
      assertEquals("", said);
    }
  }

  /** Our field and Powertools' have one key then, and it is Powertools that writes it. */
  @ParameterizedTest
  @ValueSource(strings = {"Powertools 2.9.0", "Powertools 2.7.0"})
  void inSnakeCaseTheColdStartIsPowertoolsFieldWhichIsNoText(String name) throws IOException {
    String line = Recipe.lines(Recipe.named(name).run()).stream()
        .filter(each -> each.contains(Moments.SNAKE_CASE))
        .findFirst()
        .orElseThrow();
    assertTrue(new ObjectMapper().readTree(line).path("cold_start").isBoolean(), line);
  }
}
