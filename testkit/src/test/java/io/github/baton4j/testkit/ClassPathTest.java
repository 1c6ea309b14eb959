// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassPathTest {
  private final ClassPath all = ClassPath.ofThisJvm();

  @Test
  void aModuleIsKnownByThePomBesideItsTarget() throws IOException {
    Path target = all.path("baton-testkit").getParent();
    assertEquals(
        Path.of(System.getProperty("basedir"), "target").toRealPath(), target.toRealPath());
  }

  @Test
  void aJarBringsWhatItsPomNeedsAtRunTimeAndNothingElse() {
    assertEquals(List.of("junit-jupiter-api"), all.only("junit-jupiter-api").artifacts());
    List<String> needed = all.withDependencies("junit-jupiter-api").artifacts();
    assertTrue(
        needed.containsAll(List.of("opentest4j", "junit-platform-commons")), needed::toString);
    assertFalse(needed.contains("junit-jupiter-engine"), needed::toString);
  }

  @Test
  void whatIsProvidedIsNotBroughtAlong() {
    List<String> needed = all.withDependencies("baton-testkit").artifacts();
    assertTrue(needed.contains("jackson-databind"), needed::toString);
    for (String provided : List.of("jspecify", "junit-jupiter-api")) {
      assertTrue(all.has(provided), provided);
      assertFalse(needed.contains(provided), needed::toString);
    }
  }

  @Test
  void anUnknownArtifactIsAnErrorThatNamesIt() {
    String message =
        assertThrows(IllegalArgumentException.class, () -> all.only("nobodys")).getMessage();
    assertTrue(message.contains("nobodys"), message);
  }
}
