// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.baton4j.testkit.ClassPath;
import io.github.baton4j.testkit.ConsumerProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@NeedsNode
@Timeout(120)
class NodeProcessIT {
  @TempDir
  Path folder;

  private NodePackages packages;

  @BeforeEach
  void copyTheGuard() throws IOException {
    Path installed = NodePackages.install("kinesis-local").folder();
    Files.copy(installed.resolve(NodePackages.GUARD), folder.resolve(NodePackages.GUARD));
    packages = new NodePackages(folder);
  }

  private String script(String text) throws IOException {
    return Files.writeString(folder.resolve("script.js"), text).getFileName().toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "0, '0.0.0.0'",
        "0, '::', 10",
        "'0', 10, () => {}",
        "{ port: 0, host: '0.0.0.0' }",
        "{ port: 0 }, () => {}",
        "() => {}",
        ""
      })
  void serversListenOnLoopbackWhateverTheyAskFor(String arguments) throws IOException {
    String server = script("require('node:net').createServer().listen(" + arguments + ");");
    try (NodeProcess process = NodeProcess.start(
        packages, Map.of(), output -> output.contains("guard: listens on"), server)) {
      assertEquals(1, process.ports().size(), process::output);
      assertTrue(process.output().contains("listens on 127.0.0.1:"), process::output);
    }
  }

  @Test
  void theScriptGetsItsArgumentsAndVariables() throws IOException {
    String echo = script("console.log(process.env.WORD, process.argv[2]); console.error('done');");
    try (NodeProcess process = NodeProcess.start(
        packages, Map.of("WORD", "hello"), output -> output.contains("done"), echo, "world")) {
      assertTrue(process.output().contains("hello world"), process::output);
    }
  }

  @Test
  void aProgramThatEndsTooSoonSaysWhy() throws IOException {
    String broken = script("console.log('first'); throw new Error('no good');");

    IllegalStateException e = assertThrows(
        IllegalStateException.class,
        () -> NodeProcess.start(packages, Map.of(), output -> false, broken));
    assertTrue(e.getMessage().contains("first"), e::getMessage);
    assertTrue(e.getMessage().contains("no good"), e::getMessage);
  }

  @Test
  void aProgramThatIsNeverReadyIsEnded() throws IOException {
    String idle = script("console.log('pid ' + process.pid + '.'); setInterval(() => {}, 1000);");

    IllegalStateException e = assertThrows(
        IllegalStateException.class,
        () -> NodeProcess.start(packages, Map.of(), output -> false, Duration.ofSeconds(2), idle));
    assertTrue(e.getMessage().contains("is not ready within PT2S"), e::getMessage);
    String pid = e.getMessage().replaceFirst("(?s).*pid (\\d+)\\..*", "$1");
    assertGone(Long.parseLong(pid));
  }

  @Test
  void whatIgnoresSignalsIsEndedAllTheSame() throws IOException {
    String stubborn = script(
        "process.on('SIGTERM', () => {}); console.log('ready'); setInterval(() => {}, 1000);");
    NodeProcess process =
        NodeProcess.start(packages, Map.of(), output -> output.contains("ready"), stubborn);
    assertTrue(process.alive());

    process.close();

    assertFalse(process.alive());
    process.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"System.exit(0)", "Runtime.getRuntime().halt(0)"})
  void aProcessEndsWithItsJvm(String end) throws Exception {
    script("console.log('ready'); setInterval(() => {}, 1000);");
    Path main = Files.writeString(folder.resolve("Main.java"), """
        import io.github.baton4j.testkit.node.*;
        import java.nio.file.Path;
        import java.util.Map;
        public class Main {
          public static void main(String[] args) {
            NodeProcess.start(new NodePackages(Path.of(args[0])), Map.of(), o -> o.contains("ready"), "script.js");
            ProcessHandle.current().children().forEach(child -> System.out.println(child.pid()));
            System.out.flush();
            %s;
          }
        }
        """.formatted(end));
    ClassPath own = ClassPath.ofThisJvm();
    ConsumerProject jvm =
        ConsumerProject.in(Files.createDirectory(folder.resolve("jvm")), own, main);
    assertEquals(List.of(), jvm.compile());

    List<String> lines = jvm.run("Main", folder.toString()).output().lines().toList();

    assertEquals(1, lines.size(), lines::toString);
    assertGone(Long.parseLong(lines.get(0)));
  }

  private static void assertGone(long pid) {
    Optional<ProcessHandle> process = ProcessHandle.of(pid);
    process.ifPresent(each -> {
      try {
        each.onExit().get(10, TimeUnit.SECONDS);
      } catch (Exception e) {
        each.destroyForcibly();
        throw new AssertionError(pid + " is still there", e);
      }
    });
  }

  @Test
  void aProgramMayEndByItself() throws IOException {
    String nothing = script("");
    try (NodeProcess process = NodeProcess.start(packages, Map.of(), output -> true, nothing)) {
      assertEquals(List.of(), process.ports());
    }
  }
}
