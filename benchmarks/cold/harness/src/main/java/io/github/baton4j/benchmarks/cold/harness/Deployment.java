// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks.cold.harness;

import io.github.baton4j.testkit.lambda.RuntimeProcess;
import io.github.baton4j.testkit.lambda.TaskRoot;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A variant's deployment package, unpacked: its own classes at the top, and in {@code lib} the jars that Maven resolved for its
 * pom.
 */
final class Deployment {
  /** The function's own jars are not what anybody adds. */
  private static final String OWN = "baton-cold-";

  private final Variant variant;
  private final TaskRoot root;
  private final long jars;
  private final long bytes;

  private Deployment(Variant variant, TaskRoot root, List<Path> jars) throws IOException {
    this.variant = variant;
    this.root = root;
    long count = 0;
    long sum = 0;
    for (Path jar : jars) {
      if (!jar.getFileName().toString().startsWith(OWN)) {
        count++;
        sum += Files.size(jar);
      }
    }
    this.jars = count;
    this.bytes = sum;
  }

  /**
   * Unpacks it.
   *
   * @param variants the folder with the projects, which are built up to {@code package}
   * @param to a folder for it
   */
  static Deployment of(Variant variant, Path variants, Path to) throws IOException {
    Path target = variants.resolve(variant.toString()).resolve("target");
    TaskRoot root = TaskRoot.in(to.resolve(variant.toString()));
    Path classes = target.resolve("classes");
    if (Files.exists(classes)) {
      root.contents(classes);
    }
    List<Path> jars = new ArrayList<>();
    for (String entry :
        Files.readString(target.resolve("classpath")).split(File.pathSeparator, -1)) {
      Path jar = Path.of(entry.strip());
      String name = jar.getFileName().toString();
      if (!name.endsWith(".jar")) {
        throw new IllegalStateException(jar + " is not packed: run this after package");
      }
      jars.add(jar);
      root.jar(name.substring(0, name.length() - ".jar".length()), jar);
    }
    return new Deployment(variant, root, jars);
  }

  Variant variant() {
    return variant;
  }

  /** How many jars it has in {@code lib}. */
  long jars() {
    return jars;
  }

  /** How many bytes those have. */
  long bytes() {
    return bytes;
  }

  /** A process of its runtime, to be started. */
  RuntimeProcess.Builder process(String services) {
    RuntimeProcess.Builder process =
        RuntimeProcess.of(root, variant.handler()).variable("SERVICES", services);
    if (variant == Variant.DROPIN) {
      process.variable("BATON_HANDLER", variant.ownHandler());
      process.variable("BATON_KINESIS_STREAMS", "posts");
    }
    return process;
  }
}
