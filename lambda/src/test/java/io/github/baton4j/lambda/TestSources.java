// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The classes of a reactor's tests, as their sources declare them, and which methods in them are tests. */
final class TestSources {
  private static final Set<String> TESTS = Set.of(
      "Test", "ParameterizedTest", "RepeatedTest", "TestFactory", "TestTemplate", "FuzzTest");

  /** A class; the file is that of the class around it, which is what the build tells tests by. */
  private record Declared(
      String module,
      String file,
      String name,
      Set<String> parents,
      boolean isAbstract,
      Set<String> tests) {
    boolean isTopLevel() {
      return name.equals(file);
    }

    boolean isRun() {
      return !isAbstract && (file.endsWith("Test") || file.endsWith("IT"));
    }
  }

  private final List<Declared> all = new ArrayList<>();

  private TestSources() {}

  /** Those of all modules below a folder. */
  static TestSources below(Path root) throws IOException {
    TestSources sources = new TestSources();
    List<Path> files;
    try (Stream<Path> paths =
        Files.find(root, 20, (path, a) -> path.toString().endsWith(".java"))) {
      files = paths
          .filter(path -> root.relativize(path).toString().matches("[^/]+/src/test/java/.+"))
          .sorted()
          .collect(Collectors.toList());
    }
    var javac = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager manager = javac.getStandardFileManager(null, null, null)) {
      JavacTask task = (JavacTask) javac.getTask(
          null,
          manager,
          null,
          List.of("-proc:none"),
          null,
          manager.getJavaFileObjectsFromPaths(files));
      for (CompilationUnitTree unit : task.parse()) {
        Path file = Path.of(unit.getSourceFile().toUri());
        String name = file.getFileName().toString().replace(".java", "");
        sources.read(unit, root.relativize(file).getName(0).toString(), name);
      }
    }
    return sources;
  }

  private void read(CompilationUnitTree unit, String module, String file) {
    unit.accept(
        new TreeScanner<Void, Void>() {
          @Override
          public Void visitClass(ClassTree tree, Void none) {
            boolean isAbstract = tree.getModifiers().getFlags().contains(Modifier.ABSTRACT);
            String name = "" + tree.getSimpleName();
            all.add(new Declared(module, file, name, parents(tree), isAbstract, tests(tree)));
            return super.visitClass(tree, null);
          }
        },
        null);
  }

  /** What it extends and implements, without type arguments. */
  private static Set<String> parents(ClassTree tree) {
    Set<String> parents = new HashSet<>();
    parents.add(("" + tree.getExtendsClause()).replaceAll("<.*", ""));
    tree.getImplementsClause().forEach(each -> parents.add(("" + each).replaceAll("<.*", "")));
    return parents;
  }

  private static Set<String> tests(ClassTree tree) {
    Set<String> tests = new HashSet<>();
    for (Tree member : tree.getMembers()) {
      if (member instanceof MethodTree method) {
        for (AnnotationTree annotation : method.getModifiers().getAnnotations()) {
          if (TESTS.contains("" + annotation.getAnnotationType())) {
            tests.add("" + method.getName());
          }
        }
      }
    }
    return tests;
  }

  /** What is wrong with {@code Class#method} or {@code module/Class#method}; null when that is a test which is run. */
  String problem(String reference) {
    int slash = reference.indexOf('/');
    int hash = reference.indexOf('#');
    String module = slash < 0 ? "" : reference.substring(0, slash);
    String name = reference.substring(slash + 1, hash);
    String method = reference.substring(hash + 1);
    List<Declared> found = new ArrayList<>();
    for (Declared each : all) {
      if (each.isTopLevel()
          && each.name().equals(name)
          && (slash < 0 || each.module().equals(module))) {
        found.add(each);
      }
    }
    if (found.size() != 1) {
      return reference
          + (found.isEmpty() ? ": no such class" : ": several such classes, name the module");
    }
    Declared declared = found.get(0);
    if (!has(declared, method)) {
      return reference + ": no such test";
    }
    return declared.isRun() || isExtended(declared) ? null : reference + ": nobody runs it";
  }

  /** Whether a class has a test, of its own or from a class above it. */
  private boolean has(Declared declared, String method) {
    if (declared.tests().contains(method)) {
      return true;
    }
    for (Declared each : all) {
      if (isParent(each, declared) && has(each, method)) {
        return true;
      }
    }
    return false;
  }

  private boolean isExtended(Declared declared) {
    for (Declared each : all) {
      if (isParent(declared, each) && (each.isRun() || isExtended(each))) {
        return true;
      }
    }
    return false;
  }

  /** By the simple name: of a class in the same file, of one of the same module, or of a contract of the core's. */
  private static boolean isParent(Declared parent, Declared child) {
    boolean isInReach =
        child.module().equals(parent.module()) || parent.module().equals("core");
    return child.parents().contains(parent.name())
        && !parent.name().equals(child.name())
        && (parent.file().equals(child.file()) || (parent.isTopLevel() && isInReach));
  }
}
