// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.baton4j.testkit.ClassPath;
import io.github.baton4j.testkit.ConsumerProject;
import io.github.baton4j.testkit.Relocation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All jars of Baton in another package, beside the ordinary ones, on the class path of one user. */
class ShadedIT {
  private static final Path SOURCES =
      Path.of(System.getProperty("basedir"), "src", "test", "consumers");
  private static final ClassPath ALL = ClassPath.ofThisJvm()
      .withDependencies(
          "baton-lambda",
          "aws-lambda-java-core",
          "aws-lambda-java-events",
          "sqs",
          "logback-classic");

  @TempDir
  Path folder;

  private Path shaded;
  private ConsumerProject consumer;

  @BeforeEach
  void shade() throws IOException {
    List<Path> jars = new ArrayList<>();
    for (String module : List.of("core", "http", "kinesis", "sns", "sqs", "lambda")) {
      jars.add(ALL.path("baton-" + module));
    }
    shaded = new Relocation("io.github.baton4j", "shop.shaded.baton")
        .jar(folder.resolve("library.jar"), jars);
    consumer = ConsumerProject.in(
        folder, ALL.with("library", shaded), SOURCES.resolve("BesideAShadedCopy.java"));
    assertEquals(List.of(), consumer.compile());
  }

  @Test
  void nothingIsLeftOfTheNameThatItHad() throws IOException {
    int classes = 0;
    try (ZipFile jar = new ZipFile(shaded.toFile())) {
      for (ZipEntry entry : Collections.list(jar.entries())) {
        try (InputStream in = jar.getInputStream(entry)) {
          String constants = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
          assertFalse(constants.contains("baton4j"), entry.getName());
          assertTrue(entry.getName().startsWith("shop/shaded/baton/"), entry.getName());
          classes++;
        }
      }
    }
    assertTrue(classes > 50, classes + " classes");
  }

  @Test
  void bothWorkInOneJvm() {
    assertEquals(
        List.of(
            "in the application's scope: sent application, logs application",
            "in both: sent application, logs library",
            "in the library's scope: sent library, logs library",
            "in none: sent nothing, logs null",
            "record message-1",
            "failed 0",
            "told by its class's name of-http",
            "the same true",
            "the same true",
            "ERROR by io.github.baton4j.lambda with an ID true",
            "ERROR by shop.shaded.baton.lambda with an ID true"),
        consumer.run("BesideAShadedCopy").output().lines().toList());
  }

  /** It keeps one class of each simple name in a kind of file, the first, so the others are to be registered by hand. */
  @Test
  void ofTwoCopiesInItsFilesTheSdkTakesTheFirst() throws IOException {
    Path file =
        folder.resolve("classes/software/amazon/awssdk/services/sqs/execution.interceptors");
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        "shop.shaded.baton.sqs.BatonSqsInterceptor\nio.github.baton4j.sqs.BatonSqsInterceptor\n");
    assertEquals(
        List.of(
            "by files",
            "in the application's scope: sent nothing, logs application",
            "in both: sent library, logs library",
            "in the library's scope: sent library, logs library",
            "in none: sent nothing, logs null"),
        consumer.run("BesideAShadedCopy", "by files").output().lines().toList());
  }
}
