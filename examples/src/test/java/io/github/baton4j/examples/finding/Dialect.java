// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.finding;

/** How a language writes what all of them say. Each is a subset: what the page uses. */
enum Dialect {
  /** CloudWatch Logs Insights. */
  INSIGHTS("_@.", "#"),
  /** Elasticsearch's ES|QL. */
  ESQL("_@.", "//"),
  /** CloudWatch's patterns for JSON. */
  METRIC_FILTER("_-.$", null),
  /** Kibana's. */
  KQL("_-@.", null),
  /** Datadog's search. */
  DATADOG("_@.", null),
  /** Loki's filters of labels, and what surrounds them. */
  LOGQL("_", null);

  private final String wordCharacters;
  private final String comment;

  Dialect(String wordCharacters, String comment) {
    this.wordCharacters = wordCharacters;
    this.comment = comment;
  }

  /** Whether a word that stands without quotes may have it. */
  boolean isOfWord(char c) {
    return Character.isLetterOrDigit(c) || wordCharacters.indexOf(c) >= 0;
  }

  boolean isComment(String text, int at) {
    return comment != null && text.startsWith(comment, at);
  }

  /** Whether terms beside one another all have to hold. */
  boolean andIsSilent() {
    return this == DATADOG;
  }

  /** Whether what stands behind an operator is a value, quoted or not. */
  boolean rightIsValue() {
    return this == METRIC_FILTER || this == KQL || this == DATADOG;
  }

  /** An operator in the common form. */
  String operator(String written) {
    return switch (written) {
      case ":", "==" -> "=";
      case "=" -> this == ESQL ? ":=" : "=";
      default -> written;
    };
  }
}
