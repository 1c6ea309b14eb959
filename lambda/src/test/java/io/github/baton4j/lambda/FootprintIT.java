// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.baton4j.testkit.Pom;
import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.lang.module.ResolvedModule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * What Baton adds to a user's function and build, measured on the packed jars. It stands here because this module has all
 * others on its class path.
 */
class FootprintIT {
  /** A thousand bytes each: whoever reads KB as 1,024 finds the promise kept, too. */
  private static final long TRANSPORTS_BUDGET = 100_000;

  private static final long LAMBDA_BUDGET = 50_000;

  private static final Set<String> TRANSPORTS = Set.of("core", "http", "kinesis", "sns", "sqs");

  private static final Path ROOT = PublishedModules.ROOT;
  private static final Pom REACTOR = PublishedModules.REACTOR;

  private static void assertWithin(long budget, Set<String> modules) throws IOException {
    Map<String, Long> sizes = new TreeMap<>();
    long sum = 0;
    for (Map.Entry<String, Pom> each : PublishedModules.poms().entrySet()) {
      if (modules.contains(each.getKey())) {
        long size = Files.size(PublishedModules.jar(each.getValue()));
        sizes.put(each.getKey(), size);
        sum += size;
      }
    }
    assertFalse(sizes.isEmpty());
    assertTrue(
        sum <= budget,
        "The jars of " + modules + " have " + sum + " bytes, " + (sum - budget)
            + " over the budget of " + budget + ": " + sizes);
  }

  @Test
  void coreAndTransportsAreWithinTheirBudget() throws IOException {
    assertWithin(TRANSPORTS_BUDGET, TRANSPORTS);
  }

  @Test
  void lambdaIsWithinItsBudget() throws IOException {
    assertWithin(LAMBDA_BUDGET, Set.of("lambda"));
  }

  @Test
  void publishedJarsNeedSlf4jAndOneAnotherOnly() {
    Set<String> allowed = new TreeSet<>(Set.of("org.slf4j:slf4j-api:jar"));
    for (Pom pom : PublishedModules.poms().values()) {
      allowed.add(pom.groupId() + ":" + pom.artifactId() + ":jar");
    }
    List<String> others = new ArrayList<>();
    int looked = 0;
    for (Pom pom : PublishedModules.poms().values()) {
      for (Pom.Dependency each : pom.effectiveDependencies()) {
        if (!Set.of("test", "provided").contains(String.valueOf(each.scope()))) {
          looked++;
          if (!allowed.contains(each.key())) {
            others.add(pom.artifactId() + " needs " + each.key() + " (" + each.scope() + ")");
          }
        }
      }
    }
    assertEquals(
        List.of(),
        others,
        "What is published brings slf4j-api and itself along, and nothing else: what the user has is"
            + " \"provided\", what tests need is \"test\"");
    assertTrue(
        looked >= PublishedModules.poms().size(), "each needs the core or SLF4J, found " + looked);
  }

  @Test
  void bomListsWhatIsPublishedAndBringsNothingElse() {
    Path flattened = ROOT.resolve("bom").resolve("target").resolve("flattened-pom.xml");
    assertTrue(Files.isRegularFile(flattened), flattened + " is not there: run this after package");
    Pom bom = Pom.read(flattened);
    assertFalse(bom.hasParent(), "a parent's settings leak to whoever imports the BOM");
    for (String element :
        List.of("build", "dependencies", "modules", "profiles", "properties", "repositories")) {
      assertFalse(bom.has(element), element);
    }
    for (String element :
        List.of("name", "description", "url", "licenses", "developers", "scm", "issueManagement")) {
      assertTrue(bom.has(element), "Maven Central, or a reader, wants its " + element);
    }
    Set<String> expected = new TreeSet<>();
    for (Pom pom : PublishedModules.poms().values()) {
      expected.add(pom.groupId() + ":" + pom.artifactId() + ":jar " + REACTOR.version() + " null");
    }
    Set<String> listed = new TreeSet<>();
    for (Pom.Dependency each : bom.managed()) {
      assertTrue(
          listed.add(each.key() + " " + each.version() + " " + each.scope()),
          each.key() + " is listed twice");
    }
    assertEquals(expected, listed);
    assertEquals(REACTOR.version(), bom.version());
    assertEquals(REACTOR.groupId(), bom.groupId());
  }

  @Test
  void everyJarHasAModuleNameAndOnlyItsOwnClasses() throws IOException {
    Set<String> names = new TreeSet<>();
    for (Pom pom : PublishedModules.poms().values()) {
      try (JarFile jar = new JarFile(PublishedModules.jar(pom).toFile())) {
        String name = jar.getManifest().getMainAttributes().getValue("Automatic-Module-Name");
        assertTrue(
            name != null && name.startsWith(REACTOR.groupId()),
            pom.artifactId() + " has the Automatic-Module-Name " + name);
        assertTrue(names.add(name), name + " is the name of two jars");
        assertEquals(List.of(), foreign(jar, name.replace('.', '/') + "/"), pom.artifactId());
      }
    }
  }

  /** Central's plugin would publish them: it knows nothing of maven.deploy.skip. */
  @Test
  void whatIsNotPublishedIsKeptFromCentral() throws IOException {
    Set<String> others = new TreeSet<>(Set.of("baton-parent"));
    addUnpublished(ROOT, REACTOR, others);
    for (Pom pom : PublishedModules.poms().values()) {
      others.remove(pom.artifactId());
    }
    Set<String> kept = new TreeSet<>();
    Matcher matcher = Pattern.compile("<excludeArtifact>([^<]+)</excludeArtifact>")
        .matcher(Files.readString(ROOT.resolve("pom.xml")));
    while (matcher.find()) {
      kept.add(matcher.group(1));
    }
    assertEquals(others, kept);
  }

  private static void addUnpublished(Path folder, Pom pom, Set<String> to) {
    for (String module : pom.modules()) {
      Path below = folder.resolve(module);
      Pom each = Pom.read(below.resolve("pom.xml"));
      if (!module.equals("bom")) {
        to.add(each.artifactId());
      }
      addUnpublished(below, each, to);
    }
  }

  @Test
  void noPackageIsInTwoJars() throws IOException {
    Map<String, String> owners = new TreeMap<>();
    for (Pom pom : PublishedModules.poms().values()) {
      Set<String> packages = new TreeSet<>();
      try (JarFile jar = new JarFile(PublishedModules.jar(pom).toFile())) {
        for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
          String entry = entries.nextElement().getName();
          if (entry.endsWith(".class")) {
            packages.add(entry.substring(0, entry.lastIndexOf('/')));
          }
        }
      }
      for (String each : packages) {
        String other = owners.put(each, pom.artifactId());
        assertNull(other, each + " is in " + other + " and in " + pom.artifactId());
      }
    }
    assertTrue(owners.size() > PublishedModules.poms().size(), owners.toString());
  }

  @Test
  void allJarsAreModulesOfOneModulePath() {
    List<Path> jars = new ArrayList<>();
    for (Pom pom : PublishedModules.poms().values()) {
      jars.add(PublishedModules.jar(pom));
    }
    ModuleFinder finder = ModuleFinder.of(jars.toArray(new Path[0]));
    Set<String> names = new TreeSet<>();
    for (ModuleReference each : finder.findAll()) {
      names.add(each.descriptor().name());
    }
    assertEquals(jars.size(), names.size(), names.toString());
    Set<String> resolved = new TreeSet<>();
    for (ResolvedModule each : ModuleLayer.boot()
        .configuration()
        .resolve(finder, ModuleFinder.of(), names)
        .modules()) {
      resolved.add(each.name());
    }
    assertTrue(resolved.containsAll(names), resolved.toString());
  }

  /** Classes outside of a package: another's, bundled, a module-info, or one for a certain version of Java. */
  private static List<String> foreign(JarFile jar, String packageFolder) {
    List<String> foreign = new ArrayList<>();
    int own = 0;
    for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
      String entry = entries.nextElement().getName();
      if (entry.endsWith(".class")) {
        if (entry.startsWith(packageFolder)) {
          own++;
        } else {
          foreign.add(entry);
        }
      }
    }
    assertTrue(own > 0, jar.getName() + " has no class");
    return foreign;
  }
}
