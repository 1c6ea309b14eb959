// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.sns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.baton4j.testkit.Walls;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SnsWallsTest {
  @Test
  void seesTheJdkJacksonAndTheServerAlone() {
    Path classes =
        Path.of(System.getProperty("basedir"), "target/classes/io/github/baton4j/testkit/sns");
    assertTrue(Files.exists(classes.resolve("SnsStandIn.class")));
    Set<String> packages = Set.of(
        "io.github.baton4j.testkit",
        "io.github.baton4j.testkit.sns",
        "com.fasterxml.jackson.core",
        "com.fasterxml.jackson.databind",
        "com.fasterxml.jackson.databind.cfg",
        "com.fasterxml.jackson.databind.json",
        "com.fasterxml.jackson.databind.node",
        "com.sun.net.httpserver",
        "javax.xml.stream",
        "org.jspecify.annotations");
    assertEquals(List.of(), Walls.breaches(classes, packages, Set.of()));
  }
}
