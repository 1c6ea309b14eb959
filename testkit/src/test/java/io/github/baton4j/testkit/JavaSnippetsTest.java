// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JavaSnippetsTest {
  private static final String IMPORTS = "import java.util.*;\n";

  @TempDir
  Path folder;

  private List<JavaSnippets.Snippet> snippets(String markdown) throws IOException {
    Path file = Files.writeString(folder.resolve("README.md"), markdown);
    return JavaSnippets.in(file, IMPORTS, "Stage");
  }

  private List<String> compiled(String block) throws IOException {
    List<JavaSnippets.Snippet> found = snippets("# Title\n```java\n" + block + "\n```\n");
    assertEquals(1, found.size());
    Path stage = Files.writeString(
        folder.resolve("Stage.java"), "class Stage { final String user = \"me\"; }");
    Path source = found.get(0).write(folder);
    return ConsumerProject.in(folder, ClassPath.ofThisJvm().only(), stage, source)
        .compile();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "package shop;\n\nimport java.util.Map;\n\npublic class Shop { Map<String, String> map; }",
        "import java.util.Map;\n\npublic final class Shop { Map<String, String> map; }",
        "class Shop { Map<String, String> map; }",
        "private final List<String> users = List.of(user);\n\nint length() { return user.length(); }",
        "private final String user = \"hides\";",
        "String mine = user;\nif (mine.isEmpty()) {\n\n  throw new Exception();\n}",
        "List<String> users = List.of(user);\n\nusers.clear();",
        "private static final List<String> USERS = List.of();\n\nUSERS.add(user);",
      })
  void sourceFilesMembersAndStatementsCompile(String block) throws IOException {
    assertEquals(List.of(), compiled(block));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nobody.knows(user);",
        "List raw = List.of(user);",
        "class Shop { void open() { return 1; } }",
        "this is not Java",
        "Scope scope = open(…);",
      })
  void whatIsWrongIsTold(String block) throws IOException {
    assertTrue(!compiled(block).isEmpty(), "compiled: " + block);
  }

  @Test
  void onlyBlocksOfJavaCount() throws IOException {
    List<JavaSnippets.Snippet> found = snippets("""
        ```xml
        <java/>
        ```
        java
        ```java
        first();
        ```
        - in a list

          ```java
          second();
          ```
        """);
    assertEquals(2, found.size());
    assertEquals(5, found.get(0).line());
    assertTrue(found.get(1).source().contains("second();"));
  }

  @Test
  void aBlockWithoutEndIsAnError() {
    assertThrows(IllegalArgumentException.class, () -> snippets("```java\nfirst();\n"));
  }

  @Test
  void blocksOfJavadocAreThoseOfTheirComment() throws IOException {
    Path file = Files.writeString(folder.resolve("Shop.java"), """
        /**
         * Sells.
         *
         * <pre>{@code
         * if (open) {
         *
         *   sell();
         * }
         * }</pre>
         *
         * <pre class="xml">{@code
         * <shop/>
         * }</pre>
         */
        class Shop {
          /**
           * <pre>{@code
           * second();
           * }</pre>
           */
          void sell() {}
        }
        """);
    List<JavaSnippets.Snippet> found = JavaSnippets.inJavadoc(file, IMPORTS, "Stage");
    assertEquals(2, found.size());
    assertEquals(4, found.get(0).line());
    assertTrue(
        found.get(0).source().contains("if (open) {\n\n  sell();\n}\n"),
        found.get(0).source());
    assertTrue(found.get(1).source().contains("second();"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/**\n * <pre>\n * sell();\n * </pre>\n */", "/**\n * <pre>{@code\n * sell();\n"})
  void aBlockOfJavadocThatCannotBeTakenIsAnError(String source) throws IOException {
    Path file = Files.writeString(folder.resolve("Shop.java"), source);
    assertThrows(
        IllegalArgumentException.class, () -> JavaSnippets.inJavadoc(file, IMPORTS, "Stage"));
  }
}
