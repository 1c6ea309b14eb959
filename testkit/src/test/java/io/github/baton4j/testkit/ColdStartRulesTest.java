// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColdStartRulesTest {
  @TempDir
  Path folder;

  private List<String> breachesOf(String members) throws IOException {
    Path file =
        Files.writeString(folder.resolve("Main.java"), "class Main {\n" + members + "\n}\n");
    ConsumerProject project = ConsumerProject.in(folder, ClassPath.ofThisJvm().only(), file);
    assertEquals(List.of(), project.compile());
    return ColdStartRules.breaches(folder.resolve("classes"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Runnable r = () -> {};  | Main has an invokedynamic (lambda, concatenation, record): run",
        "Runnable r = this::toString; | Main has an invokedynamic (lambda, concatenation, record): run",
        "String s(int i) { return \"i\" + i; } | Main has an invokedynamic (lambda, concatenation, record): makeConcatWithConstants",
        "record Pair(int one, int two) {} | Main$Pair uses java/lang/Record",
        "int i(Thread.State s) { switch (s) { case NEW: return 1; default: return 2; } } | Main$1 is of a switch over an enum: $SwitchMap$java$lang$Thread$State",
        "Object o(String s) { return java.util.regex.Pattern.compile(s); } | Main uses java/util/regex/Pattern",
        "java.util.regex.Pattern p; | Main uses java/util/regex/Pattern",
        "Object o(java.util.List<?> l) { return l.stream(); } | Main uses java/util/stream/Stream",
        "Object o() { return java.util.ServiceLoader.load(Main.class); } | Main uses java/util/ServiceLoader",
        "Object o() throws Exception { return Main.class.getMethod(\"o\"); } | Main uses java/lang/Class.getMethod",
        "Object o() throws Exception { return Class.forName(\"o\"); } | Main uses java/lang/Class.forName",
        "Object o(String s) { return String.format(s); } | Main uses java/lang/String.format",
        "Object o(String s) { return s.formatted(); } | Main uses java/lang/String.formatted",
        "Object o(String s) { return s.split(s); } | Main uses java/lang/String.split",
        "boolean o(String s) { return s.matches(s); } | Main uses java/lang/String.matches",
        "Object o(String s) { return s.replaceAll(s, s); } | Main uses java/lang/String.replaceAll",
      })
  void breachIsFound(String members, String breach) throws IOException {
    List<String> breaches = breachesOf(members);
    assertEquals(breach, breaches.contains(breach) ? breach : breaches.toString());
  }

  @Test
  void plainCodeIsNoBreach() throws IOException {
    assertEquals(List.of(), breachesOf("""
              enum Size { SMALL, LARGE }
              private final java.util.Map<String, Long> map = new java.util.HashMap<>();
              long get(String name, Size size) {
                if (name.indexOf('.') < 0 && size == Size.LARGE) {
                  for (String key : map.keySet()) {
                    System.out.println(new StringBuilder(key).append(1L).append(2.5d));
                  }
                }
                Runnable task = new Runnable() {
                  @Override
                  public void run() {}
                };
                task.run();
                switch (name.replace('-', '_')) {
                  case "a": return Long.MAX_VALUE;
                  default: return name.getClass().getName().length();
                }
              }
            """));
  }

  @Test
  void aFolderWithoutClassesIsAnErrorAndNotClean() {
    assertThrows(IllegalStateException.class, () -> ColdStartRules.breaches(folder));
  }
}
