// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@NeedsRuntimeClient
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class RuntimeProcessIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir
  Path folder;

  private RuntimeApi api;
  private TaskRoot root;

  @BeforeEach
  void start() throws IOException {
    api = RuntimeApi.start();
    root = TaskRoot.in(folder.resolve("task")).classes(Shop.class);
  }

  @AfterEach
  void end() {
    api.close();
  }

  private RuntimeProcess.Builder shop() {
    return RuntimeProcess.of(root, Shop.class.getName());
  }

  private Object answer(Event event) throws IOException {
    return JSON.readValue(api.invoke(event).answer().success(), Object.class);
  }

  private Object answer(String ask, String name) throws IOException {
    return answer(Event.of("{\"ask\":\"" + ask + "\",\"name\":\"" + name + "\"}"));
  }

  @Test
  void contextIsTheInvocations() throws IOException {
    Event event = Event.of("{\"ask\":\"context\"}")
        .withTrace("Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=1")
        .withTenant("blue")
        .withClientContext("{\"custom\":{\"who\":\"a client\"}}");
    try (RuntimeProcess process = shop().start(api)) {
      Invocation invocation = api.invoke(event);
      assertEquals(
          Map.of(
              "id",
              invocation.requestId(),
              "trace",
              event.trace(),
              "tenant",
              "blue",
              "arn",
              RuntimeApi.FUNCTION_ARN,
              "client",
              "a client",
              "in time",
              "true"),
          JSON.readValue(invocation.answer().success(), Map.class));
      process.awaitLines(1, line -> line.equals("shop: {ask=context}"));
    }
  }

  @Test
  void errorIsTheFunctionsOwn() throws IOException {
    try (RuntimeProcess process = shop().start(api)) {
      Map<?, ?> error = JSON.readValue(api.invoke("{}").answer().error(), Map.class);
      assertEquals("sold out", error.get("errorMessage"));
      assertEquals("java.lang.IllegalStateException", error.get("errorType"));
      assertEquals("null", answer("variable", "NOT_THERE"), "it goes on");
      assertTrue(process.isAlive());
    }
  }

  @Test
  void errorOfTheInitPhaseIsToldAndEndsIt() throws IOException {
    try (RuntimeProcess process = shop().variable("REFUSE", "1").start(api)) {
      Map<?, ?> error = JSON.readValue(api.initError().error(), Map.class);
      assertEquals("java.lang.ExceptionInInitializerError", error.get("errorType"));
      assertEquals("Error loading class " + Shop.class.getName(), error.get("errorMessage"));
      process.awaitLines(1, line -> line.contains("closed today"));
      assertNotEquals(0, process.exit());
    }
  }

  @Test
  void whoWaitsForARuntimeThatHasEndedIsTold() {
    try (RuntimeProcess process = shop().start(api)) {
      Invocation invocation = api.invoke("{\"ask\":\"exit\"}");
      AssertionError told = assertThrows(AssertionError.class, invocation::answer);
      assertTrue(told.getMessage().contains("ended with 3"), told.getMessage());
      assertTrue(told.getMessage().contains("shop: {ask=exit}"), told.getMessage());
      assertEquals(3, process.exit());
    }
  }

  @Test
  void invocationsRunAtOnceWhereConcurrencyIsAskedFor() {
    try (RuntimeProcess process = shop().concurrency(2).start(api)) {
      Invocation one = api.invoke("{\"ask\":\"meet\"}");
      Invocation two = api.invoke("{\"ask\":\"meet\"}");
      assertEquals("\"met\"", one.answer().success());
      assertEquals("\"met\"", two.answer().success());
      assertTrue(process.isAlive());
    }
  }

  @Test
  void layersJarComesBehindTheFunctionsOwn() throws IOException {
    Path layer = jarOf("layer", "/both.txt", "the layer's");
    Files.writeString(layer.resolve("only.txt"), "no function's");
    root.jar("own", jarOf("own", "/both.txt", "the function's"));
    TaskRoot java = TaskRoot.in(folder.resolve("opt/java")).jar("layer", layer);
    try (RuntimeProcess process = shop().layer(java.folder()).start(api)) {
      assertEquals("the function's", answer("resource", "/both.txt"));
      assertEquals("no function's", answer("resource", "/only.txt"));
      assertTrue(process.isAlive());
    }
  }

  private Path jarOf(String name, String resource, String text) throws IOException {
    Path classes = Files.createDirectories(folder.resolve(name));
    Files.writeString(classes.resolve(resource.substring(1)), text);
    return classes;
  }

  @Test
  void wrapperHasTheCommandAndMayChangeTheHandler() throws IOException {
    Path script = Files.writeString(
        folder.resolve("wrapper"),
        "#!/bin/sh\n" + "export _HANDLER=" + Shop.class.getName()
            + "\nexport WRAPPED=\"$1\"\nexec \"$@\"\n");
    assertTrue(script.toFile().setExecutable(true));
    RuntimeProcess.Builder builder =
        RuntimeProcess.of(root, "com.example.Another").wrapper(script).jvm("-Dspaces=two  of them");
    try (RuntimeProcess process = builder.start(api)) {
      assertTrue(answer("variable", "WRAPPED").toString().endsWith("/bin/java"));
      assertEquals("two  of them", answer("property", "spaces"));
      assertTrue(process.isAlive());
    }
  }

  @Test
  void functionIsInitialisedBeforeItAsksToBeRestored() throws IOException {
    try (RuntimeProcess process = shop().snapStart().start(api)) {
      Invocation invocation = api.invoke("{\"ask\":\"variable\",\"name\":\"LAMBDA_TASK_ROOT\"}");
      api.awaitCheckpoint();
      assertFalse(invocation.isAnswered());
      api.restore();
      assertEquals(
          root.folder().toString(), JSON.readValue(invocation.answer().success(), String.class));
      assertTrue(process.isAlive());
    }
  }
}
