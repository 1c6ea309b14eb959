// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.baton4j.lambda.metrics.EmfDocument;
import io.github.baton4j.lambda.metrics.MonitoringLine;
import io.github.baton4j.lambda.metrics.SpaceDelimitedFilter;
import io.github.baton4j.lambda.runtime.function.Measuring;
import io.github.baton4j.testkit.lambda.Invocation;
import io.github.baton4j.testkit.lambda.NeedsRuntimeClient;
import io.github.baton4j.testkit.lambda.RuntimeApi;
import io.github.baton4j.testkit.lambda.RuntimeProcess;
import io.github.baton4j.testkit.lambda.TaskRoot;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Metrics of invocations, one after the other and several at once, come out of the real runtime as one line each. */
@NeedsRuntimeClient
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class MetricLinesIT {
  private static final int INVOCATIONS = 40;
  private static final int LINES_OF_EACH = 20;
  private static final int LINES = INVOCATIONS * LINES_OF_EACH;

  private static final SpaceDelimitedFilter FILTER =
      new SpaceDelimitedFilter("[marker=MONITORING, epoch, value, type, name]");

  @TempDir
  Path folder;

  private final Map<String, Invocation> byNumber = new HashMap<>();
  private final List<EmfDocument> documents = new ArrayList<>();
  private final List<MonitoringLine> piped = new ArrayList<>();
  private final List<Map<String, String>> spaced = new ArrayList<>();

  @ParameterizedTest
  @CsvSource({"0, en_US.UTF-8", "8, en_US.UTF-8", "8, C"})
  void eachMetricIsOneLineOfItsInvocation(int atOnce, String language) throws IOException {
    TaskRoot root = Deployment.of(folder, Measuring.class);
    try (RuntimeApi api = RuntimeApi.start();
        RuntimeProcess process = RuntimeProcess.of(root, Measuring.class.getName())
            .variable("LANG", language)
            .variable("LC_ALL", language)
            .jvm("-Duser.language=tr")
            .concurrency(atOnce)
            .start(api)) {
      for (int i = 0; i < INVOCATIONS; i++) {
        byNumber.put(i + "", api.invoke("{\"number\":" + i + "}"));
      }
      for (Map.Entry<String, Invocation> each : byNumber.entrySet()) {
        assertEquals('"' + each.getKey() + '"', each.getValue().answer().success());
      }
      process.awaitLines(LINES, line -> line.startsWith("MONITORING "));
      read(process.lines());
    }
    assertEquals(LINES, documents.size());
    assertEquals(LINES, piped.size());
    assertEquals(LINES, spaced.size());
    documents.forEach(this::assertOfItsInvocation);
    piped.forEach(line -> assertEquals("feed.posts", line.name()));
  }

  /** Every line begins as one of ours or of the log's: none stands within another. */
  private void read(List<String> lines) throws IOException {
    for (String line : lines) {
      if (line.startsWith("{\"_aws\"")) {
        documents.add(EmfDocument.of(line));
      } else if (line.startsWith("MONITORING|")) {
        piped.add(MonitoringLine.of(line));
      } else if (line.startsWith("MONITORING ")) {
        spaced.add(FILTER.extract(line));
      } else {
        assertEquals(-1, line.indexOf("_aws"), line);
        assertEquals(-1, line.indexOf("MONITORING"), line);
      }
    }
  }

  private void assertOfItsInvocation(EmfDocument read) {
    String request = byNumber.get(read.properties().get("number")).requestId();
    assertEquals(request, read.properties().get("awsRequestId"));
    assertEquals(request, read.properties().get("x-correlation-id"));
    BigDecimal latency = read.metrics().get("latency").get(0);
    assertEquals(List.of(new BigDecimal("9007199254740993")), read.metrics().get("bytes"));
    assertEquals("Łódź ".repeat(latency.intValue() * 200), read.properties().get("text"));
    assertEquals(List.of(Map.of("service", "posts")), read.dimensionSets());
  }
}
