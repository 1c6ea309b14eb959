// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GuardTest {
  private final Counters counters = new Counters();
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
  void faultsAreSwallowedAndCounted() {
    List<Throwable> faults = List.of(
        new IllegalStateException("secret"),
        new IOException("secret"),
        new AssertionError("secret"),
        new StackOverflowError(),
        new NoClassDefFoundError("secret"),
        new Throwable("secret"),
        new InterruptedException("secret"));
    for (Throwable fault : faults) {
      Guard.swallow(counters, "sqs", fault);
    }
    assertEquals(faults.size(), counters.count("sqs", "failed"));
    for (String outcome : Counters.outcomes()) {
      if (!outcome.equals("failed")) {
        assertEquals(0, counters.count("sqs", outcome), outcome);
      }
    }
  }

  /** A logger's first use where the stack ends would leave classes behind that cannot be loaded any more. */
  @Test
  void whereTheStackEndedNobodyIsWarned() {
    Guard.swallow(counters, "sqs", new StackOverflowError());
    assertEquals(1, counters.count("sqs", "failed"));
    assertEquals(List.of(), log.warnings());
  }

  @Test
  void errorsOfTheVirtualMachineGoOnAsTheyAreAndUncounted() {
    for (VirtualMachineError fatal : List.<VirtualMachineError>of(
        new OutOfMemoryError("test"),
        new InternalError("test"),
        new UnknownError("test"),
        new VirtualMachineError("test") {
          private static final long serialVersionUID = 1;
        })) {
      assertSame(
          fatal,
          assertThrows(VirtualMachineError.class, () -> Guard.swallow(counters, "sqs", fatal)));
    }
    assertEquals(0, counters.count("sqs", "failed"));
    assertEquals(0, log.size());
  }

  @Test
  void theWarningNamesClassAndPlaceButNoMessage() {
    Guard.swallow(counters, "sqs", new IllegalStateException("user=alice\nforged line"));
    assertEquals(1, log.warnings().size());
    String warning = log.warnings().get(0);
    assertTrue(warning.contains("sqs"), warning);
    assertTrue(warning.contains("java.lang.IllegalStateException"), warning);
    assertTrue(warning.contains("GuardTest"), warning);
    assertFalse(warning.contains("alice"), warning);
    assertFalse(warning.contains("forged"), warning);
    assertEquals(1, log.size());
  }

  @Test
  void everyFaultIsCountedButOneIsToldOf() {
    for (int i = 0; i < 10; i++) {
      Guard.swallow(counters, "sqs", new IllegalStateException());
      Guard.swallow(counters, "http", new IllegalStateException());
    }
    assertEquals(10, counters.count("sqs", "failed"));
    assertEquals(10, counters.count("http", "failed"));
    assertEquals(2, log.warnings().size());
  }

  @Test
  void aFaultWithoutATraceOrWithABrokenOneIsSwallowedToo() {
    Throwable without = new IllegalStateException();
    without.setStackTrace(new StackTraceElement[0]);
    Guard.swallow(counters, "sqs", without);
    Guard.swallow(counters, "http", new BrokenFault());
    assertEquals(1, counters.count("sqs", "failed"));
    assertEquals(1, counters.count("http", "failed"));
  }

  @Test
  void aLoggerThatThrowsFailsNobody() {
    GuardWarningsTest.throwing(
        StackOverflowError::new, () -> Guard.swallow(counters, "sqs", new IllegalStateException()));
    assertEquals(1, counters.count("sqs", "failed"));
  }

  private static final class BrokenFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    @Override
    public StackTraceElement[] getStackTrace() {
      throw new IllegalStateException("broken");
    }

    @Override
    public String getMessage() {
      throw new IllegalStateException("broken");
    }
  }

  /** Nobody may swallow those, wherever they rise: in the fault, in telling of it, in the logger. */
  @Test
  void errorsOfTheVirtualMachineInTellingOfAFaultGoOn() {
    InternalError fatal = new InternalError("test");
    Throwable fault = new Throwable() {
      private static final long serialVersionUID = 1;

      @Override
      public StackTraceElement[] getStackTrace() {
        throw fatal;
      }
    };
    assertSame(
        fatal, assertThrows(InternalError.class, () -> Guard.swallow(counters, "sqs", fault)));
    GuardWarningsTest.throwing(
        () -> fatal,
        () -> assertSame(
            fatal, assertThrows(InternalError.class, () -> Guard.warn("fatal", "said"))));
  }
}
