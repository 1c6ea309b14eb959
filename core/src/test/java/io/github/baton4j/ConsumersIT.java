// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.baton4j.testkit.ClassPath;
import io.github.baton4j.testkit.ConsumerProject;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Users of the core's jar who have nothing else. */
class ConsumersIT {
  private static final Path SOURCES =
      Path.of(System.getProperty("basedir"), "src", "test", "consumers");

  @TempDir
  Path folder;

  private ConsumerProject consumer(String name, ClassPath classPath) {
    return ConsumerProject.in(folder, classPath, SOURCES.resolve(name + ".java"));
  }

  @Test
  void coreAndSlf4jAreEnough() {
    ClassPath classPath = ClassPath.ofThisJvm().withDependencies("baton-core");
    assertEquals(List.of("baton-core", "slf4j-api"), classPath.artifacts());
    ConsumerProject.Shown shown =
        consumer("OnlyBaton", classPath).show("OnlyBaton", "io.github.baton4j");
    assertEquals(
        List.of(
            "current only-baton ann",
            "headers only-baton ann",
            "mdc null", // without a provider SLF4J keeps nothing
            "after true null",
            "fallback request-1",
            "failures 0"),
        shown.lines());
    assertEquals(
        List.of(
            "io.github.baton4j.Baton",
            "io.github.baton4j.Baton$Builder",
            "io.github.baton4j.CorrelationContext",
            "io.github.baton4j.CorrelationIds",
            "io.github.baton4j.Incoming",
            "io.github.baton4j.Outcomes",
            "io.github.baton4j.Scope"),
        shown.types());
  }

  @Test
  void withAProviderTheIdsAreInTheMdc() {
    ClassPath classPath = ClassPath.ofThisJvm().withDependencies("baton-core", "logback-classic");
    assertEquals(
        List.of("baton-core", "logback-classic", "slf4j-api", "logback-core"),
        classPath.artifacts());
    assertEquals(
        List.of(
            "current only-baton ann",
            "headers only-baton ann",
            "mdc only-baton",
            "after true null",
            "fallback request-1",
            "failures 0"),
        consumer("OnlyBaton", classPath).show("OnlyBaton", "io.github.baton4j").lines());
  }

  @Test
  void withMicrometerTheOutcomesAreMeters() {
    ClassPath classPath = ClassPath.ofThisJvm().withDependencies("baton-core", "micrometer-core");
    ConsumerProject.Shown shown =
        consumer("Metered", classPath).show("Metered", "io.github.baton4j");
    assertEquals("meters 0", shown.lines().get(0));
    assertEquals(
        Set.of("meters 0", "custom captured 1.0", "custom generated 2.0", "custom rejected 1.0"),
        Set.copyOf(shown.lines()));
    assertEquals(
        List.of(
            "io.github.baton4j.Baton",
            "io.github.baton4j.Incoming",
            "io.github.baton4j.Outcomes",
            "io.github.baton4j.micrometer.BatonMetrics"),
        shown.types());
  }

  @Test
  void withoutMicrometerItsDoorDoesNotOpen() {
    ClassPath classPath = ClassPath.ofThisJvm().withDependencies("baton-core");
    String messages = consumer("Metered", classPath).compile().toString();
    assertTrue(messages.contains("package io.micrometer.core.instrument does not exist"), messages);
    String failure = consumer("Metered", classPath)
        .methodsOf(new TreeSet<>(Set.of("io.github.baton4j.micrometer.BatonMetrics")))
        .err();
    assertTrue(failure.contains("NoClassDefFoundError: io/micrometer/"), failure);
  }

  @Test
  void valueLambdasAreInferredAtEveryHandOff() {
    ClassPath classPath = ClassPath.ofThisJvm().withDependencies("baton-core");
    assertEquals(
        List.of(
            "supplyAsync handed-on 9",
            "supplyAsync handed-on",
            "runAsync handed-on",
            "runAsync handed-on",
            "submit wrapCallable handed-on",
            "submit wrap handed-on",
            "wrapped submit 1 handed-on, executed handed-on",
            "wrapped submit ran handed-on",
            "unwrapped submit null",
            "whenCompleteAsync 1 null handed-on"),
        consumer("ValueLambdas", classPath)
            .show("ValueLambdas", "io.github.baton4j")
            .lines());
  }

  @Test
  void withoutTheCoreNothingCompiles() {
    ClassPath classPath = ClassPath.ofThisJvm().only("slf4j-api");
    String messages = consumer("OnlyBaton", classPath).compile().toString();
    assertTrue(messages.contains("package io.github.baton4j does not exist"), messages);
  }
}
