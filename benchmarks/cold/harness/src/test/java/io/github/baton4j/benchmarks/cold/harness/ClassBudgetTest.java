// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks.cold.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassBudgetTest {
  private static final String BATON = "io.github.baton4j.Baton";
  private static final String BLOAT = "io.github.baton4j.internal.Bloat";

  @TempDir
  Path folder;

  @Test
  void classesOfTheListAreWithinTheBudget() {
    assertEquals("", ClassBudget.verdict(List.of(BATON, "java.A"), List.of(BATON)));
  }

  @Test
  void classOfOursThatTheListDoesNotHaveIsNamed() {
    String verdict = ClassBudget.verdict(List.of(BATON, BLOAT), List.of(BATON));
    assertTrue(
        verdict.contains("loads 1 of its classes that classes.txt does not have: " + BLOAT + ";"),
        verdict);
    assertTrue(verdict.contains("-Dbaton.classes.write=true"), verdict);
  }

  @Test
  void secondHiddenClassOfANameIsNotTheFirst() {
    String lambda = BATON + "$$Lambda";
    String verdict = ClassBudget.verdict(List.of(lambda, lambda), List.of(lambda));
    assertTrue(verdict.contains("loads 1 of its classes"), verdict);
  }

  @Test
  void classThatIsNotLoadedAnyMoreHasToLeaveTheList() {
    String verdict = ClassBudget.verdict(List.of(BATON), List.of(BATON, BLOAT, "java.A"));
    assertTrue(
        verdict.contains(
            "has 1 of Baton's classes that a cold start does not load any more: " + BLOAT),
        verdict);
    assertTrue(!verdict.contains("java.A"), verdict);
  }

  @Test
  void tooManyClassesAreTooManyWhoeverTheyAreOf() {
    List<String> many = new ArrayList<>(Collections.nCopies(ClassBudget.MOST, "java.A"));
    assertEquals("", ClassBudget.verdict(many, List.of("java.A")));
    many.add("java.B");
    String verdict = ClassBudget.verdict(many, Collections.nCopies(ClassBudget.MOST, "java.A"));
    assertTrue(verdict.contains("over the budget of " + ClassBudget.MOST), verdict);
    assertTrue(verdict.contains("Not on classes.txt are [java.B]"), verdict);
  }

  @Test
  void listThatIsWrittenIsReadAsItWas() throws IOException {
    List<String> more =
        List.of(BATON, BLOAT, "io.github.baton4j.benchmarks.cold.Handler", "java.A");
    Path list = folder.resolve("classes.txt");
    ClassBudget.write(list, more);
    assertEquals(more, ClassBudget.read(list));
    assertTrue(Files.readString(list).contains("# Baton's own: 2\n" + BATON));
  }
}
