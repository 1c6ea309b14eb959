// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class NativeClientTest {
  @Test
  void librariesAreThoseOfTheJar() {
    String[] machines = {"amd64", "x86_64", "aarch64"};
    String[] expected = {"linux-x86_64", "linux-x86_64", "linux-aarch_64"};
    for (int i = 0; i < machines.length; i++) {
      String name = "libaws-lambda-jni." + expected[i] + ".so";
      assertEquals(name, NativeClient.libraryOf("Linux", machines[i], false));
      assertEquals(
          name.replace("linux-", "linux_musl-"),
          NativeClient.libraryOf("Linux", machines[i], true));
    }
  }

  @Test
  void elsewhereThereIsNone() {
    assertNull(NativeClient.libraryOf("Mac OS X", "aarch64", false));
    assertNull(NativeClient.libraryOf("Windows 11", "amd64", false));
    assertNull(NativeClient.libraryOf("Linux", "riscv64", false));
  }

  @Test
  void whatNeedsItIsSkippedWhereItDoesNotRun() {
    assertFalse(RuntimeClientCondition.evaluate("a.so", "true").isDisabled());
    assertEquals(true, RuntimeClientCondition.evaluate(null, null).isDisabled());
  }

  @Test
  void whatNeedsItFailsInCi() {
    assertThrows(IllegalStateException.class, () -> RuntimeClientCondition.evaluate(null, "true"));
  }
}
