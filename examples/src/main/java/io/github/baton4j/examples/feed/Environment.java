// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.feed;

import java.util.Objects;

/** The functions' settings: environment variables on Lambda, system properties of the same names on the stage. */
final class Environment {
  private Environment() {}

  static String get(String name) {
    String value = System.getenv(name);
    return Objects.requireNonNull(value == null ? System.getProperty(name) : value, name);
  }
}
