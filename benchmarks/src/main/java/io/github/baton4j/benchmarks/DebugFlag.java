// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.MDCFilter;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import io.github.baton4j.Baton;
import io.github.baton4j.Incoming;
import io.github.baton4j.logback.BatonTurboFilter;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.slf4j.MDC;

/**
 * What a debug line costs that is not written: without any filter, with Baton's, and with the one of logback's own that lets
 * lines through by a key of the MDC.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class DebugFlag {
  /** Where the line is logged. */
  public enum Where {
    NO_SCOPE,
    FLAG_OFF,
    FLAG_ON
  }

  @Param
  public Where where = Where.NO_SCOPE;

  private final Logger plain = logger(null);
  private final Logger withBaton = logger(new BatonTurboFilter());
  private final Logger withMdc = logger(byKey());
  private io.github.baton4j.@Nullable Scope scope;

  private static TurboFilter byKey() {
    MDCFilter filter = new MDCFilter();
    filter.setMDCKey("debug-log-enabled");
    filter.setValue("true");
    filter.setOnMatch(FilterReply.ACCEPT.name());
    filter.start();
    return filter;
  }

  private static Logger logger(@Nullable TurboFilter filter) {
    LoggerContext context = new LoggerContext();
    context.setMDCAdapter(MDC.getMDCAdapter());
    context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.INFO);
    if (filter != null) {
      context.addTurboFilter(filter);
    }
    return context.getLogger("com.example.feed.DistributePost");
  }

  @Setup
  public void open() {
    if (where != Where.NO_SCOPE) {
      String flag = String.valueOf(where == Where.FLAG_ON);
      scope = Baton.create()
          .open(Incoming.of(
              Map.of("x-correlation-id", "post-1", "debug-log-enabled", flag), null, false));
    }
  }

  @TearDown
  public void close() {
    if (scope != null) {
      scope.close();
    }
  }

  @Benchmark
  public boolean without() {
    return plain.isDebugEnabled();
  }

  @Benchmark
  public boolean baton() {
    return withBaton.isDebugEnabled();
  }

  @Benchmark
  public boolean mdcFilter() {
    return withMdc.isDebugEnabled();
  }
}
