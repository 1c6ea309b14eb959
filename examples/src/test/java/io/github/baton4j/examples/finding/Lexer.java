// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.finding;

import java.util.ArrayList;
import java.util.List;

/** Cuts a query into words. */
final class Lexer {
  private static final List<String> OPERATORS =
      List.of("==", "!=", "<=", ">=", "=~", "|=", "&&", "||");

  private final Dialect dialect;
  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Lexer(Dialect dialect, String text) {
    this.dialect = dialect;
    this.text = text;
  }

  static List<Token> tokens(Dialect dialect, String text) {
    Lexer lexer = new Lexer(dialect, text);
    while (lexer.at < text.length()) {
      lexer.next();
    }
    return lexer.tokens;
  }

  private void next() {
    char c = text.charAt(at);
    if (Character.isWhitespace(c)) {
      at++;
    } else if (dialect.isComment(text, at)) {
      int end = text.indexOf('\n', at);
      at = end < 0 ? text.length() : end;
    } else if (c == '"') {
      quotedString();
    } else if (c == '`') {
      // Loki quotes templates with it, the others names.
      add(dialect == Dialect.LOGQL ? Token.Kind.STRING : Token.Kind.FIELD, quoted('`'));
    } else if (c == '/' && expectsRegex()) {
      add(Token.Kind.REGEX, quoted('/'));
    } else if (dialect == Dialect.DATADOG && c == '@') {
      attribute();
    } else if (dialect.isOfWord(c)) {
      word();
    } else {
      operator();
    }
  }

  private void add(Token.Kind kind, String value) {
    tokens.add(new Token(kind, value));
  }

  private boolean expectsRegex() {
    return !tokens.isEmpty() && tokens.get(tokens.size() - 1).says("like");
  }

  private void quotedString() {
    String value = quoted('"');
    boolean wild = dialect == Dialect.METRIC_FILTER && value.contains("*");
    add(wild ? Token.Kind.PATTERN : Token.Kind.STRING, value);
  }

  /** What is within quotes; a backslash before one of them, or before itself, is taken away. */
  private String quoted(char quote) {
    StringBuilder value = new StringBuilder();
    for (at++; text.charAt(at) != quote; at++) {
      boolean escape =
          text.charAt(at) == '\\' && (text.charAt(at + 1) == quote || text.charAt(at + 1) == '\\');
      if (escape && quote != '/') {
        at++;
      }
      value.append(text.charAt(at));
    }
    at++;
    return value.toString();
  }

  /** In Datadog's search: special characters are escaped, and a hyphen is one. */
  private void attribute() {
    StringBuilder name = new StringBuilder();
    for (at++; text.charAt(at) != ':'; at++) {
      if (text.charAt(at) == '\\') {
        at++;
      } else if (!dialect.isOfWord(text.charAt(at))) {
        throw new IllegalArgumentException("not escaped: " + text.charAt(at) + " in " + text);
      }
      name.append(text.charAt(at));
    }
    add(Token.Kind.FIELD, name.toString());
  }

  private void word() {
    int from = at;
    while (at < text.length() && dialect.isOfWord(text.charAt(at))) {
      at++;
    }
    String word = text.substring(from, at);
    if (word.startsWith("$.")) {
      add(Token.Kind.FIELD, word.substring(2));
    } else if (word.chars().allMatch(Character::isDigit)) {
      add(Token.Kind.NUMBER, word);
    } else {
      add(Token.Kind.NAME, word);
    }
  }

  private void operator() {
    String operator = text.substring(at, at + 1);
    for (String each : OPERATORS) {
      if (text.startsWith(each, at)) {
        operator = each;
        break;
      }
    }
    at += operator.length();
    if (operator.equals("&&")) {
      add(Token.Kind.NAME, "and");
    } else if (operator.equals("||")) {
      add(Token.Kind.NAME, "or");
    } else if (operator.equals("*") && dialect.rightIsValue()) {
      add(Token.Kind.PATTERN, "*");
    } else {
      add(Token.Kind.SYMBOL, dialect.operator(operator));
    }
  }
}
