// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.finding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each field that a block of the page names is one of the lines that the example prints, and a text there, or a tool's own. */
class QueryFieldsIT {
  /** What the documentation of the tool, or of Lambda, says is there. */
  private static final Map<String, Set<String>> OWN = Map.of(
      "insights",
      Set.of("@timestamp", "@message", "@log", "@logStream", "@requestId", "record.requestId"),
      "metric-filter",
      Set.of("type", "record.status"),
      "datadog",
      Set.of("status"));

  /** Of Node's lines, which the page shows, and NodeLogLinesIT holds against those of its logger. */
  private static final Set<String> NODE = Set.of("sLevel");

  /** By tests for one block each. */
  private static final Set<String> CHECKED_ELSEWHERE = Set.of("json", "sh");

  private static final Pattern JQ_FIELD =
      Pattern.compile("(?<![\\w\"])\\.\"([^\"]+)\"|(?<![\\w\"])\\.(\\w+)|has\\(\"([^\"]+)\"\\)");

  /** The kinds of values that each field has. */
  private static Map<String, Set<String>> printed() {
    Map<String, Set<String>> kinds = new TreeMap<>();
    Printed.lines()
        .forEach(line -> line.own()
            .forEach((name, value) -> kinds
                .computeIfAbsent(name, any -> new TreeSet<>())
                .add(value.getClass().getSimpleName())));
    return kinds;
  }

  private static Set<String> labels(Set<String> names) {
    Set<String> labels = new TreeSet<>();
    names.forEach(each -> labels.add(each.replace('-', '_').replace('@', '_')));
    return labels;
  }

  static Set<String> fields(Block block) {
    String text = block.text();
    return switch (block.tag()) {
      case "insights" -> Pipeline.of(Dialect.INSIGHTS, text).fields();
      case "esql" -> Pipeline.of(Dialect.ESQL, text).fields();
      case "kql" -> names(Parser.parse(Dialect.KQL, text));
      case "datadog" -> names(Parser.parse(Dialect.DATADOG, text));
      case "metric-filter" -> MetricFilter.of(text).fields();
      case "logql" -> LogQl.of(text).labels();
      case "logql-metric" -> LogQl.labelsOfNumbers(text);
      case "jq" -> inJq(text);
      default -> throw new IllegalArgumentException("no reader for " + block);
    };
  }

  private static Set<String> names(Expression expression) {
    Set<String> names = new TreeSet<>();
    expression.fields(names);
    return names;
  }

  private static Set<String> inJq(String command) {
    String program = command.substring(command.indexOf('\'') + 1, command.lastIndexOf('\''));
    Set<String> names = new TreeSet<>();
    Matcher matcher = JQ_FIELD.matcher(program);
    while (matcher.find()) {
      for (int i = 1; i <= matcher.groupCount(); i++) {
        if (matcher.group(i) != null) {
          names.add(matcher.group(i));
        }
      }
    }
    return names;
  }

  @TestFactory
  List<DynamicTest> fieldsOfAQueryArePrinted() {
    Map<String, Set<String>> printed = printed();
    Set<String> labels = labels(printed.keySet());
    List<DynamicTest> tests = new ArrayList<>();
    for (Block block : Printed.blocks()) {
      if (CHECKED_ELSEWHERE.contains(block.tag())) {
        continue;
      }
      tests.add(DynamicTest.dynamicTest(block.toString(), () -> {
        Set<String> unknown = new TreeSet<>(fields(block));
        unknown.removeAll(OWN.getOrDefault(block.tag(), Set.of()));
        unknown.removeAll(NODE);
        boolean loki = block.tag().startsWith("logql");
        unknown.removeAll(loki ? labels : printed.keySet());
        assertEquals(Set.of(), unknown);
        for (String field : fields(block)) {
          assertEquals(Set.of("String"), printed.getOrDefault(field, Set.of("String")), field);
        }
      }));
    }
    return tests;
  }

  /** What is in no language that is read here, or has no test of its own, is not on the page. */
  @Test
  void everyToolIsThereAndNothingThatIsNotChecked() {
    Set<String> tags = new TreeSet<>();
    Set<String> others = new TreeSet<>();
    for (Block block : Printed.blocks()) {
      if (CHECKED_ELSEWHERE.contains(block.tag())) {
        others.add(block.toString());
      } else {
        tags.add(block.tag());
      }
    }
    assertEquals(
        Set.of(
            "datadog", "esql", "insights", "jq", "kql", "logql", "logql-metric", "metric-filter"),
        tags);
    assertEquals(
        Set.of("json line", "json node", "json index-template", "sh subscription"), others);
  }

  @Test
  void queriesThatNameFieldsNameSome() {
    assertEquals(Set.of("x-correlation-id"), fields(Printed.block("datadog", "everything")));
    assertEquals(Set.of("x-correlation-id"), fields(Printed.block("kql", "everything")));
    assertEquals(
        Set.of("function", "x_correlation_id"), fields(Printed.block("logql-metric", "durations")));
    assertEquals(
        Set.of("level", "sLevel", "x-correlation-id", "call-chain-length", "function", "message"),
        fields(Printed.block("jq", "failures")));
    assertEquals(
        Set.of("@timestamp", "function", "x-correlation-id"),
        fields(Printed.block("insights", "percentiles")));
  }

  @Test
  void lineOfThePageIsOneOfThoseThatWerePrinted() {
    JsonNode shown = JsonMapper.shared().readTree(Printed.block("json", "line").text());
    List<JsonNode> alike = Printed.lines().stream()
        .map(line -> JsonMapper.shared().readTree(line.text()))
        .filter(line -> line.path("message").equals(shown.path("message")))
        .toList();
    assertFalse(alike.isEmpty());
    for (JsonNode line : alike) {
      assertEquals(new TreeSet<>(shown.propertyNames()), new TreeSet<>(line.propertyNames()));
      shown.properties().forEach(field -> {
        assertTrue(line.path(field.getKey()).isString(), field.getKey());
      });
    }
  }
}
