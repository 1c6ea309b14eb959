// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks.results;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.TextNode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is checked in says what was measured, not on whose machine. */
class ScrubTest {
  @TempDir
  private Path folder;

  private void scrub(Path raw, String name) throws IOException {
    Scrub.main(new String[] {
      raw.toString(), folder.toString(), name, "benchmarks/run " + name, "0123456789"
    });
  }

  @Test
  void thePlacesOfTheMachineAreLeftOutAndTheFiguresAreNot() throws IOException {
    assertTrue(Files.readString(MadeUp.resource("unscrubbed.json")).contains("/home/somebody"));
    scrub(MadeUp.resource("unscrubbed.json"), "DebugFlag-t1");

    String kept = Files.readString(folder.resolve("DebugFlag-t1.json"));
    assertFalse(kept.contains("/home") || kept.contains("/usr") || kept.contains("jvmArgs"), kept);
    assertTrue(kept.contains("\"rawData\":[[7.0,7.5]]"), kept);
    Measured one = Results.read(folder).all().get(0);
    assertEquals("DebugFlag.baton", one.name() + "." + one.body());
    assertEquals("7.46 ± 2.49", Figures.of(one.nanos(), one.error()));
    assertEquals("0", Figures.bytes(one.bytes()));
  }

  @Test
  void whatIsKeptOfOtherRunsStays() throws IOException {
    scrub(MadeUp.resource("unscrubbed.json"), "DebugFlag-t1");
    scrub(MadeUp.resource("made-up/cold.json"), "cold");
    Results results = Results.read(folder);
    assertEquals("benchmarks/run DebugFlag-t1", results.run("DebugFlag-t1").command());
    assertEquals("benchmarks/run cold", results.run("cold").command());
    assertEquals("0123456789", results.run("cold").commit());
    assertEquals(120, results.cold().get("runs").size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/home/somebody",
        "-Djava.io.tmpdir=/tmp/of/somebody",
        "-cp a.jar:/root/.m2/b.jar",
        "C:\\Users",
        "file:/etc/hosts",
        "'/usr/bin/java' -version"
      })
  void anAbsolutePathIsRefused(String path) {
    assertThrows(IllegalArgumentException.class, () -> Scrub.refuse(new TextNode(path)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "benchmarks/run '\\.X\\.(baton|jackson.*)$' -p size=1024,10240",
        "gc.alloc.rate.norm",
        "17.0.15+6-Debian-1deb12u1",
        "B/op",
        "https://example.com/a/b"
      })
  void whatOnlyLooksLikeOneIsNot(String text) {
    assertDoesNotThrow(() -> Scrub.refuse(new TextNode(text)));
  }

  @Test
  void versionsAreThoseOfTheClassPath() {
    String classPath = String.join(
        File.pathSeparator,
        "target/classes",
        "repository/brave-6.3.0.jar".replace('/', File.separatorChar),
        "brave-context-slf4j-6.2.0.jar",
        "opentelemetry-aws-sdk-2.2-2.27.0-alpha.jar");
    assertEquals(
        "{\"brave\":\"6.3.0\",\"opentelemetry-aws-sdk-2.2\":\"2.27.0-alpha\"}",
        Scrub.versions(classPath).toString());
  }
}
