// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.baton4j.lambda.runtime.function.Telling;
import io.github.baton4j.testkit.lambda.Event;
import io.github.baton4j.testkit.lambda.Invocation;
import io.github.baton4j.testkit.lambda.NeedsRuntimeClient;
import io.github.baton4j.testkit.lambda.RuntimeApi;
import io.github.baton4j.testkit.lambda.RuntimeProcess;
import io.github.baton4j.testkit.lambda.TaskRoot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lambda's own JSON lines, where a function's configuration asks for them, beside those of logback. */
@NeedsRuntimeClient
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class LogFormatIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir
  Path folder;

  @ParameterizedTest
  @ValueSource(ints = {0, 4})
  void bothLoggersLinesAreTheInvocations(int atOnce) throws IOException {
    TaskRoot root = Deployment.of(folder, Telling.class);
    try (RuntimeApi api = RuntimeApi.start();
        RuntimeProcess process = RuntimeProcess.of(root, Telling.class.getName())
            .variable("AWS_LAMBDA_LOG_FORMAT", "JSON")
            .variable("AWS_LAMBDA_LOG_LEVEL", "INFO")
            .concurrency(atOnce)
            .start(api)) {
      Invocation invocation = api.invoke(
          Event.of("{\"__context__\":{\"x-correlation-id\":\"id-1\"}}").withTenant("blue"));
      String error =
          JSON.readTree(invocation.answer().error()).path("errorMessage").asText();
      assertEquals("told", error);
      process.awaitLines(1, line -> line.contains("by Lambda's logger"));
      process.awaitLines(1, line -> line.contains("The invocation failed"));
      JsonNode ofLambda = only(process.lines(), "by Lambda's logger");
      assertEquals("WARN", ofLambda.path("level").asText());
      assertEquals(invocation.requestId(), ofLambda.path("AWSRequestId").asText());
      assertEquals("blue", ofLambda.path("tenantId").asText());
      List<LogLine> lines = LogLine.of(process.lines());
      assertEquals(List.of("by slf4j", "The invocation failed"), messages(lines));
      for (LogLine line : lines) {
        assertEquals("id-1", line.mdc().get("x-correlation-id"));
        assertEquals(invocation.requestId(), line.mdc().get("awsRequestId"));
        assertEquals("blue", line.mdc().get("tenantId"));
      }
    }
  }

  private static List<String> messages(List<LogLine> lines) {
    return lines.stream().map(LogLine::message).toList();
  }

  /** Lambda takes each line from its logger by itself; on a pipe they may follow one another on one line. */
  private static JsonNode only(List<String> lines, String text) throws IOException {
    String all = String.join("\n", lines);
    int at = all.indexOf(text);
    assertEquals(at, all.lastIndexOf(text), all);
    return JSON.readTree(all.substring(all.lastIndexOf("{\"timestamp\"", at)));
  }
}
