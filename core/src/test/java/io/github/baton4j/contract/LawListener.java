// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Writes down which tests of which law were run for which transport, for each test class a file under {@code target/laws}: what
 * docs/laws.md is compared with. Registered by META-INF/services wherever the contracts are on the class path.
 */
public final class LawListener implements TestExecutionListener {
  /** The module that is built; null when it is not the build that runs the tests. */
  private final String basedir = System.getProperty("basedir");

  private final Map<String, Map<String, int[]>> byClass = new TreeMap<>();

  @Override
  public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
    boolean ended = basedir != null && result.getStatus() != TestExecutionResult.Status.ABORTED;
    if (ended && test.isTest() && test.getSource().orElse(null) instanceof MethodSource source) {
      boolean passed = result.getStatus() == TestExecutionResult.Status.SUCCESSFUL;
      record(source.getJavaClass(), source.getJavaMethod(), passed ? 0 : 1);
    }
  }

  private void record(Class<?> test, Method method, int column) {
    Class<?> top = test;
    while (top.getEnclosingClass() != null) {
      top = top.getEnclosingClass();
    }
    String suffix = Transport.isOkHttp5() ? "@5" : "";
    Map<String, int[]> rows =
        byClass.computeIfAbsent(top.getName() + suffix, name -> new TreeMap<>());
    Class<?> author = method.isAnnotationPresent(Law.class)
        ? method.getDeclaringClass()
        : author(test, method.getDeclaringClass());
    if (author == null) {
      return;
    }
    Law law = method.isAnnotationPresent(Law.class)
        ? method.getAnnotation(Law.class)
        : author.getDeclaredAnnotation(Law.class);
    // A contract tells its own name; what is nested in a test class goes by that class.
    String proof = isContract(author) ? author.getSimpleName() : top.getSimpleName();
    for (int number : law.value()) {
      String key =
          String.join("\t", "" + number, Transport.of(test).name(), proof, top.getSimpleName());
      rows.computeIfAbsent(key, name -> new int[2])[column]++;
    }
  }

  /** The class that says which laws a test proves that does not say it: its own, or one that it stands in. */
  private static Class<?> author(Class<?> test, Class<?> declaring) {
    if (declaring.getDeclaredAnnotation(Law.class) != null) {
      return declaring;
    }
    List<Class<?>> candidates = new ArrayList<>();
    for (Class<?> outer = test; outer != null; outer = outer.getEnclosingClass()) {
      for (Class<?> each = outer; each != null; each = each.getSuperclass()) {
        candidates.add(each);
      }
    }
    return candidates.stream()
        .filter(each -> each.getDeclaredAnnotation(Law.class) != null)
        .findFirst()
        .orElse(null);
  }

  private static boolean isContract(Class<?> author) {
    return author.getPackageName().startsWith(Law.class.getPackageName());
  }

  @Override
  public synchronized void testPlanExecutionFinished(TestPlan plan) {
    if (basedir == null) {
      return;
    }
    try {
      Path folder = Files.createDirectories(Path.of(basedir, "target", "laws"));
      for (Map.Entry<String, Map<String, int[]>> test : byClass.entrySet()) {
        List<String> lines = new ArrayList<>();
        test.getValue()
            .forEach((key, counts) -> lines.add(key + "\t" + counts[0] + "\t" + counts[1]));
        Path file = folder.resolve(test.getKey() + ".tsv");
        if (lines.isEmpty()) {
          Files.deleteIfExists(file);
        } else {
          Files.write(file, lines);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
