// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs {@link SettingsProbe} in a JVM with an environment of its own. */
final class ChildJvm {
  private final Map<String, String> environment = new HashMap<>();
  private final List<String> properties = new ArrayList<>();

  ChildJvm variable(String name, String value) {
    environment.put(name, value);
    return this;
  }

  ChildJvm property(String name, String value) {
    properties.add("-D" + name + "=" + value);
    return this;
  }

  /** What it printed: the effects of settings, and its warnings. */
  record Said(Map<String, String> effects, List<String> warnings) {
    String effect(String setting) {
      return effects.get(setting);
    }
  }

  Said run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-Xshare:auto");
    command.add("-Dbaton.test.level=WARN");
    command.addAll(properties);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(SettingsProbe.class.getName());
    command.addAll(List.of(arguments));
    Path output = Files.createTempFile("probe", ".txt");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
      builder.environment().keySet().removeIf(name -> name.startsWith("BATON_"));
      builder.environment().putAll(environment);
      Process process = builder.start();
      try {
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "the probe did not end");
      } finally {
        process.destroyForcibly();
      }
      String text = Files.readString(output, StandardCharsets.UTF_8);
      assertEquals(0, process.exitValue(), text);
      return said(text);
    } finally {
      Files.deleteIfExists(output);
    }
  }

  private static Said said(String text) {
    Map<String, String> effects = new HashMap<>();
    List<String> warnings = new ArrayList<>();
    for (String line : text.lines().toList()) {
      if (line.startsWith("probe.")) {
        int equals = line.indexOf('=');
        effects.put(line.substring("probe.".length(), equals), line.substring(equals + 1));
      } else if (line.contains(" WARN io.github.baton4j")) {
        warnings.add(line);
      }
    }
    assertTrue(effects.containsKey("ran"), text);
    return new Said(effects, warnings);
  }
}
