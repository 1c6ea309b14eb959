// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.contract;

import java.nio.file.Path;

/** The columns of the laws' table: the ways out, each of which has to keep laws 1 to 4 and 7, and the rest of the house. */
public enum Transport {
  HEADERS("headers(URI)"),
  OKHTTP_4("OkHttp 4"),
  OKHTTP_5("OkHttp 5"),
  KINESIS("Kinesis"),
  SNS("SNS"),
  SQS("SQS"),
  CONTEXT("context"),
  EVENTS("HTTP events"),
  LAMBDA("Lambda");

  private final String text;

  Transport(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }

  /** Whether IDs leave here. */
  public boolean isWayOut() {
    return compareTo(SQS) <= 0;
  }

  /** What a test class is about: what {@link Over} says, or else what its module is there for. */
  static Transport of(Class<?> test) {
    for (Class<?> outer = test; outer != null; outer = outer.getEnclosingClass()) {
      for (Class<?> each = outer; each != null; each = each.getSuperclass()) {
        Over over = each.getDeclaredAnnotation(Over.class);
        if (over != null) {
          return over.value();
        }
      }
    }
    return ofModule(Path.of(System.getProperty("basedir")).getFileName().toString(), test);
  }

  private static Transport ofModule(String module, Class<?> test) {
    return switch (module) {
      case "http" ->
        !test.getName().contains("OkHttp") ? EVENTS : isOkHttp5() ? OKHTTP_5 : OKHTTP_4;
      case "kinesis" -> KINESIS;
      case "sns" -> SNS;
      case "sqs" -> SQS;
      case "lambda" -> LAMBDA;
      default -> CONTEXT;
    };
  }

  /** The build runs the same tests on both. */
  static boolean isOkHttp5() {
    return System.getProperty("baton.test.okhttp", "4").startsWith("5");
  }
}
