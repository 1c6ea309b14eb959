// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.internal;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

class GuardWarningsTest {
  private static final long SECOND = 1_000_000_000L;

  private BatonLog log;

  @BeforeEach
  void open() {
    log = new BatonLog();
  }

  @AfterEach
  void close() {
    log.close();
  }

  @Test
  void oneKindIsWarnedOfOnceAMinute() {
    Guard.warn("kind", "first");
    Guard.warn("kind", "second");
    log.pass(59 * SECOND);
    Guard.warn("kind", "third");
    assertEquals(List.of("first"), log.warnings());
    log.pass(SECOND);
    Guard.warn("kind", "fourth");
    Guard.warn("kind", "fifth");
    assertEquals(List.of("first", "fourth"), log.warnings());
  }

  @Test
  void twoKindsAreWarnedOfApart() {
    Guard.warn("one", "first");
    Guard.warn("two", "second");
    assertEquals(List.of("first", "second"), log.warnings());
  }

  @Test
  void bracesAreNoPlaceholders() {
    Guard.warn("kind", "as {} is");
    assertEquals(List.of("as {} is"), log.warnings());
  }

  /** Two threads that spin to the same point: a barrier would wake them too far apart to meet. */
  @Test
  @Tag("slow")
  void ofSeveralThreadsOneWarns() throws Exception {
    int kinds = 200;
    for (int repetition = 0; repetition < 20; repetition++) {
      AtomicInteger arrived = new AtomicInteger();
      List<FutureTask<Void>> tasks = new ArrayList<>();
      for (int t = 0; t < 2; t++) {
        FutureTask<Void> task = new FutureTask<>(() -> {
          for (int kind = 1; kind <= kinds; kind++) {
            arrived.incrementAndGet();
            for (int spin = 0; arrived.get() < 2 * kind && spin < 1_000_000; spin++) {
              Thread.onSpinWait();
            }
            Guard.warn("kind " + kind, "said " + kind);
          }
          return null;
        });
        new Thread(task).start();
        tasks.add(task);
      }
      for (FutureTask<Void> task : tasks) {
        task.get(30, TimeUnit.SECONDS);
      }
      assertEquals((repetition + 1) * kinds, log.warnings().size());
      log.pass(61 * SECOND);
    }
  }

  @Test
  void whatIsRememberedHasABound() {
    for (int i = 0; i < 1000; i++) {
      Guard.warn("kind " + i, "said");
      assertTrue(log.kindsRemembered() <= 256, "remembered: " + log.kindsRemembered());
    }
  }

  @Test
  void aLoggerThatThrowsFailsNobody() {
    for (Supplier<Error> fault :
        List.<Supplier<Error>>of(StackOverflowError::new, NoClassDefFoundError::new)) {
      throwing(fault, () -> assertDoesNotThrow(() -> Guard.warn(fault + "", "said")));
    }
    throwing(
        () -> {
          throw new IllegalStateException("the logger's own");
        },
        () -> assertDoesNotThrow(() -> Guard.warn("exception", "said")));
  }

  /** Runs a body while the logger throws what the supplier gives (or throws by itself). */
  static void throwing(Supplier<? extends Error> fault, Runnable body) {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    int[] thrown = {0};
    TurboFilter filter = new TurboFilter() {
      @Override
      public FilterReply decide(
          Marker marker,
          Logger logger,
          Level level,
          String format,
          Object[] parameters,
          Throwable throwable) {
        thrown[0]++;
        throw fault.get();
      }
    };
    context.addTurboFilter(filter);
    try {
      body.run();
    } finally {
      context.getTurboFilterList().remove(filter);
    }
    assertTrue(thrown[0] > 0, "the logger was never asked");
  }

  /** Every fault of a logger is the logger's own, not only those that are exceptions. */
  @Test
  void aLoggerThatThrowsAnErrorOfItsOwnFailsNobody() {
    throwing(
        () -> new AssertionError("the logger's own"),
        () -> assertDoesNotThrow(() -> Guard.warn("assertion", "said")));
    throwing(
        () -> new java.util.ServiceConfigurationError("the logger's own"),
        () -> assertDoesNotThrow(
            () -> Guard.swallow(new Counters(), "sqs", new IllegalStateException())));
  }

  /** Names that are refused by the hundred must not silence the warnings of faults for the rest of the JVM's life. */
  @Test
  void manyKindsDoNotSilenceANewOneForEver() {
    for (int i = 0; i < 300; i++) {
      Guard.warn("put:name-" + i, "refused");
    }
    log.pass(61 * SECOND);
    Guard.swallow(new Counters(), "sqs", new IllegalStateException());
    assertTrue(
        log.warnings().stream().anyMatch(line -> line.contains("failed in sqs")),
        "the fault was never told of");
  }
}
