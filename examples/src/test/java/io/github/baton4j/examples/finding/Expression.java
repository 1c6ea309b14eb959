// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.examples.finding;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Something of a query that has a value: a text, a number (a double), a time, true or false, or null. */
sealed interface Expression {
  /** Its value for rows that belong together; what does not sum up looks at the first. */
  Object of(List<Map<String, Object>> rows);

  /** Adds the names of all fields that it looks at. */
  void fields(Set<String> names);

  default boolean holds(Map<String, Object> row) {
    return Boolean.TRUE.equals(of(List.of(row)));
  }

  /** A constant. */
  record Constant(Object value) implements Expression {
    @Override
    public Object of(List<Map<String, Object>> rows) {
      return value;
    }

    @Override
    public void fields(Set<String> names) {}
  }

  /** A field. */
  record Field(String name) implements Expression {
    @Override
    public Object of(List<Map<String, Object>> rows) {
      return rows.isEmpty() ? null : rows.get(0).get(name);
    }

    @Override
    public void fields(Set<String> names) {
      names.add(name);
    }
  }

  /** An operator between two. What is missing, or of another kind, is neither equal nor unequal. */
  record Binary(String operator, Expression left, Expression right) implements Expression {
    @Override
    public Object of(List<Map<String, Object>> rows) {
      Object a = left.of(rows);
      Object b = right.of(rows);
      return switch (operator) {
        case "and" -> Boolean.TRUE.equals(a) && Boolean.TRUE.equals(b);
        case "or" -> Boolean.TRUE.equals(a) || Boolean.TRUE.equals(b);
        case "-" -> a == null || b == null ? null : (Object) (number(a) - number(b));
        case "=" -> a != null && a.equals(b);
        case "!=" -> a != null && b != null && a.getClass() == b.getClass() && !a.equals(b);
        default -> throw new IllegalArgumentException("no operator: " + operator);
      };
    }

    @Override
    public void fields(Set<String> names) {
      left.fields(names);
      right.fields(names);
    }
  }

  /** Whether a text is like another. */
  record Like(Expression left, String right, BiPredicate<String, String> how)
      implements Expression {
    static final BiPredicate<String, String> CONTAINS = String::contains;
    static final BiPredicate<String, String> REGEX =
        (text, regex) -> Pattern.compile(regex).matcher(text).find();
    static final BiPredicate<String, String> WILDCARDS =
        (text, pattern) -> Pattern.matches(Pattern.quote(pattern).replace("*", "\\E.*\\Q"), text);

    @Override
    public Object of(List<Map<String, Object>> rows) {
      return left.of(rows) instanceof String text && how.test(text, right);
    }

    @Override
    public void fields(Set<String> names) {
      left.fields(names);
    }
  }

  /** Whether there is a value, or none. */
  record Present(Expression what, boolean expected) implements Expression {
    @Override
    public Object of(List<Map<String, Object>> rows) {
      return (what.of(rows) != null) == expected;
    }

    @Override
    public void fields(Set<String> names) {
      what.fields(names);
    }
  }

  /** A function. */
  record Call(String function, List<Expression> arguments) implements Expression {
    @Override
    public Object of(List<Map<String, Object>> rows) {
      return switch (function.toLowerCase(Locale.ROOT)) {
        case "ispresent" -> argument(0, rows) != null;
        case "coalesce" ->
          arguments.stream()
              .map(each -> each.of(rows))
              .filter(Objects::nonNull)
              .findFirst()
              .orElse(null);
        case "date_diff" -> millis(rows);
        case "count" -> (double) rows.size();
        case "count_distinct" -> (double) each(rows).distinct().count();
        case "min" -> each(rows).min(Values.ORDER).orElse(null);
        case "max" -> each(rows).max(Values.ORDER).orElse(null);
        case "pct", "percentile" ->
          percentile(each(rows).sorted(Values.ORDER).toList(), number(argument(1, rows)));
        default -> throw new IllegalArgumentException("no function: " + function);
      };
    }

    private Object millis(List<Map<String, Object>> rows) {
      if (!"milliseconds".equals(argument(0, rows))) {
        throw new IllegalArgumentException("no unit: " + argument(0, rows));
      }
      Instant from = (Instant) argument(1, rows);
      return (double) Duration.between(from, (Instant) argument(2, rows)).toMillis();
    }

    private Object argument(int index, List<Map<String, Object>> rows) {
      return arguments.get(index).of(rows);
    }

    private Stream<Object> each(List<Map<String, Object>> rows) {
      return rows.stream().map(row -> argument(0, List.of(row))).filter(Objects::nonNull);
    }

    private static Object percentile(List<Object> sorted, double percent) {
      int rank = (int) Math.ceil(percent / 100 * sorted.size());
      return sorted.isEmpty() ? null : sorted.get(Math.max(0, rank - 1));
    }

    @Override
    public void fields(Set<String> names) {
      arguments.forEach(each -> each.fields(names));
    }
  }

  private static double number(Object value) {
    return (Double) value;
  }
}
