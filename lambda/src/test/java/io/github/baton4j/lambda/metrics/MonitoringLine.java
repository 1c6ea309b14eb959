// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/**
 * A line of the pipe dialects, as a forwarder takes it apart: {@code MONITORING|epoch seconds|value|type|name}, and behind that
 * perhaps {@code |#tag,tag}. It cuts and does nothing else; the value is read digit by digit.
 */
public record MonitoringLine(
    long epoch, BigDecimal value, String type, String name, List<String> tags) {
  public static MonitoringLine of(String line) {
    String[] fields = line.split("\\|", -1);
    assertTrue(fields.length == 5 || fields.length == 6, line);
    assertEquals("MONITORING", fields[0]);
    assertTrue(fields[1].matches("[0-9]{10}"), line);
    List<String> tags = List.of();
    if (fields.length == 6) {
      assertTrue(fields[5].startsWith("#"), line);
      tags = Arrays.asList(fields[5].substring(1).split(",", -1));
    }
    return new MonitoringLine(
        Long.parseLong(fields[1]), decimal(fields[2]), fields[3], fields[4], tags);
  }

  /** A number as everybody reads it: digits, perhaps with a point among them; no exponent, no separators. */
  static BigDecimal decimal(String text) {
    assertTrue(text.matches("-?[0-9]+([.][0-9]+)?"), text);
    return new BigDecimal(text);
  }
}
