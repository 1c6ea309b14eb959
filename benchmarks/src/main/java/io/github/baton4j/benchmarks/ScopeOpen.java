// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.benchmarks;

import brave.propagation.CurrentTraceContext;
import brave.propagation.TraceContext;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.benchmarks.peers.BraveFields;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.context.Context;
import io.opentelemetry.instrumentation.logback.mdc.v1_0.OpenTelemetryAppender;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.slf4j.MDC;

/**
 * A scope of four IDs is opened and closed, with no line logged in it and with one, to an appender that asks the line for its MDC
 * and writes nothing. Each starts from what its own capture gives: a set of IDs, a trace context, a context with baggage.
 *
 * <p>Baton checks names and values once more, puts back what the MDC held, and hides the IDs of a scope around; by hand nothing is
 * put back and nothing travels. OpenTelemetry leaves the MDC alone: its appender makes a copy of it for each line.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class ScopeOpen {
  private static final String ID = "x-correlation-id";
  private static final String LENGTH = "call-chain-length";
  private static final String DEBUG = "debug-log-enabled";
  private static final String USER = "x-correlation-user-id";

  private static final String ID_VALUE = "5a2d5b0c-7a1f-4cf2-9f0e-3f6c1e0d9b7a";
  private static final String LENGTH_VALUE = "3";
  private static final String DEBUG_VALUE = "false";
  private static final String USER_VALUE = "user-17";

  @Param({"0", "1"})
  public int lines;

  final Logger log = logger(new Asking());
  final OpenTelemetryAppender appender = appender();
  private final Logger wrapped = logger(appender);

  private final Baton baton = Baton.create();
  private final CorrelationIds ids = CorrelationIds.of(ID_VALUE)
      .with(LENGTH, LENGTH_VALUE)
      .with(DEBUG, DEBUG_VALUE)
      .with(USER, USER_VALUE);

  private final BraveFields fields = new BraveFields(ID, LENGTH, DEBUG, USER);
  private final TraceContext trace = fields.of(ID_VALUE, LENGTH_VALUE, DEBUG_VALUE, USER_VALUE);

  private final Context baggage = Context.root()
      .with(Baggage.builder()
          .put(ID, ID_VALUE)
          .put(LENGTH, LENGTH_VALUE)
          .put(DEBUG, DEBUG_VALUE)
          .put(USER, USER_VALUE)
          .build());

  /** Nobody writes a line without its MDC. */
  private static final class Asking extends UnsynchronizedAppenderBase<ILoggingEvent> {
    @Override
    protected void append(ILoggingEvent line) {
      line.getMDCPropertyMap();
    }
  }

  private static OpenTelemetryAppender appender() {
    OpenTelemetryAppender appender = new OpenTelemetryAppender();
    appender.setAddBaggage(true);
    Appender<ILoggingEvent> asking = new Asking();
    asking.start();
    appender.addAppender(asking);
    return appender;
  }

  private static Logger logger(Appender<ILoggingEvent> appender) {
    LoggerContext context = new LoggerContext();
    context.setMDCAdapter(MDC.getMDCAdapter());
    appender.setContext(context);
    appender.start();
    Logger logger = context.getLogger(Logger.ROOT_LOGGER_NAME);
    logger.addAppender(appender);
    return logger;
  }

  @TearDown
  public void close() {
    fields.close();
  }

  private void logTo(Logger logger) {
    if (lines != 0) {
      logger.info("the post has gone to its followers");
    }
  }

  @Benchmark
  public void baton() {
    try (io.github.baton4j.Scope scope = baton.open(ids)) {
      logTo(log);
    }
  }

  @Benchmark
  public void byHand() {
    MDC.put(ID, ID_VALUE);
    MDC.put(LENGTH, LENGTH_VALUE);
    MDC.put(DEBUG, DEBUG_VALUE);
    MDC.put(USER, USER_VALUE);
    try {
      logTo(log);
    } finally {
      MDC.remove(ID);
      MDC.remove(LENGTH);
      MDC.remove(DEBUG);
      MDC.remove(USER);
    }
  }

  @Benchmark
  public void brave() {
    try (CurrentTraceContext.Scope scope = fields.open(trace)) {
      logTo(log);
    }
  }

  @Benchmark
  public void openTelemetry() {
    try (io.opentelemetry.context.Scope scope = baggage.makeCurrent()) {
      logTo(wrapped);
    }
  }
}
