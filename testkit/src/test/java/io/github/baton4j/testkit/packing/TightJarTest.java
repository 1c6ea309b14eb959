// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.packing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;

class TightJarTest {
  private static final LocalDateTime TIME = LocalDateTime.of(2020, 2, 29, 12, 34, 56);

  private static final String SHOP = """
      package sample;

      import java.util.*;
      import java.util.concurrent.Callable;
      import org.jspecify.annotations.Nullable;

      public class Shop<T extends Comparable<T>> implements Callable<String> {
        private @Nullable String secret;
        private List<String> cellar = List.of();
        protected @Nullable List<@Nullable String> shelf = new ArrayList<>();
        enum Kind { BREAD, MILK }
        record Price(long cents, double rate) {}
        interface Till { default int ring(int n) { return n + 1; } }

        public @Nullable String seen(@Nullable T thing) { return secret; }
        private @Nullable String unseen(@Nullable Object thing) { return (@Nullable String) thing; }

        @Override
        public String call() throws Exception {
          StringBuilder all = new StringBuilder();
          for (String text : new String[] {%s}) {
            all.append(text.length());
          }
          Map<String, @Nullable Long> sums = new TreeMap<>();
          sums.merge("a" + all.length(), 1L << 40, (x, y) -> x + y);
          switch (all.toString().substring(0, 1)) {
            case "1" -> all.append("one");
            default -> all.append(3.5e300).append(1.5f);
          }
          try {
            Object.class.cast(Integer.valueOf((String) null));
          } catch (NumberFormatException e) {
            all.append(e.getClass().getName());
          }
          return all.append(sums).append(new Price(7, 0.19)).append(Kind.MILK.ordinal())
              .append(new Till() {}.ring(41)).append(unseen("x")).toString();
        }
      }
      """;

  private static final String ENGINE = """
      package sample.internal;

      import java.util.List;
      import org.jspecify.annotations.Nullable;

      public class Engine {
        public @Nullable String power() { return null; }
        public List<String> parts() { return List.of(); }
      }
      """;

  private static final String MARKED = """
      @org.jspecify.annotations.NullMarked
      package sample.till;
      """;

  private static final String TILL = """
      package sample.till;

      public class Till {
        public static class Drawer {}
      }

      class Bell {}
      """;

  @TempDir
  Path folder;

  private Path jar;

  @BeforeEach
  void compileAndZip() throws IOException {
    StringBuilder texts = new StringBuilder();
    for (int i = 0;
        i < 400;
        i++) { // more than an instruction with one byte for a constant can reach
      texts.append('"').append("x".repeat(i % 40)).append(i).append("\", ");
    }
    Path shop = Files.writeString(folder.resolve("Shop.java"), SHOP.formatted(texts));
    Path engine = Files.writeString(folder.resolve("Engine.java"), ENGINE);
    Path marked = Files.writeString(folder.resolve("package-info.java"), MARKED);
    Path till = Files.writeString(folder.resolve("Till.java"), TILL);
    Path classes = Files.createDirectory(folder.resolve("classes"));
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    String classPath = System.getProperty("java.class.path");
    assertEquals(
        0,
        javac.run(
            null,
            null,
            null,
            "-cp",
            classPath,
            "-d",
            classes.toString(),
            shop.toString(),
            engine.toString(),
            marked.toString(),
            till.toString()));
    jar = zip(classes);
  }

  /** With entries for the folders, as the usual tools write them. */
  private Path zip(Path classes) throws IOException {
    Path to = folder.resolve(classes.getFileName() + ".jar");
    try (OutputStream out = Files.newOutputStream(to);
        ZipOutputStream zip = new ZipOutputStream(out);
        Stream<Path> all = Files.walk(classes)) {
      List<String> names = new ArrayList<>(List.of("META-INF/", "META-INF/MANIFEST.MF"));
      all.sorted()
          .filter(each -> !each.equals(classes))
          .map(each -> classes.relativize(each) + (Files.isDirectory(each) ? "/" : ""))
          .forEach(names::add);
      for (String name : names) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(TIME);
        zip.putNextEntry(entry);
        if (name.endsWith(".MF")) {
          zip.write("Manifest-Version: 1.0\n\n".getBytes(StandardCharsets.UTF_8));
        } else if (!name.endsWith("/")) {
          zip.write(Files.readAllBytes(classes.resolve(name)));
        }
        zip.closeEntry();
      }
    }
    return to;
  }

  private List<String> entries() throws IOException {
    List<String> lines = new ArrayList<>();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry each : Collections.list(zip.entries())) {
        lines.add(each.getName() + " " + each.getTimeLocal());
      }
    }
    return lines;
  }

  private URLClassLoader loader() throws IOException {
    return new URLClassLoader(new URL[] {jar.toUri().toURL()}, TightJarTest.class.getClassLoader());
  }

  private String called() throws Exception {
    try (URLClassLoader loader = loader()) {
      Object shop = loader.loadClass("sample.Shop").getConstructor().newInstance();
      return (String) ((Callable<?>) shop).call();
    }
  }

  @Test
  void theClassesDoWhatTheyDid() throws Exception {
    String before = called();
    TightJar.main(new String[] {jar.toString()});
    assertEquals(before, called());
    assertTrue(before.endsWith("142x"), before);
  }

  @Test
  void entriesKeepOrderNameAndTimeAndFoldersHaveNone() throws IOException {
    List<String> before = entries();
    long size = Files.size(jar);
    TightJar.pack(jar);
    List<String> files = new ArrayList<>(before);
    files.removeIf(each -> each.contains("/ ") || each.contains("package-info"));
    assertTrue(files.size() < before.size());
    assertEquals(files, entries());
    assertEquals("META-INF/MANIFEST.MF " + TIME, files.get(0));
    assertTrue(Files.size(jar) < size);
  }

  @Test
  void packingTwiceIsPackingOnce() throws IOException {
    TightJar.pack(jar);
    byte[] once = Files.readAllBytes(jar);
    TightJar.pack(jar);
    assertArrayEquals(once, Files.readAllBytes(jar));
  }

  @Test
  void nullnessAndGenericsStayWhereSomebodyCompilesAgainstThem() throws Exception {
    TightJar.pack(jar);
    try (URLClassLoader loader = loader()) {
      Class<?> shop = loader.loadClass("sample.Shop");
      assertEquals("[T]", List.of(shop.getTypeParameters()).toString());
      Method seen = shop.getMethod("seen", Comparable.class);
      assertTrue(isNullable(seen.getAnnotatedReturnType()));
      assertTrue(isNullable(seen.getAnnotatedParameterTypes()[0]));
      assertEquals("T", seen.getGenericParameterTypes()[0].toString());
      assertTrue(isNullable(shop.getDeclaredField("shelf").getAnnotatedType()));
      assertFalse(isNullable(shop.getDeclaredField("secret").getAnnotatedType()));
      Method unseen = shop.getDeclaredMethod("unseen", Object.class);
      assertFalse(isNullable(unseen.getAnnotatedReturnType()));
      String list = "java.util.List<java.lang.String>";
      assertEquals(list, shop.getDeclaredField("shelf").getGenericType().toString());
      assertEquals(List.class, shop.getDeclaredField("cellar").getGenericType());
      Class<?> engine = loader.loadClass("sample.internal.Engine");
      assertFalse(isNullable(engine.getMethod("power").getAnnotatedReturnType()));
      assertEquals(list, engine.getMethod("parts").getGenericReturnType().toString());
    }
  }

  @Test
  void whatAPackageSaysOfNullnessItsPublicClassesSay() throws Exception {
    TightJar.pack(jar);
    try (URLClassLoader loader = loader()) {
      assertTrue(isMarked(loader.loadClass("sample.till.Till")));
      // The class around it says it.
      assertFalse(isMarked(loader.loadClass("sample.till.Till$Drawer")));
      assertFalse(isMarked(loader.loadClass("sample.till.Bell")));
      assertFalse(isMarked(loader.loadClass("sample.Shop")));
      assertNull(loader.getResource("sample/till/package-info.class"));
    }
  }

  private static boolean isMarked(Class<?> type) {
    return type.isAnnotationPresent(NullMarked.class);
  }

  private static boolean isNullable(AnnotatedElement element) {
    return element.isAnnotationPresent(Nullable.class);
  }

  /** Written anew by the same writer, both are the same: what differs is in which places the constants are. */
  @Test
  void nothingButTheOrderOfConstantsIsChanged() throws IOException {
    int smaller = 0;
    List<byte[]> classFiles = classFiles();
    for (byte[] each : classFiles) {
      byte[] tight = TightClass.of(each, true);
      assertArrayEquals(rewritten(TightClass.lean(each, true)), rewritten(tight));
      smaller += tight.length <= each.length ? 1 : 0;
    }
    assertTrue(smaller > classFiles.size() / 2, smaller + " of " + classFiles.size());
  }

  private List<byte[]> classFiles() throws IOException {
    List<byte[]> all = new ArrayList<>();
    Path own = Path.of(System.getProperty("basedir"), "target", "classes");
    for (Path root : List.of(own, folder.resolve("classes"))) {
      try (Stream<Path> files = Files.walk(root)) {
        files.filter(each -> each.toString().endsWith(".class")).forEach(each -> {
          try {
            all.add(Files.readAllBytes(each));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
      }
    }
    assertTrue(all.size() > 50);
    return all;
  }

  private static byte[] rewritten(byte[] classFile) {
    ClassWriter writer = new ClassWriter(0);
    new ClassReader(classFile).accept(writer, 0);
    return writer.toByteArray();
  }
}
