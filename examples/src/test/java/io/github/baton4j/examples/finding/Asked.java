// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.finding;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Asks what a block of the page asks, of lines. */
final class Asked {
  private Asked() {}

  /** The rows that a query makes of lines. */
  static List<Map<String, Object>> rows(Block query, List<Line> lines) {
    return switch (query.tag()) {
      case "insights" ->
        Pipeline.of(Dialect.INSIGHTS, query.text()).run(fields(lines, Line::inInsights));
      case "esql" ->
        Pipeline.of(Dialect.ESQL, query.text()).run(fields(lines, Line::inElasticsearch));
      default -> throw new IllegalArgumentException("makes no rows: " + query);
    };
  }

  private static List<Map<String, Object>> fields(
      List<Line> lines, Function<Line, Map<String, Object>> how) {
    return lines.stream().map(how).toList();
  }

  /** The lines that a query finds, in its order. */
  static List<Line> lines(Block query, List<Line> lines) throws Exception {
    String text = query.text();
    switch (query.tag()) {
      case "insights", "esql" -> {
        Function<Line, Map<String, Object>> how =
            query.tag().equals("esql") ? Line::inElasticsearch : Line::inInsights;
        Pipeline pipeline =
            Pipeline.of(query.tag().equals("esql") ? Dialect.ESQL : Dialect.INSIGHTS, text);
        List<Map<String, Object>> numbered = lines.stream()
            .map(line -> {
              Map<String, Object> fields = how.apply(line);
              fields.put("", line);
              return fields;
            })
            .toList();
        return pipeline.run(numbered).stream().map(row -> (Line) row.get("")).toList();
      }
      case "kql" -> {
        Expression condition = Parser.parse(Dialect.KQL, text);
        return lines.stream()
            .filter(line -> condition.holds(line.inElasticsearch()))
            .toList();
      }
      case "datadog" -> {
        Expression condition = Parser.parse(Dialect.DATADOG, text);
        return lines.stream().filter(line -> condition.holds(line.inDatadog())).toList();
      }
      case "logql" -> {
        LogQl logQl = LogQl.of(text);
        return lines.stream()
            .filter(line -> logQl.finds(line.text(), line.inLoki()))
            .toList();
      }
      case "metric-filter" -> {
        MetricFilter filter = MetricFilter.of(text);
        return lines.stream().filter(filter::matches).toList();
      }
      default -> throw new IllegalArgumentException("finds no lines: " + query);
    }
  }
}
