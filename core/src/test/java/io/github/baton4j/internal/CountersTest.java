// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class CountersTest {
  @Test
  void eachTransportAndOutcomeCountsForItself() {
    Counters counters = new Counters();
    counters.add("sqs", Outcome.INJECTED);
    counters.add("sqs", Outcome.INJECTED);
    counters.add("http", Outcome.INJECTED);
    counters.add("sqs", Outcome.FAILED);
    assertEquals(2, counters.count("sqs", "injected"));
    assertEquals(1, counters.count("http", "injected"));
    assertEquals(1, counters.count("sqs", "failed"));
    assertEquals(0, counters.count("http", "failed"));
    assertEquals(Set.of("sqs", "http"), counters.transports());
  }

  @Test
  void outcomesAreFoundByTheirTextInAnyWriting() {
    Counters counters = new Counters();
    counters.add("sqs", Outcome.NO_ROOM_FOR_ID);
    InLocale.run("tr", () -> {
      for (String text :
          List.of("no room for id", "no-room-for-id", "NO_ROOM_FOR_ID", "No Room-for_ID")) {
        assertEquals(1, counters.count("sqs", text), text);
      }
    });
  }

  @Test
  void whatIsNotKnownIsZero() {
    Counters counters = new Counters();
    counters.add("sqs", Outcome.INJECTED);
    assertEquals(0, counters.count("SQS", "injected"));
    assertEquals(0, counters.count("sns", "injected"));
    assertEquals(0, counters.count("sqs", "injecte"));
    assertEquals(0, counters.count("sqs", ""));
    assertEquals(0, counters.count("", "injected"));
  }

  @Test
  void askingDoesNotMakeATransport() {
    Counters counters = new Counters();
    assertEquals(0, counters.count("sqs", "injected"));
    assertEquals(Set.of(), counters.transports());
  }

  @Test
  void everyOutcomeHasATextOfItsOwnInLowerCase() {
    List<String> texts = Counters.outcomes();
    assertEquals(Outcome.values().length, texts.size());
    assertEquals(texts.size(), new HashSet<>(texts).size());
    for (String text : texts) {
      assertEquals(text.toLowerCase(Locale.ROOT), text);
      assertTrue(text.matches("[a-z]+( [a-z]+)*"), text);
    }
  }

  @Test
  void aListenerIsToldOfEachOutcomeWhenItFirstHappensAndHasBeenCounted() {
    Counters counters = new Counters();
    counters.add("sqs", Outcome.INJECTED);
    List<String> told = new ArrayList<>();
    for (int i = 1; i <= 2; i++) {
      int listener = i;
      counters.tellOfFirsts((transport, outcome) -> told.add(
          listener + " " + transport + " " + outcome + " " + counters.count(transport, outcome)));
    }
    counters.add("sqs", Outcome.INJECTED);
    counters.add("sqs", Outcome.NO_ROOM);
    counters.add("sqs", Outcome.NO_ROOM);
    counters.add("sns", Outcome.INJECTED);
    assertEquals(
        List.of("1 sqs no room 1", "2 sqs no room 1", "1 sns injected 1", "2 sns injected 1"),
        told);
  }

  @Test
  void noCountIsLostAmongThreads() throws InterruptedException {
    Counters counters = new Counters();
    CountDownLatch start = new CountDownLatch(1);
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < 16; t++) {
      Thread thread = new Thread(() -> {
        try {
          start.await();
        } catch (InterruptedException e) {
          return;
        }
        for (int i = 0; i < 1000; i++) {
          counters.add("t" + i % 50, Outcome.CAPTURED);
        }
      });
      thread.start();
      threads.add(thread);
    }
    start.countDown();
    for (Thread thread : threads) {
      thread.join(20_000);
    }
    long sum = 0;
    for (String transport : counters.transports()) {
      assertEquals(16 * 20, counters.count(transport, "captured"), transport);
      sum += counters.count(transport, "captured");
    }
    assertEquals(16_000, sum);
  }

  /** What a user's own code names may be anything, even the ID of each message. */
  @Test
  void beyondSixtyFourTransportsAllFurtherOnesAreOne() {
    Counters counters = new Counters();
    for (int i = 0; i < 64; i++) {
      String name = "t" + i;
      assertEquals(name, counters.bounded(name));
      counters.add(name, Outcome.CAPTURED);
    }
    assertEquals("other", counters.bounded("t64"));
    assertEquals("t63", counters.bounded("t63"));
  }
}
