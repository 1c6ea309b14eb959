// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The public API of a jar, or of a folder of classes, as text that is close to Java: what users can compile against, and
 * nothing that they cannot see. The same text for the same API, whichever compiler has made the classes.
 *
 * <p>Listed are packages, types that are public or protected, the types of the jar that they extend, and the public and
 * protected members of all of these, with generic types, thrown exceptions, the values of constants, and the annotations of
 * nullness, {@code Deprecated} and {@code FunctionalInterface}. Types of {@code java.lang} and of the package itself have
 * their simple names. An enum's constants keep their order, all else is sorted.
 */
public final class PublicApi {
  private final Map<String, ApiType> types;

  private PublicApi(Map<String, ApiType> types) {
    this.types = types;
  }

  /**
   * Reads the classes of a jar or a folder.
   *
   * @param hidden last parts of the names of packages that are no API, whatever is public in them
   */
  public static PublicApi of(Path jarOrFolder, Set<String> hidden) {
    Map<String, ApiType> all = new TreeMap<>();
    for (byte[] each : classFiles(jarOrFolder)) {
      ApiType type = ApiType.read(each);
      if (!hidden.contains(lastPart(type.packageName()))) {
        all.put(type.name(), type);
      }
    }
    Map<String, ApiType> seen = new TreeMap<>();
    Deque<ApiType> open = new ArrayDeque<>();
    for (ApiType type : all.values()) {
      if (type.isPackage() || isReachable(type, all)) {
        open.add(type);
      }
    }
    while (!open.isEmpty()) {
      ApiType type = open.remove();
      if (seen.put(type.name(), type) == null) {
        for (String above : type.supertypes()) {
          if (all.containsKey(above)) {
            open.add(all.get(above));
          }
        }
      }
    }
    return new PublicApi(seen);
  }

  private static boolean isReachable(ApiType type, Map<String, ApiType> all) {
    ApiType each = type;
    while (each.isSeen()) {
      String around = each.outer();
      ApiType outer = around == null ? null : all.get(around);
      if (outer == null) {
        return around == null;
      }
      each = outer;
    }
    return false;
  }

  private static String lastPart(String packageName) {
    return packageName.substring(packageName.lastIndexOf('.') + 1);
  }

  private static List<byte[]> classFiles(Path jarOrFolder) {
    List<byte[]> files = new ArrayList<>();
    try {
      if (Files.isDirectory(jarOrFolder)) {
        try (Stream<Path> below = Files.walk(jarOrFolder)) {
          for (Path each : (Iterable<Path>) below.sorted()::iterator) {
            if (each.toString().endsWith(".class")) {
              files.add(Files.readAllBytes(each));
            }
          }
        }
      } else {
        try (ZipFile jar = new ZipFile(jarOrFolder.toFile())) {
          for (ZipEntry entry :
              (Iterable<ZipEntry>) jar.stream().map(ZipEntry.class::cast)::iterator) {
            if (entry.getName().endsWith(".class")) {
              try (InputStream in = jar.getInputStream(entry)) {
                files.add(in.readAllBytes());
              }
            }
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  /** The whole text, line by line. */
  public List<String> lines() {
    Set<String> packages = new TreeSet<>();
    for (ApiType type : types.values()) {
      packages.add(type.packageName());
    }
    List<String> lines = new ArrayList<>();
    for (String each : packages) {
      if (!lines.isEmpty()) {
        lines.add("");
      }
      ApiType ofPackage = types.get(each + ".package-info");
      if (ofPackage != null) {
        lines.addAll(ofPackage.annotationLines());
      }
      lines.add("package " + each);
      for (ApiType type : types.values()) {
        if (!type.isPackage() && type.packageName().equals(each)) {
          lines.add("");
          lines.addAll(type.lines());
        }
      }
    }
    return lines;
  }

  /** The names of the types that users can name, nested ones with a dot, each below that of its package. */
  public Set<String> typeNames() {
    Set<String> names = new TreeSet<>();
    for (ApiType type : types.values()) {
      if (!type.isPackage() && type.isSeen()) {
        names.add(type.canonicalName());
      }
    }
    return names;
  }

  /** Every type that is named in what users see, with where: {@code java.util.Map in shop.Shop}. */
  public Set<String> mentioned() {
    Set<String> all = new LinkedHashSet<>();
    for (ApiType type : types.values()) {
      for (String each : type.mentioned()) {
        all.add(each + " in " + type.canonicalName());
      }
    }
    return all;
  }
}
