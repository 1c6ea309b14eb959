// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks.cold.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The names of the classes that a JVM loaded, and how many of each name: hidden ones, such as a lambda's, are known by the
 * class that they are of. The functions' own names are the same for all variants. What is loaded only where two threads met is
 * left out: on a busy machine that is in each start.
 */
final class ClassLog {
  private static final Pattern HIDDEN = Pattern.compile("[/+]0x[0-9a-f]+$");
  private static final Pattern LAMBDA = Pattern.compile("\\$\\$Lambda\\$[0-9]+$");
  private static final Pattern FUNCTION =
      Pattern.compile("^(io\\.github\\.baton4j\\.benchmarks\\.cold\\.)[a-z]+\\.");
  private static final Pattern MET = Pattern.compile(
      "^java\\.util\\.concurrent\\.(locks\\.AbstractQueuedSynchronizer\\$(Exclusive|Shared)?Node"
          + "|ConcurrentHashMap\\$CounterCell|atomic\\.Striped64\\$Cell)$");

  private final Map<String, Integer> counts;

  private ClassLog(Map<String, Integer> counts) {
    this.counts = counts;
  }

  /** The JVM's option that writes such a log. */
  static String option(Path file) {
    return "-Xlog:class+load:file=" + file + ":none";
  }

  static ClassLog read(Path file) throws IOException {
    Map<String, Integer> counts = new TreeMap<>();
    for (String line : Files.readAllLines(file)) {
      int end = line.indexOf(" source:");
      if (end > 0 && !MET.matcher(line.substring(0, end)).matches()) {
        counts.merge(known(line.substring(0, end)), 1, Integer::sum);
      }
    }
    if (counts.isEmpty()) {
      throw new IllegalStateException("no class in " + file);
    }
    return new ClassLog(counts);
  }

  private static String known(String name) {
    String known = HIDDEN.matcher(name).replaceFirst("");
    known = LAMBDA.matcher(known).replaceFirst("\\$\\$Lambda");
    return FUNCTION.matcher(known).replaceFirst("$1");
  }

  /** What two JVMs of one function have both loaded: a thread that happened to wait may load a class that none needs. */
  ClassLog both(ClassLog other) {
    Map<String, Integer> both = new TreeMap<>();
    for (Map.Entry<String, Integer> each : counts.entrySet()) {
      int count = Math.min(each.getValue(), other.counts.getOrDefault(each.getKey(), 0));
      if (count > 0) {
        both.put(each.getKey(), count);
      }
    }
    return new ClassLog(both);
  }

  /** What this JVM loaded and the other did not, or not so often; by name, a name for each class. */
  List<String> moreThan(ClassLog other) {
    List<String> more = new ArrayList<>();
    for (Map.Entry<String, Integer> each : counts.entrySet()) {
      int surplus = each.getValue() - other.counts.getOrDefault(each.getKey(), 0);
      for (int i = 0; i < surplus; i++) {
        more.add(each.getKey());
      }
    }
    return more;
  }
}
