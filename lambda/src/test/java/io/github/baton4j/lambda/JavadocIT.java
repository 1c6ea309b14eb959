// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.baton4j.testkit.ClassPath;
import io.github.baton4j.testkit.ConsumerProject;
import io.github.baton4j.testkit.JavaSnippets;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The Javadoc of what is published: the JDK's own tool finds nothing to warn of, and whoever copies an example has code that
 * compiles without a warning. What examples may rely on are the imports below and {@code src/test/javadoc/Stage.java}.
 */
class JavadocIT {
  private static final Path STAGE =
      PublishedModules.ROOT.resolve("lambda/src/test/javadoc/Stage.java");

  private static final ClassPath CLASS_PATH = ClassPath.ofThisJvm()
      .withDependencies(
          "baton-lambda",
          "baton-junit",
          "baton-auto",
          "aws-lambda-java-core",
          "aws-lambda-java-events",
          "aws-lambda-java-serialization",
          "kinesis",
          "sns",
          "sqs",
          "okhttp",
          "jakarta.servlet-api",
          "logback-classic",
          "micrometer-core",
          "context-propagation",
          "reactor-core",
          "jspecify",
          "junit-jupiter-api");

  private static final String IMPORTS = """
      import com.amazonaws.services.lambda.runtime.*;
      import com.amazonaws.services.lambda.runtime.events.*;
      import io.github.baton4j.*;
      import io.github.baton4j.http.*;
      import io.github.baton4j.junit.*;
      import io.github.baton4j.kinesis.*;
      import io.github.baton4j.lambda.*;
      import io.github.baton4j.micrometer.*;
      import io.github.baton4j.sns.*;
      import io.github.baton4j.sqs.*;
      import jakarta.servlet.*;
      import java.util.*;
      import okhttp3.OkHttpClient;
      import org.junit.jupiter.api.extension.*;
      import reactor.core.publisher.Hooks;
      import software.amazon.awssdk.services.kinesis.KinesisClient;
      import software.amazon.awssdk.services.kinesis.model.Record;
      import software.amazon.awssdk.services.sns.SnsClient;
      import software.amazon.awssdk.services.sqs.SqsClient;
      import software.amazon.awssdk.services.sqs.model.Message;
      """;

  @TempDir
  Path folder;

  /** Those of the API. */
  private static List<Path> sources(String module) throws IOException {
    try (Stream<Path> below = Files.walk(PublishedModules.sources(module))) {
      List<Path> sources = below
          .filter(each -> each.toString().endsWith(".java"))
          .filter(each -> !each.getParent().endsWith("internal"))
          .filter(each -> !each.getParent().endsWith("transport"))
          .sorted()
          .toList();
      assertFalse(sources.isEmpty());
      return sources;
    }
  }

  @Test
  void theToolFindsNothingToWarnOf() throws IOException {
    List<String> arguments = new ArrayList<>(List.of(
        "-quiet",
        "-Xdoclint:all",
        "-Werror",
        "-encoding",
        "UTF-8",
        "--release",
        "17",
        "-d",
        folder.resolve("docs").toString(),
        "-classpath",
        CLASS_PATH.toString()));
    for (String module : PublishedModules.poms().keySet()) {
      sources(module).forEach(each -> arguments.add(each.toString()));
    }
    StringWriter said = new StringWriter();
    int exit = ToolProvider.findFirst("javadoc")
        .orElseThrow()
        .run(new PrintWriter(said), new PrintWriter(said), arguments.toArray(new String[0]));
    assertEquals("", said.toString());
    assertEquals(0, exit);
  }

  @TestFactory
  Stream<DynamicTest> exampleCompiles() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (String module : PublishedModules.poms().keySet()) {
      for (Path source : sources(module)) {
        for (JavaSnippets.Snippet each : JavaSnippets.inJavadoc(source, IMPORTS, "Stage")) {
          String name = module + " " + source.getFileName();
          tests.add(
              DynamicTest.dynamicTest(name + " line " + each.line(), () -> compiles(name, each)));
        }
      }
    }
    assertFalse(tests.isEmpty());
    return tests.stream();
  }

  private void compiles(String name, JavaSnippets.Snippet snippet) {
    Path source = snippet.write(folder.resolve(name));
    ConsumerProject project = ConsumerProject.in(source.getParent(), CLASS_PATH, STAGE, source);
    assertEquals("", String.join("\n", project.compile()));
  }
}
