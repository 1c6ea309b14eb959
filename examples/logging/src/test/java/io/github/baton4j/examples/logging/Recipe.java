// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.logging;

import io.github.baton4j.testkit.ClassPath;
import io.github.baton4j.testkit.ConsumerProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A configuration, and what it is run with.
 *
 * @param name as the page calls it
 * @param folder of the configuration, below {@code recipes}
 * @param start how the function comes to run
 * @param held whether nothing is written before all has been logged
 * @param jars folders of them, below {@code target/jars}
 */
record Recipe(
    String name,
    String folder,
    FunctionProcess.Start start,
    boolean held,
    List<String> jars,
    Shape shape) {
  static final Path BASE =
      Path.of(System.getProperty("basedir")).toAbsolutePath().normalize();

  private static final Shape LOGBACK = new Shape.Json(
      "formattedMessage",
      "mdc",
      Set.of("timestamp", "level", "threadName", "loggerName", "formattedMessage", "throwable"));
  private static final Shape LOGSTASH = new Shape.Json(
      "message",
      "",
      Set.of(
          "@timestamp",
          "@version",
          "message",
          "logger_name",
          "thread_name",
          "level",
          "level_value",
          "stack_trace"));
  private static final Shape LOG4J = new Shape.Json(
      "message",
      "",
      Set.of(
          "@timestamp",
          "ecs.version",
          "log.level",
          "message",
          "process.thread.name",
          "log.logger",
          "error.type",
          "error.message",
          "error.stack_trace"));
  private static final Shape SPRING_ECS = new Shape.Json(
      "message", "", Set.of("@timestamp", "log", "process", "service", "message", "error", "ecs"));
  private static final Shape POWERTOOLS = new Shape.Json(
      "message",
      "",
      Set.of(
          "level",
          "message",
          "error",
          "cold_start",
          "function_arn",
          "function_memory_size",
          "function_name",
          "function_request_id",
          "function_version",
          "service",
          "timestamp"));
  private static final Shape PATTERN = new Shape.Tabs(new TreeSet<>(
      List.of("x-correlation-id", "awsRequestId", "messageId", "receiveCount", "eventID")));

  private static final Map<Recipe, ConsumerProject.Run> RUNS = new ConcurrentHashMap<>();

  static Stream<Recipe> all() {
    return Stream.of(
        plain("logback's JsonEncoder", "logback-json", LOGBACK, "logback"),
        plain("logstash-logback-encoder 8.1", "logstash", LOGSTASH, "logback", "logstash-8"),
        plain("logstash-logback-encoder 9.0", "logstash", LOGSTASH, "logback", "logstash-9"),
        plain("a pattern", "pattern", PATTERN, "logback"),
        spring("ecs, Spring Boot 3.5.9", "spring-ecs", SPRING_ECS, "spring-3"),
        spring("ecs, Spring Boot 4.0.0", "spring-ecs", SPRING_ECS, "spring-4"),
        spring("logstash, Spring Boot 3.5.9", "spring-logstash", LOGSTASH, "spring-3"),
        spring("logstash, Spring Boot 4.0.0", "spring-logstash", LOGSTASH, "spring-4"),
        plain("Log4j 2.25.3", "log4j", LOG4J, "log4j"),
        powertools("Powertools 2.9.0", "powertools-2.9"),
        powertools("Powertools 2.7.0", "powertools-2.7"),
        held("logback's AsyncAppender", "async-logback", LOGSTASH, "logback", "logstash-9"),
        held(
            "LoggingEventAsyncDisruptorAppender 8.1",
            "async-logstash",
            LOGSTASH,
            "logback",
            "logstash-8"),
        held(
            "LoggingEventAsyncDisruptorAppender 9.0",
            "async-logstash",
            LOGSTASH,
            "logback",
            "logstash-9"),
        held("Log4j's Async", "async-log4j", LOG4J, "log4j"));
  }

  static Recipe named(String name) {
    return all()
        .filter(each -> each.name.equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no recipe is called " + name));
  }

  static Recipe ofLog4j(String folder) {
    return plain(folder, folder, LOG4J, "log4j");
  }

  static Recipe ofLogstash(String folder) {
    return plain(folder, folder, LOGSTASH, "logback", "logstash-9");
  }

  private static Recipe plain(String name, String folder, Shape shape, String... jars) {
    return new Recipe(name, folder, FunctionProcess.Start.PLAIN, false, List.of(jars), shape);
  }

  private static Recipe held(String name, String folder, Shape shape, String... jars) {
    return new Recipe(name, folder, FunctionProcess.Start.PLAIN, true, List.of(jars), shape);
  }

  private static Recipe spring(String name, String folder, Shape shape, String jars) {
    return new Recipe(
        name, folder, FunctionProcess.Start.SPRING, false, List.of("logback", jars), shape);
  }

  private static Recipe powertools(String name, String jars) {
    return new Recipe(
        name,
        "powertools",
        FunctionProcess.Start.POWERTOOLS,
        false,
        List.of("log4j", jars),
        POWERTOOLS);
  }

  /** What the function writes with it. It runs once, whoever asks. */
  ConsumerProject.Run run() {
    return RUNS.computeIfAbsent(
        this, recipe -> run(FunctionProcess.class, start.name(), Boolean.toString(held)));
  }

  /** What another main class does with it. */
  ConsumerProject.Run run(Class<?> main, String... arguments) {
    try {
      ClassPath classPath = ClassPath.ofThisJvm()
          .withDependencies("baton-lambda", "aws-lambda-java-core", "aws-lambda-java-events")
          .with("recipe", BASE.resolve("recipes").resolve(folder))
          .with("function", BASE.resolve("target/test-classes"));
      for (String each : jars) {
        try (Stream<Path> files = Files.list(BASE.resolve("target/jars").resolve(each))) {
          for (Path file : files.sorted().toList()) {
            classPath = classPath.with(String.valueOf(file.getFileName()), file);
          }
        }
      }
      Path home = Files.createTempDirectory(BASE.resolve("target"), "run");
      return ConsumerProject.in(home, classPath).run(main.getName(), arguments);
    } catch (IOException e) {
      throw new IllegalStateException(name, e);
    }
  }

  /** The lines of a run; what else may be taken for the end of a line is none. */
  static List<String> lines(ConsumerProject.Run run) {
    String out = run.out();
    if (out.isEmpty()) {
      return List.of();
    }
    if (!out.endsWith("\n")) {
      throw new IllegalStateException("the last line does not end: " + out);
    }
    return Arrays.asList(out.substring(0, out.length() - 1).split("\n", -1));
  }

  @Override
  public String toString() {
    return name;
  }
}
