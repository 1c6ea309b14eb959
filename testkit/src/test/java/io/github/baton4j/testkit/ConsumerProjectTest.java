// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsumerProjectTest {
  @TempDir
  Path folder;

  private ConsumerProject project(ClassPath classPath, String source) throws IOException {
    Path file = Files.writeString(folder.resolve("Consumer.java"), source);
    return ConsumerProject.in(folder, classPath, file);
  }

  private static ClassPath nothing() {
    return ClassPath.ofThisJvm().only();
  }

  @Test
  void compilesAndRunsWithItsArguments() throws IOException {
    ConsumerProject consumer = project(nothing(), """
        class Consumer {
          public static void main(String[] args) {
            System.out.println("hello " + args[0]);
          }
        }
        """);
    assertEquals(List.of(), consumer.compile());
    assertEquals("hello you", consumer.run("Consumer", "you").output().strip());
  }

  @Test
  void aWarningFailsTheCompilation() throws IOException {
    ConsumerProject consumer = project(nothing(), "class Consumer { java.util.List raw; }");
    List<String> messages = consumer.compile();
    assertTrue(messages.toString().contains("[rawtypes]"), messages.toString());
    assertTrue(messages.toString().contains("-Werror"), messages.toString());
  }

  @Test
  void theTestsOwnClassPathIsNotSeen() throws IOException {
    String source = "class Consumer { org.junit.jupiter.api.Test annotation; }";
    assertTrue(
        project(nothing(), source).compile().toString().contains("does not exist"),
        "compiled without JUnit");
    ClassPath junit = ClassPath.ofThisJvm().withDependencies("junit-jupiter-api");
    assertEquals(List.of(), project(junit, source).compile());
    assertTrue(junit.has("opentest4j"), junit.toString());
  }

  @Test
  void aFailedRunTellsWhatItWrote() throws IOException {
    ConsumerProject consumer = project(nothing(), """
        class Consumer {
          public static void main(String[] args) {
            System.out.println("said");
            throw new IllegalStateException("why");
          }
        }
        """);
    assertEquals(List.of(), consumer.compile());
    ConsumerProject.Run run = consumer.run("Consumer");
    assertEquals(1, run.exit());
    String message = assertThrows(AssertionError.class, run::output).getMessage();
    assertTrue(message.contains("said") && message.contains("why"), message);
  }

  @Test
  void methodsOfATypeWhoseSignaturesCannotBeLoadedFail() throws IOException {
    ConsumerProject consumer = project(nothing(), """
        class Consumer {
          public void of(Lost lost) {}
        }
        class Lost {}
        """);
    assertEquals(List.of(), consumer.compile());
    TreeSet<String> type = new TreeSet<>(List.of("Consumer"));
    assertEquals("Consumer", consumer.methodsOf(type).output().strip());
    Files.delete(folder.resolve("classes/Lost.class"));
    assertTrue(consumer.methodsOf(type).err().contains("NoClassDefFoundError: Lost"));
  }

  @Test
  void typesUsedAreThoseOfFieldsCallsAndSignatures() throws IOException {
    ConsumerProject consumer = project(nothing(), """
        class Consumer {
          private java.util.concurrent.Future<String> field;
          java.util.concurrent.atomic.AtomicLong[] taken(java.util.concurrent.Callable<?> callable) {
            return null;
          }
          boolean called() {
            return java.util.concurrent.ForkJoinTask.inForkJoinPool();
          }
        }
        """);
    assertEquals(List.of(), consumer.compile());
    assertEquals(
        List.of(
            "java.util.concurrent.Callable",
            "java.util.concurrent.ForkJoinTask",
            "java.util.concurrent.Future",
            "java.util.concurrent.atomic.AtomicLong"),
        List.copyOf(consumer.typesUsed("java.util.concurrent")));
  }
}
