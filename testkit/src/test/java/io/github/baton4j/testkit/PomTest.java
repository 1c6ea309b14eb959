// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PomTest {
  @TempDir
  Path folder;

  private Pom pom(String content) throws IOException {
    return Pom.read(Files.writeString(folder.resolve("pom.xml"), content));
  }

  @Test
  void ownValuesWinOverTheParents() throws IOException {
    Pom pom = pom("""
        <project>
          <parent><groupId>g</groupId><artifactId>p</artifactId><version>1</version></parent>
          <artifactId>a</artifactId><version>2</version>
        </project>
        """);
    assertTrue(pom.hasParent());
    assertEquals("g:a:2", pom.groupId() + ":" + pom.artifactId() + ":" + pom.version());
    assertEquals("jar", pom.packaging());
  }

  @Test
  void dependenciesOfPluginsAndManagedOnesAreNotTheProjects() throws IOException {
    Pom pom = pom("""
        <project>
          <groupId>g</groupId><artifactId>a</artifactId><version>1</version>
          <dependencyManagement><dependencies>
            <dependency><groupId>m</groupId><artifactId>managed</artifactId><scope>test</scope></dependency>
          </dependencies></dependencyManagement>
          <dependencies>
            <dependency><groupId>d</groupId><artifactId>own</artifactId></dependency>
          </dependencies>
          <build><plugins><plugin><dependencies>
            <dependency><groupId>x</groupId><artifactId>plugins</artifactId></dependency>
          </dependencies></plugin></plugins></build>
        </project>
        """);
    assertFalse(pom.hasParent());
    assertEquals(
        List.of("d:own:jar"),
        pom.dependencies().stream().map(Pom.Dependency::key).toList());
    assertEquals("test", pom.managed().get(0).scope());
  }

  @Test
  void parentsListAndManage() throws IOException {
    Path module = Files.createDirectories(folder.resolve("module")).resolve("pom.xml");
    pom("""
        <project>
          <groupId>g</groupId><artifactId>p</artifactId><version>1</version>
          <dependencyManagement><dependencies>
            <dependency><groupId>d</groupId><artifactId>managed</artifactId><scope>provided</scope></dependency>
          </dependencies></dependencyManagement>
          <dependencies>
            <dependency><groupId>d</groupId><artifactId>inherited</artifactId><scope>runtime</scope></dependency>
          </dependencies>
        </project>
        """);
    Pom pom = Pom.read(Files.writeString(module, """
        <project>
          <parent><groupId>g</groupId><artifactId>p</artifactId><version>1</version></parent>
          <artifactId>a</artifactId>
          <dependencies>
            <dependency><groupId>d</groupId><artifactId>managed</artifactId></dependency>
            <dependency><groupId>d</groupId><artifactId>own</artifactId></dependency>
          </dependencies>
        </project>
        """));
    assertEquals(
        List.of("managed provided", "own compile", "inherited runtime"),
        pom.effectiveDependencies().stream()
            .map(each -> each.artifactId() + " " + each.scope())
            .toList());
  }

  @Test
  void whatIsNoPomIsAnError() {
    assertThrows(IllegalArgumentException.class, () -> pom("<project>"));
  }
}
