// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.baton4j.testkit.ClassPath;
import io.github.baton4j.testkit.ConsumerProject;
import io.github.baton4j.testkit.JavaSnippets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whoever copies a block of Java out of the README, or out of any page, has code that compiles without a warning. How a fragment becomes a class
 * is told at {@link JavaSnippets}; what it may rely on are the imports below and {@code src/test/readme/Stage.java}.
 */
class ReadmeIT {
  private static final Path BASE = Path.of(System.getProperty("basedir"));
  private static final Path STAGE = BASE.resolve("src/test/readme/Stage.java");

  private static final ClassPath CLASS_PATH = ClassPath.ofThisJvm()
      .withDependencies(
          "baton-lambda",
          "aws-lambda-java-core",
          "aws-lambda-java-events",
          "kinesis",
          "sns",
          "sqs",
          "okhttp",
          "reactor-core",
          "baton-junit",
          "junit-jupiter-api");

  /** Pages whose blocks stand in sources that are compiled and run elsewhere, with libraries that are not here. */
  private static final Map<String, String> HELD_ELSEWHERE = Map.of(
      "docs/outside-lambda/",
          "examples/outside-lambda/src/test/java/io/github/baton4j/examples/outside/PagesTest.java",
      "docs/logs.md",
          "examples/logging/src/test/java/io/github/baton4j/examples/logging/PageIT.java");

  private static final String IMPORTS = """
      import com.amazonaws.services.lambda.runtime.*;
      import com.amazonaws.services.lambda.runtime.events.*;
      import io.github.baton4j.*;
      import io.github.baton4j.http.*;
      import io.github.baton4j.kinesis.*;
      import io.github.baton4j.lambda.*;
      import io.github.baton4j.sns.*;
      import io.github.baton4j.sqs.*;
      import java.io.*;
      import java.net.*;
      import java.nio.*;
      import java.util.*;
      import java.util.concurrent.*;
      import okhttp3.*;
      import io.github.baton4j.junit.*;
      import org.junit.jupiter.api.Test;
      import org.junit.jupiter.api.extension.ExtendWith;
      import org.slf4j.*;
      import reactor.core.publisher.*;
      import reactor.core.scheduler.*;
      import software.amazon.awssdk.services.kinesis.*;
      import software.amazon.awssdk.services.sns.*;
      import software.amazon.awssdk.services.sqs.*;
      import software.amazon.awssdk.services.sqs.model.*;
      import static org.junit.jupiter.api.Assertions.*;
      """;

  @TempDir
  Path folder;

  private static List<JavaSnippets.Snippet> snippets(String document) {
    return JavaSnippets.in(BASE.getParent().resolve(document), IMPORTS, "Stage");
  }

  /** All Markdown files at the root and below docs, so that a new page is compiled without being named here. */
  private static List<String> documents() throws IOException {
    Path root = BASE.getParent();
    List<String> documents = new ArrayList<>();
    for (Path folder : List.of(root, root.resolve("docs"))) {
      try (Stream<Path> files = Files.walk(folder, folder.equals(root) ? 1 : 9)) {
        files
            .map(file -> root.relativize(file).toString())
            .filter(file -> file.endsWith(".md"))
            .filter(file -> HELD_ELSEWHERE.keySet().stream().noneMatch(file::startsWith))
            .sorted()
            .forEach(documents::add);
      }
    }
    return documents;
  }

  @Test
  void pagesThatAreLeftOutAreHeldElsewhere() {
    HELD_ELSEWHERE.forEach((pages, test) -> {
      assertTrue(Files.exists(BASE.resolveSibling(pages)), pages);
      assertTrue(Files.exists(BASE.resolveSibling(test)), test);
    });
  }

  @Test
  void newPagesAreTakenAndTheReadmesBlocksAreFound() throws IOException {
    assertTrue(documents()
        .containsAll(
            List.of("README.md", "docs/threads.md", "docs/metrics.md", "docs/batches.md")));
    for (String document : List.of("README.md", "docs/threads.md", "docs/batches.md")) {
      assertFalse(snippets(document).isEmpty(), document + " has no block that is fenced as java");
    }
  }

  @TestFactory
  Stream<DynamicTest> blockOfADocumentCompiles() throws IOException {
    return documents().stream()
        .flatMap(document -> snippets(document).stream()
            .map(snippet -> DynamicTest.dynamicTest(
                document + " line " + snippet.line(), () -> compiles(document, snippet))));
  }

  private void compiles(String document, JavaSnippets.Snippet snippet) {
    Path source = snippet.write(folder.resolve(document));
    ConsumerProject project = ConsumerProject.in(source.getParent(), CLASS_PATH, STAGE, source);
    String messages = String.join("\n", project.compile());
    assertEquals("", messages, () -> document + ", the block of line " + snippet.line());
  }
}
