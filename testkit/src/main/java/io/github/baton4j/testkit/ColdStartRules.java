// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What classes must not use that run while a user waits for a function's first answer: each of these loads dozens of the
 * JDK's classes or spins new ones. Checked over whole class files, so that nobody has to know what runs first.
 */
public final class ColdStartRules {
  private static final List<String> TYPES = List.of(
      "java/lang/Record",
      "java/lang/invoke/",
      "java/lang/reflect/",
      "java/text/",
      "java/util/Formatter",
      "java/util/Scanner",
      "java/util/ServiceLoader",
      "java/util/regex/",
      "java/util/stream/");

  private static final List<String> MEMBERS = List.of(
      "java/lang/Class.forName",
      "java/lang/Class.getConstructor",
      "java/lang/Class.getDeclared",
      "java/lang/Class.getEnumConstants",
      "java/lang/Class.getField",
      "java/lang/Class.getMethod",
      "java/lang/Class.newInstance",
      "java/lang/String.format",
      "java/lang/String.matches",
      "java/lang/String.replaceAll",
      "java/lang/String.replaceFirst",
      "java/lang/String.split",
      "java/io/PrintStream.format",
      "java/io/PrintStream.printf");

  private ColdStartRules() {}

  /** Every breach in the classes of a folder, each as a line that names class and reason. */
  public static List<String> breaches(Path folder) {
    List<String> breaches = new ArrayList<>();
    for (ClassFile each : ClassFile.allBelow(folder)) {
      for (String site : each.dynamic()) {
        breaches.add(
            each.name() + " has an invokedynamic (lambda, concatenation, record): " + site);
      }
      for (String type : each.types()) {
        if (beginsWithOneOf(type, TYPES)) {
          breaches.add(each.name() + " uses " + type);
        }
      }
      for (String member : each.members()) {
        if (beginsWithOneOf(member, MEMBERS)) {
          breaches.add(each.name() + " uses " + member);
        }
      }
      for (String field : each.fields()) {
        if (field.startsWith("$SwitchMap$")) {
          breaches.add(each.name() + " is of a switch over an enum: " + field);
        }
      }
    }
    return breaches;
  }

  private static boolean beginsWithOneOf(String name, List<String> prefixes) {
    for (String prefix : prefixes) {
      if (name.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }
}
