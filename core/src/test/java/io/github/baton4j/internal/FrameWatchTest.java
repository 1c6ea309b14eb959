// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationContext;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Scope;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a test's extension is told; it is the one who tells the user. */
class FrameWatchTest {
  private static final String ELSEWHERE =
      "a scope was closed by another thread than the one that opened it";
  private static final String STILL_OPEN =
      "a scope was still open when the one around it was closed";

  private final Baton baton = Baton.create();
  private final List<String> told = new ArrayList<>();

  @BeforeEach
  void watch() {
    Frame.watch((frame, what) -> told.add(frame.current().ids().get(Names.CORRELATION_ID) + ": "
        + (what == null ? "closed" : what.isEmpty() ? "opened" : what)));
  }

  @AfterEach
  void stop() {
    Frame.watch(null);
  }

  private Scope open(String id) {
    return baton.open(CorrelationIds.of(id));
  }

  @Test
  void scopesThatAreUsedWellAreOpenedAndClosed() {
    Scope outer = open("a");
    CorrelationContext.wrap(() -> {}).run();
    outer.close();
    outer.close();
    assertEquals(List.of("a: opened", "a: opened", "a: closed", "a: closed"), told);
  }

  @Test
  void whatIsOpenInsideIsToldOfAsStillOpen() {
    Scope outer = open("a");
    Scope between = open("b");
    Scope inner = open("c");
    outer.close();
    inner.close();
    between.close();
    assertEquals(
        List.of(
            "a: opened",
            "b: opened",
            "c: opened",
            "c: " + STILL_OPEN,
            "b: " + STILL_OPEN,
            "a: closed"),
        told);
  }

  @Test
  void whatAnotherThreadClosesIsToldOfThereAndEndsHere() throws Exception {
    Scope scope = open("a");
    Thread other = new Thread(scope::close);
    other.start();
    other.join(10_000);
    assertEquals(List.of("a: opened", "a: " + ELSEWHERE), told);
    CorrelationContext.current();
    assertEquals(List.of("a: opened", "a: " + ELSEWHERE, "a: closed"), told);
  }

  @Test
  void strictModeThrowsTheSameWords() {
    Baton strict = Baton.builder().strict(true).build();
    Scope outer = strict.open(CorrelationIds.of("a"));
    strict.open(CorrelationIds.of("b"));
    String thrown = assertThrows(IllegalStateException.class, outer::close).getMessage();
    assertEquals("b: " + thrown, told.get(2));
  }

  @Test
  void nobodyIsToldOfAnythingAfterwards() {
    Scope scope = open("a");
    Frame.watch(null);
    scope.close();
    open("b").close();
    assertEquals(List.of("a: opened"), told);
  }
}
