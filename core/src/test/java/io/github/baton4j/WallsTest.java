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
  private static final String LOGBACK = "io.github.baton4j.logback";
  private static final Set<String> PACKAGES = Set.of(
      "io.github.baton4j",
      "io.github.baton4j.internal",
      "io.github.baton4j.transport",
      "org.slf4j");

  @Test
  void coreSeesSlf4jAlone() {
    List<String> breaches = new ArrayList<>(Walls.breaches(CLASSES, PACKAGES, Set.of()));
    breaches.removeIf(each -> each.startsWith(MICROMETER.replace('.', '/') + '/')
        || each.startsWith(LOGBACK.replace('.', '/') + '/'));
    assertEquals(List.of(), breaches);
  }

  @Test
  void thePackageMicrometerSeesMicrometerBeside() {
    assertSees(MICROMETER, "io.micrometer");
  }

  @Test
  void thePackageLogbackSeesLogbackBeside() {
    assertSees(LOGBACK, "ch.qos.logback");
  }

  private static void assertSees(String home, String other) {
    Path folder = CLASSES.resolve(home.replace('.', '/'));
    assertFalse(Walls.breaches(folder, PACKAGES, Set.of()).isEmpty());
    Set<String> packages = new HashSet<>(PACKAGES);
    packages.add(home);
    assertEquals(List.of(), Walls.breaches(folder, packages, Set.of(other)));
  }
}
