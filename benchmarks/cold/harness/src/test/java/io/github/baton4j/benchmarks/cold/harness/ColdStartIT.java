// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks.cold.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.baton4j.testkit.lambda.NeedsRuntimeClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One round, of which the figures mean nothing: that each variant does its work, and carries the ID where it can, is what each
 * start is checked for.
 */
@NeedsRuntimeClient
class ColdStartIT {
  private static final Path VARIANTS =
      Path.of(System.getProperty("basedir")).toAbsolutePath().getParent();

  @TempDir
  static Path folder;

  private static Measurement measurement;
  private static List<String> more;

  @BeforeAll
  static void startEachOnce() throws IOException {
    try (Services services = Services.start()) {
      measurement = new Measurement(VARIANTS, folder, services, Core.any());
      Map<Variant, ClassLog> classes = new TreeMap<>();
      for (Variant variant : Variant.values()) {
        if (variant == Variant.NONE || variant == Variant.EXPLICIT) {
          Measurement.Logged logged = measurement.logged(variant, folder);
          ClassLog again = measurement.logged(variant, folder).classes();
          classes.put(variant, logged.classes().both(again));
          measurement.keep(1, logged.run());
        } else {
          measurement.keep(1, measurement.run(variant));
        }
      }
      more = classes.get(Variant.EXPLICIT).moreThan(classes.get(Variant.NONE));
    }
  }

  @Test
  void classesThatBatonCostsAreThoseOfTheList() throws IOException {
    Path list = VARIANTS.resolve("classes.txt");
    if (Boolean.getBoolean("baton.classes.write")) {
      ClassBudget.write(list, more);
    }
    String verdict = ClassBudget.verdict(more, ClassBudget.read(list));
    if (!verdict.isEmpty()) {
      fail(verdict);
    }
  }

  @Test
  void rawFiguresAreOfEveryVariantAndSayNothingOfThisMachinesFolders() throws IOException {
    Path file = folder.resolve("results").resolve("cold.json");
    measurement.write(file);
    String text = Files.readString(file);
    for (String property : List.of("java.io.tmpdir", "user.home", "user.dir", "java.home")) {
      assertFalse(text.contains(System.getProperty(property)), property);
    }
    JsonNode raw = new ObjectMapper().readTree(text);
    for (Variant variant : Variant.values()) {
      int found = 0;
      for (JsonNode run : raw.path("runs")) {
        if (run.path("variant").asText().equals(variant.toString())) {
          found++;
          assertEquals(1, run.path("round").asInt());
          for (String figure :
              List.of("initMicros", "firstMicros", "classesLoaded", "heapAfterBytes")) {
            assertTrue(run.path(figure).asLong() > 1000, run.toString());
          }
        }
      }
      assertEquals(1, found, variant.toString());
    }
  }

  @Test
  void jarsAreCountedOfWhatIsAdded() throws IOException {
    Path file = folder.resolve("jars.json");
    measurement.write(file);
    JsonNode jars = new ObjectMapper().readTree(file.toFile()).path("jars");
    int none = jars.path("none").path("count").asInt();
    assertEquals(none, jars.path("hand").path("count").asInt());
    assertEquals(none + 6, jars.path("explicit").path("count").asInt());
    assertEquals(none + 7, jars.path("dropin").path("count").asInt());
    long added = jars.path("explicit").path("bytes").asLong()
        - jars.path("none").path("bytes").asLong();
    assertTrue(added > 50_000 && added < 1_000_000, jars.toString());
  }
}
