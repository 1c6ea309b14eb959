// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which packages the classes of a module may refer to. The consumers prove the same for what they use; this looks at every
 * class, and says which one it is.
 */
public final class Walls {
  private Walls() {}

  /**
   * Every breach in the classes of a folder, each as a line that names class and reason.
   *
   * @param packages what any class may refer to, beside {@code java}: exactly these packages
   * @param optional roots of packages of jars that a user may have or not: a class may refer to one of them
   */
  public static List<String> breaches(Path folder, Set<String> packages, Set<String> optional) {
    List<String> breaches = new ArrayList<>();
    for (ClassFile each : ClassFile.allBelow(folder)) {
      Set<String> used = new TreeSet<>();
      for (String type : each.types()) {
        String name = type.replace('/', '.');
        String root = rootOf(name, optional);
        if (!root.isEmpty()) {
          used.add(root);
        } else if (!name.startsWith("java.") && !packages.contains(packageOf(name))) {
          breaches.add(each.name() + " uses " + type);
        }
      }
      if (used.size() > 1) {
        breaches.add(each.name() + " uses more than one optional jar: " + used);
      }
    }
    return breaches;
  }

  private static String rootOf(String name, Set<String> optional) {
    for (String root : optional) {
      if (name.startsWith(root + ".")) {
        return root;
      }
    }
    return "";
  }

  private static String packageOf(String name) {
    return name.substring(0, Math.max(0, name.lastIndexOf('.')));
  }
}
