// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks.cold.harness;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/** Rounds of cold starts, each with one of every variant: in another order each time, so that none is always behind the same. */
final class Measurement {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What the runtime's process is started with, and the heap of a function with 512 MB. */
  static final List<String> OPTIONS =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Xmx400m");

  /** A start, in its round. */
  private record Numbered(int round, Run run) {}

  /** A start, slowed down by a log of its classes. */
  record Logged(Run run, ClassLog classes) {}

  private final Map<Variant, Deployment> deployments = new LinkedHashMap<>();
  private final List<Numbered> runs = new ArrayList<>();
  private final Services services;
  private final Core core;

  /**
   * Unpacks all variants.
   *
   * @param variants the folder with their projects
   * @param to a folder for what is unpacked
   */
  Measurement(Path variants, Path to, Services services, Core core) throws IOException {
    for (Variant variant : Variant.values()) {
      deployments.put(variant, Deployment.of(variant, variants, to));
    }
    this.services = services;
    this.core = core;
  }

  /** A start that is kept. */
  void round(int number) throws IOException {
    List<Variant> order = new ArrayList<>(Arrays.asList(Variant.values()));
    // Shuffled, not turned: that would leave each its neighbours.
    Collections.shuffle(order, new Random(number));
    for (Variant variant : order) {
      keep(number, run(variant));
    }
  }

  void keep(int round, Run run) {
    runs.add(new Numbered(round, run));
  }

  /** A start that is not kept. */
  Run run(Variant variant) throws IOException {
    return Run.of(deployment(variant), services, core, () -> {}, options());
  }

  /** A start that is not kept, with the classes that it loads until its first answer. */
  Logged logged(Variant variant, Path folder) throws IOException {
    Path log = folder.resolve(variant + ".classes");
    List<ClassLog> classes = new ArrayList<>();
    Run run = Run.of(
        deployment(variant),
        services,
        core,
        () -> classes.add(ClassLog.read(log)),
        options(ClassLog.option(log)));
    return new Logged(run, classes.get(0));
  }

  private Deployment deployment(Variant variant) {
    return Objects.requireNonNull(deployments.get(variant));
  }

  private static String[] options(String... more) {
    List<String> all = new ArrayList<>(OPTIONS);
    all.addAll(Arrays.asList(more));
    return all.toArray(new String[0]);
  }

  /** Writes what was kept, a line for each run, with nothing in it that tells of this machine's folders. */
  void write(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    for (Numbered each : runs) {
      lines.add(JSON.writeValueAsString(run(each)));
    }
    Map<String, Object> jars = new LinkedHashMap<>();
    for (Deployment each : deployments.values()) {
      Map<String, Long> jar = new LinkedHashMap<>();
      jar.put("bytes", each.bytes());
      jar.put("count", each.jars());
      jars.put(each.variant().toString(), jar);
    }
    String head = JSON.writeValueAsString(machine());
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.writeString(
        file,
        head.substring(0, head.length() - 1) + ",\n\"runs\":[\n" + String.join(",\n", lines)
            + "\n],\n\"jars\":" + JSON.writeValueAsString(jars) + "}\n");
  }

  private Map<String, Object> machine() {
    Map<String, Object> machine = new LinkedHashMap<>();
    machine.put(
        "jdk", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
    machine.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    machine.put("cores", core.count());
    machine.put("options", String.join(" ", OPTIONS));
    return machine;
  }

  private static Map<String, Object> run(Numbered each) {
    Map<String, Object> run = new LinkedHashMap<>();
    run.put("round", each.round());
    run.put("variant", each.run().variant().toString());
    run.put("initMicros", each.run().initMicros());
    run.put("firstMicros", each.run().firstMicros());
    run.put("classesLoaded", each.run().classesLoaded());
    run.put("heapAfterBytes", each.run().heapAfterBytes());
    return run;
  }
}
