// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.baton4j.testkit.Walls;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WallsTest {
  @Test
  void noClassSeesTwoOfOkHttpLambdaAndServlets() {
    Path classes = Path.of(System.getProperty("basedir"), "target", "classes");
    Set<String> packages = Set.of(
        "io.github.baton4j",
        "io.github.baton4j.internal",
        "io.github.baton4j.transport",
        "org.slf4j",
        "io.github.baton4j.http");
    assertEquals(
        List.of(),
        Walls.breaches(classes, packages, Set.of("okhttp3", "com.amazonaws", "jakarta.servlet")));
  }
}
