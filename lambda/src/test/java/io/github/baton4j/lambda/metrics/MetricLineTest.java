// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda.metrics;

import static io.github.baton4j.lambda.metrics.Printed.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.baton4j.Baton;
import io.github.baton4j.CorrelationContext;
import io.github.baton4j.CorrelationIds;
import io.github.baton4j.Scope;
import io.github.baton4j.lambda.MetricLine;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricLineTest {
  private static MetricLine latency() {
    return MetricLine.emf("Feed").metric("latency", 27.4, "Milliseconds");
  }

  private static EmfDocument document(MetricLine line) {
    try {
      return EmfDocument.of(Printed.line(line::write));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void everyPartIsWhereCloudWatchLooksForIt() {
    long before = System.currentTimeMillis();
    EmfDocument read = document(MetricLine.emf("Feed")
        .dimension("service", "posts")
        .dimension("stage", "prod")
        .metric("latency", 27.4, "Milliseconds")
        .metric("bytes", 9007199254740993L, "Bytes")
        .property("follower", "Ann \"the\\reader\""));
    assertTrue(before <= read.timestamp() && read.timestamp() <= System.currentTimeMillis());
    assertEquals("Feed", read.namespace());
    assertEquals(List.of(Map.of("service", "posts", "stage", "prod")), read.dimensionSets());
    assertEquals(
        Map.of(
            "latency",
            List.of(new BigDecimal("27.4")),
            "bytes",
            List.of(new BigDecimal("9007199254740993"))),
        read.metrics());
    assertEquals(Map.of("latency", "Milliseconds", "bytes", "Bytes"), read.units());
    assertEquals(Map.of("follower", "Ann \"the\\reader\""), read.properties());
  }

  @Test
  void severalValuesOfAMetricAreAnArray() {
    MetricLine line = latency().metric("latency", 31, "Milliseconds");
    assertEquals(
        List.of(new BigDecimal("27.4"), new BigDecimal("31")),
        document(line).metrics().get("latency"));
    for (int i = 2; i < 100; i++) {
      line.metric("latency", -i, "Milliseconds");
    }
    assertRefused("value", () -> line.metric("latency", 1, "Milliseconds"));
    assertEquals(100, document(line).metrics().get("latency").size());
  }

  @Test
  void aMetricHasOneUnit() {
    MetricLine line = latency();
    assertRefused("name", () -> line.metric("latency", 1, "Seconds"));
    assertEquals(Map.of("latency", "Milliseconds"), document(line).units());
  }

  @Test
  void setsOfDimensionsTakeThePlaceOfTheOneOfAll() {
    MetricLine line = latency().dimension("service", "posts").dimension("stage", "prod");
    line.dimensions("stage").dimensions("service", "stage").dimensions();
    assertEquals(
        List.of(Map.of("stage", "prod"), Map.of("service", "posts", "stage", "prod"), Map.of()),
        document(line).dimensionSets());
    assertRefused("names", () -> line.dimensions("latency"));
    assertRefused("names", () -> line.dimensions("stage", "stage"));
    assertRefused("names", () -> line.dimensions("stage", null));
    assertEquals(3, document(line).dimensionSets().size());
  }

  @Test
  void withoutDimensionsTheMetricIsKeptAsAWhole() {
    assertEquals(List.of(Map.of()), document(latency()).dimensionSets());
  }

  @Test
  void idsOfTheOpenScopeAreProperties() {
    Baton baton = Baton.builder()
        .mdcName("x-correlation-id", "trace")
        .mdcOmit("debug-log-enabled")
        .build();
    MetricLine line = latency().property("x-correlation-user-id", "mine");
    CorrelationIds ids =
        CorrelationIds.of("id-1").with("x-correlation-user-id", "u").with("x-correlation-a", "\"");
    try (Scope scope = baton.open(ids)) {
      CorrelationContext.put("x-correlation-b", "later");
      assertEquals(
          Map.of(
              "trace",
              "id-1",
              "x-correlation-user-id",
              "mine",
              "x-correlation-a",
              "\"",
              "x-correlation-b",
              "later",
              "call-chain-length",
              "1"),
          document(line).properties());
    }
    assertEquals(Map.of("x-correlation-user-id", "mine"), document(line).properties());
  }

  @Test
  void theInnermostScopeCountsAndInATaskWithNothingCurrentNone() {
    Baton baton = Baton.builder().build();
    Runnable nothing =
        CorrelationContext.wrap(() -> assertEquals(Map.of(), document(latency()).properties()));
    try (Scope outer = baton.open(CorrelationIds.of("outer"))) {
      try (Scope inner = baton.open(CorrelationIds.of("inner"))) {
        assertEquals("inner", document(latency()).properties().get("x-correlation-id"));
      }
      assertEquals("outer", document(latency()).properties().get("x-correlation-id"));
      nothing.run();
    }
  }

  @Test
  void aMetricOrDimensionTakesThePlaceOfWhatTheScopeShowsUnderItsName() {
    Baton baton = Baton.builder().local("tier").build();
    MetricLine line = latency().dimension("tier", "gold").metric("x-correlation-m", 1, "Count");
    try (Scope scope = baton.open(CorrelationIds.of("id-1").with("x-correlation-m", "text"))) {
      CorrelationContext.put("tier", "silver");
      EmfDocument read = document(line);
      assertEquals(List.of(Map.of("tier", "gold")), read.dimensionSets());
      assertEquals(List.of(BigDecimal.ONE), read.metrics().get("x-correlation-m"));
      assertNull(read.properties().get("tier"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x-correlation-id",
        "X-Correlation-Id",
        "x_correlation_id",
        "x-correlation-user-id",
        "x_correlation_user_id",
        "call-chain-length",
        "debug-log-enabled",
        "traceparent",
        "awsRequestId",
        "apiGatewayRequestId",
        "messageId",
        "eventID",
        "receiveCount",
        "xray_trace_id"
      })
  void idsAreNoDimensions(String name) {
    assertRefused("name", () -> latency().dimension(name, "x"));
    assertEquals("x", document(latency().property(name, "x")).properties().get(name));
  }

  @Test
  void idsAreNoDimensionsUnderTheKeysThatTheyHaveHere() {
    Baton baton = Baton.builder()
        .prefix("acme-")
        .mdcName("x-correlation-id", "trace")
        .mdcName("awsRequestId", "request")
        .mdcName("acme-user", "user")
        .mdcName("functionName", "function")
        .build();
    document(latency().dimension("trace", "x").dimension("request", "x").dimension("user", "x"));
    try (Scope scope = baton.open(CorrelationIds.of("id-1"))) {
      for (String name : List.of("trace", "request", "user", "acme-order")) {
        assertRefused("name", () -> latency().dimension(name, "x"));
      }
      document(latency().dimension("function", "x"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"functionVersion", "functionName", "coldStart", "tenantId", "correlation"})
  void whatIsNoneOfOneRequestMayBeADimension(String name) {
    assertEquals(
        List.of(Map.of(name, "$LATEST")),
        document(latency().dimension(name, "$LATEST")).dimensionSets());
  }

  @Test
  void aNameIsThereOnce() {
    MetricLine line = latency().dimension("service", "posts").property("follower", "Ann");
    for (String name : List.of("latency", "service", "follower", "_aws")) {
      assertRefused("name", () -> line.dimension(name, "x"));
      assertRefused("name", () -> line.property(name, "x"));
      assertRefused("name", () -> line.metric(name, 1, "Count"));
    }
    assertEquals(1, document(line).metrics().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Feed", "my app", "a.b-c_d/e#f:g", "AWS", "0"})
  void namespacesAsCloudWatchTakesThem(String namespace) {
    assertEquals(
        namespace, document(MetricLine.emf(namespace).metric("n", 1, "None")).namespace());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "AWS/Lambda",
        ":feed",
        "Fähre",
        "a\nb",
        "a\"b",
        "a\\b",
        "a|b",
        "a,b",
        "a=b"
      })
  void namespacesAsCloudWatchDoesNotTakeThem(String namespace) {
    assertRefused("namespace", () -> MetricLine.emf(namespace));
    assertRefused("namespace", () -> MetricLine.emf("a".repeat(256)));
    assertRefused("namespace", () -> MetricLine.emf(null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "  ", "a\nb", "a\tb", "a\u007fb", "ü", "\ud83d\ude00", "\ud83d", "\ude00"})
  void namesAndDimensionsAreOfPlainCharacters(String text) {
    MetricLine line = latency();
    assertRefused("name", () -> line.metric(text, 1, "Count"));
    assertRefused("name", () -> line.dimension(text, "x"));
    assertRefused("value", () -> line.dimension("d", text));
    assertRefused("name", () -> line.dimension(":d", "x"));
    assertEquals(List.of(Map.of()), document(line).dimensionSets());
  }

  @Test
  void lengthsAreThoseOfCloudWatch() {
    document(MetricLine.emf("n".repeat(255))
        .metric("m".repeat(255), 1, "Count")
        .dimension("d".repeat(250), "v".repeat(1024)));
    assertRefused("name", () -> latency().metric("m".repeat(256), 1, "Count"));
    assertRefused("name", () -> latency().dimension("d".repeat(251), "v"));
    assertRefused("value", () -> latency().dimension("d", "v".repeat(1025)));
  }

  @Test
  void countsAreThoseOfCloudWatch() {
    MetricLine line = MetricLine.emf("Feed");
    for (int i = 0; i < 100; i++) {
      line.metric("m" + i, i, "Count");
    }
    for (int i = 0; i < 30; i++) {
      line.dimension("d" + i, "v" + i);
    }
    assertRefused("name", () -> line.metric("m", 1, "Count"));
    assertRefused("name", () -> line.dimension("d", "v"));
    line.metric("m99", 1, "Count");
    EmfDocument read = document(line);
    assertEquals(100, read.metrics().size());
    assertEquals(30, read.dimensionSets().get(0).size());
  }

  @Test
  void unitsAreThoseOfCloudWatch() {
    for (String unit : EmfDocument.allUnits()) {
      assertEquals(
          unit, document(MetricLine.emf("Feed").metric("m", 1, unit)).units().get("m"));
    }
    for (String unit :
        List.of("", "ms", "seconds", "Seconds/Second", "Bytes Kilobytes", "Count ")) {
      assertRefused("unit", () -> latency().metric("m", 1, unit));
    }
    assertRefused("unit", () -> latency().metric("m", 1, null));
  }

  @Test
  void propertiesMayBeAnyText() {
    String text = "Łódź 😀\r\n\t\u0000\u007f\u2028|,\"\\{}[]";
    assertEquals(
        Map.of(text, text, "", ""),
        document(latency().property(text, text).property("", "")).properties());
    for (String half : new String[] {"a\ud83d", "\ude00b", "\ude00\ud83d", null}) {
      assertRefused("name", () -> latency().property(half, "x"));
      assertRefused("value", () -> latency().property("x", half));
    }
  }

  @Test
  void numbersAreExactAndHaveNoExponent() {
    for (Number value : new Number[] {
      Long.MAX_VALUE,
      Long.MIN_VALUE,
      9007199254740993L,
      0,
      -0.0,
      1e100,
      -1e-7,
      Double.MIN_VALUE,
      0x1p360,
      -0x1p360,
      1234.25f,
      (byte) 7,
      new AtomicLong(42),
      new BigInteger("123456789012345678901234567890"),
      new BigDecimal("0.1234567890123456789"),
      new BigDecimal("1e-400"),
      new BigDecimal("0e2147483647")
    }) {
      BigDecimal expected = new BigDecimal(value.toString());
      MetricLine line = MetricLine.emf("Feed").metric("m", value, "Count");
      assertEquals(
          0, expected.compareTo(document(line).metrics().get("m").get(0)), value::toString);
      String piped = Printed.line(() -> MetricLine.monitoring("gauge", "m", value));
      assertEquals(0, expected.compareTo(MonitoringLine.of(piped).value()), piped);
    }
  }

  @Test
  void numbersThatCloudWatchDropsAreRefused() {
    for (Number value : new Number[] {
      Double.NaN,
      Double.POSITIVE_INFINITY,
      Double.NEGATIVE_INFINITY,
      Float.NaN,
      Math.nextUp(0x1p360),
      -Double.MAX_VALUE,
      BigInteger.TWO.pow(1025),
      new BigDecimal("1e2147483647"),
      new BigDecimal("1e-2147483647"),
      new BigDecimal("1e-401"),
      null
    }) {
      assertRefused("value", () -> latency().metric("m", value, "Count"));
      assertRefused("value", () -> MetricLine.monitoring("gauge", "m", value));
      assertRefused("value", () -> MetricLine.spaced("gauge", "m", value));
    }
  }

  @Test
  void aLineWithoutAMetricIsNotWritten() {
    MetricLine line = MetricLine.emf("Feed").dimension("service", "posts");
    assertEquals(
        List.of(),
        Printed.by(() -> assertThrows(IllegalStateException.class, line::write)).lines());
  }

  @Test
  void noLineIsLongerThanAnEventMayBe() throws IOException {
    MetricLine line = latency();
    assertRefused("value", () -> line.property("a", "x".repeat(1 << 20)));
    assertRefused("value", () -> line.property("a", "ü".repeat(180_000)));
    line.property("a", "ü".repeat((1 << 20) / 6 - 200));
    String filling = "x";
    int more = 0;
    for (int i = 0; i < 2_000 && more < 1_000; i++) { // to the last byte
      try {
        line.property("p" + i, filling);
      } catch (IllegalArgumentException e) {
        more++;
      }
    }
    assertRefused("value", () -> line.property("b", "x".repeat(100)));
    assertRefused("value", () -> line.metric("latency", Double.MIN_VALUE, "Milliseconds"));
    assertRefused("value", () -> line.metric("m".repeat(100), 1, "Count"));
    try (Scope scope = Baton.create().open(CorrelationIds.of("i".repeat(200)))) {
      String written = Printed.line(line::write);
      assertTrue(written.length() > (1 << 20) - 300, written.length() + "");
      assertNull(EmfDocument.of(written).properties().get("x-correlation-id"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"tr", "ar-u-nu-arab", "hi-IN-u-nu-deva", "de"})
  void aLineIsTheSameInEveryLocale(String tag) {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag(tag));
    try {
      MonitoringLine piped = MonitoringLine.of(
          Printed.line(() -> MetricLine.monitoring("LATENCY", "I-is-i", 1234567.5, "I:i")));
      assertEquals(new BigDecimal("1234567.5"), piped.value());
      assertEquals("I-is-i", piped.name());
      EmfDocument read = document(MetricLine.emf("I").metric("I", 1234567, "Milliseconds"));
      assertEquals(Map.of("I", List.of(new BigDecimal("1234567"))), read.metrics());
      assertRefused("name", () -> latency().dimension("X-CORRELATION-ID", "x"));
    } finally {
      Locale.setDefault(before);
    }
  }
}
