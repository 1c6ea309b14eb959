// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks.results;

import static io.github.baton4j.benchmarks.results.MadeUp.measured;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A page has what the raw files have, and nothing else. */
class TablesTest {
  private static final String PLACE =
      "# Results\n\n## SqsSend\n\n<!-- table: SqsSend -->\n<!-- end -->\n\nfound.\n";

  @TempDir
  private Path folder;

  private MadeUp raw;

  @BeforeEach
  void files() {
    raw = new MadeUp(folder);
  }

  private static String expected() throws IOException {
    return Files.readString(MadeUp.resource("page.md"));
  }

  @Test
  void everyFigureOfTheRawFilesIsOnThePage() throws IOException {
    String emptied = expected().replaceAll("(?s)(<!-- table: \\S+ -->\n).*?(<!-- end -->)", "$1$2");
    assertFalse(emptied.contains("|"));
    assertEquals(expected(), Tables.page(Results.read(MadeUp.resource("made-up")), emptied));
  }

  @Test
  void aPageOfTheseFilesStaysAsItIs() throws IOException {
    assertEquals(expected(), Tables.page(Results.read(MadeUp.resource("made-up")), expected()));
  }

  @ParameterizedTest
  @CsvSource({
    "1.11 ×, 1.10 ×",
    "by hand, by foot",
    "'20,800 ± 120', '20,700 ± 120'",
    "'9,110,000', '9,010,000'",
    "0123456789, 9876543210"
  })
  void aFigureThatIsNotTheRawFilesIsPutRight(String figure, String other) throws IOException {
    String changed = expected().replace(figure, other);
    assertFalse(changed.equals(expected()));
    assertEquals(expected(), Tables.page(Results.read(MadeUp.resource("made-up")), changed));
  }

  @Test
  void aTableWithoutItsRawFileFails() throws IOException {
    raw.file("SnsPublish-t1", measured("SnsPublish.none", 200));
    Results results = raw.read();
    assertEquals(
        "the page has a place for the table SqsSend, of which there is no raw file",
        refused(() -> Tables.page(results, PLACE)));
  }

  @Test
  void aRawFileWithoutAPlaceGetsOneUnderItsHeadingOrAtTheEnd() throws IOException {
    raw.file("SnsPublish-t1", measured("SnsPublish.none", 200))
        .file("KinesisPut-t1", measured("KinesisPut.none", 900));
    String page = Tables.page(raw.read(), "# Results\n\n## KinesisPut\n\nfound.\n");
    assertTrue(page.startsWith("# Results\n\n## KinesisPut\n\n<!-- table: KinesisPut -->\n"), page);
    assertTrue(page.contains("<!-- end -->\n\nfound.\n"), page);
    assertTrue(page.contains("\n## SnsPublish\n\n<!-- table: SnsPublish -->\n\n`publish`"), page);
  }

  @Test
  void aPlaceThatDoesNotEndIsRefused() throws IOException {
    raw.file("SqsSend-t1", measured("SqsSend.none", 100), measured("SqsSend.baton", 200));
    Results results = raw.read();
    assertEquals(
        "the place of the table SqsSend has no <!-- end -->",
        refused(() -> Tables.page(results, PLACE.replace("<!-- end -->", ""))));
    assertEquals(
        "two places for the table SqsSend", refused(() -> Tables.page(results, PLACE + PLACE)));
  }

  @Test
  void whatNobodySaidHowToCompareIsRefused() throws IOException {
    raw.file("Other-t1", measured("Other.baton", 1));
    Results results = raw.read();
    assertEquals(
        "Comparisons does not say what is aimed at in [Other]",
        refused(() -> Tables.page(results, "")));
  }

  @Test
  void aBodyOfNoVariantIsRefused() throws IOException {
    raw.file("SqsSend-t1", measured("SqsSend.none", 1), measured("SqsSend.batton", 2));
    Results results = raw.read();
    assertTrue(refused(() -> Tables.page(results, "")).startsWith("SqsSend.batton is no variant"));
  }

  @Test
  void anAddedCostWithoutItsBaseIsRefused() throws IOException {
    raw.file("SqsSend-t1", measured("SqsSend.baton", 200));
    Results results = raw.read();
    assertTrue(
        refused(() -> Tables.page(results, PLACE)).contains("nothing to tell an added cost from"));
  }

  @Test
  void aParameterThatMakesNoRowsIsRefused() throws IOException {
    var one = measured("SqsSend.none", 1);
    one.putObject("params").put("size", "1");
    raw.file("SqsSend-t1", one);
    Results results = raw.read();
    assertTrue(
        refused(() -> Tables.page(results, PLACE)).startsWith("SqsSend has parameters [size]"));
  }

  @Test
  void twoFilesWithTheSameFigureAreRefused() {
    raw.file("SqsSend-t1", measured("SqsSend.none", 1))
        .file("SqsSend-again", measured("SqsSend.none", 2));
    assertEquals("SqsSend-again and SqsSend-t1 both have SqsSend.none{}", refused(raw::read));
  }

  @Test
  void aRawFileOfWhichNobodyKnowsHowItCameAboutIsRefused() throws IOException {
    raw.file("SqsSend-t1", measured("SqsSend.none", 1));
    Files.writeString(folder.resolve("run.json"), "{}");
    assertEquals("run.json does not say how SqsSend-t1.json came about", refused(raw::read));
  }

  private static String refused(org.junit.jupiter.api.function.Executable read) {
    return assertThrows(IllegalArgumentException.class, read).getMessage();
  }
}
