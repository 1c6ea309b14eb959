// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Skips a test, or all of a class, where a command of some version or later is not on the PATH, and says so; in CI it fails
 * instead ({@link Required}).
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(CommandCondition.class)
public @interface NeedsCommand {
  /** Its name. */
  String value();

  /** The oldest version that will do. */
  String atLeast();

  /** The argument that makes it tell its version. */
  String asks() default "--version";
}
