// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.finding;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A pattern of CloudWatch's for a line: a condition on JSON in braces, or a phrase. */
final class MetricFilter {
  private final Expression condition;
  private final String phrase;

  private MetricFilter(Expression condition, String phrase) {
    this.condition = condition;
    this.phrase = phrase;
  }

  static MetricFilter of(String text) {
    if (text.startsWith("{") && text.endsWith("}")) {
      String inner = text.substring(1, text.length() - 1);
      return new MetricFilter(Parser.parse(Dialect.METRIC_FILTER, inner), null);
    }
    List<Token> words = Lexer.tokens(Dialect.METRIC_FILTER, text);
    if (words.size() != 1 || words.get(0).kind() != Token.Kind.STRING) {
      throw new IllegalArgumentException("no pattern: " + text);
    }
    return new MetricFilter(null, words.get(0).text());
  }

  /** A condition matches no line that is no JSON. */
  boolean matches(Line line) {
    if (condition == null) {
      return line.text().contains(phrase);
    }
    Map<String, Object> fields = line.own();
    return !fields.isEmpty() && condition.holds(fields);
  }

  Set<String> fields() {
    Set<String> names = new TreeSet<>();
    if (condition != null) {
      condition.fields(names);
    }
    return names;
  }
}
