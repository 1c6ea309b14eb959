// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.baton4j.testkit.ClassPath;
import io.github.baton4j.testkit.ConsumerProject;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Users of this jar who have Lambda's own two jars: no SDK, no OkHttp. */
class ConsumersIT {
  private static final Path SOURCES =
      Path.of(System.getProperty("basedir"), "src", "test", "consumers");

  private static final ClassPath LAMBDA = ClassPath.ofThisJvm()
      .withDependencies("baton-lambda", "aws-lambda-java-core", "aws-lambda-java-events");

  @TempDir
  Path folder;

  private ConsumerProject consumer(ClassPath classPath) {
    return consumer(classPath, "Posts");
  }

  private ConsumerProject consumer(ClassPath classPath, String main) {
    return ConsumerProject.in(folder, classPath, SOURCES.resolve(main + ".java"));
  }

  @Test
  void lambdasOwnJarsAreEnough() {
    assertEquals(
        Set.of(
            "baton-lambda",
            "baton-core",
            "baton-http",
            "baton-kinesis",
            "baton-sns",
            "baton-sqs",
            "slf4j-api",
            "aws-lambda-java-core",
            "aws-lambda-java-events",
            "joda-time"),
        Set.copyOf(LAMBDA.artifacts()));
    ConsumerProject.Shown shown = consumer(LAMBDA).show("Posts", "io.github.baton4j");
    assertEquals(
        List.of(
            "throws nothing of-http",
            "throws checked no store for of-rest",
            "has an ID true",
            "returns null null",
            "opened of-http",
            "message message-1",
            "message message-2",
            "message message-1",
            "message message-2",
            "failed message-2",
            "after true"),
        shown.lines());
    assertEquals(
        List.of(
            "io.github.baton4j.CorrelationContext",
            "io.github.baton4j.CorrelationIds",
            "io.github.baton4j.Scope",
            "io.github.baton4j.lambda.BatonLambda",
            "io.github.baton4j.lambda.BatonLambda$Body",
            "io.github.baton4j.lambda.RecordHandler"),
        shown.types());
  }

  @Test
  void withoutTheSerializationLibraryTheDropInHandlerNamesIt() {
    assertEquals(
        List.of("BatonHandler needs com.amazonaws:aws-lambda-java-serialization on the class path"),
        consumer(LAMBDA, "Echo").show("Echo", "io.github.baton4j").lines());
  }

  @Test
  void withoutLambdasEventsTheDropInHandlerNamesThem() {
    ClassPath classPath = ClassPath.ofThisJvm()
        .withDependencies("baton-lambda", "aws-lambda-java-core", "aws-lambda-java-serialization");
    assertEquals(
        List.of("BatonHandler needs com.amazonaws:aws-lambda-java-events on the class path"),
        consumer(classPath, "Echo").show("Echo", "io.github.baton4j").lines());
  }

  @Test
  void withoutLambdasEventsNothingCompiles() {
    ClassPath classPath =
        ClassPath.ofThisJvm().withDependencies("baton-lambda", "aws-lambda-java-core");
    String messages = consumer(classPath).compile().toString();
    assertTrue(
        messages.contains("package com.amazonaws.services.lambda.runtime.events does not exist"),
        messages);
  }
}
