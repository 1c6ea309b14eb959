// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.baton4j.Baton;
import io.github.baton4j.Limits;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** docs/configuration.md names every setting, with the default that it has and a value that is refused, and no other. */
class SettingsPageTest {
  private static final Path DOCS =
      Path.of(System.getProperty("basedir")).toAbsolutePath().resolveSibling("docs");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern SETTING =
      Pattern.compile("^(?:limits\\(Limits\\.|BatonLambda\\.)?(\\w+)");

  /** The cells of each row of the tables, by the setting that the first one names. */
  private static final Map<String, List<String>> ROWS = new TreeMap<>();

  @BeforeAll
  static void read() throws IOException {
    for (String line : Files.readAllLines(DOCS.resolve("configuration.md"))) {
      List<String> cells = cells(line);
      if (cells.size() > 2 && cells.get(0).startsWith("`")) {
        Matcher setting = SETTING.matcher(code(cells.get(0)));
        assertTrue(setting.find(), line);
        assertEquals(null, ROWS.put(setting.group(1), cells), line);
      }
    }
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    for (String cell : line.split("\\|", -1)) {
      cells.add(cell.strip());
    }
    return cells.size() < 3 || !cells.get(0).isEmpty()
        ? List.of()
        : cells.subList(1, cells.size() - 1);
  }

  private static String code(String cell) {
    Matcher code = CODE.matcher(cell);
    return code.find() ? code.group(1) : "";
  }

  private static Set<String> names(String field) throws ReflectiveOperationException {
    Field names = Settings.class.getDeclaredField(field);
    names.setAccessible(true);
    return new TreeSet<>(List.of((String[]) names.get(null)));
  }

  @Test
  void itNamesTheSettingsThatThereAreAndNoOther() throws ReflectiveOperationException {
    Set<String> settings = names("FROM_ENVIRONMENT");
    settings.addAll(names("OTHERS"));
    settings.add("idGenerator"); // which no text can give
    assertEquals(settings, ROWS.keySet());
  }

  @Test
  void itNamesEachMethodOfTheBuilder() {
    Set<String> missing = new TreeSet<>();
    for (Method method : Baton.Builder.class.getDeclaredMethods()) {
      boolean isSetting = java.lang.reflect.Modifier.isPublic(method.getModifiers())
          && method.getReturnType() == Baton.Builder.class;
      if (isSetting && !ROWS.containsKey(method.getName())) {
        missing.add(method.getName());
      }
    }
    for (Method method : Limits.class.getDeclaredMethods()) {
      boolean isLimit = method.getReturnType() == Limits.class && method.getParameterCount() == 1;
      if (isLimit
          && !ROWS.get(method.getName()).get(0).startsWith("`limits(Limits." + method.getName())) {
        missing.add("limits: " + method.getName());
      }
    }
    assertEquals(Set.of("limits"), missing);
  }

  @Test
  void itNamesThePropertyAndTheVariableOfEach() {
    ROWS.forEach((setting, cells) -> {
      if (setting.equals("idGenerator")) {
        return;
      }
      String property = "`baton." + setting + "`";
      String variable =
          "BATON_" + setting.replaceAll("([A-Z])", "_$1").toUpperCase(java.util.Locale.ROOT);
      boolean isOfScript = setting.equals("nextWrapper"); // which a shell script reads
      assertEquals(isOfScript ? "–" : property, cells.get(1), setting);
      assertEquals("`" + variable + "`", cells.get(2), setting);
    });
  }

  private static Map<String, Object> fields(Policy policy) throws ReflectiveOperationException {
    Map<String, Object> fields = new HashMap<>();
    for (Field field : Policy.class.getDeclaredFields()) {
      if (!java.lang.reflect.Modifier.isStatic(field.getModifiers())
          && !java.lang.reflect.Modifier.isPrivate(field.getModifiers())) {
        field.setAccessible(true);
        fields.put(field.getName(), field.get(policy));
      }
    }
    return fields;
  }

  @Test
  void eachDefaultIsTheOneThatStands() throws ReflectiveOperationException {
    Map<String, Object> defaults = fields(new Policy(true, new Counters()));
    for (String setting : names("FROM_ENVIRONMENT")) {
      Object standing = defaults.get(setting.equals("mdcName") ? "mdcNames" : setting);
      String told = ROWS.get(setting).get(3);
      if (told.startsWith("none")) {
        boolean isNone = standing == null
            || "".equals(standing)
            || (standing instanceof Collection<?> list && list.isEmpty())
            || (standing instanceof Map<?, ?> map && map.isEmpty());
        assertTrue(isNone, setting + " is " + standing);
      } else {
        Policy again =
            Settings.policy(Map.of(setting, code(told).replace(",", "")), new Counters());
        assertEquals(standing, fields(again).get(setting), setting);
      }
    }
  }

  @Test
  void eachWrongValueIsRefused() throws ReflectiveOperationException {
    for (String setting : names("FROM_ENVIRONMENT")) {
      String wrong = code(ROWS.get(setting).get(4));
      if (setting.equals("debugSalt")) {
        assertEquals("", wrong, "any text is a salt");
      } else {
        IllegalArgumentException refused = assertThrows(
            IllegalArgumentException.class,
            () -> Settings.policy(Map.of(setting, wrong), new Counters()),
            () -> setting + ": " + wrong);
        assertTrue(refused.getMessage().startsWith(setting + ": "), refused.getMessage());
      }
    }
  }

  /** docs/limits.md has a row for each outcome, and none for what is no outcome. */
  @Test
  void eachOutcomeHasItsRow() throws IOException {
    Set<String> told = new TreeSet<>();
    boolean isBehind = false;
    for (String line : Files.readAllLines(DOCS.resolve("limits.md"))) {
      isBehind = line.startsWith("## ") ? line.equals("## Outcomes") : isBehind;
      List<String> cells = isBehind ? cells(line) : List.of();
      if (cells.size() > 1 && cells.get(0).startsWith("`")) {
        assertTrue(told.add(code(cells.get(0))), line);
      }
    }
    assertEquals(new TreeSet<>(Counters.outcomes()), told);
  }
}
