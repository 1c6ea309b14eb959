// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks.cold.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassLogTest {
  @TempDir
  Path folder;

  private ClassLog log(String name, String... lines) throws IOException {
    return ClassLog.read(Files.write(folder.resolve(name), List.of(lines)));
  }

  @Test
  void classThatOneLoadsAndTheOtherDoesNotIsMore() throws IOException {
    ClassLog none = log("none", "java.lang.Object source: shared objects file");
    ClassLog more = log(
        "more",
        "java.lang.Object source: shared objects file",
        "io.github.baton4j.Baton source: file:/baton-core.jar",
        "a line that is none");
    assertEquals(List.of("io.github.baton4j.Baton"), more.moreThan(none));
    assertEquals(List.of(), none.moreThan(more));
  }

  @Test
  void classThatOneStartLoadsByChanceIsOfNone() throws IOException {
    ClassLog first =
        log("first", "com.A source: a", "com.A$$Lambda$1/0x1 source: a", "com.B source: b");
    ClassLog other = log("other", "com.A source: a", "com.C source: c");
    assertEquals(List.of("com.A"), first.both(other).moreThan(log("none", "com.D source: d")));
  }

  @Test
  void classThatIsLoadedWhereThreadsMetIsOfNone() throws IOException {
    String concurrent = "java.util.concurrent.";
    ClassLog busy = log(
        "busy",
        "com.A source: a",
        concurrent + "locks.AbstractQueuedSynchronizer$ExclusiveNode source: jrt:/java.base",
        concurrent + "ConcurrentHashMap$CounterCell source: shared objects file");
    assertEquals(List.of("com.A"), busy.moreThan(log("none", "com.D source: d")));
  }

  @Test
  void hiddenClassesCountWhateverTheirNumbers() throws IOException {
    ClassLog none = log("none", "com.A$$Lambda$17/0x0000000800c03000 source: com.A");
    ClassLog more = log(
        "more",
        "com.A$$Lambda$18/0x0000000800c04000 source: com.A",
        "com.A$$Lambda/0x0000000800c05000 source: com.A",
        "java.lang.invoke.LambdaForm$MH/0x0000000800c06000 source: __JVM_LookupDefineClass__",
        "java.lang.invoke.LambdaForm$DMH+0x0000000800c06000 source: shared objects file");
    assertEquals(
        List.of(
            "com.A$$Lambda", "java.lang.invoke.LambdaForm$DMH", "java.lang.invoke.LambdaForm$MH"),
        more.moreThan(none));
  }

  @Test
  void functionItselfIsTheSameInAllVariants() throws IOException {
    String name = "io.github.baton4j.benchmarks.cold.";
    ClassLog none = log("none", name + "none.Handler source: file:/task/");
    ClassLog more = log(
        "more",
        name + "explicit.Handler source: file:/task/",
        name + "explicit.Handler$$Lambda$18/0x0000000800c04000 source: x");
    assertEquals(List.of(name + "Handler$$Lambda"), more.moreThan(none));
  }

  @Test
  void logWithoutAClassIsNone() {
    assertThrows(IllegalStateException.class, () -> log("empty", "nothing"));
  }
}
