// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A query of Loki's for lines: streams, texts that they contain, and filters of labels. */
final class LogQl {
  /** What stands around a query of lines in one of numbers, and is no label. */
  private static final Set<String> WORDS = Set.of(
      "app",
      "by",
      "count_over_time",
      "h",
      "json",
      "label_format",
      "max",
      "max_over_time",
      "min",
      "min_over_time",
      "or",
      "sum",
      "unwrap");

  private final List<String> contained = new ArrayList<>();
  private final List<Expression> filters = new ArrayList<>();

  private LogQl() {}

  static LogQl of(String text) {
    LogQl query = new LogQl();
    List<Token> words = Lexer.tokens(Dialect.LOGQL, text);
    int at = 0;
    while (!words.get(at).is("}")) {
      at++;
    }
    at++;
    while (at < words.size()) {
      int end = at + 1;
      while (end < words.size() && !words.get(end).is("|") && !words.get(end).is("|=")) {
        end++;
      }
      query.stage(words.get(at), words.subList(at + 1, end));
      at = end;
    }
    return query;
  }

  private void stage(Token pipe, List<Token> words) {
    if (pipe.is("|=")) {
      contained.add(words.get(0).text());
    } else if (!pipe.is("|")) {
      throw new IllegalArgumentException(pipe + " before " + words);
    } else if (words.size() > 1 || !words.get(0).says("json")) {
      filters.add(Parser.parse(Dialect.LOGQL, words));
    }
  }

  boolean finds(String line, Map<String, Object> labels) {
    return contained.stream().allMatch(line::contains)
        && filters.stream().allMatch(filter -> filter.holds(labels));
  }

  /** The labels that it filters by. */
  Set<String> labels() {
    Set<String> names = new TreeSet<>();
    filters.forEach(each -> each.fields(names));
    return names;
  }

  /** The labels that a query of numbers names; those that it makes are left out. */
  static Set<String> labelsOfNumbers(String text) {
    Set<String> names = new TreeSet<>();
    Set<String> made = new TreeSet<>();
    List<Token> words = Lexer.tokens(Dialect.LOGQL, text);
    for (int i = 0; i < words.size(); i++) {
      Token word = words.get(i);
      if (i > 0 && words.get(i - 1).says("label_format")) {
        made.add(word.text());
      }
      if (word.kind() == Token.Kind.NAME && !WORDS.contains(word.text())) {
        names.add(word.text());
      }
    }
    names.removeAll(made);
    names.removeIf(name -> name.matches("[0-9]+h"));
    return names;
  }
}
