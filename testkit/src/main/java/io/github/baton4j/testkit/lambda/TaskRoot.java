// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.lambda;

import io.github.baton4j.testkit.ClassPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * A folder as Lambda unpacks a deployment package of Java into: classes and resources at its top, jars in {@code lib}. A
 * layer's {@code java} folder has the same {@code lib}.
 *
 * <pre>{@code
 * TaskRoot root = TaskRoot.in(folder)
 *     .classes(Shop.class)
 *     .jars(ClassPath.ofThisJvm().withDependencies("baton-lambda"))
 *     .file("logback.xml", "<configuration>…");
 * }</pre>
 */
public final class TaskRoot {
  private final Path folder;

  private TaskRoot(Path folder) {
    this.folder = folder;
  }

  /** In a folder that is made if there is none. */
  public static TaskRoot in(Path folder) {
    return new TaskRoot(made(folder));
  }

  private static Path made(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Path folder() {
    return folder;
  }

  /** Compiled classes from the class path of the tests, each with those that are nested in it. */
  public TaskRoot classes(Class<?>... classes) {
    for (Class<?> each : classes) {
      try {
        Path from =
            Path.of(each.getProtectionDomain().getCodeSource().getLocation().toURI());
        Path own = Path.of(each.getName().replace('.', '/') + ".class");
        Path packageFolder = from.resolve(own).getParent();
        String name = each.getName().substring(each.getName().lastIndexOf('.') + 1);
        try (Stream<Path> files = Files.list(packageFolder)) {
          for (Path file : files.toList()) {
            String fileName = String.valueOf(file.getFileName());
            if (fileName.equals(name + ".class")
                || (fileName.startsWith(name + "$") && fileName.endsWith(".class"))) {
              put(from.relativize(file).toString(), Files.readAllBytes(file));
            }
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (URISyntaxException e) {
        throw new IllegalArgumentException(each.getName(), e);
      }
    }
    return this;
  }

  /** All that is in a folder, such as what a project was compiled into. */
  public TaskRoot contents(Path of) {
    try (Stream<Path> files = Files.walk(of)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        put(of.relativize(file).toString(), Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** A text file, by its path from the top. */
  public TaskRoot file(String path, String text) {
    try {
      put(path, text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  private void put(String path, byte[] bytes) throws IOException {
    Path to = folder.resolve(path);
    Files.createDirectories(to.getParent());
    Files.write(to, bytes);
  }

  /** Every artifact of a class path as a jar in {@code lib}; a module that is not packed yet is made one. */
  public TaskRoot jars(ClassPath classPath) {
    for (String artifact : classPath.artifacts()) {
      jar(artifact, classPath.path(artifact));
    }
    return this;
  }

  /** A jar, or the classes of a folder as a jar, in {@code lib}. */
  public TaskRoot jar(String name, Path from) {
    try {
      Path jar = Files.createDirectories(folder.resolve("lib")).resolve(name + ".jar");
      if (Files.isDirectory(from)) {
        pack(from, jar);
      } else {
        Files.copy(from, jar);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  private static void pack(Path from, Path jar) throws IOException {
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        out.putNextEntry(new ZipEntry(from.relativize(file).toString()));
        Files.copy(file, out);
      }
    }
  }
}
