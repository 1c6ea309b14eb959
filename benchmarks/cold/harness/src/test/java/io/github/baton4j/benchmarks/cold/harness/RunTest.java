// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks.cold.harness;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Figures of a function that did not do its work are refused. */
class RunTest {
  private static final String LINE = "INFO [] " + Request.LINE + "}";
  private static final String LINE_WITH_ID =
      "INFO [x-correlation-id=" + Request.ID + "] " + Request.LINE + "}";

  private static List<Services.Arrived> calls(Set<Place> withId) {
    List<Services.Arrived> calls = new ArrayList<>();
    for (Place place : EnumSet.complementOf(EnumSet.of(Place.LINE))) {
      calls.add(new Services.Arrived(place, withId.contains(place)));
    }
    return calls;
  }

  private static void refused(
      String why, Variant variant, List<Services.Arrived> calls, String... lines) {
    IllegalStateException e =
        assertThrows(IllegalStateException.class, () -> Run.check(variant, calls, List.of(lines)));
    assertTrue(e.getMessage().contains(why), e.getMessage());
  }

  @Test
  void allWorkWithTheIdEverywhereIsTaken() {
    Run.check(Variant.EXPLICIT, calls(EnumSet.allOf(Place.class)), List.of("other", LINE_WITH_ID));
    assertDoesNotThrow(
        () -> Run.check(Variant.NONE, calls(EnumSet.noneOf(Place.class)), List.of(LINE)));
  }

  @Test
  void callThatIsMissingIsToldOf() {
    List<Services.Arrived> calls = calls(EnumSet.noneOf(Place.class));
    refused("called [SQS, SNS, KINESIS],", Variant.NONE, calls.subList(0, 3), LINE);
  }

  @Test
  void oneLineIsWantedAndNoMore() {
    refused("logged []", Variant.NONE, calls(EnumSet.noneOf(Place.class)), "other");
    refused("logged [", Variant.NONE, calls(EnumSet.noneOf(Place.class)), LINE, LINE);
  }

  @Test
  void idIsWantedWhereTheVariantCarriesIt() {
    Set<Place> all = EnumSet.allOf(Place.class);
    refused("seen in [SQS, SNS, KINESIS, HTTP] ", Variant.HAND, calls(all), LINE);
    refused(
        "seen in [SQS, SNS, HTTP, LINE] ",
        Variant.HAND,
        calls(EnumSet.complementOf(EnumSet.of(Place.KINESIS))),
        LINE_WITH_ID);
  }

  @Test
  void idIsNotWantedElsewhere() {
    refused("seen in [SQS]", Variant.NONE, calls(EnumSet.of(Place.SQS)), LINE);
    refused("seen in [LINE]", Variant.NONE, calls(EnumSet.noneOf(Place.class)), LINE_WITH_ID);
  }
}
