// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.kinesis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.baton4j.testkit.ClassPath;
import io.github.baton4j.testkit.ConsumerProject;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Users of this jar who have the SDK or Lambda's events or neither, and never both. */
class ConsumersIT {
  private static final Path SOURCES =
      Path.of(System.getProperty("basedir"), "src", "test", "consumers");

  private static final ClassPath SDK =
      ClassPath.ofThisJvm().withDependencies("baton-kinesis", "kinesis");
  private static final ClassPath EVENTS =
      ClassPath.ofThisJvm().withDependencies("baton-kinesis", "aws-lambda-java-events");
  private static final ClassPath NOTHING = ClassPath.ofThisJvm().withDependencies("baton-kinesis");

  @TempDir
  Path folder;

  private ConsumerProject consumer(String name, ClassPath classPath) {
    return ConsumerProject.in(folder, classPath, SOURCES.resolve(name + ".java"));
  }

  @Test
  void theClassPathsAreThoseOfUsers() {
    assertEquals(
        Set.of("baton-core", "baton-kinesis", "slf4j-api"), Set.copyOf(NOTHING.artifacts()));
    assertEquals(
        Set.of("baton-core", "baton-kinesis", "slf4j-api", "aws-lambda-java-events", "joda-time"),
        Set.copyOf(EVENTS.artifacts()));
    assertTrue(
        SDK.artifacts().containsAll(Set.of("baton-core", "baton-kinesis", "sdk-core", "aws-core")));
    for (String other :
        List.of("aws-lambda-java-events", "jspecify", "logback-classic", "baton-testkit")) {
      assertFalse(SDK.has(other), other);
    }
  }

  @Test
  void theSdkAloneIsEnough() {
    ConsumerProject.Shown shown = consumer("OnlySdk", SDK).show("OnlySdk", "io.github.baton4j");
    assertEquals(
        List.of(
            "sent {\"__context__\":{\"x-correlation-id\":\"only-sdk\",\"call-chain-length\":1,"
                + "\"debug-log-enabled\":\"false\"},\"hello\":1}",
            "stamped {\"__context__\":{\"x-correlation-id\":\"stamped\"},\"hello\":1}",
            "got stamped",
            "got 4959"),
        shown.lines());
    assertEquals(
        List.of(
            "io.github.baton4j.Baton",
            "io.github.baton4j.CorrelationContext",
            "io.github.baton4j.CorrelationIds",
            "io.github.baton4j.Incoming",
            "io.github.baton4j.Scope",
            "io.github.baton4j.kinesis.BatonKinesisInterceptor",
            "io.github.baton4j.kinesis.KinesisRecords"),
        shown.types());
  }

  @Test
  void lambdasEventsAloneAreEnough() {
    ConsumerProject.Shown shown =
        consumer("OnlyEvents", EVENTS).show("OnlyEvents", "io.github.baton4j");
    assertEquals(List.of("only-events", "event-2"), shown.lines());
    assertEquals(
        List.of(
            "io.github.baton4j.Baton",
            "io.github.baton4j.CorrelationContext",
            "io.github.baton4j.CorrelationIds",
            "io.github.baton4j.Incoming",
            "io.github.baton4j.Scope",
            "io.github.baton4j.kinesis.KinesisEvents"),
        shown.types());
  }

  @Test
  void bareDataNeedsNeither() {
    ConsumerProject.Shown shown = consumer("Nothing", NOTHING).show("Nothing", "io.github.baton4j");
    assertEquals(
        List.of(
            "{\"__context__\":{\"x-correlation-id\":\"nothing\"},\"n\":1.0}",
            "nothing",
            "4959-0",
            "{\"n\":1.0}"),
        shown.lines());
    assertEquals(
        List.of(
            "io.github.baton4j.Baton",
            "io.github.baton4j.CorrelationContext",
            "io.github.baton4j.CorrelationIds",
            "io.github.baton4j.Incoming",
            "io.github.baton4j.Scope",
            "io.github.baton4j.kinesis.Payloads"),
        shown.types());
  }

  @Test
  void theOtherJarsDoorsDoNotOpen() {
    for (ClassPath without : List.of(EVENTS, NOTHING)) {
      String messages = consumer("OnlySdk", without).compile().toString();
      assertTrue(messages.contains("package software.amazon.awssdk"), messages);
      for (String door : List.of("KinesisRecords", "BatonKinesisInterceptor")) {
        doesNotOpen("OnlySdk", without, door, "software/amazon/awssdk/");
      }
    }
    for (ClassPath without : List.of(SDK, NOTHING)) {
      String messages = consumer("OnlyEvents", without).compile().toString();
      assertTrue(messages.contains("package com.amazonaws"), messages);
      doesNotOpen("OnlyEvents", without, "KinesisEvents", "com/amazonaws/");
    }
  }

  private void doesNotOpen(String name, ClassPath classPath, String door, String missing) {
    String failure = consumer(name, classPath)
        .methodsOf(new TreeSet<>(Set.of("io.github.baton4j.kinesis." + door)))
        .err();
    assertTrue(failure.contains("NoClassDefFoundError: " + missing), failure);
  }
}
