// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A class path whose entries are known by their artifact, to pick the class path of a user from that of the tests.
 *
 * <p>An entry's artifact is told by where it lies: a jar in a Maven repository, or a module's jar or {@code classes} below
 * its {@code target}. What lies elsewhere (test classes, jars with a classifier) cannot be picked. Immutable.
 */
public final class ClassPath {
  private final Map<String, Entry> entries;

  private ClassPath(Map<String, Entry> entries) {
    this.entries = Collections.unmodifiableMap(entries);
  }

  /** The class path of the running tests. */
  public static ClassPath ofThisJvm() {
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (String part : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Entry entry = part.isEmpty() ? null : entry(Path.of(part).toAbsolutePath().normalize());
      if (entry != null) {
        entries.putIfAbsent(entry.artifact, entry);
      }
    }
    return new ClassPath(entries);
  }

  private static @Nullable Entry entry(Path path) {
    Path folder = path.getParent();
    Path above = folder == null ? null : folder.getParent();
    if (folder == null || above == null || !Files.exists(path)) {
      return null;
    }
    String name = String.valueOf(path.getFileName());
    String artifact = String.valueOf(above.getFileName());
    String fullName = artifact + "-" + folder.getFileName();
    if (name.equals(fullName + ".jar")) {
      return new Entry(artifact, path, folder.resolve(fullName + ".pom"));
    }
    Path modulePom = above.resolve("pom.xml");
    if (folder.endsWith("target") && Files.exists(modulePom)) {
      Pom pom = Pom.read(modulePom);
      if (name.equals("classes") || name.equals(pom.artifactId() + "-" + pom.version() + ".jar")) {
        return new Entry(pom.artifactId(), path, modulePom);
      }
    }
    return null;
  }

  /** These artifacts and nothing else. */
  public ClassPath only(String... artifacts) {
    Map<String, Entry> picked = new LinkedHashMap<>();
    for (String artifact : artifacts) {
      picked.put(artifact, required(artifact));
    }
    return new ClassPath(picked);
  }

  /**
   * What a user's build has who depends on these artifacts and on nothing else: they, and what their poms bring along at
   * run time. What such a pom lists and this class path does not have is left out.
   */
  public ClassPath withDependencies(String... artifacts) {
    Map<String, Entry> picked = new LinkedHashMap<>();
    Deque<String> open = new ArrayDeque<>(Arrays.asList(artifacts));
    while (!open.isEmpty()) {
      String artifact = open.remove();
      Entry entry = required(artifact);
      if (picked.putIfAbsent(artifact, entry) == null && Files.exists(entry.pom)) {
        for (Pom.Dependency each : Pom.read(entry.pom).effectiveDependencies()) {
          if (isRuntime(each) && entries.containsKey(each.artifactId())) {
            open.add(each.artifactId());
          }
        }
      }
    }
    return new ClassPath(picked);
  }

  private static boolean isRuntime(Pom.Dependency dependency) {
    String scope = dependency.scope();
    return !dependency.optional()
        && dependency.type().equals("jar")
        && ("compile".equals(scope) || "runtime".equals(scope));
  }

  /** These, and behind them a jar or a folder that no build knows. */
  public ClassPath with(String artifact, Path path) {
    Map<String, Entry> all = new LinkedHashMap<>(entries);
    all.put(artifact, new Entry(artifact, path, path.resolveSibling(artifact + ".pom")));
    return new ClassPath(all);
  }

  /** Whether an artifact is on it. */
  public boolean has(String artifact) {
    return entries.containsKey(artifact);
  }

  /** Where an artifact lies: its jar, or the folder of its classes. */
  public Path path(String artifact) {
    return required(artifact).path;
  }

  /** The artifacts in order. */
  public List<String> artifacts() {
    return List.copyOf(entries.keySet());
  }

  private Entry required(String artifact) {
    Entry entry = entries.get(artifact);
    if (entry == null) {
      throw new IllegalArgumentException(artifact + " is not among " + entries.keySet());
    }
    return entry;
  }

  /** As the JDK's tools take it. */
  @Override
  public String toString() {
    List<String> paths = new ArrayList<>();
    for (Entry entry : entries.values()) {
      paths.add(entry.path.toString());
    }
    return String.join(File.pathSeparator, paths);
  }

  private record Entry(String artifact, Path path, Path pom) {}
}
