// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script, under the shells that Lambda's base images and others have as {@code sh}. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class WrapperScriptTest {
  private static final String SCRIPT =
      Path.of(System.getProperty("basedir"), "src", "main", "layer", "baton").toString();
  private static final String DROP_IN = "io.github.baton4j.lambda.BatonHandler::handleRequest";
  private static final String OWN = "com.example.Orders::handle";

  /** What shells have been known to split, to expand or to lose. */
  private static final List<String> HOSTILE = List.of(
      "/var/lang/bin/java",
      "",
      " two words ",
      "$HOME `id` $(id)",
      "\"double\" 'single'",
      "*",
      "-n",
      "back\\slash\\",
      "line\nbreak",
      "-Da=ü;b&c|d>e",
      "");

  @TempDir
  Path folder;

  private Path runtime;

  /** Writes what it was started with, each behind its length. */
  @BeforeEach
  void makeRuntime() throws IOException {
    runtime = script("runtime", """
        #!/bin/sh
        printf 'runtime:%s:%s:%s' "${_HANDLER-none}" "${BATON_HANDLER-none}" "${BATON_NEXT_WRAPPER-none}"
        for each do printf '\\000%s' "$each"; done
        """);
  }

  private Path script(String name, String text) throws IOException {
    Path script = Files.writeString(folder.resolve(name), text);
    assertTrue(script.toFile().setExecutable(true));
    return script;
  }

  private List<String> run(String shell, List<String> arguments, String... environment)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(shell, SCRIPT, runtime.toString()));
    command.addAll(arguments);
    File out = folder.resolve("out").toFile();
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out);
    Map<String, String> all = new LinkedHashMap<>();
    for (int i = 0; i < environment.length; i += 2) {
      all.put(environment[i], environment[i + 1]);
    }
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.contains("HANDLER") || name.startsWith("BATON_"));
    builder.environment().putAll(all);
    Process process = builder.start();
    try {
      assertTrue(process.waitFor(20, TimeUnit.SECONDS));
    } finally {
      process.destroyForcibly();
    }
    return Arrays.asList(Files.readString(out.toPath(), StandardCharsets.UTF_8).split("\0", -1));
  }

  private static List<String> with(String first, List<String> rest, String... more) {
    List<String> all = new ArrayList<>(List.of(first));
    all.addAll(rest);
    all.addAll(List.of(more));
    return all;
  }

  @ParameterizedTest
  @ValueSource(strings = {"sh", "bash"})
  void everyArgumentArrivesAsItWas(String shell) throws Exception {
    assertEquals(
        with("runtime:" + DROP_IN + ":" + OWN + ":none", HOSTILE),
        run(shell, HOSTILE, "_HANDLER", OWN));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sh", "bash"})
  void handlerThatIsTheLastArgumentIsReplacedThereAndNowhereElse(String shell) throws Exception {
    assertEquals(
        with("runtime:" + DROP_IN + ":" + OWN + ":none", List.of(OWN, "-x"), DROP_IN),
        run(shell, List.of(OWN, "-x", OWN), "_HANDLER", OWN));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sh", "bash"})
  void nextWrapperGetsTheArgumentsAndIsCalledOnce(String shell) throws Exception {
    Path next = script("next wrapper", "#!/bin/sh\nprintf 'next:%s:' \"$_HANDLER\"\nexec \"$@\"\n");
    assertEquals(
        with("next:" + DROP_IN + ":runtime:" + DROP_IN + ":" + OWN + ":none", HOSTILE),
        run(shell, HOSTILE, "_HANDLER", OWN, "BATON_NEXT_WRAPPER", next.toString()));
    Path self = script("self", "#!/bin/sh\nexec " + shell + " '" + SCRIPT + "' \"$@\"\n");
    assertEquals(
        with("runtime:" + DROP_IN + ":" + OWN + ":none", HOSTILE),
        run(shell, HOSTILE, "_HANDLER", OWN, "BATON_NEXT_WRAPPER", self.toString()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sh", "bash"})
  void handlerThatIsSetByHandStays(String shell) throws Exception {
    assertEquals(
        "runtime:" + DROP_IN + ":com.example.Other:none",
        run(shell, List.of(), "_HANDLER", OWN, "BATON_HANDLER", "com.example.Other")
            .get(0));
    assertEquals(
        "runtime:" + DROP_IN + ":" + OWN + ":none",
        run(shell, List.of(), "_HANDLER", DROP_IN, "BATON_HANDLER", OWN).get(0));
    assertEquals("runtime:none:none:none", run(shell, List.of()).get(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sh", "bash"})
  void variablesOfTheFunctionStayAsTheyWere(String shell) throws Exception {
    runtime = script("runtime", "#!/bin/sh\nprintf '%s' \"$drop_in,$own,$left,$argument\"\n");
    assertEquals(
        List.of("1,2,3,4"),
        run(
            shell,
            List.of(OWN),
            "_HANDLER",
            OWN,
            "drop_in",
            "1",
            "own",
            "2",
            "left",
            "3",
            "argument",
            "4"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sh", "bash"})
  void switchedOffNothingIsReplaced(String shell) throws Exception {
    assertEquals(
        with("runtime:" + OWN + ":none:none", HOSTILE, OWN),
        run(
            shell,
            with(HOSTILE.get(0), HOSTILE.subList(1, HOSTILE.size()), OWN),
            "_HANDLER",
            OWN,
            "BATON_ENABLED",
            "False"));
  }
}
