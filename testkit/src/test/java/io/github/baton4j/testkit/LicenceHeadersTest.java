// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every file that git tracks says whose it is and under which licence, if there is a place in it to say so. */
@NeedsCommand(value = "git", atLeast = "2.0")
class LicenceHeadersTest {
  private static final Path ROOT =
      Path.of(System.getProperty("basedir")).toAbsolutePath().normalize().getParent();

  private static final String OWNER = "SPDX-FileCopyrightText: The Baton authors";
  private static final String LICENCE = "SPDX-License-Identifier: Apache-2.0";

  /** By the end of a name. A file without an end is judged by its first line: a script says what runs it. */
  private static final Set<String> KINDS_WITH_A_HEADER = Set.of(
      "java",
      "xml",
      "js",
      "cjs",
      "mjs",
      "css",
      "html",
      "py",
      "go",
      "sh",
      "yml",
      "yaml",
      "dict",
      "properties",
      "gitignore",
      "gitattributes");

  /** JSON and what is read byte for byte have no comments; prose is what a comment would stand in. */
  private static final Set<String> KINDS_WITHOUT =
      Set.of("json", "md", "png", "txt", "bin", "gz", "config", "interceptors");

  private static final List<Pattern> WITHOUT = List.of(
      // The licence itself.
      Pattern.compile("LICENSE"),
      // Seeds of the fuzz targets are bytes.
      Pattern.compile(".*FuzzTestInputs/.*"),
      // Names of classes, in a jar whose bytes are counted, and beside it for the tests.
      Pattern.compile(".*/META-INF/services/.*"),
      // To be copied, and shown whole in docs/logs.md.
      Pattern.compile("examples/logging/recipes/.*"),
      // A dump of names that a test compares line by line.
      Pattern.compile(".*\\.api"));

  @Test
  void everyFileThatCanBearOneHasAHeader() throws Exception {
    List<String> without = new ArrayList<>();
    Map<String, String> unknown = new TreeMap<>();
    int with = 0;
    for (String file : tracked()) {
      if (WITHOUT.stream().anyMatch(each -> each.matcher(file).matches())
          || !Files.isRegularFile(ROOT.resolve(file))) {
        continue;
      }
      String start = start(ROOT.resolve(file));
      String kind = kind(file);
      if (start.startsWith("#!") || KINDS_WITH_A_HEADER.contains(kind)) {
        if (start.contains(OWNER) && start.contains(LICENCE)) {
          with++;
        } else {
          without.add(file);
        }
      } else if (!KINDS_WITHOUT.contains(kind)) {
        unknown.put(kind, file);
      }
    }
    assertEquals(List.of(), without, "without the two lines of SPDX near their beginning");
    assertEquals(Map.of(), unknown, "kinds of files that this test has to be told of");
    assertTrue(with > 500, "looked at " + with + " files only");
  }

  /** Whoever owns the folder: a container's user often is another one than its files'. */
  private static List<String> tracked() throws Exception {
    assumeTrue(Files.exists(ROOT.resolve(".git")), "no work tree of git: " + ROOT);
    Process git = new ProcessBuilder("git", "-c", "safe.directory=*", "ls-files", "-z")
        .directory(ROOT.toFile())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
    try (OwnedProcess ended = OwnedProcess.of(git);
        InputStream out = git.getInputStream()) {
      String files = new String(out.readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(git.waitFor(30, TimeUnit.SECONDS));
      assertEquals(0, git.exitValue());
      return files.isEmpty() ? List.of() : List.of(files.split("\0", -1));
    }
  }

  private static String kind(String file) {
    String name = file.substring(file.lastIndexOf('/') + 1);
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static String start(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(1_000), StandardCharsets.ISO_8859_1);
    }
  }
}
