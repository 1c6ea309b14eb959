// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.finding;

import java.util.ArrayList;
import java.util.List;

/** Makes expressions of words. */
final class Parser {
  private static final List<String> COMPARISONS = List.of("=", "!=");

  private final Dialect dialect;
  private final List<Token> tokens;
  private int at;

  private Parser(Dialect dialect, List<Token> tokens) {
    this.dialect = dialect;
    this.tokens = tokens;
  }

  /** All of a text is one expression. */
  static Expression parse(Dialect dialect, String text) {
    return parse(dialect, Lexer.tokens(dialect, text));
  }

  static Expression parse(Dialect dialect, List<Token> tokens) {
    Parser parser = new Parser(dialect, tokens);
    Expression all = parser.or();
    if (parser.at < tokens.size()) {
      throw parser.unexpected();
    }
    return all;
  }

  private IllegalArgumentException unexpected() {
    String where = at < tokens.size() ? tokens.get(at).toString() : "the end";
    return new IllegalArgumentException(where + " in " + tokens);
  }

  private Token peek() {
    return at < tokens.size() ? tokens.get(at) : new Token(Token.Kind.SYMBOL, "");
  }

  private Token take() {
    if (at == tokens.size()) {
      throw unexpected();
    }
    return tokens.get(at++);
  }

  private boolean takes(String word) {
    boolean found = peek().is(word) || peek().says(word);
    at += found ? 1 : 0;
    return found;
  }

  private void expect(String word) {
    if (!takes(word)) {
      throw unexpected();
    }
  }

  private Expression or() {
    Expression left = and();
    while (takes("or")) {
      left = new Expression.Binary("or", left, and());
    }
    return left;
  }

  private Expression and() {
    Expression left = comparison();
    while (takes("and") || (dialect.andIsSilent() && beginsTerm())) {
      left = new Expression.Binary("and", left, comparison());
    }
    return left;
  }

  private boolean beginsTerm() {
    return at < tokens.size() && !peek().says("or") && !peek().is(")");
  }

  private Expression comparison() {
    Expression left = difference();
    if (COMPARISONS.contains(peek().text()) && peek().kind() == Token.Kind.SYMBOL) {
      return compared(left, take().text());
    }
    if (takes("like")) {
      Token right = take();
      boolean regex = right.kind() == Token.Kind.REGEX;
      return new Expression.Like(
          left, right.text(), regex ? Expression.Like.REGEX : Expression.Like.CONTAINS);
    }
    if (takes("in")) {
      return in(left);
    }
    if (takes("is")) {
      boolean not = takes("not");
      expect("null");
      return new Expression.Present(left, not);
    }
    if (takes("not")) {
      expect("exists");
      return new Expression.Present(left, false);
    }
    return left;
  }

  private Expression compared(Expression left, String operator) {
    Token next = peek();
    if (next.kind() == Token.Kind.PATTERN) {
      at++;
      return new Expression.Like(left, next.text(), Expression.Like.WILDCARDS);
    }
    if (dialect.rightIsValue()) {
      return new Expression.Binary(
          operator, left, new Expression.Constant(take().text()));
    }
    return new Expression.Binary(operator, left, difference());
  }

  private Expression in(Expression left) {
    String end = takes("[") ? "]" : ")";
    if (end.equals(")")) {
      expect("(");
    }
    Expression any = null;
    do {
      Expression equal = new Expression.Binary("=", left, primary());
      any = any == null ? equal : new Expression.Binary("or", any, equal);
    } while (takes(","));
    expect(end);
    return any;
  }

  private Expression difference() {
    Expression left = primary();
    while (takes("-")) {
      left = new Expression.Binary("-", left, primary());
    }
    return left;
  }

  private Expression primary() {
    Token token = take();
    if (token.is("(")) {
      Expression inner = or();
      expect(")");
      return inner;
    }
    return switch (token.kind()) {
      case NUMBER -> new Expression.Constant(Double.valueOf(token.text()));
      case STRING -> new Expression.Constant(token.text());
      case FIELD -> new Expression.Field(token.text());
      case NAME ->
        takes("(")
            ? new Expression.Call(token.text(), arguments())
            : new Expression.Field(token.text());
      default -> {
        at--;
        throw unexpected();
      }
    };
  }

  private List<Expression> arguments() {
    List<Expression> arguments = new ArrayList<>();
    if (takes("*")) {
      expect(")");
      return arguments;
    }
    do {
      arguments.add(or());
    } while (takes(","));
    expect(")");
    return arguments;
  }
}
