// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * A user's project: a few sources and an exact class path, compiled as strictly as javac can and run in a JVM of its own.
 *
 * <pre>{@code
 * ConsumerProject consumer = ConsumerProject.in(folder, classPath, Path.of("Shop.java"));
 * assertEquals(List.of("sold"), consumer.show("Shop", "com.example").lines());
 * }</pre>
 */
public final class ConsumerProject {
  private static final long MAX_SECONDS = 60;

  private static final String METHODS = """
      final class MethodsOf {
        public static void main(String[] types) throws Exception {
          for (String type : types) {
            if (Class.forName(type, false, MethodsOf.class.getClassLoader()).getMethods().length == 0) {
              throw new AssertionError(type + " has no method");
            }
            System.out.println(type);
          }
        }
      }
      """;

  private final ClassPath classPath;
  private final Path folder;
  private final Path classes;
  private final List<Path> sources;

  private ConsumerProject(ClassPath classPath, Path folder, Path classes, List<Path> sources) {
    this.classPath = classPath;
    this.folder = folder;
    this.classes = classes;
    this.sources = sources;
  }

  /**
   * A project of these source files.
   *
   * @param folder an empty one, where classes and captured output go
   */
  public static ConsumerProject in(Path folder, ClassPath classPath, Path... sources) {
    try {
      Path classes = Files.createDirectories(folder.resolve("classes"));
      return new ConsumerProject(classPath, folder, classes, List.of(sources));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Compiles for Java 17 with every lint of javac, warnings being errors.
   *
   * @return all that javac has to say; empty when it is content
   */
  public List<String> compile() {
    return compile(sources);
  }

  private List<String> compile(List<Path> files) {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> collector = new DiagnosticCollector<>();
    List<String> options = List.of(
        "--release", "17", "-Xlint:all", "-Werror", "-classpath", all(), "-d", classes.toString());
    boolean done;
    try (StandardJavaFileManager manager =
        javac.getStandardFileManager(collector, Locale.ROOT, StandardCharsets.UTF_8)) {
      Iterable<? extends JavaFileObject> units = manager.getJavaFileObjectsFromPaths(files);
      done = javac.getTask(null, manager, collector, options, null, units).call();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> messages = new ArrayList<>();
    for (Diagnostic<? extends JavaFileObject> each : collector.getDiagnostics()) {
      messages.add(each.toString());
    }
    if (!done && messages.isEmpty()) {
      messages.add("javac failed and did not say why");
    }
    return messages;
  }

  /**
   * All that a consumer is there to show: it compiles without a warning, it runs, and the methods of all types of a package
   * that it refers to can be asked for. The first of these that fails is an AssertionError.
   */
  public Shown show(String mainClass, String packageName) {
    List<String> messages = compile();
    if (!messages.isEmpty()) {
      throw new AssertionError(String.join("\n", messages));
    }
    List<String> lines = run(mainClass).output().lines().toList();
    return new Shown(lines, methodsOf(typesUsed(packageName)).output().lines().toList());
  }

  /** Runs a compiled main class with the project's class path and the variables of no environment of Baton's. */
  public Run run(String mainClass, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1", "-cp", all(), mainClass));
    command.addAll(List.of(arguments));
    try {
      Path out = Files.createTempFile(folder, "run", ".out");
      Path err = Files.createTempFile(folder, "run", ".err");
      ProcessBuilder builder = new ProcessBuilder(command)
          .directory(folder.toFile())
          .redirectOutput(out.toFile())
          .redirectError(err.toFile());
      builder.environment().keySet().removeIf(ConsumerProject::changesRuns);
      int exit = exitOf(builder.start());
      return new Run(exit, Files.readString(out), Files.readString(err));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean changesRuns(String variable) {
    return variable.startsWith("BATON_")
        || variable.equals("JAVA_TOOL_OPTIONS")
        || variable.equals("JDK_JAVA_OPTIONS")
        || variable.equals("CLASSPATH");
  }

  private static int exitOf(Process process) {
    try {
      if (process.waitFor(MAX_SECONDS, TimeUnit.SECONDS)) {
        return process.exitValue();
      }
      throw new AssertionError("still running after " + MAX_SECONDS + " s");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    } finally {
      process.destroyForcibly();
    }
  }

  /**
   * Asks for all methods of given types in a JVM of its own, which fails when one has an argument or a result of a class
   * that this class path does not have: what frameworks and mocking libraries do, and what no compiler warns of.
   *
   * @return a run that prints the name of each type
   */
  public Run methodsOf(SortedSet<String> types) {
    try {
      Path source = Files.writeString(folder.resolve("MethodsOf.java"), METHODS);
      List<String> messages = compile(List.of(source));
      if (!messages.isEmpty()) {
        throw new AssertionError(messages);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return run("MethodsOf", types.toArray(new String[0]));
  }

  /** The types of a package, and of those below it, that the compiled classes of this project refer to. */
  public SortedSet<String> typesUsed(String packageName) {
    SortedSet<String> used = new TreeSet<>();
    for (ClassFile each : ClassFile.allBelow(classes)) {
      for (String type : each.types()) {
        String name = type.replace('/', '.');
        if (name.startsWith(packageName + ".")) {
          used.add(name);
        }
      }
    }
    return used;
  }

  private String all() {
    return classPath.artifacts().isEmpty()
        ? classes.toString()
        : classes + File.pathSeparator + classPath;
  }

  /** The lines that a consumer printed, and the types whose methods were asked for. */
  public record Shown(List<String> lines, List<String> types) {}

  /** A run that has ended, and what it wrote. */
  public record Run(int exit, String out, String err) {
    /** What a successful run wrote to standard output; of one that failed, an AssertionError with all that it wrote. */
    public String output() {
      if (exit != 0) {
        throw new AssertionError("exit " + exit + "\n" + out + err);
      }
      return out;
    }
  }
}
