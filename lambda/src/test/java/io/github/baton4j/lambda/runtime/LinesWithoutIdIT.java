// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.baton4j.lambda.runtime.function.Ending;
import io.github.baton4j.testkit.lambda.Invocation;
import io.github.baton4j.testkit.lambda.NeedsRuntimeClient;
import io.github.baton4j.testkit.lambda.RuntimeApi;
import io.github.baton4j.testkit.lambda.RuntimeProcess;
import io.github.baton4j.testkit.lambda.TaskRoot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What docs/finding.md says of lines that cannot bear an ID: all that a process prints, and what each line bears. */
@NeedsRuntimeClient
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class LinesWithoutIdIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The correlation IDs, the request ID and the function's name. */
  private static final String ALL = "all";

  /** The request ID alone, in the runtime's own spelling. */
  private static final String REQUEST = "AWSRequestId";

  private static final String NOTHING = "nothing";

  private static final List<Line> INIT =
      List.of(new Line("loading", NOTHING), new Line("constructing", NOTHING));

  @TempDir
  static Path folder;

  private static TaskRoot root;

  /** A line's first words, and what it bears. */
  private record Line(String text, String bears) {}

  @BeforeAll
  static void assemble() {
    root = Deployment.of(folder, Ending.class);
  }

  private static RuntimeProcess.Builder function(String logFormat) {
    return RuntimeProcess.of(root, Ending.class.getName() + "::handle")
        .variable("AWS_LAMBDA_LOG_FORMAT", logFormat)
        .variable("BATON_MDC_NAME", "functionName=function");
  }

  private static Invocation invoke(RuntimeApi api, String how) {
    return api.invoke("{\"how\":\"" + how + "\",\"__context__\":{\"x-correlation-id\":\"id-1\"}}");
  }

  @Test
  void whatIsThrownIsTracedByTheRuntimeWithoutAnyId() throws IOException {
    try (RuntimeApi api = RuntimeApi.start();
        RuntimeProcess process = function("TEXT").start(api)) {
      Invocation invocation = invoke(api, "throws");
      invocation.answer().error();
      process.awaitLines(1, line -> line.contains("java.lang.reflect.Method.invoke"));
      List<Line> found = read(process, invocation);
      assertEquals(failed(), found.subList(0, failed().size()));
      List<Line> traced = found.subList(failed().size(), found.size());
      assertEquals(new Line("no room: java.lang.IllegalStateException", NOTHING), traced.get(0));
      assertEquals(List.of(NOTHING), traced.stream().map(Line::bears).distinct().toList());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 4})
  void whatIsThrownIsTracedUnderItsRequestIdWhereTheFormatIsJson(int atOnce) throws IOException {
    try (RuntimeApi api = RuntimeApi.start();
        RuntimeProcess process = function("JSON").concurrency(atOnce).start(api)) {
      Invocation invocation = invoke(api, "throws");
      invocation.answer().error();
      process.awaitLines(1, line -> line.contains(REQUEST));
      List<Line> found = new ArrayList<>(read(process, invocation));
      found.removeIf(line -> line.text().startsWith("Starting 4 concurrent"));
      List<Line> expected = failed();
      expected.add(new Line("no room: java.lang.IllegalStateException", REQUEST));
      assertEquals(expected, found);
    }
  }

  /** As long as the JVM has room for it; a process that Lambda ends for its memory says no more than one that exits. */
  @Test
  void errorThatEndsTheProcessIsLoggedUnderItsIdsFirst() throws IOException {
    try (RuntimeApi api = RuntimeApi.start();
        RuntimeProcess process = function("JSON").jvm("-Xmx64m").start(api)) {
      Invocation invocation = invoke(api, "memory");
      invocation.answer().error();
      process.exit();
      List<Line> expected = failed();
      expected.add(new Line("Java heap space: java.lang.OutOfMemoryError", REQUEST));
      assertEquals(expected, read(process, invocation));
    }
  }

  @Test
  void processThatExitsSaysNothingAfterItsLastLine() throws IOException {
    try (RuntimeApi api = RuntimeApi.start();
        RuntimeProcess process = function("JSON").start(api)) {
      Invocation invocation = invoke(api, "exits");
      assertEquals(3, process.exit());
      assertEquals(until("on a bare thread"), read(process, invocation));
    }
  }

  /** Lambda ends the process when the time is up; what it prints then is its own. */
  @Test
  void invocationWhoseTimeIsUpSaysNothingAfterItsLastLine() throws IOException {
    try (RuntimeApi api = RuntimeApi.start();
        RuntimeProcess process = function("JSON").start(api)) {
      Invocation invocation = invoke(api, "hangs");
      process.awaitLines(1, line -> line.contains("on a bare thread"));
      process.close();
      assertEquals(until("on a bare thread"), read(process, invocation));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TEXT", "JSON"})
  void nothingOfTheInitPhaseHasAnIdOrARequest(String logFormat) throws IOException {
    try (RuntimeApi api = RuntimeApi.start();
        RuntimeProcess process = function(logFormat).variable("ENDING", "early").start(api)) {
      api.initError();
      assertNotEquals(0, process.exit());
      List<Line> found = read(process, null);
      assertEquals(INIT, found.subList(0, 2));
      assertEquals(new Line("never born: java.lang.IllegalStateException", NOTHING), found.get(2));
      assertEquals(List.of(NOTHING), found.stream().map(Line::bears).distinct().toList());
    }
  }

  /** All that the function and Baton log of a failure. */
  private static List<Line> failed() {
    List<Line> lines = until("on a bare thread");
    lines.add(new Line("The invocation failed", ALL));
    lines.add(new Line("after the scope", NOTHING));
    return lines;
  }

  private static List<Line> until(String last) {
    List<Line> lines = new ArrayList<>(INIT);
    lines.add(new Line("before the scope", NOTHING));
    lines.add(new Line("in the scope", ALL));
    lines.add(new Line(last, NOTHING));
    return lines;
  }

  private static List<Line> read(RuntimeProcess process, Invocation invocation) throws IOException {
    String requestId = invocation == null ? "none" : invocation.requestId();
    List<Line> all = new ArrayList<>();
    for (String line : process.lines()) {
      List<LogLine> ours = LogLine.of(List.of(line));
      if (!ours.isEmpty()) {
        all.add(new Line(ours.get(0).message(), bears(ours.get(0).mdc(), requestId)));
      } else if (line.startsWith("{")) {
        JsonNode of = JSON.readTree(line);
        boolean named = of.path(REQUEST).asText("").equals(requestId);
        all.add(new Line(
            of.path("message").asText().lines().findFirst().orElse(""), named ? REQUEST : NOTHING));
      } else if (!line.isBlank()) {
        all.add(new Line(line, line.contains(requestId) ? "the request ID" : NOTHING));
      }
    }
    return all;
  }

  private static String bears(Map<String, String> mdc, String requestId) {
    if (mdc.isEmpty()) {
      return NOTHING;
    }
    boolean complete = "id-1".equals(mdc.get("x-correlation-id"))
        && requestId.equals(mdc.get("awsRequestId"))
        && "shop".equals(mdc.get("function"));
    return complete ? ALL : mdc.toString();
  }
}
