// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.logback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.joran.spi.JoranException;
import ch.qos.logback.core.read.ListAppender;
import ch.qos.logback.core.status.Status;
import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationContext;
import io.github.baton4j.Incoming;
import io.github.baton4j.Scope;
import io.github.baton4j.contract.Law;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;
import org.slf4j.MarkerFactory;
import org.slf4j.event.KeyValuePair;
import org.slf4j.spi.MDCAdapter;

@Law({5, 8})
class BatonTurboFilterTest {
  private static final Baton BATON = Baton.create();
  private static final Incoming CHOSEN =
      Incoming.of(Map.of("x-correlation-id", "chosen", "debug-log-enabled", "true"), null, false);
  private static final Incoming OTHER =
      Incoming.of(Map.of("x-correlation-id", "other", "debug-log-enabled", "false"), null, false);

  private final LoggerContext context = new LoggerContext();
  private Lines lines = new Lines();

  @AfterEach
  void stop() {
    context.stop();
  }

  /** Configures logback by text, with every line at hand. */
  private void configure(String inTheFilter, String more) {
    shareTheMdc();
    JoranConfigurator joran = new JoranConfigurator();
    joran.setContext(context);
    String xml = """
        <configuration>
          <turboFilter class="io.github.baton4j.logback.BatonTurboFilter">%s</turboFilter>
          <appender name="list" class="%s"/>
          %s
          <root level="INFO"><appender-ref ref="list"/></root>
        </configuration>
        """.formatted(inTheFilter, Lines.class.getName(), more);
    try {
      joran.doConfigure(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    } catch (JoranException e) {
      throw new AssertionError(e);
    }
    lines = (Lines) context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("list");
  }

  /** A context has an MDC of its own since logback 1.3.8, and this JVM's is what scopes stamp. */
  private void shareTheMdc() {
    try {
      LoggerContext.class
          .getMethod("setMDCAdapter", MDCAdapter.class)
          .invoke(context, MDC.getMDCAdapter());
    } catch (NoSuchMethodException e) {
      assertTrue(System.getProperty("baton.test.logback", "").startsWith("1.3."), e.toString());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("LoggerContext", e);
    }
  }

  @Test
  void theVersionOfLogbackIsTheOneThatIsAskedFor() {
    String asked = System.getProperty("baton.test.logback");
    String jar =
        LoggerContext.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    assertTrue(asked == null || jar.endsWith("logback-classic-" + asked + ".jar"), jar);
  }

  /** Keeps each line with the MDC of its moment. */
  public static final class Lines extends ListAppender<ILoggingEvent> {
    @Override
    protected synchronized void append(ILoggingEvent line) {
      line.prepareForDeferredProcessing();
      super.append(line);
    }
  }

  private List<String> messages() {
    return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  /** Logs at every level, in the scope. */
  private static void log(Incoming in, Logger log) {
    BATON.run(in, () -> {
      log.trace("trace");
      log.debug("debug");
      log.info("info");
    });
  }

  @Test
  void debugLinesComeThroughInTheChosenScopeOnly() {
    configure("<logger>com.example</logger>", "");
    Logger log = context.getLogger("com.example.Orders");
    log.debug("before");
    BATON.run(CHOSEN, () -> {
      log.debug("debug {}", 1);
      log.trace("too low");
      BATON.run(OTHER, () -> log.debug("in another chain"));
      log.debug("debug {}", 2);
    });
    log.debug("after");
    log(OTHER, log);
    assertEquals(List.of("debug 1", "debug 2", "info"), messages());
    assertEquals("chosen", lines.list.get(0).getMDCPropertyMap().get("x-correlation-id"));
  }

  @Test
  void noLevelIsChanged() {
    configure("<logger>com.example</logger>", "");
    Logger log = context.getLogger("com.example.Orders");
    BATON.run(CHOSEN, () -> {
      log.debug("debug");
      assertNull(log.getLevel());
      assertEquals(Level.INFO, log.getEffectiveLevel());
      assertTrue(log.isDebugEnabled());
    });
    assertFalse(log.isDebugEnabled());
  }

  @Test
  void whetherDebugIsEnabledIsTheTruthAboutTheLine() {
    configure("", "");
    Logger log = context.getLogger("com.example.Orders");
    BATON.run(CHOSEN, () -> {
      assertTrue(log.isDebugEnabled());
      assertTrue(log.isDebugEnabled(MarkerFactory.getMarker("m")));
      assertTrue(log.isEnabledForLevel(org.slf4j.event.Level.DEBUG));
      assertFalse(log.isTraceEnabled());
      log.atDebug().setMessage("fluent").addKeyValue("k", 1).log();
      log.atTrace().log("no");
      log.makeLoggingEventBuilder(org.slf4j.event.Level.DEBUG).log("made");
    });
    BATON.run(OTHER, () -> {
      assertFalse(log.isDebugEnabled());
      assertFalse(log.isEnabledForLevel(org.slf4j.event.Level.DEBUG));
      log.atDebug().log("no");
    });
    assertEquals(List.of("fluent", "made"), messages());
    assertEquals(
        List.of(new KeyValuePair("k", 1)).toString(),
        lines.list.get(0).getKeyValuePairs().toString());
  }

  @Test
  void aLoggerAboveInfoLetsItsInfoThroughToo() {
    configure("", "<logger name='com.example' level='ERROR'/>");
    Logger log = context.getLogger("com.example.Orders");
    log(OTHER, log);
    log(CHOSEN, log);
    assertEquals(List.of("debug", "info"), messages());
  }

  @Test
  void traceIsLetThroughWhenAskedFor() {
    configure("<level>trace</level>", "");
    Logger log = context.getLogger("com.example.Orders");
    log(OTHER, log);
    log(CHOSEN, log);
    assertEquals(List.of("info", "trace", "debug", "info"), messages());
  }

  @Test
  void anUnknownLevelIsToldOfAndDebugStands() {
    configure("<level>LOUD</level>", "");
    log(CHOSEN, context.getLogger("com.example.Orders"));
    assertEquals(List.of("debug", "info"), messages());
    List<String> problems = context.getStatusManager().getCopyOfStatusList().stream()
        .filter(status -> status.getLevel() == Status.ERROR)
        .map(Status::getMessage)
        .toList();
    assertEquals(List.of("Baton knows no level LOUD"), problems);
  }

  @ParameterizedTest
  @CsvSource({
    "com.example, true",
    "com.example.Orders, true",
    "com.example.deep.er.Orders, true",
    "com.example$Inner, true",
    "com.examples.Orders, false",
    "com.exampl, false",
    "com, false",
    "org.acme.Shop, true",
    "software.amazon.awssdk.request, false",
  })
  void namedLoggersAndThoseBelowThemAreMeant(String logger, boolean meant) {
    configure("<logger>com.example</logger><logger>org.acme</logger>", "");
    log(CHOSEN, context.getLogger(logger));
    assertEquals(meant ? List.of("debug", "info") : List.of("info"), messages());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "software.amazon.awssdk.request",
        "software.amazon.awssdk.core.interceptor.ExecutionInterceptorChain",
        "software.amazon.kinesis.lifecycle.ShardConsumer",
        "com.amazonaws.request",
        "okhttp3.OkHttpClient",
        "okhttp3.internal.http2.Http2",
        "org.apache.http.wire",
        "org.apache.http.headers",
        "org.apache.hc.client5.http.wire",
        "io.netty.handler.logging.LoggingHandler",
        "reactor.netty.http.client.HttpClientConnect",
        "jdk.httpclient.HttpClient",
        "jdk.internal.httpclient.debug",
        "sun.net.www.protocol.http.HttpURLConnection",
        "org.springframework.web.client.RestTemplate",
        "org.springframework.web.client.DefaultRestClient",
        "org.springframework.web.reactive.function.client.ExchangeFunctions",
        "org.springframework.web.HttpLogging.any",
        "org.eclipse.jetty.client.HttpSender",
        "org.asynchttpclient.netty.handler.HttpHandler",
        "feign.Logger",
      })
  void theSdkAndHttpClientsAreNeverMeantUnlessAsked(String logger) {
    configure("", "");
    log(CHOSEN, context.getLogger(logger));
    assertEquals(List.of("info"), messages());
    context.reset();
    configure("<logger>" + logger.substring(0, logger.lastIndexOf('.')) + "</logger>", "");
    log(CHOSEN, context.getLogger(logger));
    assertEquals(List.of("debug", "info"), messages());
  }

  @Test
  void theLongestNameDecides() {
    configure("<logger>software</logger><logger>software.amazon.awssdk.request</logger>", "");
    log(CHOSEN, context.getLogger("software.amazon.awssdk.request"));
    log(CHOSEN, context.getLogger("software.amazon.awssdk.auth"));
    log(CHOSEN, context.getLogger("software.acme"));
    assertEquals(List.of("debug", "info", "info", "debug", "info"), messages());
  }

  @Test
  void severalNamesStandInOneElementAndAnUnsetVariableIsNone() {
    // 1.3 reads an empty default as the variable's name.
    String none = System.getProperty("baton.test.logback", "").startsWith("1.3.")
        ? "<logger> , </logger>"
        : "<logger>${NOT_SET:-}</logger>";
    configure("<logger>com.example, org.acme,</logger>" + none, "");
    log(CHOSEN, context.getLogger("com.example.A"));
    log(CHOSEN, context.getLogger("org.acme.B"));
    log(CHOSEN, context.getLogger("net.other.C"));
    assertEquals(List.of("debug", "info", "debug", "info", "info"), messages());
    context.reset();
    configure(none, "");
    log(CHOSEN, context.getLogger("net.other.C"));
    assertEquals(List.of("debug", "info"), messages());
  }

  /** What has a level to be written anyway is other filters' to decide, also of those that stand behind. */
  @Test
  void aLineThatNeedsNoHelpIsLeftToOtherFilters() {
    configure("", """
        <turboFilter class="ch.qos.logback.classic.turbo.MarkerFilter">
          <Marker>SECRET</Marker><OnMatch>DENY</OnMatch>
        </turboFilter>""");
    Logger log = context.getLogger("com.example.Orders");
    BATON.run(CHOSEN, () -> {
      log.info(MarkerFactory.getMarker("SECRET"), "secret");
      log.error(MarkerFactory.getMarker("SECRET"), "secret");
      log.info("info");
      log.debug("debug");
    });
    assertEquals(List.of("info", "debug"), messages());
  }

  @Test
  void whatIsOffStaysOff() {
    configure("<logger>com.example</logger>", "<logger name='com.example.secret' level='OFF'/>");
    log(CHOSEN, context.getLogger("com.example.secret.Keys"));
    assertEquals(List.of(), messages());
  }

  @Test
  void theFlagCountsFromTheMomentItIsSet() {
    configure("", "");
    Logger log = context.getLogger("com.example.Orders");
    BATON.run(OTHER, () -> {
      log.debug("not yet");
      CorrelationContext.debug(true);
      log.debug("now");
      CorrelationContext.put("x-correlation-user-id", "ann");
      log.debug("still");
      CorrelationContext.debug(false);
      log.debug("no more");
    });
    assertEquals(List.of("now", "still"), messages());
  }

  @Test
  void aTaskOfAnotherThreadHasTheFlagOfItsOwnChain() throws Exception {
    configure("", "");
    Logger log = context.getLogger("com.example.Orders");
    ExecutorService executor = Executors.newSingleThreadExecutor();
    try {
      Scope scope = BATON.open(CHOSEN);
      try (scope) {
        executor
            .submit(CorrelationContext.wrap(() -> log.debug("wrapped")))
            .get(10, TimeUnit.SECONDS);
        executor.submit(() -> log.debug("not wrapped")).get(10, TimeUnit.SECONDS);
      }
      Runnable withNothing = CorrelationContext.wrap(() -> log.debug("wrapped outside"));
      BATON.run(CHOSEN, withNothing);
    } finally {
      executor.shutdownNow();
    }
    assertEquals(List.of("wrapped"), messages());
  }

  @Test
  void aScopeThatAnotherThreadClosedLetsNothingThrough() throws Exception {
    configure("", "");
    Logger log = context.getLogger("com.example.Orders");
    Scope scope = BATON.open(CHOSEN);
    try (scope) {
      log.debug("open");
      Thread other = new Thread(scope::close);
      other.start();
      other.join(10_000);
      log.debug("closed");
    }
    assertEquals(List.of("open"), messages());
  }

  @Test
  @Law({8, 11})
  void manyRequestsAtOnceNeverSeeEachOthersFlag() throws Exception {
    configure("", "");
    int threads = 32;
    int rounds = 500;
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    CountDownLatch start = new CountDownLatch(1);
    List<Future<?>> running = new ArrayList<>();
    try {
      for (int t = 0; t < threads; t++) {
        boolean chosen = t % 4 == 0;
        Logger log = context.getLogger("com.example.T" + t);
        running.add(executor.submit(() -> {
          start.await();
          for (int i = 0; i < rounds; i++) {
            BATON.run(chosen ? CHOSEN : OTHER, () -> log.debug(chosen ? "chosen" : "other"));
            log.debug("outside");
          }
          return null;
        }));
      }
      start.countDown();
      for (Future<?> each : running) {
        each.get(60, TimeUnit.SECONDS);
      }
    } finally {
      executor.shutdownNow();
    }
    assertEquals(threads / 4 * rounds, messages().size());
    assertEquals(List.of("chosen"), messages().stream().distinct().toList());
    assertEquals(
        List.of("chosen"),
        lines.list.stream()
            .map(line -> line.getMDCPropertyMap().get("x-correlation-id"))
            .distinct()
            .toList());
  }
}
