// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.baton4j.lambda.runtime.function.Loggerless;
import io.github.baton4j.testkit.lambda.Invocation;
import io.github.baton4j.testkit.lambda.NeedsRuntimeClient;
import io.github.baton4j.testkit.lambda.RuntimeApi;
import io.github.baton4j.testkit.lambda.RuntimeProcess;
import io.github.baton4j.testkit.lambda.TaskRoot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The first invocations of a function come at once, and SLF4J is first asked for anything by them. */
@NeedsRuntimeClient
class FirstAtOnceIT {
  private static final int AT_ONCE = 8;

  @TempDir
  Path folder;

  @Test
  @Timeout(value = 2, unit = TimeUnit.MINUTES)
  void firstLinesHaveTheirIdsWhereTheFunctionHasNoLoggerOfItsOwn() throws IOException {
    TaskRoot root = Deployment.of(folder, Loggerless.class);
    Set<String> asked = new TreeSet<>();
    Set<String> told = new TreeSet<>();
    try (RuntimeApi api = RuntimeApi.start();
        RuntimeProcess process = RuntimeProcess.of(root, Loggerless.class.getName())
            .concurrency(AT_ONCE)
            .start(api)) {
      for (int i = 0; i < AT_ONCE; i++) {
        Invocation invocation = api.invoke("{}");
        asked.add(invocation.requestId());
      }
      process.awaitLines(AT_ONCE, line -> line.contains("\"The invocation failed\""));
      for (LogLine line : LogLine.of(process.lines())) {
        told.add(String.valueOf(line.mdc().get("awsRequestId")));
      }
    }
    assertEquals(asked, told);
  }
}
