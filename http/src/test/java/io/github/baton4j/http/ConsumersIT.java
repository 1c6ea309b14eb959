// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.http;

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

/** Users of this jar who have OkHttp, Lambda's events or the servlet API, and no other of them. */
class ConsumersIT {
  private static final Path SOURCES =
      Path.of(System.getProperty("basedir"), "src", "test", "consumers");

  private static final ClassPath OKHTTP =
      ClassPath.ofThisJvm().withDependencies("baton-http", "okhttp");
  private static final ClassPath EVENTS =
      ClassPath.ofThisJvm().withDependencies("baton-http", "aws-lambda-java-events");
  private static final ClassPath SERVLETS =
      ClassPath.ofThisJvm().withDependencies("baton-http", "jakarta.servlet-api");

  @TempDir
  Path folder;

  private ConsumerProject consumer(String name, ClassPath classPath) {
    return ConsumerProject.in(folder, classPath, SOURCES.resolve(name + ".java"));
  }

  @Test
  void theClassPathsAreThoseOfUsers() {
    assertEquals(
        Set.of("baton-core", "baton-http", "slf4j-api", "aws-lambda-java-events", "joda-time"),
        Set.copyOf(EVENTS.artifacts()));
    assertEquals(
        Set.of("baton-core", "baton-http", "slf4j-api", "jakarta.servlet-api"),
        Set.copyOf(SERVLETS.artifacts()));
    Set<String> okHttps = new TreeSet<>(OKHTTP.artifacts());
    assertTrue(okHttps.removeAll(Set.of("baton-core", "baton-http", "slf4j-api", "okhttp")));
    okHttps.removeIf(name -> name.startsWith("okio") || name.startsWith("kotlin-stdlib"));
    assertEquals(Set.of("annotations"), okHttps, "Kotlin's, and nothing else");
  }

  @Test
  void okHttpAloneIsEnough() {
    ConsumerProject.Shown shown =
        consumer("OnlyOkHttp", OKHTTP).show("OnlyOkHttp", "io.github.baton4j");
    assertEquals(
        List.of("execute only-okhttp", "enqueue only-okhttp", "factory only-okhttp", "plain null"),
        shown.lines());
    assertEquals(
        List.of(
            "io.github.baton4j.Baton",
            "io.github.baton4j.CorrelationIds",
            "io.github.baton4j.Scope",
            "io.github.baton4j.http.BatonOkHttp"),
        shown.types());
  }

  @Test
  void lambdasEventsAloneAreEnough() {
    ConsumerProject.Shown shown =
        consumer("OnlyEvents", EVENTS).show("OnlyEvents", "io.github.baton4j");
    assertEquals(
        List.of("of-http-api", "of-rest-api", "of-load-balancer", "of-web-socket"), shown.lines());
    assertEquals(
        List.of(
            "io.github.baton4j.Baton",
            "io.github.baton4j.CorrelationContext",
            "io.github.baton4j.CorrelationIds",
            "io.github.baton4j.Incoming",
            "io.github.baton4j.Scope",
            "io.github.baton4j.http.HttpEvents"),
        shown.types());
  }

  @Test
  void theServletApiAloneIsEnough() {
    ConsumerProject.Shown shown =
        consumer("OnlyServlets", SERVLETS).show("OnlyServlets", "io.github.baton4j");
    assertEquals(List.of("only-servlets", "thrown as it is", "afterwards null"), shown.lines());
    assertEquals(
        List.of(
            "io.github.baton4j.CorrelationContext",
            "io.github.baton4j.CorrelationIds",
            "io.github.baton4j.http.BatonServletFilter"),
        shown.types());
  }

  @Test
  void theOtherJarsDoorDoesNotOpen() {
    String messages = consumer("OnlyOkHttp", EVENTS).compile().toString();
    assertTrue(messages.contains("package okhttp3 does not exist"), messages);
    String failure = consumer("OnlyOkHttp", EVENTS)
        .methodsOf(new TreeSet<>(Set.of("io.github.baton4j.http.BatonOkHttp")))
        .err();
    assertTrue(failure.contains("NoClassDefFoundError: okhttp3/"), failure);
  }
}
