// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A line as CloudWatch reads it: one JSON object with nothing around it, checked against what the specification of the embedded
 * metric format says of each member, and against what the references of MetricDatum and Dimension say of their values. Knows
 * nothing of the class that writes lines.
 *
 * @param dimensionSets each set as name → value
 * @param metrics name → all values
 * @param units name → unit
 * @param properties what neither is a target nor metadata
 */
public record EmfDocument(
    long timestamp,
    String namespace,
    List<Map<String, String>> dimensionSets,
    Map<String, List<BigDecimal>> metrics,
    Map<String, String> units,
    Map<String, String> properties) {
  private static final BigDecimal LARGEST = new BigDecimal(2).pow(360);

  private static final Set<String> UNITS = knownUnits();

  private static final ObjectMapper JSON = JsonMapper.builder()
      .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
      .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
      .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
      .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
      .build();

  private static Set<String> knownUnits() {
    Set<String> units = new LinkedHashSet<>(
        List.of("Seconds", "Microseconds", "Milliseconds", "Percent", "Count", "Count/Second"));
    for (String of : List.of("Bytes", "Bits")) {
      for (String size : List.of("", "Kilo", "Mega", "Giga", "Tera")) {
        String unit = size.isEmpty() ? of : size + of.toLowerCase(Locale.ROOT);
        units.add(unit);
        units.add(unit + "/Second");
      }
    }
    units.add("None");
    return units;
  }

  static List<String> allUnits() {
    return List.copyOf(UNITS);
  }

  public static EmfDocument of(String line) throws IOException {
    byte[] utf8 = line.getBytes(StandardCharsets.UTF_8);
    assertTrue(utf8.length + 26 <= 1 << 20, "an event of " + utf8.length + " bytes");
    JsonNode root = read(line);
    assertTrue(root.isObject(), line);
    JsonNode aws = root.path("_aws");
    assertEquals(List.of("CloudWatchMetrics", "Timestamp"), names(aws));
    assertTrue(aws.path("Timestamp").isIntegralNumber(), line);
    JsonNode directives = aws.path("CloudWatchMetrics");
    assertEquals(1, directives.size());
    JsonNode directive = directives.get(0);
    assertEquals(List.of("Dimensions", "Metrics", "Namespace"), names(directive));
    Set<String> targets = new LinkedHashSet<>();
    Map<String, List<BigDecimal>> metrics = new LinkedHashMap<>();
    Map<String, String> units = new LinkedHashMap<>();
    readMetrics(root, directive.path("Metrics"), metrics, units);
    targets.addAll(metrics.keySet());
    List<Map<String, String>> sets = dimensionSets(root, directive.path("Dimensions"));
    sets.forEach(set -> targets.addAll(set.keySet()));
    Map<String, String> properties = new TreeMap<>();
    for (Map.Entry<String, JsonNode> each : root.properties()) {
      if (!each.getKey().equals("_aws") && !targets.contains(each.getKey())) {
        assertTrue(each.getValue().isTextual(), each.getKey());
        properties.put(each.getKey(), each.getValue().textValue());
      }
    }
    String namespace = text(directive.path("Namespace"), 255);
    assertTrue(namespace.matches("(?!AWS/|:)[0-9A-Za-z._/#: -]+"), namespace);
    return new EmfDocument(
        aws.path("Timestamp").longValue(), namespace, sets, metrics, units, properties);
  }

  private static JsonNode read(String line) throws IOException {
    try (JsonParser parser = JSON.createParser(line)) {
      JsonNode root = JSON.readTree(parser);
      assertNull(parser.nextToken(), "something follows the object");
      return root;
    }
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    names.sort(null);
    return names;
  }

  /** As the references of CloudWatch's own types have it. */
  private static String text(JsonNode node, int most) {
    assertTrue(node.isTextual(), node.toString());
    String text = node.textValue();
    assertTrue(!text.isBlank() && text.length() <= most, node.toString());
    assertTrue(text.chars().allMatch(c -> c >= 0x20 && c < 0x7f), node.toString());
    return text;
  }

  private static void readMetrics(
      JsonNode root,
      JsonNode definitions,
      Map<String, List<BigDecimal>> metrics,
      Map<String, String> units) {
    assertTrue(definitions.isArray() && !definitions.isEmpty() && definitions.size() <= 100);
    for (JsonNode definition : definitions) {
      assertEquals(List.of("Name", "Unit"), names(definition));
      String name = text(definition.path("Name"), 255);
      String unit = definition.path("Unit").textValue();
      assertTrue(UNITS.contains(unit), unit);
      List<BigDecimal> values = new ArrayList<>();
      JsonNode target = root.path(name);
      assertTrue(target.isNumber() || target.isArray(), name);
      Iterator<JsonNode> all =
          target.isArray() ? target.elements() : List.of(target).iterator();
      all.forEachRemaining(each -> {
        assertTrue(each.isNumber(), each.toString());
        assertTrue(each.decimalValue().abs().compareTo(LARGEST) <= 0, each.toString());
        values.add(each.decimalValue());
      });
      assertTrue(!values.isEmpty() && values.size() <= 100, name);
      assertNull(metrics.put(name, values), name);
      units.put(name, unit);
    }
  }

  private static List<Map<String, String>> dimensionSets(JsonNode root, JsonNode sets) {
    assertTrue(sets.isArray() && !sets.isEmpty(), sets.toString());
    List<Map<String, String>> all = new ArrayList<>();
    for (JsonNode set : sets) {
      assertTrue(set.isArray() && set.size() <= 30, set.toString());
      Map<String, String> dimensions = new LinkedHashMap<>();
      for (JsonNode each : set) {
        String name = text(each, 250);
        assertFalse(name.startsWith(":"), name);
        assertNull(dimensions.put(name, text(root.path(name), 1024)), name);
      }
      all.add(dimensions);
    }
    return all;
  }
}
