// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import io.github.baton4j.CorrelationContext;
import io.github.baton4j.junit.Misuses.AtOnce;
import io.github.baton4j.junit.Misuses.ByAnnotation;
import io.github.baton4j.junit.Misuses.ByField;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;
import org.slf4j.MDC;

/** Each misuse of {@link Misuses}, run by JUnit's own engine, and what it says about it. */
@Timeout(30)
class StrictScopesTest {
  @AfterEach
  void whatATestLeftOpenIsClosed() {
    assertTrue(CorrelationContext.current().isEmpty());
    assertNull(MDC.get("x-correlation-id"));
  }

  private static Events run(Class<?> tests) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(tests))
        .execute()
        .testEvents();
  }

  private static Events run(String test) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectMethod(ByAnnotation.class, test))
        .execute()
        .testEvents();
  }

  /** The failure of the only test; null when it did not fail. */
  private static Throwable failure(Events events) {
    List<Event> finished = events.finished().list();
    assertEquals(1, finished.size());
    Optional<Throwable> failure =
        finished.get(0).getRequiredPayload(TestExecutionResult.class).getThrowable();
    return failure.orElse(null);
  }

  private static void assertTellsOf(String misuse, Throwable failure, String openedIn) {
    assertInstanceOf(AssertionError.class, failure);
    assertTrue(failure.getMessage().startsWith(misuse), failure.getMessage());
    StackTraceElement place = failure.getCause().getStackTrace()[0];
    assertEquals(Misuses.class.getName(), place.getClassName());
    assertEquals(openedIn, place.getMethodName());
  }

  @Test
  void whatIsInNoPackageIsLookedAtAsWell() {
    Events events = EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass("OfNoPackage"))
        .execute()
        .testEvents();
    Throwable failure = failure(events);
    assertTrue(failure.getMessage().startsWith("a scope was never closed"), failure.getMessage());
    assertEquals("OfNoPackage", failure.getCause().getStackTrace()[0].getClassName());
  }

  @Test
  void aScopeThatIsNeverClosedFailsTheTestWithThePlaceOfItsOpening() {
    Throwable failure = failure(run("neverClosed"));
    assertTellsOf("a scope was never closed", failure, "open");
    assertTrue(
        Arrays.stream(failure.getCause().getStackTrace())
            .anyMatch(each -> each.getMethodName().equals("neverClosed")),
        "the test itself is in the trace");
    assertTrue(failure.getMessage().endsWith(Thread.currentThread().getName()));
  }

  @Test
  void aScopeThatAnotherThreadClosesFailsTheTest() {
    Throwable failure = failure(run("closedByAnotherThread"));
    assertTellsOf(
        "a scope was closed by another thread than the one that opened it", failure, "open");
    assertEquals(0, failure.getSuppressed().length);
  }

  @Test
  void aScopeThatIsOpenWhenTheOneAroundItIsClosedFailsTheTest() {
    Throwable failure = failure(run("closedOutOfOrder"));
    assertTellsOf("a scope was still open when the one around it was closed", failure, "openInner");
    assertEquals(0, failure.getSuppressed().length);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "neverClosedByAWorker",
        "neverClosedByAThreadThatEnded",
        "closedByAnotherWorker",
        "closedOutOfOrderByAWorker",
        "aTaskLeavesAScopeOpen",
        "closedInTheWrongOrderAmongThree",
      })
  void aMisuseFailsTheTestOnWhicheverThreadItIs(String test) {
    assertInstanceOf(AssertionError.class, failure(run(test)));
  }

  /** A thread that is dead can close nothing: to wait for it is a second for nothing. */
  @Test
  void aThreadThatEndedIsNotWaitedFor() {
    Events events = run("neverClosedByAThreadThatEnded");
    Event started = events.started().list().get(0);
    Event finished = events.finished().list().get(0);
    assertTrue(Duration.between(started.getTimestamp(), finished.getTimestamp()).toMillis() < 900);
  }

  @Test
  void everyMisuseOfATestIsTold() {
    Throwable failure = failure(run("allAtOnce"));
    assertEquals(2, failure.getSuppressed().length);
  }

  @Test
  void theTestsOwnFailureComesFirst() {
    Throwable failure = failure(run("failsAndNeverCloses"));
    assertEquals("the test's own", failure.getMessage());
    assertEquals(1, failure.getSuppressed().length);
    assertTellsOf("a scope was never closed", failure.getSuppressed()[0], "open");
  }

  /** Strict mode throws at once, where the misuse is; both say the same. */
  @Test
  void aBatonInStrictModeSaysTheSameWords() {
    Throwable failure = failure(run("strictAndOutOfOrder"));
    assertInstanceOf(IllegalStateException.class, failure);
    assertEquals(1, failure.getSuppressed().length);
    assertTrue(failure.getSuppressed()[0].getMessage().startsWith(failure.getMessage()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "clean",
        "cleanOnWorkers",
        "cleanInHandOff",
        "aWorkerThatIsStillAtIt",
        "openedBeforeTheTest",
        "closedTwice",
      })
  void whatIsUsedAsItShouldBePasses(String test) {
    assertNull(failure(run(test)));
  }

  @Test
  void itWorksAsARegisteredField() {
    run(ByField.class).assertStatistics(each -> each.started(2).succeeded(1).failed(1));
  }

  /** The one that leaves a scope open is the one that fails. */
  @Test
  void theNextTestBeginsWithNothing() {
    Events events = run(Misuses.InOrder.class);
    events.assertStatistics(each -> each.started(2).succeeded(1).failed(1));
    assertEquals(
        "neverCloses()",
        events.failed().list().get(0).getTestDescriptor().getLegacyReportingName());
  }

  /** Scopes of one would be held against the other. */
  @Test
  void ofTwoTestsAtTheSameTimeTheLaterFailsAndSaysWhatToDo() {
    Events events = parallel(AtOnce.class);
    events.assertStatistics(each -> each.started(2).failed(1).succeeded(1));
    Throwable failure = events
        .failed()
        .list()
        .get(0)
        .getRequiredPayload(TestExecutionResult.class)
        .getThrowable()
        .orElseThrow();
    assertTrue(failure.getMessage().contains("@ResourceLock(StrictScopes.LOCK)"));
  }

  @Test
  void theLockKeepsTestsApart() {
    parallel(Misuses.Locked.class)
        .assertStatistics(each -> each.started(Misuses.Locked.TESTS).succeeded(8));
    assertFalse(Misuses.Locked.met.get());
  }

  private static Events parallel(Class<?> tests) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(tests))
        .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
        .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
        .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
        .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "4")
        .execute()
        .testEvents();
  }
}
