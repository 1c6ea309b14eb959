// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.micrometer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Incoming;
import io.github.baton4j.Limits;
import io.github.baton4j.Outcomes;
import io.github.baton4j.Scope;
import io.github.baton4j.internal.BatonLog;
import io.github.baton4j.internal.Counters;
import io.github.baton4j.internal.Frame;
import io.github.baton4j.internal.Outcome;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import io.micrometer.core.instrument.simple.CountingMode;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

class BatonMetricsTest {
  private static final AtomicInteger TRANSPORTS = new AtomicInteger();

  private final Baton baton = Baton.create();
  private final Outcomes outcomes = baton.outcomes();
  private final Counters own = Frame.countersOf(outcomes);
  private final MeterRegistry registry = new SimpleMeterRegistry();

  /** What runs outside any scope is counted for all tests together: each that looks at it has a transport of its own. */
  private final String transport = "transport-" + TRANSPORTS.incrementAndGet();

  private MeterRegistry bound() {
    new BatonMetrics(outcomes).bindTo(registry);
    return registry;
  }

  private static FunctionCounter meter(MeterRegistry registry, String transport, String outcome) {
    return registry
        .find("baton.outcomes")
        .tags("transport", transport, "outcome", outcome)
        .functionCounter();
  }

  private static double count(MeterRegistry registry, String transport, String outcome) {
    return meter(registry, transport, outcome).count();
  }

  private static List<Meter> meters(MeterRegistry registry, String transport) {
    return List.copyOf(
        registry.find("baton.outcomes").tag("transport", transport).meters());
  }

  @Test
  void thisRunsOnTheMicrometerThatItIsMeantToRunOn() {
    String wanted = System.getProperty("baton.test.micrometer", "1.1");
    String jar =
        String.valueOf(MeterRegistry.class.getProtectionDomain().getCodeSource().getLocation());
    assertTrue(jar.contains("micrometer-core-" + wanted), jar);
  }

  @Test
  void anOutcomeIsACounterWithItsTransportAndItsName() {
    own.add(transport, Outcome.INJECTED);
    own.add(transport, Outcome.INJECTED);
    FunctionCounter meter = meter(bound(), transport, "injected");
    assertEquals(2, meter.count());
    assertEquals("baton.outcomes", meter.getId().getName());
    assertEquals(
        List.of(Tag.of("outcome", "injected"), Tag.of("transport", transport)),
        meter.getId().getTags());
    assertEquals(Meter.Type.COUNTER, meter.getId().getType());
    assertTrue(String.valueOf(meter.getId().getDescription()).contains("correlation IDs"));
  }

  @Test
  void theCountIsReadLive() {
    own.add(transport, Outcome.CAPTURED);
    FunctionCounter meter = meter(bound(), transport, "captured");
    own.add(transport, Outcome.CAPTURED);
    own.add(transport, Outcome.CAPTURED);
    assertEquals(3, meter.count());
  }

  @Test
  void whatNeverHappenedHasNoMeter() {
    assertEquals(List.of(), meters(bound(), transport));
    own.add(transport, Outcome.CAPTURED);
    assertEquals(1, meters(registry, transport).size());
    assertNull(meter(registry, transport, "injected"));
  }

  @Test
  void anOutcomeThatFirstHappensLaterGetsItsMeterThen() {
    bound();
    for (Outcome outcome : Outcome.values()) {
      own.add(transport, outcome);
      assertEquals(1, count(registry, transport, outcome.text().replace(' ', '_')));
    }
    assertEquals(Outcome.values().length, meters(registry, transport).size());
  }

  @ParameterizedTest
  @EnumSource
  void theTagsOfEveryOutcomeAreWhatOutcomesTakes(Outcome outcome) {
    own.add(transport, outcome);
    Meter.Id id = meters(bound(), transport).get(0).getId();
    String tag = String.valueOf(id.getTag("outcome"));
    assertTrue(tag.matches("[a-z]+(_[a-z]+)*"), tag);
    assertEquals(1, outcomes.count(String.valueOf(id.getTag("transport")), tag));
  }

  @Test
  void noRoomForTheIdShows() {
    Baton tight = Baton.builder().limits(Limits.defaults().httpHeaderBytes(10)).build();
    new BatonMetrics(tight.outcomes()).bindTo(registry);
    Scope scope = tight.open(CorrelationIds.of("an-id"));
    try (scope) {
      assertEquals(Map.of(), tight.headers(URI.create("https://example.com/")));
    }
    assertEquals(1, count(registry, "http", "no_room_for_id"));
  }

  @Test
  void whatHappensOutsideAnyScopeShowsOnceAndBesideTheOwn() {
    bound();
    Counters.SCOPELESS.add(transport, Outcome.NO_SCOPE);
    assertEquals(1, count(registry, transport, "no_scope"));
    own.add(transport, Outcome.NO_SCOPE);
    own.add(transport, Outcome.NO_SCOPE);
    assertEquals(3, count(registry, transport, "no_scope"));
    assertEquals(outcomes.count(transport, "no scope"), 3);
    assertEquals(1, meters(registry, transport).size());
  }

  @Test
  void severalRegistriesHaveEachTheirMeters() {
    BatonMetrics metrics = new BatonMetrics(outcomes);
    MeterRegistry other = new SimpleMeterRegistry();
    metrics.bindTo(registry);
    own.add(transport, Outcome.INJECTED);
    metrics.bindTo(other);
    own.add(transport, Outcome.TOO_LARGE);
    own.add(transport, Outcome.INJECTED);
    for (MeterRegistry each : List.of(registry, other)) {
      assertEquals(2, count(each, transport, "injected"));
      assertEquals(1, count(each, transport, "too_large"));
    }
  }

  @Test
  void aRegistryThatJoinsACompositeLaterHasThemToo() {
    CompositeMeterRegistry composite = new CompositeMeterRegistry();
    new BatonMetrics(outcomes).bindTo(composite);
    own.add(transport, Outcome.INJECTED);
    composite.add(registry);
    assertEquals(1, count(registry, transport, "injected"));
    own.add(transport, Outcome.INJECTED);
    own.add(transport, Outcome.FAILED);
    assertEquals(2, count(registry, transport, "injected"));
    assertEquals(1, count(registry, transport, "failed"));
  }

  @Test
  void boundTwiceIsBoundOnce() {
    Logger logger = (Logger) LoggerFactory.getLogger("io.micrometer");
    ListAppender<ILoggingEvent> appender = new ListAppender<>();
    appender.start();
    logger.addAppender(appender);
    try {
      BatonMetrics metrics = new BatonMetrics(outcomes);
      own.add(transport, Outcome.INJECTED);
      metrics.bindTo(registry);
      metrics.bindTo(registry);
      new BatonMetrics(outcomes).bindTo(registry);
      own.add(transport, Outcome.CAPTURED);
    } finally {
      logger.detachAppender(appender);
    }
    assertEquals(2, meters(registry, transport).size());
    assertEquals(1, count(registry, transport, "injected"));
    assertEquals(1, count(registry, transport, "captured"));
    assertEquals(List.of(), appender.list);
  }

  @Test
  void severalBatonsInOneRegistryAreToldApartByTags() {
    Baton second = Baton.create();
    new BatonMetrics(outcomes, Tags.of("baton", "first")).bindTo(registry);
    new BatonMetrics(second.outcomes(), List.of(Tag.of("baton", "second"))).bindTo(registry);
    own.add(transport, Outcome.INJECTED);
    Frame.countersOf(second.outcomes()).add(transport, Outcome.INJECTED);
    own.add(transport, Outcome.INJECTED);
    assertEquals(2, meters(registry, transport).size());
    for (String[] expected : new String[][] {{"first", "2.0"}, {"second", "1.0"}}) {
      double count = registry
          .get("baton.outcomes")
          .tag("baton", expected[0])
          .tag("transport", transport)
          .functionCounter()
          .count();
      assertEquals(Double.parseDouble(expected[1]), count, expected[0]);
    }
  }

  @Test
  void aStepThatBeginsBeforeTheFirstCountHasIt() {
    MockClock clock = new MockClock();
    MeterRegistry steps = new SimpleMeterRegistry(new Steps(), clock);
    new BatonMetrics(outcomes).bindTo(steps);
    own.add(transport, Outcome.INJECTED);
    own.add(transport, Outcome.INJECTED);
    clock.add(Duration.ofMinutes(1));
    assertEquals(2, count(steps, transport, "injected"));
    own.add(transport, Outcome.INJECTED);
    clock.add(Duration.ofMinutes(1));
    assertEquals(1, count(steps, transport, "injected"));
  }

  private static final class Steps implements SimpleConfig {
    @Override
    public String get(String key) {
      return null;
    }

    @Override
    public CountingMode mode() {
      return CountingMode.STEP;
    }
  }

  @Test
  void aRegistryThatThrowsFailsNoCallAndHidesNoOther() {
    List<Throwable> faults = List.of(
        new IllegalStateException("secret"),
        new NoClassDefFoundError("gone"),
        new AssertionError("secret"));
    for (Throwable fault : faults) {
      Baton counted = Baton.create();
      MeterRegistry broken = throwing(fault);
      MeterRegistry sound = new SimpleMeterRegistry();
      try (BatonLog log = new BatonLog()) {
        BatonMetrics metrics = new BatonMetrics(counted.outcomes());
        metrics.bindTo(broken);
        metrics.bindTo(sound);
        long before = counted.outcomes().count("micrometer", "failed");
        counted.run(Incoming.of(Map.of("x-correlation-id", "an-id"), null), () -> {});
        assertEquals(1, count(sound, "custom", "captured"));
        assertEquals(before + 1, counted.outcomes().count("micrometer", "failed"));
        assertEquals((double) (before + 1), count(sound, "micrometer", "failed"));
        // Where the stack ends nobody is warned.
        int told = fault instanceof StackOverflowError ? 0 : 1;
        assertEquals(told, log.warnings().size(), log.warnings().toString());
        for (String warning : log.warnings()) {
          assertTrue(warning.contains("micrometer"));
          assertTrue(!warning.contains("secret"));
        }
      }
    }
  }

  @Test
  void bindingToARegistryThatThrowsDoesNotThrow() {
    own.add(transport, Outcome.INJECTED);
    own.add(transport, Outcome.CAPTURED);
    long before = outcomes.count("micrometer", "failed");
    new BatonMetrics(outcomes).bindTo(throwing(new IllegalStateException()));
    assertTrue(outcomes.count("micrometer", "failed") >= before + 2);
  }

  private static MeterRegistry throwing(Throwable fault) {
    MeterRegistry broken = new SimpleMeterRegistry();
    broken.config().meterFilter(new MeterFilter() {
      @Override
      public MeterFilterReply accept(Meter.Id id) {
        return BatonMetricsTest.<RuntimeException, MeterFilterReply>sneak(fault);
      }
    });
    return broken;
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"
  }) // throws what it is given, checked or not
  private static <E extends Throwable, R> R sneak(Throwable fault) throws E {
    throw (E) fault;
  }

  @Test
  void amongThreadsEveryOutcomeHasOneMeterAndNoCountIsLost() throws Exception {
    bound();
    int threads = 8;
    CountDownLatch start = new CountDownLatch(1);
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        Counters counters = i % 2 == 0 ? own : Counters.SCOPELESS;
        all.add(executor.submit(() -> {
          start.await();
          for (int n = 0; n < 100; n++) {
            for (Outcome outcome : Outcome.values()) {
              counters.add(transport, outcome);
            }
          }
          return null;
        }));
      }
      start.countDown();
      for (Future<?> each : all) {
        each.get(20, TimeUnit.SECONDS);
      }
    } finally {
      executor.shutdownNow();
    }
    assertEquals(Outcome.values().length, meters(registry, transport).size());
    for (Outcome outcome : Outcome.values()) {
      assertEquals(800, count(registry, transport, outcome.text().replace(' ', '_')));
    }
  }

  @Test
  void metersOutliveGarbageCollectionsAndGoOnCounting() {
    own.add(transport, Outcome.INJECTED);
    bound();
    collectGarbage(new WeakReference<>(new Object()));
    own.add(transport, Outcome.INJECTED);
    assertEquals(2, count(registry, transport, "injected"));
  }

  @Test
  void aRegistryIsNotKeptFromBeingCollected() {
    collectGarbage(bindToOneThatIsDropped());
  }

  private WeakReference<MeterRegistry> bindToOneThatIsDropped() {
    MeterRegistry dropped = new SimpleMeterRegistry(SimpleConfig.DEFAULT, Clock.SYSTEM);
    own.add(transport, Outcome.INJECTED);
    new BatonMetrics(outcomes).bindTo(dropped);
    assertEquals(1, count(dropped, transport, "injected"));
    return new WeakReference<>(dropped);
  }

  /** Until this is gone; a few rounds are far more than it takes. */
  private static void collectGarbage(WeakReference<?> reference) {
    for (int i = 0; i < 50 && reference.get() != null; i++) {
      System.gc();
    }
    assertNull(reference.get());
  }

  @Test
  void nothingIsBoundToNothing() {
    BatonMetrics metrics = new BatonMetrics(outcomes);
    assertEquals(
        "registry == null",
        assertThrows(NullPointerException.class, () -> metrics.bindTo(null)).getMessage());
    assertEquals(
        "outcomes == null",
        assertThrows(NullPointerException.class, () -> new BatonMetrics(null)).getMessage());
    assertEquals(
        "tags == null",
        assertThrows(NullPointerException.class, () -> new BatonMetrics(outcomes, null))
            .getMessage());
  }
}
