// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.baton4j.lambda.runtime.function.Snapped;
import io.github.baton4j.testkit.lambda.Invocation;
import io.github.baton4j.testkit.lambda.NeedsRuntimeClient;
import io.github.baton4j.testkit.lambda.RuntimeApi;
import io.github.baton4j.testkit.lambda.RuntimeProcess;
import io.github.baton4j.testkit.lambda.TaskRoot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever is drawn before Lambda takes its snapshot is the same in every copy that is restored from it. By the JVM's own log
 * of the classes that it initialises, no source of chance has been touched by then, with all of Baton's parts made.
 */
@NeedsRuntimeClient
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class SnapStartIT {
  /** Whatever draws goes through one of these. */
  private static final Set<String> CHANCE = Set.of(
      "java/util/UUID$Holder",
      "java/security/SecureRandom",
      "java/util/Random",
      "java/util/SplittableRandom",
      "java/util/concurrent/ThreadLocalRandom");

  /** The first that the runtime does when the function is there, and it is about to ask for the restore. */
  private static final String CHECKPOINT = "com/amazonaws/services/lambda/crac/Core";

  private static final String OKHTTP = "'io/github/baton4j/http/HeaderInterceptor'";

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir
  Path folder;

  private TaskRoot root;

  @BeforeEach
  void assemble() {
    root = Deployment.of(folder, Deployment.CLIENTS, Snapped.class);
  }

  private RuntimeProcess.Builder function() {
    return RuntimeProcess.of(root, Snapped.class.getName())
        .snapStart()
        .jvm("-Xlog:class+init=info:stdout");
  }

  /** The sources of chance that were there before the checkpoint, and those behind it. */
  private record Drawn(List<String> before, List<String> after) {
    static Drawn of(List<String> lines) {
      List<String> before = new ArrayList<>();
      List<String> after = new ArrayList<>();
      boolean passed = false;
      for (String line : lines) {
        int begin = line.indexOf("Initializing '");
        if (begin >= 0) {
          String name = line.substring(begin).split("'", -1)[1];
          passed |= name.equals(CHECKPOINT);
          if (CHANCE.contains(name)) {
            (passed ? after : before).add(name);
          }
        }
      }
      assertTrue(passed, "the log does not have the checkpoint");
      return new Drawn(before, after);
    }
  }

  private static List<String> answer(Invocation invocation) throws IOException {
    return JSON.readValue(invocation.answer().success(), new TypeReference<>() {});
  }

  @Test
  void nothingIsDrawnBeforeTheCheckpoint() throws IOException {
    try (RuntimeApi api = RuntimeApi.start();
        RuntimeProcess process = function().start(api)) {
      api.awaitCheckpoint();
      Invocation first = api.invoke("{}");
      assertFalse(first.isAnswered());
      api.restore();
      List<String> cold = answer(first);
      List<String> warm = answer(api.invoke("{}"));
      assertEquals(first.requestId(), cold.get(0));
      assertEquals("true", cold.get(1));
      assertEquals("false", warm.get(1));
      assertNotEquals(cold.get(2), cold.get(3));
      process.awaitLines(1, line -> line.contains("'java/util/UUID$Holder'"));
      Drawn drawn = Drawn.of(process.lines());
      assertEquals(List.of(), drawn.before());
      assertTrue(drawn.after().contains("java/security/SecureRandom"), drawn::toString);
    }
  }

  /** OkHttp makes its TLS ready for use as soon as there is a builder. What Baton's IDs are made of is not touched. */
  @Test
  void onOkHttpNothingIsDrawnButByOkHttp() throws IOException {
    try (RuntimeApi api = RuntimeApi.start();
        RuntimeProcess process = function().variable("OKHTTP", "1").start(api)) {
      api.awaitCheckpoint();
      process.awaitLines(1, line -> line.contains("'" + CHECKPOINT + "'"));
      assertTrue(process.lines().stream().anyMatch(line -> line.contains(OKHTTP)), OKHTTP);
      List<String> before = Drawn.of(process.lines()).before();
      assertEquals(List.of("java/util/Random", "java/security/SecureRandom"), before);
    }
  }

  /** So that an empty list is one that could have something in it. */
  @Test
  void whatAFunctionDrawsItselfIsSeen() throws IOException {
    try (RuntimeApi api = RuntimeApi.start();
        RuntimeProcess process = function().variable("DRAW", "1").start(api)) {
      api.awaitCheckpoint();
      process.awaitLines(1, line -> line.contains("'" + CHECKPOINT + "'"));
      assertTrue(Drawn.of(process.lines()).before().contains("java/util/Random"));
    }
  }
}
