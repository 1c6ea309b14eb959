// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.baton4j.lambda.runtime.function.Failing;
import io.github.baton4j.testkit.lambda.Answer;
import io.github.baton4j.testkit.lambda.Invocation;
import io.github.baton4j.testkit.lambda.NeedsRuntimeClient;
import io.github.baton4j.testkit.lambda.RuntimeApi;
import io.github.baton4j.testkit.lambda.RuntimeProcess;
import io.github.baton4j.testkit.lambda.TaskRoot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the Runtime API is told of a failure is the user's own, and the same as without Baton. */
@NeedsRuntimeClient
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class ErrorsIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** How the function fails, and with what; "deep" is a StackOverflowError, after which one that runs alone is ended. */
  private static final List<String> HOW = List.of("unchecked", "checked", "silent", "assertion");

  private static final List<String> TYPES = List.of(
      "java.lang.IllegalArgumentException",
      Failing.SoldOut.class.getName(),
      Failing.SoldOut.class.getName(),
      "java.lang.AssertionError");

  @TempDir
  static Path folder;

  private static TaskRoot root;

  @BeforeAll
  static void assemble() {
    root = Deployment.of(folder, Failing.class);
  }

  private static RuntimeProcess.Builder function(Class<?> handler) {
    return RuntimeProcess.of(root, handler.getName() + "::handle");
  }

  /** What the runtime is told, but for the frames below the user's. */
  private record Told(String header, String type, String message, String frame, JsonNode cause) {
    Told withoutFrame() {
      return new Told(header, type, message, "", cause);
    }

    static Told of(Answer answer) {
      try {
        JsonNode body = JSON.readTree(answer.error());
        return new Told(
            answer.errorType(),
            body.path("errorType").asText(),
            body.path("errorMessage").asText(null),
            body.path("stackTrace").path(0).asText(),
            body.path("cause").path("errorMessage"));
      } catch (IOException e) {
        throw new AssertionError(answer.body(), e);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 4})
  void errorOfAFunctionIsItsOwn(int atOnce) throws IOException {
    List<Told> without = new ArrayList<>();
    try (RuntimeApi api = RuntimeApi.start();
        RuntimeProcess process =
            function(Failing.Without.class).concurrency(atOnce).start(api)) {
      asked(api).forEach(each -> without.add(Told.of(each.answer())));
      assertEquals(List.of(), LogLine.of(process.lines()));
    }
    assertEquals(TYPES, without.stream().map(Told::type).toList());
    try (RuntimeApi api = RuntimeApi.start();
        RuntimeProcess process =
            function(Failing.With.class).concurrency(atOnce).start(api)) {
      List<Invocation> all = asked(api);
      List<Told> with = new ArrayList<>();
      all.forEach(each -> with.add(Told.of(each.answer())));
      assertEquals(without, with);
      process.awaitLines(all.size(), line -> line.contains("\"ERROR\""));
      for (int i = 0; i < all.size(); i++) {
        assertOneLine(process, all.get(i), TYPES.get(i));
      }
      Invocation after = api.invoke("{\"how\":\"\"}");
      assertEquals("\"sold\"", after.answer().success());
      assertEquals(all.size(), LogLine.of(process.lines()).size());
    }
  }

  private static List<Invocation> asked(RuntimeApi api) {
    List<Invocation> all = new ArrayList<>();
    HOW.forEach(how -> all.add(api.invoke("{\"how\":\"" + how + "\"}")));
    return all;
  }

  private static void assertOneLine(RuntimeProcess process, Invocation invocation, String type) {
    List<LogLine> lines = LogLine.of(process.lines()).stream()
        .filter(line -> invocation.requestId().equals(line.mdc().get("awsRequestId")))
        .toList();
    assertEquals(1, lines.size(), () -> LogLine.of(process.lines()).toString());
    LogLine line = lines.get(0);
    assertEquals("ERROR", line.level());
    assertEquals("io.github.baton4j.lambda", line.logger());
    assertEquals(invocation.requestId(), line.mdc().get("x-correlation-id"));
    assertEquals(type, line.throwable());
  }

  /** Of these the runtime ends the process, where it runs one invocation at a time. */
  @ParameterizedTest
  @ValueSource(strings = {"deep", "memory"})
  void errorOfTheVirtualMachineEndsTheRuntimeAsWithoutBaton(String how) throws IOException {
    List<Told> told = new ArrayList<>();
    List<Integer> exits = new ArrayList<>();
    for (Class<?> handler : List.of(Failing.Without.class, Failing.With.class)) {
      try (RuntimeApi api = RuntimeApi.start();
          RuntimeProcess process = function(handler).start(api)) {
        // Where a stack overflows is a matter of bytes.
        told.add(Told.of(api.invoke("{\"how\":\"" + how + "\"}").answer()).withoutFrame());
        exits.add(process.exit());
      }
    }
    assertEquals(told.get(0), told.get(1));
    assertEquals(exits.get(0), exits.get(1));
  }

  @Test
  void errorOfTheInitPhaseIsTheFunctionsOwn() throws IOException {
    assertSameInitError(Failing.BornWithout.class, Failing.BornWith.class, "the shelf is empty");
    assertSameInitError(Failing.LoadedWithout.class, Failing.LoadedWith.class, "no such post");
  }

  private static void assertSameInitError(Class<?> without, Class<?> with, String seen)
      throws IOException {
    List<Told> told = new ArrayList<>();
    for (Class<?> handler : List.of(without, with)) {
      try (RuntimeApi api = RuntimeApi.start();
          RuntimeProcess process = RuntimeProcess.of(root, handler.getName()).start(api)) {
        Answer error = api.initError();
        // The runtime names the class, which is not the same one.
        String body = error.body().replace(handler.getName(), "the handler");
        told.add(Told.of(new Answer(true, body, error.errorType())));
        process.awaitLines(1, line -> line.contains(seen));
        assertNotEquals(0, process.exit());
      }
    }
    assertEquals(told.get(0), told.get(1));
    assertFalse(told.get(0).type().isEmpty());
  }

  @Test
  void settingThatMakesNoSenseDoesNotKeepAFunctionFromStarting() throws IOException {
    try (RuntimeApi api = RuntimeApi.start();
        RuntimeProcess process = function(Failing.With.class)
            .variable("BATON_MAX_CHAIN_LENGTH", "many")
            .variable("BATON_PREFIX", "§")
            .variable("BATON_ENABLED", "perhaps")
            .start(api)) {
      assertEquals("\"sold\"", api.invoke("{\"how\":\"\"}").answer().success());
      process.awaitLines(1, line -> line.contains("BATON_MAX_CHAIN_LENGTH"));
    }
  }
}
