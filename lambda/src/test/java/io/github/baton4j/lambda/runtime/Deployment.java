// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda.runtime;

import io.github.baton4j.testkit.ClassPath;
import io.github.baton4j.testkit.lambda.TaskRoot;
import java.nio.file.Path;

/** Deployment packages of functions that use Baton: what a user's build makes of its classes and dependencies. */
final class Deployment {
  /** Clients of all that Baton sends by. */
  static final String[] CLIENTS = {"sqs", "sns", "kinesis", "okhttp"};

  private Deployment() {}

  /** With Lambda's jars, Baton's for Lambda, and logback. */
  static TaskRoot of(Path folder, Class<?>... classes) {
    return of(folder, new String[0], classes);
  }

  /** The same, with more artifacts and their dependencies. */
  static TaskRoot of(Path folder, String[] more, Class<?>... classes) {
    String[] artifacts = {
      "baton-lambda", "aws-lambda-java-core", "aws-lambda-java-events", "logback-classic"
    };
    String[] all = new String[artifacts.length + more.length];
    System.arraycopy(artifacts, 0, all, 0, artifacts.length);
    System.arraycopy(more, 0, all, artifacts.length, more.length);
    return TaskRoot.in(folder.resolve("task"))
        .classes(classes)
        .file("logback.xml", LogLine.LOGBACK)
        .jars(ClassPath.ofThisJvm().withDependencies(all));
  }
}
