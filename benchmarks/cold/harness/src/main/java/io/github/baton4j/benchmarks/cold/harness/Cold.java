// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks.cold.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Measures cold starts, from the top of the repository.
 *
 * <pre>{@code
 * Cold <rounds> <file>                     measures, and writes the raw figures
 * Cold classes <variant> <another>         prints the classes that one loads more than another
 * }</pre>
 *
 * <p>The system property {@code baton.cold.core} is the number of the processor that the functions run on.
 */
public final class Cold {
  private static final Path VARIANTS = Path.of("benchmarks", "cold");

  private Cold() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createTempDirectory("cold");
    try (Services services = Services.start()) {
      Core core = core(folder);
      Measurement measurement = new Measurement(VARIANTS, folder, services, core);
      if (arguments[0].equals("classes")) {
        ClassLog of = measurement.logged(Variant.named(arguments[1]), folder).classes();
        ClassLog beside =
            measurement.logged(Variant.named(arguments[2]), folder).classes();
        List<String> more = of.moreThan(beside);
        more.forEach(System.out::println);
        System.out.println(more.size() + " classes");
      } else {
        measure(measurement, Integer.parseInt(arguments[0]));
        measurement.write(Path.of(arguments[1]));
      }
    } finally {
      delete(folder);
    }
  }

  private static Core core(Path folder) throws IOException {
    Integer number = Integer.getInteger("baton.cold.core");
    return number == null ? Core.any() : Core.number(number, folder);
  }

  private static void measure(Measurement measurement, int rounds) throws IOException {
    // What is slow the first time, here and in the system's caches, is no variant's.
    for (Variant variant : Variant.values()) {
      measurement.run(variant);
    }
    for (int round = 1; round <= rounds; round++) {
      measurement.round(round);
      System.err.println("round " + round + " of " + rounds);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
