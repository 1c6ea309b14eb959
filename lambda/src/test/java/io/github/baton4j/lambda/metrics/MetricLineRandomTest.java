// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.baton4j.lambda.MetricLine;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Whatever is accepted is read back as it was given; what is refused leaves no trace. */
class MetricLineRandomTest {
  private static final int LINES = 4_000;
  private static final String ODD =
      "abcABCIiıİ019 .-_/#:|,;\"'\\[]{}<>\n\r\t\u0000\u001f\u007f\u0080üßŁ٣\u2028\ufeff\ufffe\ud83d\ude00";

  private final Random random = new Random(20261121);
  private int refused;

  private String text() {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(8) == 0 ? random.nextInt(1_100) : random.nextInt(9);
    boolean tame = random.nextInt(3) > 0;
    for (int i = 0; i < length; i++) {
      text.append(
          tame ? (char) ('a' + random.nextInt(26)) : ODD.charAt(random.nextInt(ODD.length())));
    }
    return text.toString();
  }

  private Number number() {
    return switch (random.nextInt(8)) {
      case 0 -> random.nextLong();
      case 1 -> Double.longBitsToDouble(random.nextLong());
      case 2 -> random.nextDouble();
      case 3 -> Float.intBitsToFloat(random.nextInt());
      case 4 -> (1L << 53) + random.nextInt(10);
      case 5 -> new BigDecimal(new BigInteger(300, random), random.nextInt(2_400) - 1_200);
      case 6 -> random.nextInt();
      default -> random.nextInt(10_000) / 100.0;
    };
  }

  private boolean accepts(Runnable call) {
    try {
      call.run();
      return true;
    } catch (IllegalArgumentException e) {
      assertTrue(
          e.getMessage().matches("(?s)(namespace|names?|value|unit|type|tags): must be .*"),
          e.getMessage());
      refused++;
      return false;
    }
  }

  private static BigDecimal exact(Number number) {
    return new BigDecimal(number.toString()).stripTrailingZeros();
  }

  @Test
  void whateverEmfTakesComesBack() throws IOException {
    int accepted = 0;
    for (int i = 0; i < LINES; i++) {
      accepted += line() ? 1 : 0;
    }
    assertTrue(accepted > LINES / 2, accepted + " lines");
    assertTrue(refused > LINES, refused + " refusals");
  }

  private boolean line() throws IOException {
    String namespace = random.nextInt(4) == 0 ? text() : "Feed";
    MetricLine[] line = new MetricLine[1];
    if (!accepts(() -> line[0] = MetricLine.emf(namespace))) {
      return false;
    }
    Map<String, String> dimensions = new LinkedHashMap<>();
    Map<String, String> properties = new TreeMap<>();
    Map<String, List<BigDecimal>> metrics = new LinkedHashMap<>();
    Map<String, String> units = new LinkedHashMap<>();
    for (int n = random.nextInt(12); n >= 0; n--) {
      String name = text();
      String value = text();
      Number number = number();
      String unit = EmfDocument.allUnits().get(random.nextInt(27));
      switch (random.nextInt(3)) {
        case 0 -> {
          if (accepts(() -> line[0].dimension(name, value))) {
            dimensions.put(name, value);
          }
        }
        case 1 -> {
          if (accepts(() -> line[0].property(name, value))) {
            properties.put(name, value);
          }
        }
        default -> {
          for (int values = random.nextInt(3); values >= 0; values--) {
            if (accepts(() -> line[0].metric(name, number, unit))) {
              metrics.computeIfAbsent(name, x -> new ArrayList<>()).add(exact(number));
              units.put(name, unit);
            }
          }
        }
      }
    }
    if (metrics.isEmpty()) {
      return false;
    }
    EmfDocument read = EmfDocument.of(Printed.line(line[0]::write));
    assertEquals(namespace, read.namespace());
    assertEquals(List.of(dimensions), read.dimensionSets());
    assertEquals(properties, read.properties());
    assertEquals(units, read.units());
    Map<String, List<BigDecimal>> values = new LinkedHashMap<>();
    read.metrics()
        .forEach((name, all) ->
            values.put(name, all.stream().map(BigDecimal::stripTrailingZeros).toList()));
    assertEquals(metrics, values);
    return true;
  }

  @Test
  void whateverTheDialectsTakeComesBack() {
    SpaceDelimitedFilter filter =
        new SpaceDelimitedFilter("[marker=MONITORING, epoch, value, type, name]");
    int accepted = 0;
    for (int i = 0; i < LINES; i++) {
      String type = text();
      String name = text();
      Number value = number();
      String[] tags = new String[random.nextInt(3)];
      for (int t = 0; t < tags.length; t++) {
        tags[t] = text();
      }
      Printed piped =
          Printed.by(() -> accepts(() -> MetricLine.monitoring(type, name, value, tags)));
      for (String line : piped.lines()) {
        MonitoringLine read = MonitoringLine.of(line);
        assertEquals(type, read.type());
        assertEquals(name, read.name());
        assertEquals(exact(value), read.value().stripTrailingZeros());
        assertEquals(List.of(tags), read.tags());
        accepted++;
      }
      Printed spaced = Printed.by(() -> accepts(() -> MetricLine.spaced(type, name, value)));
      for (String line : spaced.lines()) {
        Map<String, String> read = filter.extract(line);
        assertEquals(type, read.get("type"));
        assertEquals(name, read.get("name"));
        assertEquals(exact(value), MonitoringLine.decimal(read.get("value")).stripTrailingZeros());
        accepted++;
      }
    }
    assertTrue(accepted > LINES / 10, accepted + " lines");
    assertTrue(refused > LINES / 10, refused + " refusals");
  }
}
