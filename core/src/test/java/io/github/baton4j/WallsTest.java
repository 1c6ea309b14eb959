// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.baton4j.testkit.Walls;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WallsTest {
  private static final Path CLASSES = Path.of(System.getProperty("basedir"), "target", "classes");
  private static final String MICROMETER = "io.github.baton4j.micrometer";
  private static final Set<String> PACKAGES = Set.of(
      "io.github.baton4j",
      "io.github.baton4j.internal",
      "io.github.baton4j.transport",
      "org.slf4j");

  @Test
  void coreSeesSlf4jAlone() {
    List<String> breaches = new ArrayList<>(Walls.breaches(CLASSES, PACKAGES, Set.of()));
    breaches.removeIf(each -> each.startsWith(MICROMETER.replace('.', '/') + '/'));
    assertEquals(List.of(), breaches);
  }

  @Test
  void thePackageMicrometerSeesMicrometerBeside() {
    Path folder = CLASSES.resolve(MICROMETER.replace('.', '/'));
    assertFalse(Walls.breaches(folder, PACKAGES, Set.of()).isEmpty());
    Set<String> packages = new HashSet<>(PACKAGES);
    packages.add(MICROMETER);
    assertEquals(List.of(), Walls.breaches(folder, packages, Set.of("io.micrometer")));
  }
}
