// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.node;

import io.github.baton4j.testkit.Run;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A set of npm packages, installed as its lock file has them.
 *
 * <p>A set is a folder among the resources beside this class that has a {@code package.json} and a {@code
 * package-lock.json}. The lock file names no registry, so that npm's own configuration says where packages come from:
 *
 * <pre>{@code npm install --package-lock-only --omit-lockfile-registry-resolved}</pre>
 *
 * <p>What authors say of money ({@code funding}), which names hosts and is of no use here, is to be taken out by hand.
 *
 * @param folder what has {@code node_modules} in it; not to be written to
 */
public record NodePackages(Path folder) {
  /** Loaded into every process; see there. */
  static final String GUARD = "guard.cjs";

  private static final Duration ENOUGH = Duration.ofMinutes(5);

  /**
   * Installs a set below the {@code target} of the module whose tests run, unless it is there already. Other processes may do
   * the same at the same time.
   *
   * @param set the name of its folder among the resources
   * @throws IllegalStateException when there is no Node, or npm fails; the message has all that it wrote
   */
  public static synchronized NodePackages install(String set) {
    return install(set, Path.of(System.getProperty("user.dir"), "target", "node"));
  }

  static NodePackages install(String set, Path parent) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("package.json", resource(set + "/package.json"));
    files.put("package-lock.json", resource(set + "/package-lock.json"));
    files.put(GUARD, resource(GUARD));
    Path folder = parent.resolve(set + "-" + digest(files));
    if (!Files.isDirectory(folder)) {
      try {
        Files.createDirectories(parent);
        Path own = Files.createTempDirectory(parent, set + ".");
        try {
          for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(own.resolve(file.getKey()), file.getValue());
          }
          npmCi(own);
          settle(own, folder);
        } finally {
          delete(own);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return new NodePackages(folder);
  }

  private static void npmCi(Path folder) {
    String npm = Node.find().npm().toString();
    List<String> command = List.of(
        npm,
        "ci",
        "--no-audit",
        "--no-fund",
        "--no-update-notifier",
        // What a package runs while it is installed is not what is tested.
        "--ignore-scripts",
        "--loglevel=error");
    Run run = Run.of(folder, ENOUGH, Map.of(), command);
    if (run.exit() != 0) {
      throw new IllegalStateException("npm ci: exit " + run.exit() + "\n" + run.output());
    }
  }

  /** A folder under its final name is complete: it gets it in one step, and the first that comes has it. */
  private static void settle(Path own, Path folder) throws IOException {
    try {
      Files.move(own, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      if (!Files.isDirectory(folder)) {
        throw e;
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (Stream<Path> below = Files.walk(folder)) {
        for (Path each : below.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
  }

  private static byte[] resource(String name) {
    try (InputStream in = NodePackages.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException("no such resource: " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String digest(Map<String, byte[]> files) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        sha.update(file.getKey().getBytes(StandardCharsets.UTF_8));
        sha.update(file.getValue());
      }
      return HexFormat.of().formatHex(sha.digest(), 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
