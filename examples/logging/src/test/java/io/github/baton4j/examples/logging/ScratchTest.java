// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.logging;

import io.github.baton4j.testkit.ClassPath;
import io.github.baton4j.testkit.ConsumerProject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScratchTest {
  @Test
  void go() throws Exception {
    run("logback-json", "PLAIN", false, "logback");
    run("logstash", "PLAIN", false, "logback", "logstash-8");
    run("logstash", "PLAIN", false, "logback", "logstash-9");
    run("pattern", "PLAIN", false, "logback");
    run("spring-ecs", "SPRING", false, "logback", "spring-3");
    run("spring-ecs", "SPRING", false, "logback", "spring-4");
    run("spring-logstash", "SPRING", false, "logback", "spring-3");
    run("spring-logstash", "SPRING", false, "logback", "spring-4");
    run("log4j", "PLAIN", false, "log4j");
    run("powertools", "PLAIN", false, "log4j", "powertools-2.9");
    run("powertools", "POWERTOOLS", false, "log4j", "powertools-2.9");
    run("powertools", "POWERTOOLS", false, "log4j", "powertools-2.7");
    run("async-logback", "PLAIN", true, "logback", "logstash-9");
    run("async-logstash", "PLAIN", true, "logback", "logstash-9");
    run("async-log4j", "PLAIN", true, "log4j");
  }

  void run(String recipe, String start, boolean held, String... jars) throws Exception {
    ClassPath cp = ClassPath.ofThisJvm().withDependencies("baton-lambda", "aws-lambda-java-core", "aws-lambda-java-events");
    Path base = Path.of(System.getProperty("basedir"));
    cp = cp.with("recipe", base.resolve("recipes/" + recipe)).with("tests", base.resolve("target/test-classes"));
    for (String j : jars) {
      try (Stream<Path> s = Files.list(base.resolve("target/jars/" + j))) {
        for (Path p : s.sorted().toList()) cp = cp.with(p.getFileName().toString(), p);
      }
    }
    long t = System.nanoTime();
    ConsumerProject.Run r = ConsumerProject.in(Files.createTempDirectory("x"), cp).run(FunctionProcess.class.getName(), start, "" + held);
    String name = "/tmp/i7A/out-" + recipe + "-" + start + "-" + jars[jars.length - 1];
    Files.writeString(Path.of(name + ".out"), r.out());
    Files.writeString(Path.of(name + ".err"), r.err());
    System.out.println(name + " exit " + r.exit() + " lines " + r.out().lines().count() + " err " + r.err().length() + " ms " + (System.nanoTime() - t) / 1000000);
  }
}
