// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.baton4j.testkit.ClassPath;
import io.github.baton4j.testkit.Pom;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The modules that users get, as this module has them on its class path: jars after {@code package}, folders before it. */
final class PublishedModules {
  static final Path ROOT =
      Path.of(System.getProperty("basedir")).toAbsolutePath().normalize().getParent();
  static final Pom REACTOR = Pom.read(ROOT.resolve("pom.xml"));

  private PublishedModules() {}

  /** By folder; testkit and the like say that they are not deployed. */
  static Map<String, Pom> poms() {
    Map<String, Pom> published = new TreeMap<>();
    for (String module : REACTOR.modules()) {
      Pom pom = Pom.read(ROOT.resolve(module).resolve("pom.xml"));
      if (pom.packaging().equals("jar") && !"true".equals(pom.property("maven.deploy.skip"))) {
        published.put(module, pom);
      }
    }
    assertTrue(published.size() >= 4, published.keySet().toString());
    return published;
  }

  /** Its jar, or the folder of its classes. */
  static Path classes(Pom pom) {
    ClassPath classPath = ClassPath.ofThisJvm();
    assertTrue(
        classPath.has(pom.artifactId()),
        pom.artifactId() + " is published and must be looked at: make it a test dependency here");
    return classPath.path(pom.artifactId());
  }

  /** Its jar, as it is published. */
  static Path jar(Pom pom) {
    Path jar = classes(pom);
    assertTrue(Files.isRegularFile(jar), jar + " is not packed: run this after package");
    return jar;
  }

  /** Where its sources begin. */
  static Path sources(String module) {
    return ROOT.resolve(module).resolve("src/main/java");
  }
}
