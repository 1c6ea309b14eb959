// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda.metrics;

import static io.github.baton4j.lambda.metrics.Printed.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.baton4j.lambda.MetricLine;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lines of fields, between pipes and between spaces. */
class MetricLineFieldsTest {
  @Test
  void theDocumentedLinesComeOutAsDocumented() {
    MonitoringLine plain = MonitoringLine.of(
        Printed.line(() -> MetricLine.monitoring("latency", "user-api-latency", 27.4)));
    long now = System.currentTimeMillis() / 1000;
    assertTrue(plain.epoch() <= now && plain.epoch() > now - 60);
    assertEquals(
        "MONITORING|1489795335|27.4|latency|user-api-latency",
        at1489795335(() -> MetricLine.monitoring("latency", "user-api-latency", 27.4)));
    assertEquals(
        "MONITORING|1489795335|27.4|histogram|user-api-latency|#env:prod,tag2",
        at1489795335(() ->
            MetricLine.monitoring("histogram", "user-api-latency", 27.4, "env:prod", "tag2")));
    assertEquals(
        "MONITORING 1489795335 27.4 latency user-api-latency",
        at1489795335(() -> MetricLine.spaced("latency", "user-api-latency", 27.4)));
  }

  private static String at1489795335(Runnable writes) {
    return Printed.line(writes).replaceFirst("[0-9]{10}", "1489795335");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", " ", "a b", "a|b", "a,b", "a\nb", "a\rb", "a\tb", "a\"b", "[a", "a]", "ü", "\ud83d",
        "a\u0000"
      })
  void whatWouldBreakALineOfFieldsIsRefused(String text) {
    assertRefused("type", () -> MetricLine.monitoring(text, "n", 1));
    assertRefused("name", () -> MetricLine.monitoring("t", text, 1));
    assertRefused("tags", () -> MetricLine.monitoring("t", "n", 1, "a:b", text));
    assertRefused("type", () -> MetricLine.spaced(text, "n", 1));
    assertRefused("name", () -> MetricLine.spaced("t", text, 1));
    assertRefused("name", () -> MetricLine.spaced("t", "n".repeat(201), 1));
    assertRefused("name", () -> MetricLine.spaced("t", null, 1));
  }

  @Test
  void aLineHasUpToAHundredTags() {
    String[] tags = Collections.nCopies(100, "t").toArray(String[]::new);
    String line = Printed.line(() -> MetricLine.monitoring("t", "n", 1, tags));
    assertEquals(List.of(tags), MonitoringLine.of(line).tags());
    String[] more = Collections.nCopies(101, "t").toArray(String[]::new);
    assertRefused("tags", () -> MetricLine.monitoring("t", "n", 1, more));
  }

  @Test
  void metricFiltersReadTheSpacedLine() {
    String line = Printed.line(() -> MetricLine.spaced("latency", "user-api-latency", 27.4));
    String documented = "[marker=MONITORING, epoch, value, type, name]";
    Map<String, String> read = new SpaceDelimitedFilter(documented).extract(line);
    assertEquals("27.4", read.get("value"));
    assertEquals("latency", read.get("type"));
    assertEquals("user-api-latency", read.get("name"));
    assertNull(new SpaceDelimitedFilter("[m=MONITORING, e, v, t=count, n]").extract(line));
    assertNull(new SpaceDelimitedFilter(documented).extract("MONITORING 1 2 [a b]"));
    assertEquals(
        Map.of("ip", "1.2.3.4", "at", "10/Oct 13:25", "what", "GET /", "code", "404"),
        new SpaceDelimitedFilter("[ip, at, what=*GET*, code=4*]")
            .extract("1.2.3.4 [10/Oct 13:25] \"GET /\" 404"));
  }
}
