// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks.results;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page and the raw files that are checked in. */
class RecordedResultsTest {
  private static final Path FOLDER = Path.of("results");
  private static final Path PAGE = Path.of("RESULTS.md");

  @Test
  void thePageSaysWhatTheRawFilesSay() throws IOException {
    String page = Files.readString(PAGE);
    assertEquals(
        Tables.page(Results.read(FOLDER), page),
        page,
        "benchmarks/measure writes the tables; by hand nobody does");
  }

  @Test
  void noRawFileSaysWhereItWasMeasured() throws IOException {
    for (Path file : Results.files(FOLDER)) {
      JsonNode kept = Results.JSON.readTree(file.toFile());
      Scrub.refuse(kept);
      assertEquals(kept.deepCopy(), Scrub.scrubbed(kept), file + " was not scrubbed");
    }
  }
}
