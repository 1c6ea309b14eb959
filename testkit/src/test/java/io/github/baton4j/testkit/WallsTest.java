// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WallsTest {
  @TempDir
  Path folder;

  private List<String> breachesOf(String members) throws IOException {
    Path file = Files.writeString(
        folder.resolve("Main.java"), "package shop;\nclass Main {\n" + members + "\n}\n");
    ClassPath junit = ClassPath.ofThisJvm().withDependencies("junit-jupiter-api");
    assertEquals(List.of(), ConsumerProject.in(folder, junit, file).compile());
    return Walls.breaches(
        folder.resolve("classes"), Set.of("shop"), Set.of("org.junit", "org.opentest4j"));
  }

  @Test
  void oneOptionalJarPerClassIsAllowed() throws IOException {
    assertEquals(List.of(), breachesOf("Main main; java.util.List<?> list;"));
    assertEquals(
        List.of(),
        breachesOf(
            "org.junit.jupiter.api.TestInfo i; static class B { org.opentest4j.ValueWrapper v; }"));
  }

  @Test
  void twoOptionalJarsAndForeignPackagesAreToldOf() throws IOException {
    assertEquals(
        List.of("shop/Main uses more than one optional jar: [org.junit, org.opentest4j]"),
        breachesOf("org.junit.jupiter.api.TestInfo i; org.opentest4j.ValueWrapper v;"));
    assertEquals(
        List.of("shop/Main uses javax/tools/Tool"), breachesOf("javax.tools.Tool[] tools;"));
  }

  @Test
  void noClassOfTheTestkitKnowsBaton() {
    for (ClassFile each : ClassFile.allBelow(Path.of("target", "classes"))) {
      for (String type : each.types()) {
        boolean baton =
            type.startsWith("io/github/baton4j/") && !type.startsWith("io/github/baton4j/testkit/");
        assertFalse(baton, each.name() + " uses " + type);
      }
    }
  }
}
