// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.baton4j.testkit.ClassPath;
import io.github.baton4j.testkit.ConsumerProject;
import io.github.baton4j.testkit.JavaSnippets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whoever copies a block of Java out of the README has code that compiles without a warning. How a fragment becomes a class
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
          "okhttp");

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
      import org.slf4j.*;
      import software.amazon.awssdk.services.kinesis.*;
      import software.amazon.awssdk.services.sns.*;
      import software.amazon.awssdk.services.sqs.*;
      import software.amazon.awssdk.services.sqs.model.*;
      """;

  @TempDir
  Path folder;

  private static List<JavaSnippets.Snippet> snippets() {
    return JavaSnippets.in(BASE.resolveSibling("README.md"), IMPORTS, "Stage");
  }

  @Test
  void readmeHasBlocksOfJava() {
    assertFalse(snippets().isEmpty(), "README.md has no block that is fenced as java");
  }

  @TestFactory
  Stream<DynamicTest> blockOfReadmeCompiles() {
    return snippets().stream()
        .map(snippet -> DynamicTest.dynamicTest("line " + snippet.line(), () -> compiles(snippet)));
  }

  private void compiles(JavaSnippets.Snippet snippet) {
    Path source = snippet.write(folder);
    ConsumerProject project = ConsumerProject.in(source.getParent(), CLASS_PATH, STAGE, source);
    String messages = String.join("\n", project.compile());
    assertEquals("", messages, () -> "README.md, the block of line " + snippet.line());
  }
}
