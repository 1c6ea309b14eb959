// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RelocationTest {
  private static final Relocation RELOCATION =
      new Relocation("io.github.baton4j.testkit", "a.much.longer.name.than.it.had");

  @TempDir
  Path folder;

  private URLClassLoader relocated() throws IOException, URISyntaxException {
    Path classes = Path.of(
        Relocation.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path jar = RELOCATION.jar(folder.resolve("relocated.jar"), List.of(classes));
    return new URLClassLoader(new URL[] {jar.toUri().toURL()}, getClass().getClassLoader());
  }

  @Test
  void aRelocatedClassWorksUnderItsNewName() throws Exception {
    try (URLClassLoader loader = relocated()) {
      Class<?> type = loader.loadClass("a.much.longer.name.than.it.had.Relocation");
      assertSame(loader, type.getClassLoader());
      Object again = type.getConstructor(String.class, String.class).newInstance("p", "q");
      assertEquals("q.Type", type.getMethod("name", String.class).invoke(again, "p.Type"));
    }
  }

  @Test
  void aClassRefersToOthersByTheirNewNames() throws Exception {
    byte[] before;
    try (var in = ClassPath.class.getResourceAsStream("ClassPath.class")) {
      before = in.readAllBytes();
    }
    ClassFile after = ClassFile.read(RELOCATION.relocated(before));
    assertEquals("a/much/longer/name/than/it/had/ClassPath", after.name());
    assertFalse(after.types().toString().contains("baton4j"));
    assertEquals(ClassFile.read(before).fields(), after.fields());
    assertNotEquals(ClassFile.read(before).types(), after.types());
  }

  @Test
  void onlyThePackageAndWhatIsBelowItIsRenamed() {
    Relocation relocation = new Relocation("a.b", "c");
    assertEquals("c", relocation.name("a.b"));
    assertEquals("c.d.Type", relocation.name("a.b.d.Type"));
    assertEquals("a.bc.Type", relocation.name("a.bc.Type"));
    assertEquals("x.a.b.Type", relocation.name("x.a.b.Type"));
  }
}
