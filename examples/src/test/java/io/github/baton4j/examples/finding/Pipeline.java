// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.finding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** A query of Logs Insights or ES|QL: commands, each of which makes rows of the rows before it. */
final class Pipeline {
  private final Dialect dialect;
  private final List<UnaryOperator<List<Map<String, Object>>>> commands = new ArrayList<>();
  private final Set<String> defined = new TreeSet<>();
  private final Set<String> fields = new TreeSet<>();

  private Pipeline(Dialect dialect) {
    this.dialect = dialect;
  }

  static Pipeline of(Dialect dialect, String text) {
    Pipeline pipeline = new Pipeline(dialect);
    for (List<Token> command : split(Lexer.tokens(dialect, withoutSource(dialect, text)), "|")) {
      String name = command.get(0).text().toLowerCase(Locale.ROOT);
      pipeline.add(name, command.subList(1, command.size()));
    }
    return pipeline;
  }

  /** In ES|QL the first line names indices, which are no expression. */
  private static String withoutSource(Dialect dialect, String text) {
    if (dialect != Dialect.ESQL) {
      return text;
    }
    if (!text.startsWith("FROM ")) {
      throw new IllegalArgumentException("no source: " + text);
    }
    return text.substring(text.indexOf('|') + 1);
  }

  /** The fields of lines that it names, without what it defines itself. */
  Set<String> fields() {
    return fields;
  }

  List<Map<String, Object>> run(List<Map<String, Object>> lines) {
    List<Map<String, Object>> rows = lines;
    for (UnaryOperator<List<Map<String, Object>>> command : commands) {
      rows = command.apply(rows);
    }
    return rows;
  }

  private void add(String command, List<Token> words) {
    switch (command) {
      case "filter", "where" -> {
        Expression condition = expression(words);
        commands.add(rows -> rows.stream().filter(condition::holds).toList());
      }
      case "fields", "keep", "eval" -> {
        Map<String, Expression> shown = items(words);
        // What is not shown can still be filtered and sorted by.
        commands.add(rows -> rows.stream().map(row -> with(row, shown)).toList());
      }
      case "stats" -> stats(words);
      case "sort" -> sort(words);
      case "limit" -> {
        int most = Integer.parseInt(words.get(0).text());
        commands.add(rows -> rows.subList(0, Math.min(most, rows.size())));
      }
      default -> throw new IllegalArgumentException("no command: " + command);
    }
  }

  private Expression expression(List<Token> words) {
    Expression expression = Parser.parse(dialect, words);
    Set<String> names = new LinkedHashSet<>();
    expression.fields(names);
    names.removeAll(defined);
    fields.addAll(names);
    return expression;
  }

  /** Expressions by their names: {@code expression as name}, {@code name = expression}, or a field alone. */
  private Map<String, Expression> items(List<Token> words) {
    Map<String, Expression> items = new LinkedHashMap<>();
    for (List<Token> item : split(words, ",")) {
      int size = item.size();
      boolean before = size > 2 && item.get(1).is(":=");
      boolean behind = size > 2 && item.get(size - 2).says("as");
      Expression value;
      if (before) {
        value = expression(item.subList(2, size));
      } else {
        value = expression(behind ? item.subList(0, size - 2) : item);
      }
      if (before) {
        items.put(item.get(0).text(), value);
      } else if (behind) {
        items.put(item.get(size - 1).text(), value);
      } else if (value instanceof Expression.Field field) {
        items.put(field.name(), value);
      } else {
        throw new IllegalArgumentException("has no name: " + item);
      }
    }
    items.forEach((name, value) -> {
      if (!(value instanceof Expression.Field field && field.name().equals(name))) {
        defined.add(name);
      }
    });
    return items;
  }

  private static Map<String, Object> with(
      Map<String, Object> row, Map<String, Expression> further) {
    Map<String, Object> all = new LinkedHashMap<>(row);
    further.forEach((name, value) -> all.put(name, value.of(List.of(row))));
    return all;
  }

  private void stats(List<Token> words) {
    int by = 0;
    while (by < words.size() && !words.get(by).says("by")) {
      by++;
    }
    Map<String, Expression> sums = items(words.subList(0, by));
    Map<String, Expression> keys =
        by < words.size() ? items(words.subList(by + 1, words.size())) : Map.of();
    // Behind it there is nothing else.
    defined.addAll(keys.keySet());
    commands.add(rows -> {
      Map<List<Object>, List<Map<String, Object>>> groups = new LinkedHashMap<>();
      for (Map<String, Object> row : rows) {
        List<Object> key = new ArrayList<>();
        keys.values().forEach(each -> key.add(each.of(List.of(row))));
        groups.computeIfAbsent(key, any -> new ArrayList<>()).add(row);
      }
      List<Map<String, Object>> summed = new ArrayList<>();
      for (List<Map<String, Object>> group : groups.values()) {
        Map<String, Object> row = new LinkedHashMap<>();
        keys.forEach((name, value) -> row.put(name, value.of(group)));
        sums.forEach((name, value) -> row.put(name, value.of(group)));
        summed.add(row);
      }
      return summed;
    });
  }

  private void sort(List<Token> words) {
    int size = words.size();
    boolean descending = words.get(size - 1).says("desc");
    boolean told = descending || words.get(size - 1).says("asc");
    Expression by = expression(told ? words.subList(0, size - 1) : words);
    Comparator<Map<String, Object>> order =
        Comparator.comparing(row -> by.of(List.of(row)), Values.ORDER);
    commands.add(
        rows -> rows.stream().sorted(descending ? order.reversed() : order).toList());
  }

  private static List<List<Token>> split(List<Token> words, String separator) {
    List<List<Token>> parts = new ArrayList<>();
    List<Token> part = new ArrayList<>();
    int depth = 0;
    for (Token word : words) {
      depth += word.is("(") || word.is("[") ? 1 : 0;
      depth -= word.is(")") || word.is("]") ? 1 : 0;
      if (depth == 0 && word.is(separator)) {
        parts.add(part);
        part = new ArrayList<>();
      } else {
        part.add(word);
      }
    }
    parts.add(part);
    return parts;
  }
}
