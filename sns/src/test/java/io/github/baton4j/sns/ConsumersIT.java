// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.sns;

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

/** Users of this jar who have the SDK or Lambda's events, and not both. */
class ConsumersIT {
  private static final Path SOURCES =
      Path.of(System.getProperty("basedir"), "src", "test", "consumers");

  private static final ClassPath SDK = ClassPath.ofThisJvm().withDependencies("baton-sns", "sns");
  private static final ClassPath EVENTS =
      ClassPath.ofThisJvm().withDependencies("baton-sns", "aws-lambda-java-events");

  @TempDir
  Path folder;

  private ConsumerProject consumer(String name, ClassPath classPath) {
    return ConsumerProject.in(folder, classPath, SOURCES.resolve(name + ".java"));
  }

  @Test
  void theClassPathsAreThoseOfUsers() {
    assertEquals(
        Set.of("baton-core", "baton-sns", "slf4j-api", "aws-lambda-java-events", "joda-time"),
        Set.copyOf(EVENTS.artifacts()));
    assertTrue(
        SDK.artifacts().containsAll(Set.of("baton-core", "baton-sns", "sdk-core", "aws-core")));
    for (String other :
        List.of("aws-lambda-java-events", "jspecify", "logback-classic", "baton-testkit")) {
      assertFalse(SDK.has(other), other);
    }
  }

  @Test
  void theSdkAloneIsEnough() {
    ConsumerProject.Shown shown = consumer("OnlySdk", SDK).show("OnlySdk", "io.github.baton4j");
    assertEquals(List.of("sent only-sdk", "stamped stamped"), shown.lines());
    assertEquals(
        List.of(
            "io.github.baton4j.Baton",
            "io.github.baton4j.CorrelationIds",
            "io.github.baton4j.Scope",
            "io.github.baton4j.sns.BatonSnsInterceptor",
            "io.github.baton4j.sns.SnsMessages"),
        shown.types());
  }

  @Test
  void lambdasEventsAloneAreEnough() {
    ConsumerProject.Shown shown =
        consumer("OnlyEvents", EVENTS).show("OnlyEvents", "io.github.baton4j");
    assertEquals(List.of("only-events", "message-2"), shown.lines());
    assertEquals(
        List.of(
            "io.github.baton4j.Baton",
            "io.github.baton4j.CorrelationContext",
            "io.github.baton4j.CorrelationIds",
            "io.github.baton4j.Incoming",
            "io.github.baton4j.Scope",
            "io.github.baton4j.sns.SnsEvents"),
        shown.types());
  }

  @Test
  void theOtherJarsDoorsDoNotOpen() {
    String messages = consumer("OnlySdk", EVENTS).compile().toString();
    assertTrue(messages.contains("package software.amazon.awssdk"), messages);
    for (String door : List.of("SnsMessages", "BatonSnsInterceptor")) {
      String failure = consumer("OnlySdk", EVENTS)
          .methodsOf(new TreeSet<>(Set.of("io.github.baton4j.sns." + door)))
          .err();
      assertTrue(failure.contains("NoClassDefFoundError: software/amazon/awssdk/"), failure);
    }
  }
}
